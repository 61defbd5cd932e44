"""An invented Google Forms export, and the same answers as other programs, settings and habits would save them."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

QUESTIONS = (
    "1. Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
    "2. Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?",
    "3. Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?",
    "4. Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?",
    "5. Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan dengan hasil yang diberikan?",
    "6. Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?",
    "7. Bagaimana pendapat Saudara tentang perilaku petugas terkait kesopanan dan keramahan?",
    "8. Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?",
    "9. Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?",
)
WORDS = (
    ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"),
    ("Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah"),
    ("Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat"),
    ("Sangat mahal", "Cukup mahal", "Murah", "Gratis"),
    ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"),
    ("Tidak kompeten", "Kurang kompeten", "Kompeten", "Sangat kompeten"),
    ("Tidak sopan dan ramah", "Kurang sopan dan ramah", "Sopan dan ramah", "Sangat sopan dan ramah"),
    ("Buruk", "Cukup", "Baik", "Sangat baik"),
    ("Tidak ada", "Ada tetapi tidak berfungsi", "Berfungsi kurang maksimal", "Dikelola dengan baik"),
)
SCALE = ("Tidak baik", "Kurang baik", "Baik", "Sangat baik")
NAMES = ("Budi Santoso", "Siti Aminah", "Wahyu Prasetyo", "Ratna Dewi", "Joko Susilo", "Endang Lestari")
REMARKS = ("Pak Wahyu galak sekali", "tolong kursinya ditambah", "Bu Endang cepat tanggap", "")


@dataclass(frozen=True, kw_only=True)
class Sent:
    """One time that the form was sent."""

    when: datetime
    nama: str
    kelamin: str
    pendidikan: str
    usia: str
    pekerjaan: str
    answers: tuple[int, ...]
    saran: str


def sent(count: int = 48, *, seed: int = 4) -> list[Sent]:
    """Invent respondents of the first half of 2024, in the order in which they answered."""
    chance = random.Random(seed)
    start = datetime(2024, 1, 8, 8, 5, 11)  # noqa: DTZ001 - a form's own time
    found = []
    for index in range(count):
        when = start + timedelta(days=3 * index, hours=chance.randrange(8), seconds=chance.randrange(3600))
        found.append(
            Sent(
                when=when,
                nama=chance.choice(NAMES),
                kelamin=chance.choice(("Laki-laki", "Perempuan")),
                pendidikan=chance.choice(("SMA", "SMA", "D3", "S1", "S1", "S1", "S2")),
                usia=str(chance.randrange(17, 62)),
                pekerjaan=chance.choice(("PNS", "Wiraswasta", "Pelajar/Mahasiswa", "Dukun beranak")),
                answers=tuple(chance.choice((2, 3, 3, 4, 4, 4)) for _ in QUESTIONS),
                saran=chance.choice(REMARKS),
            )
        )
    twin = found[10]
    trial = replace(found[5], nama="tes", when=found[5].when + timedelta(minutes=4))
    late = replace(found[7], when=datetime(2024, 8, 2, 9, 12, 44))  # noqa: DTZ001
    return [*found[:11], twin, *found[11:20], trial, *found[20:], late]


def google(when: datetime) -> str:
    """Write a moment as Google does in English: `2024/07/05 9:12:44 AM GMT+7`."""
    return f"{when:%Y/%m/%d} {when.hour % 12 or 12}:{when:%M:%S} {'AM' if when.hour < 12 else 'PM'} GMT+7"


def indonesian(when: datetime) -> str:
    """Write a moment as Google does in Indonesian: `05/07/2024 09.12.44`."""
    return f"{when:%d/%m/%Y %H.%M.%S}"


def american(when: datetime) -> str:
    """Write a moment as Google does for the United States: `7/5/2024 9:12:44`."""
    return f"{when.month}/{when.day}/{when.year} {when.hour}:{when:%M:%S}"


def iso(when: datetime) -> str:
    """Write a moment as machines do."""
    return when.isoformat()


def excel(when: datetime) -> str:
    """Write a moment as Excel's number."""
    return f"{(when - datetime(1899, 12, 30)).total_seconds() / 86400:.10f}"  # noqa: DTZ001


HEADER = [
    "Timestamp",
    "Nama",
    "Jenis kelamin",
    "Pendidikan terakhir",
    "Usia",
    "Pekerjaan",
    *QUESTIONS,
    "Kritik dan saran",
]


def table(
    rows: list[Sent],
    *,
    when: Callable[[datetime], str] = google,
    answer: Callable[[int, int], str] = lambda _, value: str(value),
) -> list[list[str]]:
    """Lay the answers out as an export does; `answer(place, value)` words each."""
    return [
        list(HEADER),
        *(
            [
                when(row.when),
                row.nama,
                row.kelamin,
                row.pendidikan,
                row.usia,
                row.pekerjaan,
                *(answer(place, value) for place, value in enumerate(row.answers)),
                row.saran,
            ]
            for row in rows
        ),
    ]


def separated(rows: list[list[str]], separator: str = ",") -> str:
    """Write a table as CSV."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


def workbook(path: Path, rows: list[list[str]], moments: list[datetime], *, titles: bool) -> Path:
    """Write a table as a workbook with real dates and numbers, a title over it, and another sheet before it."""
    with xlsxwriter.Workbook(path) as book:
        date = book.add_format({"num_format": "dd/mm/yyyy hh:mm:ss"})
        book.add_worksheet("Budi 081234567890").write(0, 0, "Rekap dibuat Siti Aminah")
        sheet = book.add_worksheet("Form Responses 1")
        top = 3 if titles else 0
        if titles:
            sheet.merge_range(0, 0, 0, 8, "REKAP TANGGAPAN SURVEI KEPUASAN MASYARAKAT")
            sheet.merge_range(1, 0, 1, 8, "Dikumpulkan oleh Ratna Dewi")
        for index, row in enumerate(rows):
            for column, text in enumerate(row):
                if index and column == 0:
                    sheet.write_datetime(top + index, 0, moments[index - 1], date)
                elif text.isdecimal():
                    sheet.write_number(top + index, column, int(text))
                else:
                    sheet.write_string(top + index, column, text)
    return path


def zipped(text: str) -> bytes:
    """Pack a CSV as Google's download does."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("Survei Kepuasan (Responses) - Form Responses 1.csv", text)
    return out.getvalue()
