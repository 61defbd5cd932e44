"""Two years side by side: what went on, what changed, what is new, what was given up; each with its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from mistakes import site
from printed import html, links, main, texts

from terawang import content
from terawang.pages import comparison, outline

if TYPE_CHECKING:
    from pathlib import Path

    from terawang.content import Content, RencanaAksi
    from terawang.model.plan import Area, Indikator
    from terawang.pages.comparison import Pair
    from terawang.pages.page import Page

TODAY = date(2024, 9, 18)


@pytest.fixture
def one_year(tmp_path: Path) -> Content:
    return content.complete(content.read(site(tmp_path)))


def changed(area: Area, **by_id: dict[str, Any] | None) -> Area:
    """Give an area with indicators changed, or left out where their change is None; `mp_a_1_1` stands for mp-a-1-1."""

    def new(indikator: Indikator) -> Indikator | None:
        change = by_id.get(indikator.id.replace("-", "_"), {})
        return None if change is None else indikator.model_copy(update=change)

    def kept(indikator_keberhasilan: tuple[Indikator, ...]) -> tuple[Indikator, ...]:
        return tuple(one for one in map(new, indikator_keberhasilan) if one)

    return area.model_copy(
        update={
            "kegiatan": tuple(
                kegiatan.model_copy(
                    update={
                        "subkegiatan": tuple(
                            sub.model_copy(update={"indikator_keberhasilan": kept(sub.indikator_keberhasilan)})
                            for sub in kegiatan.subkegiatan
                        )
                    }
                )
                for kegiatan in area.kegiatan
            )
        }
    )


def two_years(whole: Content, **by_id: dict[str, Any] | None) -> Content:
    """Give the content with a second year: the first one's plan with some indicators changed."""
    (old,) = whole.rencana_aksi
    new: RencanaAksi = replace(
        old,
        rencana=old.rencana.model_copy(update={"tahun": 2024}),
        area=tuple(changed(area, **by_id) for area in old.area),
        realisasi={},
        bukti=(),
    )
    return replace(whole, rencana_aksi=(old, new))


def page_of(whole: Content) -> Page:
    plans = [outline.outline(aksi, whole, today=TODAY) for aksi in whole.rencana_aksi]
    (page,) = comparison.pages(whole, plans)
    return page


def pairs_of(whole: Content) -> dict[str, Pair]:
    before, after = (outline.outline(aksi, whole, today=TODAY) for aksi in whole.rencana_aksi)
    return {pair.row.id: pair for pair in comparison.compared(before, after)}


def kinds(whole: Content) -> dict[str, str]:
    return {id_: pair.kind for id_, pair in pairs_of(whole).items()}


def test_one_year_has_nothing_to_compare(one_year: Content) -> None:
    plan = outline.outline(one_year.rencana_aksi[0], one_year, today=TODAY)

    assert list(comparison.pages(one_year, [plan])) == []


def test_the_same_id_with_the_same_words_goes_on(one_year: Content) -> None:
    whole = two_years(one_year)

    assert kinds(whole) == {"mp-a-1-1": "tetap", "mp-a-1-2": "tetap", "pw-a-1-1": "tetap"}
    assert page_of(whole).url == "/banding/2023-2024/"


@pytest.mark.parametrize(
    ("uraian", "kind"),
    [
        pytest.param("Lain sama sekali", "baru", id="other words under an old id are another indicator"),
        pytest.param("{};", "tetap", id="the mark at the end of a list's item is no change"),
        pytest.param("  {}", "tetap", id="nor are spaces"),
    ],
)
def test_an_id_alone_is_no_continuity(one_year: Content, uraian: str, kind: str) -> None:
    old = pairs_of(two_years(one_year))["mp-a-1-1"].row.indikator
    whole = two_years(one_year, mp_a_1_1={"uraian": uraian.format(outline.printed(old)), "uraian_baku": None})
    found = [pair.kind for pair in page_pairs(whole) if "mp-a-1-1" in ids(pair)]

    assert found == ([kind, "berhenti"] if kind == "baru" else [kind])


def page_pairs(whole: Content) -> tuple[Pair, ...]:
    before, after = (outline.outline(aksi, whole, today=TODAY) for aksi in whole.rencana_aksi)
    return comparison.compared(before, after)


def ids(pair: Pair) -> set[str]:
    return {row.id for row in (pair.before, pair.after) if row}


def test_continuity_that_the_office_names_counts_for_more_than_the_id(one_year: Content) -> None:
    whole = two_years(one_year, mp_a_1_1=None, mp_a_1_2={"uraian": "Tim kerja diperbarui", "kesinambungan": "mp-a-1-1"})
    found = {(pair.kind, *sorted(ids(pair))) for pair in page_pairs(whole)}

    assert found == {("berubah", "mp-a-1-1", "mp-a-1-2"), ("berhenti", "mp-a-1-2"), ("tetap", "pw-a-1-1")}


def test_what_differs_is_said(one_year: Content) -> None:
    whole = two_years(
        one_year,
        pw_a_1_1={
            "uraian": "UPG bekerja",
            "uraian_baku": None,
            "bulan_rencana": (2, 3),
            "bukti_diminta": ("laporan",),
            "kesinambungan": "pw-a-1-1",
        },
    )
    old = one_year.rencana_aksi[0]
    before = next(i for area in old.area for i in outline.indicators(area) if i.id == "pw-a-1-1")
    differences = pairs_of(whole)["pw-a-1-1"].differences

    assert differences[0] == f"Bunyi: semula “{outline.printed(before)}”, sekarang “UPG bekerja”"
    assert differences[1] == "Bulan: semula setiap bulan, sekarang Februari dan Maret"
    assert differences[2].endswith("sekarang laporan")


def test_twelve_months_are_every_month(one_year: Content) -> None:
    whole = two_years(one_year, pw_a_1_1={"bulan_rencana": (3,)})

    assert pairs_of(whole)["pw-a-1-1"].differences == ("Bulan: semula setiap bulan, sekarang Maret",)


def test_the_page_counts_lists_and_links_both_years(one_year: Content) -> None:
    whole = two_years(one_year, mp_a_1_1=None, pw_a_1_1={"bulan_rencana": (5,)})
    page = page_of(whole)
    shown = main(whole, page)

    assert texts(shown, "h1") == ["Rencana Aksi 2023 dan 2024"]
    assert page.description == (
        "2 dari 3 indikator 2023 berlanjut, 1 di antaranya dengan perubahan; 1 tidak dilanjutkan. "
        "0 dari 2 indikator 2024 baru."
    )
    assert texts(shown, ".lead") == [page.description]
    assert texts(shown, ".fold summary") == [
        "Berlanjut, dengan perubahan 1",
        "Tidak dilanjutkan 1",
        "Berlanjut tanpa perubahan 1",
    ]
    assert "../../rencana-aksi/2023/mp-a-1-1/" in links(shown)
    assert "../../rencana-aksi/2024/pw-a-1-1/" in links(shown)


def test_the_table_beside_the_page_holds_the_same_pairs(one_year: Content) -> None:
    whole = two_years(one_year, mp_a_1_1=None)
    (table,) = page_of(whole).downloads

    assert [column.kunci for column in table.columns][:3] == ["kelanjutan", "id_sebelum", "id_sesudah"]
    assert {row[:3] for row in table.rows} == {
        ("tetap", "mp-a-1-2", "mp-a-1-2"),
        ("tetap", "pw-a-1-1", "pw-a-1-1"),
        ("berhenti", "mp-a-1-1", None),
    }


def test_every_pair_of_the_earlier_year_is_told_once(one_year: Content) -> None:
    """The four kinds add up: none is lost, none is counted twice."""
    whole = two_years(one_year, mp_a_1_2={"kesinambungan": "mp-a-1-1"}, mp_a_1_1={"uraian": "Baru"})
    found = page_pairs(whole)
    before = [pair.before.id for pair in found if pair.before]
    after = [pair.after.id for pair in found if pair.after]

    assert sorted(before) == sorted(after) == ["mp-a-1-1", "mp-a-1-2", "pw-a-1-1"]
    assert "&lt;" not in html(whole, page_of(whole))
