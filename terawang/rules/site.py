"""Rules of the site: settings, channels, glossary, status words and prose pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from terawang import words
from terawang.model.service import DaftarTopik, KodeTopik
from terawang.model.site import DaftarIstilah, DaftarKanal, KosakataStatus, Situs
from terawang.problem import Place, Problem
from terawang.status import STATUS_ORDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.content import Draft

TAKEN = frozenset(
    {
        "404",
        "agenda",
        "aset",
        "banding",
        "bukti",
        "cari",
        "data",
        "evaluasi",
        "index",
        "istilah",
        "kinerja",
        "klarifikasi",
        "koreksi",
        "laporan",
        "lapor",
        "layanan",
        "panduan",
        "pembangunan",
        "pengawasan",
        "perubahan",
        "putusan",
        "rencana-aksi",
        "sdm",
        "survei",
    }
)


def the_base_address_ends_with_a_slash(draft: Draft) -> Iterator[Problem]:
    """`dasar_url` ends with a slash, so that addresses can be joined to it."""
    for file, situs in draft.of(Situs):
        if situs.dasar_url and not situs.dasar_url.endswith("/"):
            yield Problem(
                draft.place(file, "dasar_url"),
                "ZI206",
                "dasar_url harus diakhiri garis miring",
                f"tulis dasar_url: {situs.dasar_url}/",
            )


def channels_differ(draft: Draft) -> Iterator[Problem]:
    """No two channels share their `kode`."""
    for file, daftar in draft.of(DaftarKanal):
        codes = [kanal.kode for kanal in daftar.kanal]
        for index, code in enumerate(codes):
            if code in codes[:index]:
                yield Problem(
                    draft.place(file, "kanal", index, "kode"), "ZI208", f'kode kanal "{code}" dipakai dua kali'
                )


def a_stand_in_channel_exists_and_answers(draft: Draft) -> Iterator[Problem]:
    """`sementara` names another channel, and one that has an address."""
    for file, daftar in draft.of(DaftarKanal):
        reachable = {kanal.kode for kanal in daftar.kanal if kanal.tautan or kanal.telepon}
        for index, kanal in enumerate(daftar.kanal):
            if kanal.sementara and kanal.sementara not in reachable - {kanal.kode}:
                guess = words.closest(kanal.sementara, sorted(reachable - {kanal.kode}))
                yield Problem(
                    draft.place(file, "kanal", index, "sementara"),
                    "ZI203",
                    f'"{kanal.sementara}" bukan kode kanal lain yang beralamat',
                    f"mungkin maksud Anda: {guess}" if guess else "pilih kanal yang sudah punya tautan",
                )


def a_link_has_its_label(draft: Draft) -> Iterator[Problem]:
    """A channel with `tautan` says in `label_tautan` what its button reads."""
    for file, daftar in draft.of(DaftarKanal):
        for index, kanal in enumerate(daftar.kanal):
            if kanal.tautan and not kanal.label_tautan:
                yield Problem(
                    draft.place(file, "kanal", index, "tautan"),
                    "ZI202",
                    f'kanal "{kanal.kode}" punya tautan tanpa label_tautan',
                    f"tambahkan label_tautan: Buka {kanal.tautan.split('/')[2]}",
                )


def terms_differ(draft: Draft) -> Iterator[Problem]:
    """No two terms lead to the same anchor."""
    for file, daftar in draft.of(DaftarIstilah):
        seen: dict[str, str] = {}
        for index, istilah in enumerate(daftar.istilah):
            where = draft.place(file, "istilah", index, "istilah")
            anchor = words.slug(istilah.istilah)
            if anchor in seen:
                yield Problem(where, "ZI208", f'istilah "{istilah.istilah}" sama dengan "{seen[anchor]}"')
            seen.setdefault(anchor, istilah.istilah)


def every_status_is_explained_once(draft: Draft) -> Iterator[Problem]:
    """metode/status.yml explains each status, once."""
    for file, kosakata in draft.of(KosakataStatus):
        codes = [arti.kode for arti in kosakata.status]
        for index, code in enumerate(codes):
            if code in codes[:index]:
                yield Problem(
                    draft.place(file, "status", index, "kode"), "ZI208", f'status "{code}" dijelaskan dua kali'
                )
        for code in STATUS_ORDER:
            if code not in codes:
                yield Problem(
                    Place(file), "ZI202", f'status "{code}" belum dijelaskan', "tambahkan kode, nama, dan arti"
                )


def every_topic_is_explained_once(draft: Draft) -> Iterator[Problem]:
    """metode/topik.yml explains each topic, once, and names a channel of kanal.yml to ask."""
    channels = [kanal.kode for _, daftar in draft.of(DaftarKanal) for kanal in daftar.kanal]
    for file, daftar in draft.of(DaftarTopik):
        codes = [topik.kode for topik in daftar.topik]
        for index, topik in enumerate(daftar.topik):
            if topik.kode in codes[:index]:
                where = draft.place(file, "topik", index, "kode")
                yield Problem(where, "ZI208", f'topik "{topik.kode}" dijelaskan dua kali')
            if topik.kanal not in channels and any(draft.of(DaftarKanal)):
                guess = words.closest(topik.kanal, channels)
                hint = f"mungkin maksud Anda: {guess}" if guess else f"pilih salah satu: {', '.join(channels)}"
                where = draft.place(file, "topik", index, "kanal")
                yield Problem(where, "ZI203", f'kanal "{topik.kanal}" tidak ada di kanal.yml', hint)
        for code in get_args(KodeTopik):
            if code not in codes:
                hint = "tambahkan kode, judul, ringkas, arti, kosong, dan kanal"
                yield Problem(Place(file), "ZI202", f'topik "{code}" belum dijelaskan', hint)


def prose_keeps_off_taken_addresses(draft: Draft) -> Iterator[Problem]:
    """A page of prose does not take the address of another part of the site."""
    for halaman in draft.halaman:
        if halaman.slug in TAKEN:
            yield Problem(
                Place(halaman.file),
                "ZI703",
                f"alamat /{halaman.slug}/ sudah dipakai bagian lain",
                "ganti nama berkasnya",
            )
