"""The poster of a survey in the customary form, for one sheet of A4 on the wall of the service desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terawang import words
from terawang.model.base import HIDDEN
from terawang.pages import qr, survey_tables, url
from terawang.pages.page import Page

if TYPE_CHECKING:
    from terawang.content import Content
    from terawang.model.survey import Ciri, Profil
    from terawang.pages.reading import Reading

ON_POSTER: tuple[Ciri, ...] = ("jenis_kelamin", "pendidikan")
ROOM = 70
"""Letters of a service that fit the poster in its usual size."""


def page(content: Content, one: Reading) -> Page:
    """Make the poster of a survey that has an index."""
    situs = content.situs
    return Page(
        url=url.poster(one.one.jenis, one.one.periode),
        template="pages/poster.html",
        title=f"Poster {one.judul} ({one.code})",
        name="Poster",
        description=f"Poster {one.metode.singkatan} {one.one.nama_periode} untuk dicetak pada satu lembar A4.",
        section="survei",
        trail=(
            ("Beranda", url.HOME),
            ("Survei", url.SURVEYS),
            (f"{one.one.jenis.upper()} {one.one.nama_periode}", one.url),
        ),
        shows=(one.survei, one.metode),
        context={
            "metode": one.metode,
            "kantor": situs.kantor.nama_lengkap,
            "layanan": one.survei.layanan,
            "padat": len(one.survei.layanan) > ROOM,
            "periode": one.one.nama_periode,
            "masa": f"{words.long_date(one.survei.mulai)} sampai {words.long_date(one.survei.selesai)}",
            "indeks": words.decimal(one.hasil.indeks) if one.hasil.indeks is not None else "",
            "nilai": str(one.hasil.indeks),
            "mutu": one.hasil.mutu,
            "skala": one.scale,
            "responden": words.number(one.survei.responden),
            "profil": tuple(
                (survey_tables.TRAITS[profil.ciri], groups(profil))
                for profil in one.survei.profil
                if profil.ciri in ON_POSTER
            ),
            "tabel_mutu": survey_tables.bands(one.metode) if one.metode.mutu else None,
            "sendiri": one.own,
            "survei_url": one.url,
            "qr": qr.code,
        },
    )


def groups(profil: Profil) -> str:
    """Write the groups of a trait in a line, the hidden ones together at its end."""
    shown = [f"{one.nama} {words.number(one.jumlah)}" for one in profil.kelompok if isinstance(one.jumlah, int)]
    hidden = [one.nama for one in profil.kelompok if one.jumlah == HIDDEN]
    told = f"{words.joined(hidden)} disembunyikan" if hidden else ""
    return "; ".join(filter(None, (*shown, told)))
