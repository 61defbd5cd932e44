"""Which addresses a prose text may link to."""

from __future__ import annotations

import html
import re
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
MAIL = re.compile(r"[^@\s]+@[^@\s?]+(\?\S*)?")
PHONE = re.compile(r"\+?[0-9()-]{2,24}")
SPACE = re.compile(r"\s")
IMAGE_HINT = "simpan gambarnya di situs ini dan awali alamatnya dengan /"
INTERNAL_HINT = "tulis alamat lengkap yang diawali https://, atau alamat di situs ini yang diawali /"


class Verdict(NamedTuple):
    """What is wrong with an address (nothing when `message` is empty); a warning does not stop the build."""

    message: str = ""
    hint: str = ""
    is_warning: bool = False


FINE = Verdict()


def is_internal(target: str) -> bool:
    """Tell whether `target` is an address of this site."""
    return target.startswith(("/", "#")) and not target.startswith("//")


def judge(target: str, *, image: bool = False) -> Verdict:
    """Judge an address as a browser would read it: with its entities and percent signs decoded."""
    address = html.unescape(target)
    plain = unquote(address)
    for is_wrong, message, hint in (
        (not address.strip(), "tautan tanpa alamat", INTERNAL_HINT),
        (CONTROL.search(plain), "alamat tautan memuat karakter kendali", "salin ulang alamatnya dari peramban"),
        ("\\" in plain, "alamat tautan memuat garis miring terbalik", "pakai garis miring biasa (/)"),
        (SPACE.search(address), "alamat tautan memuat spasi", "ganti spasi dengan %20"),
        (address.startswith("//"), "alamat tautan diawali //", "tulis https:// di depannya"),
        (image and not is_internal(address), "gambar harus berasal dari situs ini", IMAGE_HINT),
    ):
        if is_wrong:
            return Verdict(message, hint)
    return FINE if is_internal(address) else _external(address)


def _external(address: str) -> Verdict:
    found = SCHEME.match(address)
    if found is None:
        return Verdict(f'alamat tautan "{address}" tidak dikenal', INTERNAL_HINT)
    scheme, rest = found[1].lower(), address[found.end() :]
    if scheme in ("https", "http"):
        return _web(address, scheme)
    if scheme == "mailto":
        return FINE if MAIL.fullmatch(rest) else Verdict("alamat surel tidak sah", "contoh: mailto:ppid@kpu.go.id")
    if scheme == "tel":
        return FINE if PHONE.fullmatch(rest) else Verdict("nomor telepon tidak sah", "contoh: tel:+62291123456")
    return Verdict(f"tautan {scheme}: tidak boleh dipakai", "yang boleh: https, mailto, tel, atau alamat di situs ini")


def _web(address: str, scheme: str) -> Verdict:
    try:
        parts = urlsplit(address)
        host = parts.hostname if parts.port is None or parts.port else None
    except ValueError:
        host = None
    if not host or not address[len(scheme) :].startswith("://"):
        return Verdict("alamat tautan tidak sah", "contoh: https://www.kpu.go.id/")
    if "@" in parts.netloc:
        return Verdict(
            "alamat tautan memuat nama pengguna (tanda @ sebelum nama situs)", "hapus bagian sebelum tanda @"
        )
    if scheme == "http":
        hint = "coba alamat yang sama dengan https://"
        return Verdict("tautan http tidak terenkripsi", hint, is_warning=True)
    return FINE
