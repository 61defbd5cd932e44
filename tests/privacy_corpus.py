"""Planted personal data and its look-alikes, all invented: no number here was given to anybody.

The NIK lie in districts numbered 90 and above, which no regency has; NIP, phones, accounts and cards count up from
patterns; names are from nursery rhymes. Their structure is right, so that the gate meets what it would meet.
"""

from __future__ import annotations

import hashlib
import random
import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from terawang.words import MONTHS, SHORT_MONTHS, long_date, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
BOLD = str.maketrans("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PROVINCES = (11, 14, 19, 21, 31, 33, 36, 52, 54, 61, 65, 71, 76, 81, 82, 91, 94, 96)


@dataclass(frozen=True, slots=True)
class Planted:
    """A `value` of a `kind` in a `text`; `canonical` forms are those that people write, the others those they may."""

    kind: str
    value: str
    text: str
    canonical: bool = True
    spaced: bool = False


def dice(seed: int) -> random.Random:
    """Give chances that fall the same way in every run."""
    return random.Random(seed)


def nik(r: random.Random) -> str:
    """Invent a NIK in a district that does not exist."""
    born = date(1950, 1, 1) + timedelta(days=r.randrange(20_000))
    day = born.day + r.choice((0, 40))
    regency = r.choice((r.randint(1, 39), r.randint(71, 79)))
    place = f"{r.choice(_PROVINCES):02}{regency:02}{r.randint(90, 99)}"
    return f"{place}{day:02}{born:%m%y}{r.randint(9000, 9999)}"


def nip(r: random.Random, *, contract: bool = False) -> str:
    """Invent a NIP, or a NI PPPK."""
    born = date(1965, 1, 1) + timedelta(days=r.randrange(12_000))
    began = r.randint(2019, 2024) if contract else born.year + r.randint(20, 30)
    month = f"2{r.randint(1, 9)}" if contract else f"{r.randint(1, 12):02}"
    return f"{born:%Y%m%d}{began}{month}{r.choice('12')}{r.randint(900, 999)}"


def npwp(r: random.Random) -> str:
    """Invent an NPWP of fifteen digits with a right check digit; never a treasurer's."""
    body = f"{r.randint(1, 9):02}{r.randint(900_000, 999_999)}"
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in body[1::2])
    check = -(doubled + sum(int(digit) for digit in body[0::2])) % 10
    return f"{body}{check}9{r.randint(10, 99)}000"


def cut(value: str, *sizes: int) -> list[str]:
    """Cut a value into groups."""
    parts, place = [], 0
    for size in sizes:
        parts.append(value[place : place + size])
        place += size
    return parts


def canonical(seed: int = 1) -> list[Planted]:
    """Plant values in the forms that letters, sheets and web pages show."""
    r = dice(seed)
    return [planted for _ in range(8) for planted in _canonical_round(r)]


def _canonical_round(r: random.Random) -> Iterator[Planted]:
    person, place = r.choice(("Si Kancil", "Timun Mas", "Bawang Putih")), r.choice(("Demak", "Kudus", "Jepara"))
    born = date(1950, 1, 1) + timedelta(days=r.randrange(20_000))
    for text in (
        "NIK {}",
        "nik: {}",
        "No. KK : {}",
        "Nama: X, NIK/No. KTP {}, alamat",
        "{}",
        '"nik": "{}"',
        "KTP{}.jpg",
    ):
        yield _plant("nik", nik(r), text)
    for text in ("NIP {}", "NIP. {}", "{}", "nip: '{}'"):
        yield _plant("nip", nip(r), text)
    for text in ("NI PPPK {}", "{}", "NIPPPK. {}"):
        yield _plant("ni_pppk", nip(r, contract=True), text)
    yield _plant("nip", " ".join(cut(nip(r), 8, 6, 1, 3)), "NIP. {}")
    tax = npwp(r)
    yield _plant("npwp", "{}.{}.{}.{}-{}.{}".format(*cut(tax, 2, 3, 3, 1, 3, 3)), "NPWP: {}")
    yield _plant("npwp", "{}.{}.{}.{}-{}.{}".format(*cut(npwp(r), 2, 3, 3, 1, 3, 3)), "{}")
    yield _plant("npwp", npwp(r), "NPWP {}")
    yield _plant("npwp", "0" + npwp(r), "NPWP16: {}".replace("16", ""))
    yield from _phones(r)
    for text in ("{}", "surel: {}", "<{}>", "mailto:{}", "kirim ke {}, paling lambat Senin"):
        yield _plant("surel", f"{r.choice(('kancil', 'timun.mas', 'b_putih+kpu'))}{r.randint(1, 99)}@gmail.com", text)
    yield _plant("surel", f"tim.mas{r.randint(1, 99)}@kantor-lain.or.id", "{}")
    yield from _accounts(r)
    for text in (
        "RT {:02}/RW {:02}",
        "RT/RW : {:03}/{:03}",
        "RT {} RW {}",
        "RT.{:02} RW.{:02}",
        "Rt. {:03} / Rw. {:03}",
    ):
        value = text.format(r.randint(1, 12), r.randint(1, 12))
        yield _plant("alamat", value, f"Jl. Bintang Kecil 9 {{}} {place}")
    for text in ("{} {}-{:02}-{}", "{}, {} {} {}"):
        when = (
            text.format(place + ",", born.day, born.month, born.year) if "-" in text else f"{place}, {long_date(born)}"
        )
        for label in ("TTL: ", "Tempat, tanggal lahir : ", "Tempat/Tgl. Lahir: ", "tempat/tanggal lahir: "):
            yield _plant("lahir", label + when, "{}")
    yield _plant("lahir", f"tanggal_lahir: {born}", "{}")
    yield _plant("lahir", f"Tempat lahir: {place}", "{}")
    yield _plant("ibu_kandung", f"Nama ibu kandung: {person}", "{}")
    yield _plant("agama", r.choice(("Agama: Islam", "agama : Katolik", "AGAMA : HINDU")), "{}")
    yield _plant("golongan_darah", r.choice(("Gol. Darah: O", "golongan darah : AB", "Golongan Darah: B+")), "{}")
    yield _plant("bpjs", f"000{r.randrange(10**10):010}", "No. BPJS {}")
    yield _plant("paspor", f"{r.choice('ABCX')}{r.randint(1_000_000, 9_999_999)}", "Paspor: {}")
    yield _plant("sim", f"{r.randrange(10**13, 10**14)}", "SIM C {}")
    yield _plant("rahasia", "ghp_" + hashlib.sha256(r.randbytes(9)).hexdigest()[:36], "token: {}")
    yield _plant("rahasia", "AKIA" + hashlib.sha256(r.randbytes(9)).hexdigest()[:16].upper(), "{}")
    yield _plant("rahasia", "-----BEGIN RSA PRIVATE KEY-----", "{}")


def _phones(r: random.Random) -> Iterator[Planted]:
    forms = (
        "0{}", "+62{}", "62{}", "0{3}-{4}-{4}", "0{3} {4} {4}", "+62 {3}-{4}-{4}", "(0{3}) {4} {4}", "+62 {3} {4} {4}",
    )  # fmt: skip
    for form in forms:
        yield _plant("ponsel", _phone(r, form), "HP {}")
        yield _plant("ponsel", _phone(r, form), "Hubungi Bu Timun ({})" if "(" not in form else "Bu Timun {}")
    yield _plant("ponsel", _phone(r, "62{}"), "https://wa.me/{}")
    yield _plant("ponsel", _phone(r, "62{}"), "https://api.whatsapp.com/send?phone={}")
    yield _plant("ponsel", _phone(r, "+62{}"), "tel:{}")


def _phone(r: random.Random, form: str) -> str:
    digits = f"8{r.randint(11, 59)}{r.randint(10_000_000, 99_999_999)}"
    return (
        form.replace("{}", digits).replace("{3}", digits[:3]).replace("{4}", digits[3:7], 1).replace("{4}", digits[7:])
    )


def _accounts(r: random.Random) -> Iterator[Planted]:
    ten, thirteen, fifteen = (str(r.randrange(10 ** (n - 1), 10**n)) for n in (10, 13, 15))
    for text in ("No. Rekening {}", "rekening BNI {} a/n Timun Mas", "Rek. BCA: {}", '"no_rekening": "{}"'):
        yield _plant("rekening", ten, text)
    yield _plant("rekening", thirteen, "Bank Mandiri {}")
    yield _plant("rekening", "-".join(cut(fifteen, 4, 2, 6, 2, 1)), "BRI {} an. Si Kancil")
    yield _plant("rekening", ten, "Bank Jateng nomor {}")


def _plant(kind: str, value: str, text: str, *, canonical: bool = True, spaced: bool = False) -> Planted:
    return Planted(kind, value, text.replace("{}", value), canonical, spaced)


def variants(seed: int = 2) -> list[Planted]:
    """Plant values with other separators, digits and invisible signs."""
    r = dice(seed)
    return [planted for _ in range(6) for planted in _variant_round(r)]


def _variant_round(r: random.Random) -> Iterator[Planted]:
    for spell in _spellings():
        yield _plant("nik", spell(nik(r)), "NIK {}", canonical=False)
        yield _plant("nik", spell(nik(r)), "Nama: Kancil; {} ; Demak", canonical=False)
        yield _plant("nip", spell(nip(r)), "NIP {}", canonical=False)
        yield _plant("ponsel", spell(_phone(r, "0{}")), "HP {}", canonical=False)
    for sizes, gap in _cuts():
        yield _plant("nik", gap.join(cut(nik(r), *sizes)), "Kancil {} Demak", canonical=False)
        yield _plant("nik", gap.join(cut(nik(r), *sizes)), "1. {}", canonical=False)
    for gap in (" ", "-", ".", "\u00a0", "\u2011"):
        yield _plant("nip", gap.join(cut(nip(r), 8, 6, 1, 3)), "{}", canonical=False)
        yield _plant("ponsel", gap.join(cut(_phone(r, "0{}"), 4, 4, 4)), "{}", canonical=False)
        yield _plant("ponsel", gap.join(cut(_phone(r, "0{}"), 4, 3, 5)), "Telp. {}", canonical=False)
    yield _plant("ponsel", "0" + " ".join(_phone(r, "{}")), "Telp {}", canonical=False)
    for form in ("+62 ({3}) {4} {4}", "(+62) {3}-{4}-{4}", "+62-{3}-{4}{4}", "0062{}", "+620{}", "0{3}.{4}.{4}"):
        yield _plant("ponsel", _phone(r, form), "{}", canonical=False)
    yield _plant("ponsel", _phone(r, "{3} {4} {4}"), "WA: {}", canonical=False)
    for form in ("{} [at] gmail [dot] com", "{}(at)yahoo.com", "{} @ gmail.com", "{}＠gmail.com", "{}@gmail .com"):
        yield _plant("surel", form.replace("{}", f"timun{r.randint(1, 99)}"), "surel {}", canonical=False)
    for line_end in ("\n", "\r\n", " \n"):
        yield _plant("nik", line_end.join(nik(r)), "NIK\n{}\nNama", canonical=False, spaced=True)
        yield _plant("nik", line_end.join(cut(nik(r), 8, 8)), "Kancil {} Demak", canonical=False, spaced=True)
        yield _plant("nip", line_end.join(nip(r)), "{}\n", canonical=False, spaced=True)
    yield _plant("nik", " ".join(nik(r)), "N I K : {}", canonical=False, spaced=True)
    for text in ("RT 3, RW 4", "rt02/rw03", "RT: 003 / RW: 004", "RT 003/004", "RT/RW 3/4", "RT/RW: 003 / 004"):
        yield _plant("alamat", text, "Dukuh Bintang {} Kudus", canonical=False)
    for text in ("TTL Demak 17 Agustus 1961", "T.T.L. : Demak, 17/08/1961", "Tempat dan tanggal lahir: Demak, 17-8-61"):
        yield _plant("lahir", text, "{}", canonical=False)
    yield _plant("lahir", "lahir di Demak, 17 Agustus 1961", "Kancil {}.", canonical=False)
    yield _plant("rekening", f"{r.randrange(10**9, 10**10)}", "norek: {}", canonical=False)
    yield _plant(
        "rekening", f"{r.randrange(10**9, 10**10)}", "rekening:\n  bank: Sendiri\n  nomor: {}", canonical=False
    )
    yield _plant("nik", f"99{r.randrange(10**14):014}", "NIK: {}", canonical=False)
    yield _plant("nik", f"99{r.randrange(10**14):014}", "{} (NIK)", canonical=False)


def _spellings() -> tuple[Callable[[str], str], ...]:
    return (
        lambda digits: digits.translate(FULL_WIDTH),
        lambda digits: digits.translate(ARABIC),
        lambda digits: digits.translate(BOLD),
        lambda digits: digits.translate(SUPERSCRIPT),
        "\u200b".join,
        lambda digits: digits[:6] + "\u00ad" + digits[6:],
        lambda digits: digits[:4] + "\u2060" + digits[4:],
        " ".join,
    )


def _cuts() -> Iterator[tuple[tuple[int, ...], str]]:
    for gap in (" ", "-", "\u00a0", "\u2013", "\u2009"):
        for sizes in ((4, 4, 4, 4), (6, 6, 4), (2, 2, 2, 6, 4), (2, 2, 2, 2, 2, 2, 4), (8, 8), (12, 4), (6, 10)):
            yield sizes, gap
    for sizes in ((4, 4, 4, 4), (6, 6, 4), (2, 2, 2, 6, 4), (2, 2, 2, 2, 2, 2, 4)):
        yield sizes, "."


def negatives(seed: int = 3) -> list[str]:
    """Write what stands in an office's papers and only looks like personal data."""
    r = dice(seed)
    return [text for make in NEGATIVES for text in (make(r) for _ in range(80))]


def _day(r: random.Random) -> date:
    return date(2004, 1, 1) + timedelta(days=r.randrange(8_400))


def _year(r: random.Random) -> int:
    return r.randint(2008, 2024)


def _money(r: random.Random) -> str:
    return number(r.choice((1, 10, 1000)) * r.randrange(1_000, 999_999_999))


def _hex(r: random.Random, size: int = 64) -> str:
    return hashlib.sha512(r.randbytes(9)).hexdigest()[:size]


NEGATIVES: tuple[Callable[[random.Random], str], ...] = (
    lambda r: f"{r.randint(1, 999)}/PW.02-SD/{r.randint(1, 34)}/{r.randint(1, 999):03}",
    lambda r: (
        f"Nomor {r.randint(1, 999)}/ORT.0{r.randint(1, 9)}-Kpt/0{r.randint(1, 9)}/KPU/XII/{r.randint(2015, 2025)}"
    ),
    lambda r: f"{r.randint(1, 99)}/HK.03.1-Kpt/3321/KPU-Kab/{r.choice(('I', 'IV', 'XII'))}/{r.randint(2018, 2024)}",
    lambda r: f"SP DIPA-076.01.2.{r.randint(600_000, 699_999)}/{r.randint(2015, 2025)}",
    lambda r: (
        f"076.01.CQ.{r.randint(3355, 3364)}.EBA.{r.randint(900, 999)}.{r.randint(1, 99):03}.A.52{r.randint(1000, 9999)}"
    ),
    lambda r: f"kode rekening 5.{r.randint(1, 3)}.0{r.randint(1, 9)}.01.{r.randint(10, 99)}.{r.randint(1, 9999):04}",
    lambda r: f"rekening belanja {r.randint(511_111, 537_119)} sebesar Rp{_money(r)}",
    lambda r: f"Rp{_money(r)}",
    lambda r: f"Rp {_money(r)},00 dan Rp {_money(r)},00",
    lambda r: f"pagu {_money(r)} {_money(r)} {_money(r)}",
    lambda r: f"Rp62.8{r.randint(10, 99)}.{r.randint(100, 999)}.{r.randint(100, 999)}",
    lambda r: f"saldo rekening per {_day(r):%d-%m-%Y}: {_money(r)}",
    lambda r: f"{_day(r):%d-%m-%Y} {_day(r):%d-%m-%Y}",
    lambda r: f"{_day(r):%Y-%m-%d}, {_day(r):%Y-%m-%d}, {_day(r):%Y-%m-%d}",
    lambda r: f"- {_day(r):%Y-%m-%d}\n- {_day(r):%Y-%m-%d}\n- {_day(r):%Y-%m-%d}",
    lambda r: "\n".join(f"{_day(r):%d%m%Y}" for _ in range(4)),
    lambda r: f"{_day(r):%d %m %Y} {_day(r):%d %m %Y} {_day(r):%d %m %Y}",
    lambda r: f"{long_date(_day(r))} sampai {long_date(_day(r))}",
    lambda r: f"pukul 08.{r.randint(10, 59)}-1{r.randint(0, 6)}.30 12.00 WIB",
    lambda r: f"08.{r.randint(10, 59)} 09.{r.randint(10, 59)} 10.{r.randint(10, 59)} 11.{r.randint(10, 59)}",
    lambda r: f"{_day(r)}T08:{r.randint(10, 59)}:{r.randint(10, 59)}+07:00",
    lambda r: f"timestamp {r.randint(1_600_000_000, 1_760_000_000)}{r.randrange(1000):03}",
    lambda r: f"{_day(r):%Y%m%d}-{r.randint(100_000, 235_959)}",
    lambda r: f"IMG-{_day(r):%Y%m%d}-WA{r.randrange(10_000):04}.jpg",
    lambda r: f"{_hex(r)}  bukti/2023/berkas.pdf",
    lambda r: " ".join(cut(_hex(r), *[4] * 16)),
    lambda r: " ".join(cut(_hex(r), *[8] * 8)),
    lambda r: str(uuid.UUID(bytes=r.randbytes(16), version=4)),
    lambda r: f"https://youtu.be/{_hex(r, 11)}?t={r.randrange(10**5)}",
    lambda r: f"https://x.com/kpu/status/{r.randrange(10**18, 10**19)}",
    lambda r: f"https://www.facebook.com/photo?fbid={r.randrange(10**15, 10**16)}&set=a.{r.randrange(10**15, 10**16)}",
    lambda r: f"https://contoh.go.id/{nik(r)}",
    lambda r: f"0.{r.randrange(10**15, 10**16)} dan 0.08{r.randrange(10**9, 10**10)}",
    lambda r: f"-6.{r.randrange(10**6):06}, 110.{r.randrange(10**6):06}",
    lambda r: f"-6.{r.randrange(10**6):06} 110.{r.randrange(10**6):06}",
    lambda r: f"ISBN 978-602-{r.randint(1000, 9999)}-{r.randint(10, 99)}-{r.randint(0, 9)}",
    lambda r: f"ISBN 0-8{r.randint(100, 999)}-{r.randint(1000, 9999)}-{r.randint(0, 9)}",
    lambda r: f"NPSN {r.randint(20_300_000, 20_399_999)}",
    lambda r: f"Peraturan KPU Nomor {r.randint(1, 30)} Tahun {_year(r)}, BN {_year(r)}/{r.randint(1, 2000)}",
    lambda r: f"hlm. {r.randint(1, 400)}-{r.randint(401, 900)}, {r.randint(1000, 1999)}-{r.randint(2000, 2999)}",
    lambda r: f"(0291) {r.randint(600_000, 699_999)}",
    lambda r: f"Telp. (021) {r.randint(3_000_000, 3_999_999)}, faks 024-{r.randint(7_000_000, 8_999_999)}",
    lambda r: f"helpdesk 0800-{r.randint(1, 9)}-{r.randint(100_000, 999_999)}",
    lambda r: f"kpu_{r.choice(('demak', 'kudus'))}{r.randint(1, 9)}@kpu.go.id",
    lambda r: f"logo@{r.randint(2, 4)}x.png dan axe-core@4.{r.randint(1, 20)}.{r.randint(0, 9)}",
    lambda r: f"nama{r.randint(1, 99)}@kantor.example",
    lambda r: f"TTL cache {r.randint(60, 86_400)} detik",
    lambda r: f"rekapitulasi {r.randrange(10**9, 10**10)} suara",
    lambda r: f"rekomendasi bank data {r.randrange(10**9, 10**10)}",
    lambda r: (
        f"DPT {number(r.randint(800_000, 900_000))} pemilih, {r.randint(3_000, 3_900)} TPS, {r.randint(10, 249)} desa"
    ),
    lambda r: f"33210{r.randint(1, 9)}******{r.randint(1, 9999):04}",
    lambda r: " ".join(str(r.randint(1, 12)) for _ in range(12)),
    lambda r: " | ".join(str(r.randint(1, 4)) for _ in range(16)),
    lambda r: f"tanggal lahir wajib diisi, paling lambat {_day(r).day} {r.choice(MONTHS)}".split(", ")[0],
    lambda r: f"Kantor Kementerian Agama {r.choice(('Demak', 'Kudus'))} | Agama | Jumlah",
    lambda r: f"Agama: Islam {r.randint(1, 30)}, Kristen {r.randint(1, 9)}",
    lambda r: f"{r.randint(10, 99)} RT dan {r.randint(2, 9)} RW terdampak; ART, sertifikat, RTRW 2011-2031",
    lambda r: f"10.{r.randint(1000, 9999)}/jtp.{r.randint(2010, 2024)}.{r.randint(1000, 9999)}",
    lambda r: f"sumber: S{r.randint(1, 60)}; {r.choice(SHORT_MONTHS)} {_year(r)}; v1.{r.randint(1, 30)}.0",
    lambda r: f"{r.randrange(10**11, 10**12)} dan {97 * 10**14 + r.randrange(10**14)}",
)
