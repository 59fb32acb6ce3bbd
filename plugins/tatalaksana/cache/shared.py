# A store that several machines share, behind any address that fsspec knows. What it hands out is held against the seal that it
# was put with; where it can't be reached, or hands out something else, all is made as if there were none.
from __future__ import annotations

from collections.abc import Mapping, Sequence

from tatalaksana.cache.seal import seal

_PATIENCE = 20.0
"""Seconds that a store may take, beside what content takes on its way."""
_SLOWEST = 100_000
"""Bytes a second of the slowest way that is waited for."""
_COMMON = 50_000
"""Bytes that a file is taken for before it is there."""
_SAID = 120
"""Letters that are told of what a store says."""


class SharedStore:
    """Files by their keys, for as long as the store answers."""

    def __init__(self, address: str) -> None:
        """Take an address, as `s3://bucket/folder`; it is not asked for anything yet.

        Raises:
            ImportError: fsspec is not installed, or what knows this kind of store is not.
            ValueError: There is no such kind.
        """
        import fsspec  # noqa: PLC0415 - who has no such store need not have it, nor wait for it

        self._fs, folder = fsspec.core.url_to_fs(address)
        self._folder = str(folder).rstrip("/")
        self._address = address
        self.damaged = 0
        """How many files were found that are not what was put; they are made anew."""
        self.trouble = ""
        """Why it is no longer asked, as a sentence; empty while all goes well."""

    def fetch(self, shelf: str, keys: Sequence[str]) -> dict[str, bytes]:
        """What is there of some keys, as it was put."""
        if self.trouble or not keys:
            return {}
        names = [self._name(shelf, key) for key in keys]
        try:
            answers: Mapping[str, object] = self._asked("cat", names, size=len(names) * _COMMON, on_error="return")
        except Exception as error:  # noqa: BLE001 - each kind of store has failures of its own, and none may stop a build
            self._fail(error)
            return {}
        found: dict[str, bytes] = {}
        for name, answer in answers.items():
            if isinstance(answer, bytes):
                key = name.rpartition("/")[2]
                mark, _, content = answer.partition(b"\n")
                if mark == seal(key, content).encode():
                    found[key] = content
                else:
                    self.damaged += 1
            elif not isinstance(answer, FileNotFoundError):
                self._fail(answer)
        return found

    def give(self, shelf: str, contents: Mapping[str, bytes]) -> None:
        """Put files there, by their keys."""
        if self.trouble or not contents:
            return
        whole = {
            self._name(shelf, key): seal(key, content).encode() + b"\n" + content for key, content in contents.items()
        }
        try:
            if not self._fs.async_impl:  # what answers to many at once has no folders that must be there
                for folder in sorted({name.rpartition("/")[0] for name in whole}):
                    self._fs.makedirs(folder, exist_ok=True)
            self._asked("pipe", whole, size=sum(map(len, whole.values())))
        except Exception as error:  # noqa: BLE001 - as above
            self._fail(error)

    def _name(self, shelf: str, key: str) -> str:
        return f"{self._folder}/{shelf}/{key[:2]}/{key}"

    def _asked(self, what: str, *given: object, size: int, **more: object) -> Mapping[str, object]:
        """What the store answers, in a time that the size allows where its kind can be interrupted."""
        if not self._fs.async_impl:
            return getattr(self._fs, what)(*given, **more)  # type: ignore[no-any-return]  # fsspec has no types
        import fsspec.asyn  # noqa: PLC0415 - as above

        patience = _PATIENCE + size / _SLOWEST
        return fsspec.asyn.sync(self._fs.loop, getattr(self._fs, f"_{what}"), *given, timeout=patience, **more)  # type: ignore[no-any-return]

    def _fail(self, error: object) -> None:
        said = " ".join(str(error).split())[:_SAID]
        self.trouble = (
            f"Simpanan bersama «{self._address}» tidak dapat dipakai ({type(error).__name__}{f': {said}' if said else ''}); "
            "dilanjutkan dengan simpanan di mesin ini."
        )
