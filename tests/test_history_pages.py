"""What the pages of changes and corrections say: the past is given here, the records are the example office's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from conftest import EXAMPLE

from terawang import content
from terawang.history.past import Entry, Past
from terawang.pages import history_pages
from terawang.pages.history_pages import Change, Line, Trace

DAY = date(2024, 9, 18)
FIRST, SECOND = "a" * 40, "b" * 40


@pytest.fixture(scope="module")
def office() -> content.Content:
    return content.complete(content.read(EXAMPLE))


def entry(file: str, day: str, *said: str, commit: str = FIRST, **more: Any) -> Entry:
    when = date.fromisoformat(day)
    plain = Entry(commit=commit, tanggal=when, sekitar=when, unit="", file=f"content/{file}", sort="diubah", said=said)
    return replace(plain, **more)


def evidence(office: content.Content) -> content.BuktiDukung:
    return next(one for aksi in office.rencana_aksi for one in aksi.bukti if one.bukti.berkas)


def told(office: content.Content, past: Past, address: str) -> tuple[Change, ...]:
    trace = {page.url: page for page in history_pages.pages(office, past, today=DAY)}[address].context["trace"]
    assert isinstance(trace, Trace)
    return trace.changes


def test_changes_stand_under_their_month_the_newest_first(office: content.Content) -> None:
    past = Past(
        entries=(
            entry("istilah.yml", "2024-09-02", "Diubah: istilah.", commit=SECOND),
            entry("kanal.yml", "2024-08-31", "Diubah: kanal."),
        ),
        nanti=3,
    )

    pages = {page.url: page for page in history_pages.pages(office, past, today=DAY)}

    assert list(pages) == ["/perubahan/", "/perubahan/2024-09/", "/perubahan/2024-08/", "/koreksi/"]
    assert pages["/perubahan/"].context["months"] == (
        ("September 2024", "/perubahan/2024-09/", "1 pengaturan situs"),
        ("Agustus 2024", "/perubahan/2024-08/", "1 pengaturan situs"),
    )
    assert pages["/perubahan/"].context["nanti"] == "3"
    assert pages["/perubahan/2024-08/"].context["after"] == ("September 2024", "/perubahan/2024-09/")
    assert [change.tanggal for change in told(office, past, "/perubahan/")] == ["2 September 2024", "31 Agustus 2024"]
    assert told(office, past, "/perubahan/2024-09/")[0].lines == (
        Line(label="Istilah", url="/istilah/", said=("Diubah: istilah.",)),
    )


def test_a_record_and_its_file_are_one_line_and_count_once(office: content.Content) -> None:
    one = evidence(office)
    folder = f"bukti/{one.tahun}"
    past = Past(
        entries=(
            entry(f"{folder}/{one.bukti.berkas}", "2024-09-02", "Berkas ditambahkan."),
            entry(f"{folder}/{one.slug}.yml", "2024-09-02", "Bukti ditambahkan."),
            entry(f"{folder}/yang-ditarik.yml", "2024-09-02", "Bukti ditarik."),
        )
    )

    (change,) = told(office, past, "/perubahan/2024-09/")

    assert change.lines == (
        Line(
            label=one.bukti.judul,
            url=f"/bukti/{one.tahun}/{one.slug}/",
            said=("Berkas ditambahkan.", "Bukti ditambahkan."),
        ),
        Line(label="Bukti", url="", said=("Bukti ditarik.",)),
    )
    page = next(page for page in history_pages.pages(office, past, today=DAY) if page.url == "/perubahan/2024-09/")
    assert page.description == "Yang berubah pada September 2024: 2 bukti."


def test_a_large_change_is_cut_and_the_rest_counted(office: content.Content) -> None:
    past = Past(entries=tuple(entry(f"bukti/2020/b-{n}.yml", "2024-09-02", "Bukti ditarik.") for n in range(90)))

    assert [(len(one.lines), one.lebih) for one in told(office, past, "/perubahan/")] == [(8, 82)]
    assert [(len(one.lines), one.lebih) for one in told(office, past, "/perubahan/2024-09/")] == [(25, 65)]


def test_who_is_a_unit_of_the_office_and_a_day_in_doubt_is_none(office: content.Content) -> None:
    unit = office.situs.kantor.unit[0]
    past = Past(
        entries=(
            entry("kanal.yml", "2024-09-02", "Diubah: kanal.", commit=SECOND, tanggal=None, unit="bukan-unit"),
            entry("kanal.yml", "2024-09-02", "Diubah: kanal.", unit=unit.kode),
        )
    )

    changes = told(office, past, "/perubahan/")

    assert [(one.tanggal, one.oleh, one.kode) for one in changes] == [
        ("tanggal tidak pasti", "", "bbbbbbb"),
        ("2 September 2024", unit.nama, "aaaaaaa"),
    ]


def test_the_trace_of_an_indicator_and_of_its_evidence(office: content.Content) -> None:
    one = evidence(office)
    indikator, folder = one.bukti.indikator[0], f"bukti/{one.tahun}"
    past = Past(
        entries=(
            entry(f"realisasi/{one.tahun}/{indikator}.yml", "2024-09-03", "Klaim berubah.", commit=SECOND),
            entry(f"{folder}/{one.slug}.yml", "2024-09-02", "Bukti ditambahkan: foto.", ditambah=(indikator,)),
            entry(f"{folder}/{one.bukti.berkas}", "2024-09-02", "Berkas ditambahkan."),
            entry("kanal.yml", "2024-09-02", "Diubah: kanal."),
        )
    )

    traces = history_pages.traces(office, past)
    of_indicator = traces[f"/rencana-aksi/{one.tahun}/{indikator}/"]
    of_evidence = traces[f"/bukti/{one.tahun}/{one.slug}/"]

    named = Line(label=one.bukti.judul, url=f"/bukti/{one.tahun}/{one.slug}/", said=("Bukti ditambahkan.",))
    assert [change.lines for change in of_indicator.changes] == [
        (Line(label="", url="", said=("Klaim berubah.",)),),
        (named,),
    ]
    assert [change.lines for change in of_evidence.changes] == [
        (Line(label="", url="", said=("Bukti ditambahkan: foto.", "Berkas ditambahkan.")),)
    ]


def test_without_a_history_the_page_says_why(office: content.Content) -> None:
    pages = {page.url: page for page in history_pages.pages(office, Past(tanpa="git tidak terpasang"), today=DAY)}

    assert list(pages) == ["/perubahan/", "/koreksi/"]
    assert pages["/perubahan/"].context["trace"] == Trace(changes=(), tanpa="git tidak terpasang")


def test_every_correction_up_to_the_day_is_listed_the_newest_first(office: content.Content) -> None:
    lists = [
        *(report.koreksi for aksi in office.rencana_aksi for report in aksi.realisasi.values()),
        *(one.survei.koreksi for one in office.survei),
        *(seri.koreksi for years in office.statistik.values() for seri in years.values()),
    ]
    every = [one for entries in lists for one in entries]
    for today in (DAY, min(one.tanggal for one in every)):
        page = list(history_pages.pages(office, Past(), today=today))[-1]
        found = page.context["found"]
        assert isinstance(found, tuple)
        days = [one.day for one in found]

        assert sorted((one.koreksi.semula, one.koreksi.alasan) for one in found) == sorted(
            (one.semula, one.alasan) for one in every if one.tanggal <= today
        )
        assert days == sorted(days, reverse=True)
    assert len(every) >= 4
