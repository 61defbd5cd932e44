"""The evidence of one year as a BagIt bag (RFC 8493): the open files as published, and the records of all of them.

What is not open is listed with its fingerprint and the ground on which it stays closed; its file and whatever leads to
it are never included, just as on the site (document.shown). No name in the site holds a percent sign or a line end, the
signs that readers of bags disagree about (section 2.1.3).
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from terawang import words, written
from terawang.pages import decree, document, vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from terawang.content import BuktiDukung, Content, RencanaAksi
    from terawang.model.evidence import Bukti

FILES, RECORDS = "data/berkas", "data/catatan"
DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
ALGORITHMS = ("sha256", "sha512")


def bag(content: Content, aksi: RencanaAksi, *, content_root: str, today: date) -> dict[str, bytes]:
    """Give the files of the bag by name.

    Only evidence that the public may read has its file in `data/berkas/`, byte for byte as the site publishes it.
    """
    payload: dict[str, bytes] = {}
    for one in aksi.bukti:
        payload[f"{RECORDS}/{one.slug}.yml"] = written.write(_shown(one)).encode()
        if one.terbit and one.bukti.berkas:
            payload[_place(one)] = one.terbit.data
    payload["data/bukti.json"] = _records(aksi)
    tags = {
        "bagit.txt": DECLARATION.encode(),
        "bag-info.txt": _info(content, aksi, payload, content_root=content_root, today=today),
    }
    tags |= {f"manifest-{name}.txt": _manifest(payload, name) for name in ALGORITHMS}
    return {**payload, **tags, **{f"tagmanifest-{name}.txt": _manifest(tags, name) for name in ALGORITHMS}}


def _place(one: BuktiDukung) -> str:
    return f"{FILES}/{one.slug}/{one.bukti.berkas}"


def _records(aksi: RencanaAksi) -> bytes:
    whole = {
        "tahun": aksi.rencana.tahun,
        "rencana": decree.title(aksi.rencana.keputusan),
        "bukti": [_record(one) for one in aksi.bukti],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _record(one: BuktiDukung) -> dict[str, object]:
    """Say what the public knows of one document, with the SHA-256 of its file in the bag, else of the closed one."""
    told = {
        "id": one.slug,
        **_shown(one).model_dump(mode="json", exclude_none=True, exclude={"berkas", "sidik"}),
        "arti_akses": vocabulary.ACCESS_MEANING[one.akses],
        "sidik_berkas": document.fingerprint_of(one),
        "berkas": _place(one) if one.terbit and one.bukti.berkas else "",
    }
    return {key: value for key, value in told.items() if value not in ("", [])}


def _shown(one: BuktiDukung) -> Bukti:
    """Give the record as the site shows it, its access said; of a file that is not here with its SHA-256."""
    closed = one.facts.sha256 if one.facts else one.bukti.sidik
    update = {} if one.terbit else {"sidik": closed}
    return document.shown(one).model_copy(update={"akses": one.akses, **update})


def _info(
    content: Content, aksi: RencanaAksi, payload: Mapping[str, bytes], *, content_root: str, today: date
) -> bytes:
    """Write bag-info.txt (RFC 8493, section 2.2.2); it names the office, never a person."""
    kantor, closed = content.situs.kantor, sum(one.terbit is None for one in aksi.bukti)
    tahun, total = aksi.rencana.tahun, len(aksi.bukti)
    fields = {
        "Source-Organization": kantor.nama_lengkap,
        **({"Organization-Address": kantor.alamat} if kantor.alamat else {}),
        "External-Description": (
            f"Bukti rencana aksi zona integritas {kantor.nama} tahun {tahun}: {words.number(total)} catatan, "
            f"{words.number(total - closed)} dengan berkas; {words.number(closed)} tanpa berkas di sini, disebut di "
            f"data/bukti.json dengan sidik dan alasannya bila ada."
            + (" Seluruhnya data rekaan." if content.situs.data_rekaan else "")
        ),
        "External-Identifier": f"{words.slug(kantor.nama)}-bukti-{tahun}",
        "Internal-Sender-Description": f"Sidik isi situs: {content_root}",
        "Bagging-Date": today.isoformat(),
        "Payload-Oxum": f"{sum(map(len, payload.values()))}.{len(payload)}",
    }
    return "".join(f"{label}: {' '.join(text.split())}\n" for label, text in fields.items()).encode()


def _manifest(files: Mapping[str, bytes], algorithm: str) -> bytes:
    lines = (f"{hashlib.new(algorithm, data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    return "".join(lines).encode()
