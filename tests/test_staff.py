"""Staff links lead to the very record on GitHub, and to a new one that passes once its fields are filled in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from conftest import EXAMPLE, ROOT

from terawang import content, tree
from terawang.model.evidence import Bukti
from terawang.pages import staff
from terawang.problem import Stop
from terawang.schemas import forms
from terawang.shape import shape
from terawang.source import yaml

if TYPE_CHECKING:
    from terawang.content import Content, RencanaAksi
    from terawang.model.plan import Indikator

REPOSITORY = "https://github.com/kpu-contoh/zi"


@pytest.fixture(scope="module")
def office() -> Content:
    return at(content.complete(content.read(EXAMPLE)), REPOSITORY)


def at(whole: Content, repository: str | None) -> Content:
    return replace(whole, situs=whole.situs.model_copy(update={"repositori": repository}))


def indicators(aksi: RencanaAksi) -> list[Indikator]:
    return [
        one
        for area in aksi.area
        for kegiatan in area.kegiatan
        for subkegiatan in kegiatan.subkegiatan
        for one in subkegiatan.indikator_keberhasilan
    ]


def path_of(address: str) -> str:
    return urlsplit(address).path.removeprefix("/kpu-contoh/zi/")


@pytest.mark.parametrize("repository", [None, "https://gitlab.com/kpu-contoh/zi"])
def test_a_site_without_a_repository_on_github_has_no_links(office: Content, repository: str | None) -> None:
    aksi, without = office.rencana_aksi[0], at(office, repository)

    assert staff.of_indicator(without, aksi, indicators(aksi)[0]) == ()
    assert staff.of_evidence(without, aksi.bukti[0]) == ()


def test_a_record_that_is_edited_exists(office: Content) -> None:
    links = [link for aksi in office.rencana_aksi for one in aksi.bukti for link in staff.of_evidence(office, one)]
    links += [
        link
        for aksi in office.rencana_aksi
        for one in indicators(aksi)
        for link in staff.of_indicator(office, aksi, one)
    ]
    edited = {path_of(address).removeprefix("edit/main/") for label, address in links if label.startswith("Ubah")}

    assert len(edited) > 100
    assert any("/survei/" in file for file in edited)
    assert [file for file in edited if not (EXAMPLE / file).is_file()] == []


def test_a_new_record_is_named_where_the_walk_expects_it_and_takes_no_name(office: Content) -> None:
    for aksi in office.rencana_aksi:
        for one in indicators(aksi):
            address = dict(staff.of_indicator(office, aksi, one))["Tulis catatan bukti"]
            name = parse_qs(urlsplit(address).query)["filename"][0]
            file = f"{path_of(address).removeprefix('new/main/')}/{name}"
            assert tree.kind_of(file) is Bukti
            assert not (EXAMPLE / file).exists()
            assert len(address) < 4000, "GitHub refuses addresses of 8 KB"


def test_a_new_record_asks_for_what_is_missing_and_passes_when_it_is_filled_in(office: Content) -> None:
    indikator = next(one for one in indicators(office.rencana_aksi[0]) if "surat_keputusan" in one.bukti_diminta[:1])
    text = staff.new_evidence(indikator)
    with pytest.raises(Stop) as stop:
        shape(Bukti, yaml.parse(text, "baru.yml"), "baru.yml")

    assert [problem.message for problem in stop.value.problems] == [
        f'isian "{name}" masih kosong' for name in ("judul", "tanggal", "penerbit", "ringkasan")
    ]
    for name in ("judul", "penerbit", "ringkasan", "# berkas"):
        text = text.replace(f"\n{name}:\n", f"\n{name.removeprefix('# ')}: contoh.pdf\n")
    filled = shape(Bukti, yaml.parse(text.replace("tanggal:\n", "tanggal: 27 Maret 2023\n"), "b.yml"), "b.yml")
    assert (filled.jenis, filled.indikator, filled.berkas) == ("surat_keputusan", (indikator.id,), "contoh.pdf")


def test_a_form_is_opened_with_year_and_indicator_filled_in(office: Content) -> None:
    aksi = office.rencana_aksi[-1]
    unreported = next(one for one in indicators(aksi) if one.id not in aksi.realisasi)
    links = dict(staff.of_indicator(office, aksi, unreported))

    for label, form in (
        ("Tambah bukti lewat formulir", forms.ADD_EVIDENCE),
        ("Lapor realisasi lewat formulir", forms.REPORT),
    ):
        asked = parse_qs(urlsplit(links[label]).query)
        made = (ROOT / forms.FOLDER / asked.pop("template")[0]).read_text(encoding="utf-8")
        assert f"name: {form.title}\n" in made
        assert asked == {"tahun": ["2024"], "indikator": [unreported.id]}
        assert all(f"id: {name}\n" in made for name in asked)
