"""Rules of the plan: years, areas, letters, ids, titles and months."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING

from terawang import words
from terawang.model.plan import Area, Rencana
from terawang.problem import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.content import Draft
    from terawang.model.plan import Indikator, Kegiatan

    Step = str | int


def every_year_has_its_plan(draft: Draft) -> Iterator[Problem]:
    """There is at least one plan, and a year's area files stand beside their rencana.yml."""
    if not any(file.endswith("/rencana.yml") for file in _attempted(draft)):
        yield Problem(
            Place("content/rencana-aksi"),
            "ZI001",
            "belum ada rencana aksi",
            "buat content/rencana-aksi/<tahun>/rencana.yml",
        )
    for folder in sorted({_folder(file) for file, _ in draft.of(Area)}):
        if f"{folder}/rencana.yml" not in _attempted(draft):
            yield Problem(Place(f"{folder}/rencana.yml"), "ZI001", f"berkas wajib {folder}/rencana.yml tidak ada")


def the_year_is_the_folders(draft: Draft) -> Iterator[Problem]:
    """`tahun` in rencana.yml is the year in the folder's name."""
    for file, rencana in draft.of(Rencana):
        year = _folder(file).rpartition("/")[2]
        if str(rencana.tahun) != year:
            yield Problem(
                draft.place(file, "tahun"),
                "ZI303",
                f"tahun {rencana.tahun} tidak sama dengan folder {year}",
                f"tulis tahun: {year}, atau pindahkan berkasnya ke folder {rencana.tahun}",
            )


def the_decree_is_dated_in_its_year(draft: Draft) -> Iterator[Problem]:
    """A decree numbered in a year is dated in that year."""
    for file, rencana in draft.of(Rencana):
        keputusan = rencana.keputusan
        if keputusan.tanggal.year != keputusan.tahun:
            yield Problem(
                draft.place(file, "keputusan", "tanggal"),
                "ZI303",
                f"keputusan tahun {keputusan.tahun} bertanggal {words.long_date(keputusan.tanggal)}",
                "periksa tanggal atau tahun keputusan",
            )


def an_area_file_is_named_after_its_code(draft: Draft) -> Iterator[Problem]:
    """The file of area `pw` is pw.yml."""
    for file, area in draft.of(Area):
        name = file.rpartition("/")[2].removesuffix(".yml")
        if area.kode != name:
            yield Problem(
                draft.place(file, "kode"),
                "ZI209",
                f'kode area "{area.kode}" tidak sama dengan nama berkas {name}.yml',
                f"tulis kode: {name}",
            )


def every_area_has_its_file(draft: Draft) -> Iterator[Problem]:
    """Each code under `area` in rencana.yml is named once and has its file beside it."""
    for file, rencana in draft.of(Rencana):
        for index, kode in enumerate(rencana.area):
            where = draft.place(file, "area", index)
            if kode in rencana.area[:index]:
                yield Problem(where, "ZI208", f'area "{kode}" disebut dua kali')
            elif f"{_folder(file)}/{kode}.yml" not in _attempted(draft):
                yield Problem(where, "ZI001", f'area "{kode}" tidak punya berkas {_folder(file)}/{kode}.yml')


def every_area_file_is_listed(draft: Draft) -> Iterator[Problem]:
    """An area file belongs to an area that rencana.yml lists."""
    for file, area in draft.of(Area):
        rencana = draft.records.get(f"{_folder(file)}/rencana.yml")
        if isinstance(rencana, Rencana) and area.kode not in rencana.area:
            yield Problem(
                draft.place(file, "kode"),
                "ZI203",
                f'area "{area.kode}" tidak disebut di rencana.yml',
                f"tambahkan {area.kode} pada isian area di {_folder(file)}/rencana.yml",
            )


def area_addresses_differ(draft: Draft) -> Iterator[Problem]:
    """No two areas of a year share their `alamat`."""
    seen: dict[tuple[str, str], str] = {}
    for file, area in draft.of(Area):
        first = seen.setdefault((_folder(file), area.alamat), file)
        if first != file:
            yield Problem(draft.place(file, "alamat"), "ZI208", f'alamat "{area.alamat}" sudah dipakai {first}')


def letters_follow_their_place(draft: Draft) -> Iterator[Problem]:
    """The first kegiatan of an area is a, the second b, and so on, whatever the decree prints."""
    for file, area in draft.of(Area):
        for index, kegiatan in enumerate(area.kegiatan):
            letter = ascii_lowercase[index]
            if kegiatan.huruf != letter:
                yield Problem(
                    draft.place(file, "kegiatan", index, "huruf"),
                    "ZI209",
                    f'kegiatan ke-{index + 1} berhuruf "{kegiatan.huruf}"',
                    f"tulis huruf: {letter}; huruf yang tercetak ditulis di nomor_naskah",
                )


def ids_follow_their_place(draft: Draft) -> Iterator[Problem]:
    """An indicator's id is area-kegiatan-subkegiatan-indikator, each by its position in the decree."""
    for file, area in draft.of(Area):
        for path, expected, indikator in _indikator(area):
            if indikator.id != expected:
                yield Problem(
                    draft.place(file, *path, "id"),
                    "ZI209",
                    f'id "{indikator.id}" tidak sesuai letaknya',
                    f"menurut letaknya: {expected}",
                )


def titles_differ(draft: Draft) -> Iterator[Problem]:
    """No two indicators of a year share their `ringkas`, for it is the title of a page."""
    seen: dict[tuple[str, str], str] = {}
    for file, area in draft.of(Area):
        for path, _, indikator in _indikator(area):
            where = draft.place(file, *path, "ringkas")
            first = seen.setdefault((_folder(file), indikator.ringkas.casefold()), indikator.id)
            if first != indikator.id:
                yield Problem(
                    where,
                    "ZI208",
                    f'ringkas "{indikator.ringkas}" sudah dipakai {first}',
                    "beri kata yang membedakan keduanya",
                )


def months_are_named_once_in_order(draft: Draft) -> Iterator[Problem]:
    """Planned months stand in the order of the year, each once."""
    for file, area in draft.of(Area):
        for path, _, indikator in _indikator(area):
            months = indikator.bulan_rencana or ()
            if list(months) != sorted(set(months)):
                right = ", ".join(str(month) for month in sorted(set(months)))
                yield Problem(
                    draft.place(file, *path, "bulan_rencana"),
                    "ZI302",
                    f"bulan_rencana {indikator.id} tidak urut atau menyebut satu bulan dua kali",
                    f"tulis bulan_rencana: [{right}]",
                )


def _indikator(area: Area) -> Iterator[tuple[tuple[Step, ...], str, Indikator]]:
    """Give each indicator with its path in the file and the id that its place asks for."""
    for k, kegiatan in enumerate(area.kegiatan):
        for path, position, indikator in _of_kegiatan(kegiatan):
            yield ("kegiatan", k, *path), f"{area.kode}-{ascii_lowercase[k]}-{position}", indikator


def _of_kegiatan(kegiatan: Kegiatan) -> Iterator[tuple[tuple[Step, ...], str, Indikator]]:
    for s, subkegiatan in enumerate(kegiatan.subkegiatan):
        for i, indikator in enumerate(subkegiatan.indikator_keberhasilan):
            yield ("subkegiatan", s, "indikator_keberhasilan", i), f"{s + 1}-{i + 1}", indikator


def _attempted(draft: Draft) -> set[str]:
    """Files that exist, whether they could be read or not: a broken file is told once, as broken."""
    return {*draft.records, *(problem.place.file for problem in draft.problems)}


def _folder(file: str) -> str:
    return file.rpartition("/")[0]
