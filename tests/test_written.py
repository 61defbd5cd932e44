"""Records written as an editor would type them read back as themselves."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from conftest import EXAMPLE, ROOT
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from terawang import content, written
from terawang.model.base import Bilangan, Bulan, Cacah, Desimal, Pecahan, Record, Slug, Tanggal, Teks, YaTidak
from terawang.shape import shape
from terawang.source import yaml
from terawang.source.text import HIDDEN


class Satu(Record):
    """A record of single values."""

    nama: Teks
    """Nama."""
    jumlah: Cacah = 0
    """Jumlah."""


class Contoh(Record):
    """A record of every kind of field."""

    judul: Teks
    """Judul."""
    slug: Slug = "tidak-ada"
    """Slug."""
    tanggal: Tanggal = date(2024, 1, 1)
    """Tanggal."""
    nilai: Desimal | None = None
    """Nilai."""
    bobot: Pecahan = Fraction(1)
    """Bobot."""
    buka: YaTidak = False
    """Buka."""
    bulan: tuple[Bulan, ...] = ()
    """Bulan."""
    angka: tuple[Bilangan, ...] = ()
    """Angka."""
    catatan: tuple[Teks, ...] = ()
    """Catatan."""
    satu: Satu | None = None
    """Satu."""
    banyak: tuple[Satu, ...] = ()
    """Banyak."""
    sidik: dict[str, Teks] = Field(default_factory=dict)
    """Sidik."""


def read(text: str) -> Contoh:
    return shape(Contoh, yaml.parse(text, "contoh.yml"), "contoh.yml")


def test_a_record_looks_as_if_a_person_had_typed_it() -> None:
    long = "Kalimat yang panjang tidak berbagi baris dengan yang lain, sebab orang tidak dapat membacanya dengan mudah."
    record = Contoh(
        judul='Rapat: "evaluasi" #3',
        slug="rapat-evaluasi",
        tanggal=date(2024, 9, 18),
        nilai=Decimal("87.10"),
        bobot=Fraction(1, 9),
        buka=True,
        bulan=(3, 6),
        catatan=(long, "Pendek."),
        satu=Satu(nama="Perempuan", jumlah="disembunyikan"),
        banyak=(Satu(nama="ya"), Satu(nama="pria", jumlah=12)),
    )

    assert written.write(record, comment="Contoh rekaan.\n\nDua baris.") == (
        "# Contoh rekaan.\n"
        "#\n"
        "# Dua baris.\n"
        'judul: "Rapat: \\"evaluasi\\" #3"\n'
        "slug: rapat-evaluasi\n"
        "tanggal: 2024-09-18\n"
        "nilai: 87.10\n"
        "bobot: 1/9\n"
        "buka: ya\n"
        "bulan: [3, 6]\n"
        "catatan:\n"
        f'  - "{long}"\n'
        '  - "Pendek."\n'
        'satu: {nama: "Perempuan", jumlah: disembunyikan}\n'
        "banyak:\n"
        '  - {nama: "ya"}\n'
        "  - {nama: pria, jumlah: 12}\n"
    )


def test_items_of_a_list_look_alike_when_one_is_too_long_for_a_line() -> None:
    record = Contoh(judul="x", banyak=(Satu(nama="a " * 60), Satu(nama="b")))

    assert written.write(record) == (f'judul: x\nbanyak:\n  - nama: "{("a " * 60).strip()}"\n  - nama: b\n')


TEXTS = st.text(min_size=1, max_size=200).filter(lambda text: text.strip() and not HIDDEN.search(text))
ONES = st.builds(Satu, nama=TEXTS, jumlah=st.integers(0, 10**11))
RECORDS = st.builds(
    Contoh,
    judul=TEXTS,
    slug=st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True),
    tanggal=st.dates(min_value=date(1000, 1, 1)),
    nilai=st.none() | st.decimals(0, 10**6, places=2),
    bobot=st.builds(Fraction, st.just(1), st.integers(1, 99)),
    buka=st.booleans(),
    bulan=st.lists(st.integers(1, 12), max_size=12).map(tuple),
    angka=st.lists(st.integers(0, 10**11), max_size=40).map(tuple),
    catatan=st.lists(TEXTS, max_size=5).map(tuple),
    satu=st.none() | ONES,
    banyak=st.lists(ONES, max_size=4).map(tuple),
    sidik=st.dictionaries(st.from_regex(r"[a-z]{2}-[a-z]-[1-9]", fullmatch=True), TEXTS, max_size=3),
)


@given(RECORDS)
def test_what_is_written_reads_back_as_the_same_record(record: Contoh) -> None:
    text = written.write(record, comment="Dibuat oleh uji.")

    assert read(text) == record
    assert written.write(read(text), comment="Dibuat oleh uji.") == text


@pytest.mark.parametrize("root", [ROOT, EXAMPLE], ids=["the real content", "the example office"])
def test_every_record_of_the_content_reads_back_as_itself(root: object) -> None:
    draft = content.read(ROOT if root == ROOT else EXAMPLE)
    records = {file: record for file, record in draft.records.items() if file.endswith(".yml")}

    again = {file: shape(type(one), yaml.parse(written.write(one), file), file) for file, one in records.items()}
    assert len(records) > 15
    assert again == records
