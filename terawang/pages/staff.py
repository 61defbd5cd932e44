"""Ways for staff into GitHub's own editor: this page's record, a new record that is half filled in, the forms.

Only where `repositori` in situs.yml names a repository on GitHub; a site without one has no such links.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from terawang.model.evidence import Bukti
from terawang.schemas import forms
from terawang.tree import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.content import BuktiDukung, Content, RencanaAksi
    from terawang.model.plan import Indikator

    Links = tuple[tuple[str, str], ...]

GITHUB = "https://github.com/"
BRANCH = "main"
# what a new record asks for beside the required fields, which an editor would otherwise have to know of
_OFFERED = ("nomor", "akses", "berkas")


def of_indicator(content: Content, aksi: RencanaAksi, indikator: Indikator) -> Links:
    """Give the links of an indicator's page, as (label, address): its report, new evidence, its place in the plan."""
    repository = _repository(content)
    return tuple(_of_indicator(repository, aksi, indikator)) if repository else ()


def of_evidence(content: Content, one: BuktiDukung) -> Links:
    """Give the links of an evidence page: its record; for a published survey, the survey's."""
    repository = _repository(content)
    if not repository:
        return ()
    return (("Ubah catatan ini", _edit(repository, _record_of(one))),)


def new_evidence(indikator: Indikator) -> str:
    """Give the text of a new evidence record: the fields to be filled in, each with its explanation."""
    return "".join(_line(name, indikator) for name in Bukti.model_fields if _is_offered(name))


def _of_indicator(repository: str, aksi: RencanaAksi, indikator: Indikator) -> Iterator[tuple[str, str]]:
    year, asked = aksi.rencana.tahun, {"tahun": aksi.rencana.tahun, "indikator": indikator.id}
    report = f"{FOLDER}/realisasi/{year}/{indikator.id}.yml"
    if indikator.id in aksi.realisasi:
        yield "Ubah laporan", _edit(repository, report)
    else:
        yield "Lapor realisasi lewat formulir", _form(repository, forms.REPORT.name, asked)
    folder = f"{FOLDER}/bukti/{year}"
    held = sum(indikator.id in one.bukti.indikator for one in aksi.bukti)
    named = {"filename": f"{indikator.id}-bukti-{held + 1}.yml", "value": new_evidence(indikator)}
    yield "Tambah bukti lewat formulir", _form(repository, forms.ADD_EVIDENCE.name, asked)
    yield "Unggah berkas bukti", f"{repository}/upload/{BRANCH}/{folder}"
    yield "Tulis catatan bukti", f"{repository}/new/{BRANCH}/{folder}?{urlencode(named, quote_via=quote)}"
    area = indikator.id.partition("-")[0]
    yield "Ubah baris rencana", _edit(repository, f"{FOLDER}/rencana-aksi/{year}/{area}.yml")


def _repository(content: Content) -> str:
    address = (content.situs.repositori or "").rstrip("/")
    return address if address.startswith(GITHUB) else ""


def _edit(repository: str, file: str) -> str:
    return f"{repository}/edit/{BRANCH}/{quote(file)}"


def _form(repository: str, name: str, answers: dict[str, object]) -> str:
    return f"{repository}/issues/new?{urlencode({'template': f'{name}.yml', **answers}, quote_via=quote)}"


def _record_of(one: BuktiDukung) -> str:
    """Name the file that holds a piece of evidence; a survey is evidence without a record of its own."""
    address = one.bukti.halaman or ""
    if one.bukti.jenis == "survei" and address.startswith("/survei/") and one.slug.startswith("survei-"):
        return f"{FOLDER}{address.rstrip('/')}.yml"
    return f"{FOLDER}/bukti/{one.tahun}/{one.slug}.yml"


def _is_offered(name: str) -> bool:
    return Bukti.model_fields[name].is_required() or name in _OFFERED


def _line(name: str, indikator: Indikator) -> str:
    known = {"indikator": f" [{indikator.id}]", "jenis": f" {(*indikator.bukti_diminta, '')[0]}".rstrip()}
    about = Bukti.model_fields[name].description
    mark = "" if Bukti.model_fields[name].is_required() else "# "
    why = "" if Bukti.model_fields[name].is_required() else "Hapus # di depannya bila diisi. "
    return f"# {why}{about}\n{mark}{name}:{known.get(name, '')}\n"
