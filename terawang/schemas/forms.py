"""GitHub's issue forms, made from the model: which fields each form asks for, and how it asks.

GitHub writes the answers into the issue as `### Label` and text below; `terawang.issue_form` reads them back by the
same labels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from terawang.model.evidence import Bukti
from terawang.model.progress import Koreksi, Realisasi
from terawang.schemas import json_schema
from terawang.schemas.kinds import Kind, label
from terawang.words import MONTHS

if TYPE_CHECKING:
    from terawang.model.base import Record

    Plain = dict[str, Any]

FOLDER = ".github/ISSUE_TEMPLATE"
ENDINGS = ".pdf,.jpg,.jpeg,.png,.webp,.xlsx,.docx,.csv"
LONG = 280
DAY = "misalnya 2024-09-18 atau 18 September 2024"
OPEN_TO_ALL = (
    "**Formulir ini terbuka untuk umum dan tidak dapat ditarik kembali.** Jangan menulis atau melampirkan NIK, NIP, "
    "nomor ponsel, alamat rumah, atau daftar hadir. Dugaan pelanggaran tidak dilaporkan di sini, tetapi lewat halaman "
    "Lapor di situs."
)
CHECKED = "Isi dan lampiran sudah diperiksa: tidak ada data pribadi"


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form: the path of the field in the record, and an example of an answer."""

    path: tuple[str, ...]
    example: str = ""

    @property
    def label(self) -> str:
        """What stands above the answer, in the form and in the issue."""
        return label(*self.path)


@dataclass(frozen=True, slots=True)
class Form:
    """One form: the record that it fills, and what it asks. `file` lets people attach one document."""

    name: str
    title: str
    about: str
    record: type[Record]
    questions: tuple[Question, ...]
    file: bool = False
    by_year: bool = True

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of all answers, in their order."""
        return tuple(self.question_labels())

    def question_labels(self) -> list[str]:
        """List the labels: the year, the questions, the file."""
        first, last = [YEAR] if self.by_year else [], [FILE] if self.file else []
        return [*first, *(question.label for question in self.questions), *last, PROMISE]


YEAR, FILE, PROMISE = "Tahun", "Berkas", "Pernyataan"
ADD_EVIDENCE = Form(
    "tambah-bukti",
    "Tambah bukti",
    "Satu dokumen yang membuktikan satu atau beberapa indikator rencana aksi.",
    Bukti,
    (
        Question(("indikator",), "pw-a-2-1, atau beberapa: pw-a-2-1, pw-a-3-1"),
        Question(("judul",), "Keputusan tentang Tim Kerja Zona Integritas Tahun 2024"),
        Question(("jenis",)),
        Question(("nomor",), "43 Tahun 2024"),
        Question(("tanggal",), DAY),
        Question(("tanggal_acara",), DAY),
        Question(("penerbit",), "Sekretaris KPU Kabupaten …"),
        Question(("ringkasan",)),
        Question(("bulan",)),
        Question(("akses",)),
        Question(("alasan",)),
        Question(("cara_meminta",)),
        Question(("tautan",), "https://…"),
        Question(("diperiksa", "oleh"), "Kepala Subbagian Hukum dan SDM"),
        Question(("diperiksa", "tanggal"), DAY),
    ),
    file=True,
)
REPORT = Form(
    "lapor-realisasi",
    "Lapor realisasi",
    "Apa yang sudah dikerjakan untuk satu indikator. Untuk petugas kantor; status di situs dihitung, bukan diketik.",
    Realisasi,
    (
        Question(("indikator",), "pw-a-2-1"),
        Question(("klaim",)),
        Question(("per_tanggal",), DAY),
        Question(("ringkasan",)),
        Question(("bulan_terlaksana",)),
        Question(("penanggung_jawab",), "hukum-sdm"),
        Question(("angka", "pembilang"), "14"),
        Question(("angka", "penyebut"), "16"),
        Question(("angka", "satuan"), "pengaduan"),
        Question(("kendala", "jenis")),
        Question(("kendala", "penjelasan")),
    ),
)
CORRECTION = Form(
    "permintaan-koreksi",
    "Permintaan koreksi",
    "Ada yang salah di situs. Siapa pun boleh mengisi; petugas memeriksa sumbernya, lalu mencatat koreksinya.",
    Koreksi,
    (
        Question(("semula",), "Apa yang tertulis sekarang"),
        Question(("menjadi",), "Apa yang seharusnya tertulis"),
        Question(("alasan",), "Dari mana diketahui: nomor surat atau alamat halaman"),
    ),
    by_year=False,
)
FORMS = (ADD_EVIDENCE, REPORT, CORRECTION)


def issue_form(form: Form) -> Plain:
    """Give the form as GitHub reads it."""
    schema = json_schema.plain(Kind(form.name, form.record, ("*",), form.title))
    asked = [_element(question, schema) for question in form.questions]
    return {
        "name": form.title,
        "description": form.about,
        "title": f"{form.title}: ",
        "labels": [form.name],
        "body": [
            {"type": "markdown", "attributes": {"value": OPEN_TO_ALL}},
            *([_page()] if form is CORRECTION else []),
            *([_year()] if form.by_year else []),
            *asked,
            *([_upload()] if form.file else []),
            _promise(),
        ],
    }


def chooser() -> Plain:
    """Give the page on which people choose a form: an empty issue stays possible."""
    return {"blank_issues_enabled": True}


def _element(question: Question, schema: Plain) -> Plain:
    field, wanted = schema, True
    for name in question.path:
        wanted = wanted and name in field.get("required", ())
        field = field["properties"][name]
    kind, attributes = _control(question, field)
    return {
        "type": kind,
        "id": "-".join(question.path),
        "attributes": {"label": question.label, "description": field["description"], **attributes},
        "validations": {"required": wanted},
    }


def _control(question: Question, field: Plain) -> tuple[str, Plain]:
    if "enum" in field:
        return "dropdown", {"options": [word.replace("_", " ") for word in field["enum"]]}
    if question.path[-1].startswith("bulan"):
        return "dropdown", {"multiple": True, "options": list(MONTHS)}
    placeholder = {"placeholder": question.example} if question.example else {}
    return "textarea" if field.get("maxLength") == LONG else "input", placeholder


def _page() -> Plain:
    about = "Alamat halaman yang perlu dikoreksi."
    return {
        "type": "input",
        "id": "halaman",
        "attributes": {"label": "Halaman", "description": about, "placeholder": "https://…"},
        "validations": {"required": True},
    }


def _year() -> Plain:
    about = "Tahun rencana aksi, empat angka."
    return {
        "type": "input",
        "id": "tahun",
        "attributes": {"label": YEAR, "description": about, "placeholder": "2024"},
        "validations": {"required": True},
    }


def _upload() -> Plain:
    about = (
        "Satu berkas: PDF, JPEG, PNG, WEBP, XLSX, DOCX, atau CSV. Lampiran langsung terbuka untuk umum, juga bila "
        "aksesnya ringkasan atau dikecualikan; dokumen seperti itu jangan dilampirkan."
    )
    return {
        "type": "upload",
        "id": "berkas",
        "attributes": {"label": FILE, "description": about},
        "validations": {"required": False, "accept": ENDINGS},
    }


def _promise() -> Plain:
    return {
        "type": "checkboxes",
        "id": "pernyataan",
        "attributes": {"label": PROMISE, "options": [{"label": CHECKED, "required": True}]},
    }
