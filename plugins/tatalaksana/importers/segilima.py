# What goes on across pages: an arrow into a segilima and the arrow out of its fellow on another page are one, also where
# several come in or go on, and over pages between.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tatalaksana.importers.panah import Arrow
from tatalaksana.importers.reading import ReadShape
from tatalaksana.importers.terbaca import Keyakinan, Sisa


class PageJoints:
    """The segilima of a chart.

    Args:
        joints: All of them.
    """

    def __init__(self, joints: Sequence[ReadShape]) -> None:
        self._joints = {shape.name: shape for shape in joints}
        self.left: list[Sisa] = []
        """What has no fellow."""

    def joined(self, arrows: Sequence[Arrow]) -> list[Arrow]:
        """Arrows into a segilima and out of its fellow as one, and the others."""
        into = [one for one in arrows if one.target in self._joints]
        out = [one for one in arrows if one.source in self._joints]
        plain = [one for one in arrows if one.target not in self._joints and one.source not in self._joints]
        taken: set[int] = set()
        came: list[Arrow] = []
        todo = [one for one in into if one.source not in self._joints]
        while todo:
            one = todo.pop(0)
            came.append(one)
            fellow = self._fellow(one, out, taken)
            if fellow is None:
                fellow = next((at for at in sorted(taken) if self._same_joint(one, out[at])), None)
            if fellow is None:
                self.left.append(
                    Sisa(
                        self._joints[one.target].text or "segilima",
                        f"halaman {self._joints[one.target].page}",
                        "Sambungan halaman ini tidak punya pasangan.",
                    )
                )
                continue
            taken.add(fellow)
            further = self._over(one, out[fellow])
            # Over a page without a symbol of it a way goes from one segilima into the next.
            (todo if further.target in self._joints else plain).append(further)
        # Where several leave one segilima they all go on from what came into its fellow.
        for at, other in enumerate(out):
            if at not in taken and other.target not in self._joints:
                plain += [self._over(one, other) for one in came if self._same_joint(one, other)]
        return plain

    def _same_joint(self, one: Arrow, other: Arrow) -> bool:
        """Whether an arrow into a segilima and one out of another belong together, by what is written in both."""
        said = self._joints[one.target].text.strip()
        return bool(said) and one.target != other.source and said == self._joints[other.source].text.strip()

    def _over(self, one: Arrow, other: Arrow) -> Arrow:
        named = self._same_joint(one, other)
        sure = max(one.yakin, other.yakin, Keyakinan.PASTI if named else Keyakinan.MUNGKIN, key=list(Keyakinan).index)
        why = one.mengapa or other.mengapa or ("" if named else "Pasangan segilima disimpulkan dari lajurnya.")
        return replace(one, target=other.target, text=one.text or other.text, yakin=sure, mengapa=why)

    def _fellow(self, one: Arrow, out: Sequence[Arrow], taken: set[int]) -> int | None:
        joint = self._joints[one.target]
        free = [at for at, other in enumerate(out) if at not in taken and other.source != one.target]
        same = [
            at for at in free if joint.text.strip() and self._joints[out[at].source].text.strip() == joint.text.strip()
        ]
        if same:
            return min(same, key=lambda at: abs(self._joints[out[at].source].page - joint.page))
        free = [at for at in free if self._joints[out[at].source].page != joint.page]
        unnamed = [at for at in free if not self._joints[out[at].source].text.strip() or not joint.text.strip()]
        near = [
            at for at in unnamed if abs(self._joints[out[at].source].bounds.middle[0] - joint.bounds.middle[0]) < 40
        ]
        return near[0] if near else unnamed[0] if len(unnamed) == 1 else None
