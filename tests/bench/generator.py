# A collection of any size in the seeds' shapes: same number, same collection, and no two texts or charts alike.
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.bench.seeds import BOXES, Seeds, SopData, decides, items
from tests.bench.words import UNITS, subject, title

FAMILY = 4
"""A macro SOP and the three micro SOP that it names and that name it."""
_FEWEST, _MOST = 7, 16
_SUBJECTS = re.compile(
    r"pedoman/(?:petunjuk (?:pelaksanaan|kerja)|juklak)|pedoman dan/atau petunjuk pelaksanaan|mobilisasi media"
    r"|(?:daftar )?(?:hasil )?konfirmasi kehadiran(?: peserta)?(?: persidangan)?|dokumen persidangan"
    r"|(?:monitoring dan evaluasi|monev) sop ap(?: unit organisasi)?|rapat pembahasan|naskah dinas administrasi",
    re.IGNORECASE,
)
_STATES = (
    "telah diperiksa",
    "telah dikoreksi",
    "terparaf",
    "telah dipelajari",
    "telah ditandatangani",
    "telah dicatat",
)


@dataclass(frozen=True, slots=True)
class Generated:
    """One generated SOP."""

    id: str
    """`folder/slug`, as in the catalog."""
    data: SopData


@dataclass(slots=True)
class _Row:
    """A row while its SOP is put together."""

    lanes: list[str]
    decides: bool
    text: str


def sops(seeds: Seeds, count: int) -> Iterator[Generated]:
    """The collection, SOP by SOP."""
    charts: set[str] = set()
    for index in range(count):
        for attempt in range(100):
            data = _sop(seeds, index, count, Random(f"tatalaksana-{index}-{attempt}"))  # noqa: S311 - not for secrets
            chart = _chart(data)
            if chart not in charts:
                break
        charts.add(chart)
        yield Generated(f"{_unit(index)}/{_slug(title(index))}", data)


def write(collection: Iterator[Generated], seeds: Seeds, folder: Path, profiles: Path) -> int:
    """Write a collection, its registers and the one profile of a folder as sources; how many bytes of SOP that were."""
    folder.mkdir(parents=True)
    (folder / "profil").mkdir()
    [profile] = profiles.iterdir()
    (folder / "profil" / profile.name).write_bytes(profile.read_bytes())
    units = {"kementerian": {"nama": "Kementerian", "profil": profile.stem}}
    units |= {unit: {"nama": name, "induk": "kementerian"} for unit, name in UNITS.items()}
    offices = {
        f"{office}-{unit}": about | {"nama": f"{about['nama']} pada {name}", "unit": unit}
        for unit, name in UNITS.items()
        for office, about in seeds.offices.items()
    }
    for name, register in (("unit", units), ("jabatan", offices), ("peraturan", seeds.regulations)):
        (folder / f"{name}.yaml").write_text(_yaml(register), encoding="utf-8")
    size = 0
    for sop in collection:
        path = folder / f"{sop.id}.yaml"
        path.parent.mkdir(exist_ok=True)
        size += path.write_text(
            f"# yaml-language-server: $schema=../../docs/skema/sop.schema.json\n\n{_yaml(sop.data)}", encoding="utf-8"
        )
    return size


def kind_of(index: int) -> str:
    """The kind of the SOP of that index."""
    return "mikro" if index % FAMILY else "makro"


def _sop(seeds: Seeds, index: int, count: int, chance: Random) -> SopData:
    shape = seeds.shapes[index % len(seeds.shapes)]
    about, unit = subject(index), _unit(index)
    first = index - index % FAMILY
    family = [f"SOP {kind_of(other).capitalize()} {title(other)}" for other in range(first, min(first + FAMILY, count))]
    related = [name for place, name in enumerate(family) if (place == 0) != (index == first)]
    lanes = [
        {"id": _lane(lane), "jabatan": f"{lane['jabatan']}-{unit}", "label": lane["label"]}
        for lane in shape["pelaksana"]
    ]
    chance.shuffle(lanes)
    rows = _rows(seeds, shape, [lane["id"] for lane in lanes], chance)
    used = {lane for row in rows for lane in row.lanes}
    day, month, year = 1 + index % 28, 1 + index // 28 % 12, 2016 + index // 336 % 8
    draft = index % 10 == 9
    data: SopData = {
        "nomor": f"OT.01.02-{index // 999 + 1:03}-{index % 999 + 1:03}.{unit}",
        "judul": title(index), "jenis": kind_of(index), "status": "draf" if draft else "berlaku", "unit": unit,
        "tanggal": {"pembuatan": f"{year}-{month:02}-{day:02}", "efektif": f"{year + 1}-{month:02}-{day:02}", "centang": ["efektif"]},
        "pengesahan": shape["pengesahan"] | {"jabatan": f"Kepala {UNITS[unit]}"},
        "dasar_hukum": _bases(seeds, len(shape["dasar_hukum"]), chance),
    }  # fmt: skip
    for box in BOXES:
        wanted = len(items(shape.get(box)))
        texts = [
            _about(text, about) if place == 0 else text
            for place, text in enumerate(chance.sample(seeds.boxes[box], wanted))
        ]
        data[box] = texts[0] if isinstance(shape[box], str) else texts
    data["keterkaitan"] = related
    data["pelaksana"] = [lane for lane in lanes if lane["id"] in used]
    data["kegiatan"] = _activities(rows, about, related if index == first else [], chance)
    return data


def _rows(seeds: Seeds, shape: SopData, lanes: list[str], chance: Random) -> list[_Row]:
    """The seed's rows, some left out, some put in, some in another lane."""
    rows = [_row(row, lanes) for row in shape["kegiatan"]]
    count = min(_MOST, max(_FEWEST, len(rows) + chance.randint(-3, 3)))
    while len(rows) > count:
        del rows[chance.randrange(1, len(rows) - 1)]
    while len(rows) < count:
        rows.insert(chance.randrange(1, len(rows)), _Row([chance.choice(lanes)], decides=False, text=""))
    for place, row in enumerate(rows):
        if len(row.lanes) == 1 and chance.random() < 0.25:
            row.lanes = [chance.choice(lanes)]
        if 1 < place < len(rows) - 1 and len(row.lanes) == 1 and chance.random() < 0.04:
            row.decides = True
        row.decides = row.decides and 0 < place < len(rows) - 1
        pool = seeds.deciding if row.decides else seeds.plain
        used = {other.text for other in rows if other is not row}
        if row.text not in pool or row.text in used:
            row.text = chance.choice([text for text in pool if text not in used])
    return rows


def _bases(seeds: Seeds, count: int, chance: Random) -> list[SopData]:
    """Regulations, each once, in one of the wordings of the seeds."""
    wordings = {base["peraturan"]: base for base in chance.sample(seeds.bases, len(seeds.bases))}
    return list(wordings.values())[:count]


def _row(row: SopData, lanes: list[str]) -> _Row:
    acting = [symbol["pelaksana"] for symbol in row["simbol"]] if "simbol" in row else items(row["pelaksana"])
    assert set(acting) <= set(lanes), acting
    return _Row(acting, decides(row), row["uraian"])


def _activities(rows: list[_Row], about: str, details: list[str], chance: Random) -> list[SopData]:
    exits = {place: chance.randint(max(0, place - 3), place - 1) for place, row in enumerate(rows) if row.decides}
    targets = {*exits.values(), *(place + 1 for place in exits)}
    detailed = dict(zip(sorted(chance.sample(range(len(rows)), len(details))), details, strict=True))
    needed = f"Disposisi pimpinan tentang {about}"
    activities: list[SopData] = []
    for place, row in enumerate(rows):
        made = f"{chance.choice(('Konsep', 'Bahan', 'Laporan', 'Dokumen', 'Catatan'))} {about} {chance.choice(_STATES)}"
        if chance.random() < 0.3:
            made += f" + disposisi {place + 1}"
        activity: SopData = {"id": f"langkah-{place + 1}"} if place in targets else {}
        activity["uraian"] = _about(row.text, about)
        if place in exits:
            back = f"langkah-{exits[place] + 1}" if chance.random() < 0.85 else "selesai"
            choice: SopData = {"setuju": f"langkah-{place + 2}", "tidak": back}
            if len(row.lanes) == 1:
                activity |= {"pelaksana": row.lanes[0], "keputusan": choice}
            else:
                first, *_, last = row.lanes
                activity["simbol"] = [{"pelaksana": first}, {"pelaksana": last, "keputusan": choice}]
        else:
            activity["pelaksana"] = row.lanes[0] if len(row.lanes) == 1 else row.lanes
        amount = chance.choice(
            ("5 Menit", "10 Menit", "20 Menit", "30 Menit", "60 Menit", "120 Menit", "1 Hari", "2-3 hari")
        )
        activity |= {"kelengkapan": needed, "waktu": amount, "output": made}
        if place in detailed:
            activity["rincian"] = detailed[place]
        activities.append(activity)
        needed = made
    return activities


def _about(text: str, about: str) -> str:
    """A seed's text about something else."""
    changed, count = _SUBJECTS.subn(about, text, count=1)
    return changed if count else f"{text.rstrip(' .')} perihal {about}"


def _unit(index: int) -> str:
    """Families stay together in one of the units."""
    return list(UNITS)[index // FAMILY % len(UNITS)]


def _lane(lane: SopData) -> str:
    return str(lane.get("id", lane["jabatan"]))


def _slug(text: str) -> str:
    return "-".join(re.findall("[a-z0-9]+", text.casefold()))


def _chart(data: SopData) -> str:
    """What is drawn of an SOP."""
    lanes = [lane["id"] for lane in data["pelaksana"]]
    steps = [[row.get(key) for key in ("id", "pelaksana", "keputusan", "simbol")] for row in data["kegiatan"]]
    return repr((lanes, steps))


class _Dumper(yaml.CSafeDumper):
    """Writes everything out, as people do, instead of referring back."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401 - the signature of PyYAML
        """No aliases."""
        del data
        return True


def _yaml(data: SopData) -> str:
    return str(yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000))
