"""Rules of publishing: a place to publish to can be reached, is told apart from the others, and holds no secret."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from terawang.model.publishing import LAYOUTS, layout_of
from terawang.model.site import Situs
from terawang.problem import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.content import Draft
    from terawang.model.publishing import Penerbitan

_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[?[0-9A-Fa-f:]{2,45}\]?")
_USER = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.@-]{0,63}")
_FOLDER = re.compile(r"/|\.|/?[A-Za-z0-9_][A-Za-z0-9._@+-]*(?:/[A-Za-z0-9_.][A-Za-z0-9._@+-]*)*/?")
_NEEDED = {"rsync": ("server", "folder"), "sftp": ("server", "folder"), "ftps": ("server", "folder"), "zip": ()}
FILE = "content/situs.yml"
_EXAMPLES = {"server": "server: zi.kantor.go.id", "folder": "folder: /var/www/zi"}
_PASSWORD = re.compile(r"[\s{,-]*(?:kata_?)?(?:sandi|password|passwd|passphrase|kunci_ssh|token)\s*:\s*\S")


def a_secret_is_no_setting(draft: Draft) -> Iterator[Problem]:
    """No line of situs.yml gives a password or a key; the value is never repeated, nor is its line."""
    text = draft.texts.get(FILE, "")
    for number, line in enumerate(text.splitlines(), 1):
        if _PASSWORD.match(line):
            hint = "hapus barisnya, ganti sandinya, lalu simpan yang baru sebagai TERAWANG_SANDI_<NAMA> di luar berkas"
            yield Problem(Place(FILE), "ZI610", f"baris {number} memuat yang tampak seperti sandi", hint)


def places_to_publish_differ(draft: Draft) -> Iterator[Problem]:
    """No two places to publish to share their `nama`, for the name tells their secrets apart."""
    seen: set[str] = set()
    for where, one in _targets(draft, "nama"):
        if one.nama in seen:
            yield Problem(where, "ZI208", f'nama penerbitan "{one.nama}" dipakai dua kali', "beri nama lain")
        seen.add(one.nama)


def a_place_to_publish_to_says_where_it_is(draft: Draft) -> Iterator[Problem]:
    """A place that is reached over the network names its server and its folder."""
    for where, one in _targets(draft, "cara"):
        for field in _NEEDED[one.cara]:
            if getattr(one, field) is None:
                message = f'penerbitan "{one.nama}" lewat {one.cara} belum menyebut {field}'
                yield Problem(where, "ZI202", message, f"tambahkan {_EXAMPLES[field]}")


def a_server_is_a_name_alone(draft: Draft) -> Iterator[Problem]:
    """`server` and `pengguna` hold a host and a user, nothing else; what looks like a password is never repeated."""
    for where, one in _targets(draft, "server"):
        if one.server and _holds_password(one.server):
            yield _secret(where, one)
        elif one.server and not _HOST.fullmatch(one.server):
            hint = "pengguna, folder, dan porta punya baris sendiri, misalnya server: zi.kantor.go.id"
            yield Problem(where, "ZI206", "server ditulis nama servernya saja", hint)
    for where, one in _targets(draft, "pengguna"):
        if one.pengguna and ":" in one.pengguna:
            yield _secret(where, one)
        elif one.pengguna and not _USER.fullmatch(one.pengguna):
            yield Problem(where, "ZI206", "pengguna bukan nama pengguna", "misalnya pengguna: zi")


def a_folder_on_a_server_is_a_plain_path(draft: Draft) -> Iterator[Problem]:
    """`folder` is a path of plain names without `..`; releases need a folder of their own, not the topmost one."""
    for where, one in _targets(draft, "folder"):
        if one.folder is None:
            continue
        if not _FOLDER.fullmatch(one.folder) or ".." in one.folder.split("/"):
            hint = "pakai huruf, angka, titik, dan garis; misalnya folder: /var/www/zi"
            yield Problem(where, "ZI206", "folder di server bukan jalur biasa", hint)
        elif one.folder in {"/", "."} and layout_of(one) == "rilis":
            hint = "misalnya folder: /var/www/zi, dengan situs tampil dari /var/www/zi/kini"
            yield Problem(where, "ZI206", "rilis perlu folder sendiri di server", hint)


def a_layout_fits_its_way(draft: Draft) -> Iterator[Problem]:
    """`tata_letak` is one that the way of sending knows."""
    for where, one in _targets(draft, "tata_letak"):
        if one.tata_letak and one.tata_letak not in LAYOUTS[one.cara]:
            known = " atau ".join(LAYOUTS[one.cara])
            hint = f"tulis tata_letak: {known}" if known else "hapus barisnya"
            yield Problem(where, "ZI205", f"tata_letak {one.tata_letak} tidak dikenal untuk cara {one.cara}", hint)


def the_address_of_a_place_ends_with_a_slash(draft: Draft) -> Iterator[Problem]:
    """`alamat` ends with a slash, so that file names can be joined to it."""
    for where, one in _targets(draft, "alamat"):
        if one.alamat and not one.alamat.endswith("/"):
            yield Problem(where, "ZI206", "alamat harus diakhiri garis miring", f"tulis alamat: {one.alamat}/")


def _targets(draft: Draft, field: str) -> Iterator[tuple[Place, Penerbitan]]:
    for file, situs in draft.of(Situs):
        for index, one in enumerate(situs.penerbitan):
            path = ("penerbitan", index, field) if getattr(one, field) is not None else ("penerbitan", index)
            yield draft.place(file, *path), one


def _holds_password(server: str) -> bool:
    """Tell `user:password@host`, with or without a scheme."""
    return ":" in server.rpartition("@")[0].partition("://")[2] or ":" in server.rpartition("@")[0].split("://")[0]


def _secret(where: Place, one: Penerbitan) -> Problem:
    variable = f"TERAWANG_SANDI_{one.nama.upper().replace('-', '_')}"
    hint = f"hapus dari berkas ini, ganti sandinya, lalu simpan yang baru sebagai {variable} di luar repositori"
    return Problem(where, "ZI610", f'penerbitan "{one.nama}" memuat yang tampak seperti sandi', hint)
