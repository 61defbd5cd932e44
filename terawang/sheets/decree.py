"""A plan read from a sheet in the decree's own layout: merged cells, heads on every page, months as marks.

Ids come from the position (area, kegiatan, subkegiatan, indikator). Colours are not read: a shaded month is no mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple

from terawang import words
from terawang.model.plan import Area, Indikator, Kegiatan, Letak, Subkegiatan
from terawang.problem import Place, Problem, Stop
from terawang.sheets import values
from terawang.sheets.values import Fault
from terawang.source.sheet import address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from terawang.model.plan import KodeArea
    from terawang.source.sheet import Row, Sheet

LEVELS = ("area", "kegiatan", "subkegiatan", "indikator")
_MOST = (6, 26, 99, 99)  # parts of each level that an id has room for
_MONTHS = 12
_SHORT, _LONG = 280, 4000  # characters of `ringkas` and of any text
_LABEL = re.compile(r"(\(?(?:[A-Za-z]|\d{1,2}|[ivxIVX]{1,4})\s?[.)]+)\s*(\S.*)", re.DOTALL)


class _Known(NamedTuple):
    """One of the six areas of PermenPANRB 90/2021: words that tell it, its address, short name and aim."""

    tells: str
    alamat: str
    nama_singkat: str
    ringkas: str


AREAS: dict[KodeArea, _Known] = {
    "mp": _Known("perubahan", "manajemen-perubahan", "Manajemen Perubahan", "Mengubah cara berpikir dan cara kerja."),
    "tl": _Known("tatalaksana|tata laksana", "tatalaksana", "Tatalaksana", "Menata cara kerja dan prosedur kantor."),
    "sdm": _Known("sdm|sumber daya manusia", "sdm", "SDM", "Mengelola pegawai menurut kebutuhan dan kinerja."),
    "ak": _Known("akuntabilitas", "akuntabilitas", "Akuntabilitas", "Merencanakan dan melaporkan kinerja kantor."),
    "pw": _Known("pengawasan", "pengawasan", "Pengawasan", "Mencegah dan menangani penyimpangan."),
    "pp": _Known("pelayanan", "pelayanan", "Pelayanan", "Memperbaiki pelayanan kepada masyarakat."),
}


@dataclass(slots=True)
class Part:
    """A part of the plan while it is read: its label and words, where it stands, its months, and what is below it."""

    text: str
    label: str
    page: int
    line: int
    row: int
    column: int
    parts: list[Part] = field(default_factory=list)
    months: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Layout:
    """What a sheet says of a plan, and what is wrong with it."""

    areas: dict[KodeArea, Area] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class _Head(NamedTuple):
    """Which columns (from 0) belong to which level, the number and the remarks, and the months by column."""

    spans: Mapping[str, range]
    months: Mapping[int, int]


def read(sheets: Sequence[Sheet]) -> Layout:
    """Read the plan from the first visible sheet in the decree's layout; Stop when there is none."""
    for sheet in sorted(sheets, key=lambda one: one.hidden):
        if any(_spans(row) for row in sheet.rows):
            return _Reader(sheet).read()
    message = "tidak ada baris kepala seperti lampiran keputusan dalam berkas ini"
    hint = (
        "kepalanya: No, AREA PERUBAHAN, KEGIATAN, SUB KEGIATAN, INDIKATOR KEBERHASILAN, bulan 1 sampai 12, KETERANGAN"
    )
    raise Stop(Problem(Place(sheets[0].file), "ZI501", message, hint))


class _Reader:
    """Goes through the rows of one sheet; what a merged cell leaves empty belongs to the part above."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.layout = Layout()
        self.areas: list[Part] = []
        self.open: list[Part] = []
        self.page = self.line = 0
        self.remarks = 0

    def read(self) -> Layout:
        head: _Head | None = None
        below = False
        for row in self.sheet.rows:
            texts = [cell.text for cell in row.cells]
            if spans := _spans(row):
                head, below = _Head(spans, _months(texts, spans)), True
                self.page, self.line = self.page + 1, 0
            elif head and below and (months := _months(texts, head.spans)):
                head = head._replace(months=months)
            elif head and any(texts) and not _is_numbering(texts):
                below = False
                self.line += 1
                self.row(row, head)
        self.finish()
        return self.layout

    def tell(self, row: int, column: int, fault: Fault) -> None:
        """Keep what is wrong with a cell."""
        where = f"baris {row}, kolom {address(row, column)[: -len(str(row))]}"
        place = self.sheet.place(row, column)
        self.layout.problems.append(Problem(place, fault.code, f"{where}: {fault.message}", fault.hint))

    def row(self, row: Row, head: _Head) -> None:
        """Take in one row, from the outermost level to the innermost."""
        self.refuse_unreadable(row, head)
        number = " ".join(row.cells[at].text for at in head.spans["no"] if at < len(row.cells)).strip()
        fresh: list[Part] = []
        for depth, level in enumerate(LEVELS):
            for column, text in _pieces(row, head.spans[level]):
                label, said = _label(text)
                own = (number or label) if depth == 0 else label
                part = Part(said, own, self.page, self.line, row.number, column)
                is_leaf = depth == len(LEVELS) - 1
                if (is_leaf or not self.is_again(depth, said)) and self.add(depth, part) and is_leaf:
                    fresh.append(part)
        self.mark(row, head, fresh or self.open[len(LEVELS) - 1 :])
        if len(fresh) > 1:
            note = f"baris {row.number}: {len(fresh)} indikator dalam satu sel; tanda bulannya dipakai untuk semuanya"
            self.layout.notes.append(note)
        self.remarks += any(row.cells[at].text for at in head.spans["keterangan"] if at < len(row.cells))

    def refuse_unreadable(self, row: Row, head: _Head) -> None:
        """Tell of formulas that broke and of texts that are too long for a part of a plan."""
        for column in (at for level in ("no", *LEVELS) for at in head.spans[level] if at < len(row.cells)):
            cell = row.cells[column]
            if cell.kind == "error":
                fault = Fault("ZI501", f"sel ini berisi galat rumus {cell.text}", "ketik teksnya")
                self.tell(row.number, column, fault)
            elif len(cell.text) > _LONG:
                fault = Fault("ZI207", f"terlalu panjang: paling banyak {_LONG} huruf", "bagi menjadi beberapa baris")
                self.tell(row.number, column, fault)

    def is_again(self, depth: int, text: str) -> bool:
        """Tell whether a cell repeats what stands above it: some fill merged cells down."""
        return depth < len(self.open) and words.slug(self.open[depth].text) == words.slug(text)

    def add(self, depth: int, part: Part) -> bool:
        """Put a part under the one that is open above it."""
        if len(self.open) < depth:
            names = {1: "area perubahan", 2: "kegiatan", 3: "subkegiatan"}
            message = f"tidak ada {names[len(self.open) + 1]} di atas baris ini"
            hint = "isi kolomnya; sel yang digabung cukup terisi di baris pertamanya"
            self.tell(part.row, part.column, Fault("ZI202", message, hint))
            return False
        same = next((one for one in self.areas if words.slug(one.text) == words.slug(part.text)), None)
        if depth == 0 and same:
            self.open = [same]  # the next page names its area again
            if same.parts:
                self.open.append(same.parts[-1])
            return False
        siblings = self.open[depth - 1].parts if depth else self.areas
        siblings.append(part)
        self.open[depth:] = [part]
        return True

    def mark(self, row: Row, head: _Head, parts: list[Part]) -> None:
        """Note the months that are marked in a row for its indicators or, below a merged cell, the one above."""
        for column, number in head.months.items():
            mark = values.mark(row.cells[column], number) if column < len(row.cells) else False
            if isinstance(mark, Fault):
                self.tell(row.number, column, mark)
            elif mark is True:
                for part in parts:
                    part.months.add(number)

    def finish(self) -> None:
        """Make the records, and say what stands empty."""
        for part in self.areas:
            kode = _code(part.text)
            if kode is None or kode in self.layout.areas:
                hint = "enam area: " + ", ".join(known.nama_singkat for known in AREAS.values())
                self.tell(part.row, part.column, Fault("ZI205", f'area "{part.text}" tidak dikenal', hint))
            elif self.is_whole(part, 0) and not self.layout.problems:
                self.layout.areas[kode] = _area(kode, part)
        if not self.areas and not self.layout.problems:
            self.layout.problems.append(
                Problem(Place(self.sheet.file), "ZI501", "tidak ada area di bawah kepalanya", "isi tabelnya")
            )
        if self.remarks:
            self.layout.notes.append(f"{self.remarks} isi kolom Keterangan tidak dibawa: model tidak punya tempatnya")

    def is_whole(self, part: Part, depth: int) -> bool:
        """Tell whether every part has parts below it, and not more than its ids have room for."""
        if depth == len(LEVELS) - 1:
            return True
        below = LEVELS[depth + 1]
        if not part.parts:
            fault = Fault("ZI202", f'"{part.text[:60]}" tidak punya {below}', f"isi kolom {below} di barisnya")
            self.tell(part.row, part.column, fault)
        if len(part.parts) > _MOST[depth + 1]:
            fault = Fault("ZI207", f"lebih dari {_MOST[depth + 1]} {below}", "periksa sel yang digabung")
            self.tell(part.row, part.column, fault)
            return False
        whole = [self.is_whole(one, depth + 1) for one in part.parts]  # all of them: each tells its own
        return bool(whole) and all(whole)


def _spans(row: Row) -> dict[str, range] | None:
    """Find which columns a head row gives to each level; None for a row that is no head."""
    names = {at: _level(cell.text) for at, cell in enumerate(row.cells) if cell.text}
    starts = {name: at for at, name in reversed(names.items()) if name}
    if not {"area", "kegiatan", "indikator"} <= starts.keys():
        return None
    ends = [*sorted(names), len(row.cells)]
    spans = {name: range(at, min(end for end in ends if end > at)) for name, at in starts.items()}
    spans["indikator"] = range(starts["indikator"], starts["indikator"] + 1)
    return {name: spans.get(name, range(0)) for name in ("no", *LEVELS, "keterangan")}


def _level(text: str) -> str:
    name = words.slug(text).replace("-", "")
    found = ((r"nomor|no", "no"), (r"sub.*", "subkegiatan"), (r"indikator.*", "indikator"), (r"area.*", "area"))
    more = ((r"kegiatan|programkegiatan|rencanaaksi|program", "kegiatan"), (r"keterangan|ket", "keterangan"))
    return next((level for pattern, level in (*found, *more) if re.fullmatch(pattern, name)), "")


def _months(texts: Sequence[str], spans: Mapping[str, range]) -> dict[int, int]:
    """Find the twelve columns of months right of the indicator; less than twelve in order are none."""
    first = spans["indikator"].stop
    found = {at: number for at, text in enumerate(texts) if at >= first and (number := values.month(text))}
    return found if list(found.values()) == list(range(1, _MONTHS + 1)) else {}


def _is_numbering(texts: Sequence[str]) -> bool:
    """Tell whether a row only numbers the columns: 1, 2, 3 … from the left."""
    own = [text.strip("()") for text in texts if text]
    return len(own) > len(LEVELS) and own == [str(number) for number in range(1, len(own) + 1)]


def _pieces(row: Row, span: range) -> Iterator[tuple[int, str]]:
    """Give what a level's cells of a row say: one text, or several where a cell numbers its lines."""
    filled = [(at, row.cells[at].text) for at in span if at < len(row.cells) and row.cells[at].text]
    if not filled:
        return
    text = " ".join(said for _, said in filled)
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    starts = [at for at, line in enumerate(lines) if _LABEL.fullmatch(line)]
    if len(starts) > 1 and starts[0] == 0:
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            yield filled[0][0], " ".join(lines[start:end])
    else:
        yield filled[0][0], " ".join(" ".join(lines).split())


def _label(text: str) -> tuple[str, str]:
    found = _LABEL.fullmatch(text)
    return (found[1].strip(), " ".join(found[2].split())) if found else ("", text)


def _code(text: str) -> KodeArea | None:
    own = words.slug(text).replace("-", " ")
    return next((kode for kode, known in AREAS.items() if re.search(rf"\b(?:{known.tells})", own)), None)


def _area(kode: KodeArea, part: Part) -> Area:
    known = AREAS[kode]
    kegiatan = tuple(_kegiatan(kode, ascii_lowercase[at], one) for at, one in enumerate(part.parts))
    return Area(
        kode=kode,
        alamat=known.alamat,
        nama_singkat=known.nama_singkat,
        ringkas=known.ringkas,
        nomor_naskah=part.label or None,
        uraian=part.text,
        letak=_letak(part),
        kegiatan=kegiatan,
    )


def _kegiatan(kode: str, huruf: str, part: Part) -> Kegiatan:
    below = tuple(
        Subkegiatan(
            nomor_naskah=sub.label or None,
            uraian=sub.text,
            letak=_letak(sub),
            indikator_keberhasilan=tuple(
                _indikator(f"{kode}-{huruf}-{s}-{i}", one) for i, one in enumerate(sub.parts, start=1)
            ),
        )
        for s, sub in enumerate(part.parts, start=1)
    )
    return Kegiatan(
        huruf=huruf, nomor_naskah=part.label or None, uraian=part.text, letak=_letak(part), subkegiatan=below
    )


def _indikator(name: str, part: Part) -> Indikator:
    return Indikator(
        id=name,
        nomor_naskah=part.label or None,
        uraian=part.text,
        ringkas=_ringkas(part.text),
        bulan_rencana=tuple(sorted(part.months)) or None,
        letak=_letak(part),
    )


def _ringkas(text: str) -> str:
    return text if len(text) <= _SHORT else text[: _SHORT - 1].rpartition(" ")[0] + "…"


def _letak(part: Part) -> tuple[Letak, ...]:
    return (Letak(halaman=part.page, baris=part.line),)


def titled_apart(areas: Mapping[KodeArea, Area]) -> dict[KodeArea, Area]:
    """Give the areas with every `ringkas` once: pages are named after it."""
    seen: set[str] = set()

    def apart(one: Indikator) -> Indikator:
        title = one.ringkas
        if title.casefold() in seen:
            ending = f" ({one.id})"
            title = title[: _SHORT - len(ending)].rstrip() + ending
        seen.add(title.casefold())
        return one.model_copy(update={"ringkas": title})

    return {kode: _each_indicator(area, apart) for kode, area in areas.items()}


def _each_indicator(area: Area, change: Callable[[Indikator], Indikator]) -> Area:
    def of_sub(sub: Subkegiatan) -> Subkegiatan:
        own = tuple(change(one) for one in sub.indikator_keberhasilan)
        return sub.model_copy(update={"indikator_keberhasilan": own})

    def of_kegiatan(one: Kegiatan) -> Kegiatan:
        return one.model_copy(update={"subkegiatan": tuple(of_sub(sub) for sub in one.subkegiatan)})

    return area.model_copy(update={"kegiatan": tuple(of_kegiatan(one) for one in area.kegiatan)})
