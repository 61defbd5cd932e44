"""The decree as a page: each part with its own address, each rule that it cites beside what became of the rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terawang import words
from terawang.pages import structured, url
from terawang.pages.page import Page

if TYPE_CHECKING:
    from terawang.content import RencanaAksi
    from terawang.model.plan import Butir, DasarHukum, Keputusan

KEADAAN = {
    "berlaku": "Masih berlaku",
    "diubah": "Sudah diubah",
    "dicabut": "Sudah dicabut",
    "masa_berakhir": "Masa berlakunya berakhir",
    "belum_dipastikan": "Belum dipastikan",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule as cited, and the words for its state today."""

    butir: DasarHukum
    anchor: str
    keadaan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One ruling of the decree (diktum) with its anchor."""

    butir: Butir
    anchor: str


def title(keputusan: Keputusan) -> str:
    """Name a decree as one cites it."""
    return f"Keputusan Nomor {keputusan.nomor} Tahun {keputusan.tahun}"


def page(aksi: RencanaAksi) -> Page:
    """Make the page of a decree."""
    keputusan = aksi.rencana.keputusan
    rulings = tuple(Ruling(butir=butir, anchor=words.slug(butir.nomor)) for butir in keputusan.diktum)
    return Page(
        url=url.decree(keputusan),
        template="pages/putusan.html",
        title=title(keputusan),
        description=f"{title(keputusan)} tentang {keputusan.tentang.capitalize()}, teks lengkap seperti naskah."[:280],
        section="keputusan",
        trail=(("Beranda", url.HOME),),
        shows=(aksi.rencana,),
        context={
            "keputusan": keputusan,
            "judul": title(keputusan),
            "tanggal": words.long_date(keputusan.tanggal),
            "rules": tuple(_rule(butir) for butir in keputusan.mengingat),
            "rulings": rulings,
            "contents": (
                ("Menimbang", "menimbang"),
                ("Mengingat", "mengingat"),
                ("Menetapkan", "menetapkan"),
                *((ruling.butir.nomor.capitalize(), ruling.anchor) for ruling in rulings),
                ("Lampiran", "lampiran"),
            ),
            "sumber": aksi.rencana.sumber,
            "plan_url": url.plan(aksi.rencana.tahun),
            "table_url": url.table(aksi.rencana.tahun),
            "tahun": aksi.rencana.tahun,
            "mesin": structured.Law(keputusan=keputusan, judul=title(keputusan)),
        },
    )


def _rule(butir: DasarHukum) -> Rule:
    anchor = f"mengingat-{words.slug(butir.nomor)}"
    return Rule(butir=butir, anchor=anchor, keadaan=KEADAAN[butir.keadaan])
