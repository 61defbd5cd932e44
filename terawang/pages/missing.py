"""What the office has not filled in yet, said quietly to staff where it matters and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from terawang.content import Content


def channels(content: Content) -> tuple[str, ...]:
    """Name the channels that have neither address nor telephone."""
    return tuple(
        f"Alamat kanal {kanal.tujuan} (kanal.yml, kode {kanal.kode})"
        for kanal in content.kanal
        if not kanal.tautan and not kanal.telepon
    )


def settings(content: Content) -> tuple[str, ...]:
    """Name the settings of the site that are still open."""
    situs = content.situs
    fields = (
        (situs.dasar_url, "Alamat situs ini di internet (dasar_url)"),
        (situs.repositori, "Alamat repositori (repositori)"),
        (situs.kantor.situs_resmi, "Situs resmi kantor (kantor.situs_resmi)"),
        (situs.kantor.alamat, "Alamat kantor (kantor.alamat)"),
        (situs.kantor.telepon, "Telepon layanan kantor (kantor.telepon)"),
        (situs.kantor.surel, "Surel layanan kantor (kantor.surel)"),
        (situs.kontak_keamanan, "Kontak untuk laporan kelemahan keamanan (kontak_keamanan)"),
    )
    return tuple(label for value, label in fields if not value)
