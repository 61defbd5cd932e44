"""The words that stand beside a number and say what it is; whole words only, the nearest one counts."""

from __future__ import annotations

import re
import string
from typing import NamedTuple

_BANKS = r"bri|bni|bca|bsi|btn|bpd|cimb|bjb"
_NAMED_BANKS = (
    r"bank\W{1,3}(?:mandiri|jateng|jatim|jabar|dki|bri|bni|bca|bsi|btn|bjb|mega|danamon|permata|muamalat|syariah|"
    r"rakyat|negara|central|pembangunan)"
)
_KINDS = {
    "nik": r"nik|nkk|kk|ktp|ektp|kartu\W{1,2}(?:keluarga|tanda\W{1,2}penduduk)|induk\W{1,2}kependudukan",
    "nip": r"nip|nippppk|nipppk|nip\Wpppk|ni\Wpppk|nomor\W{1,2}induk\W{1,2}pegawai",
    "npwp": r"npwp|nitku|pokok\W{1,2}wajib\W{1,2}pajak",
    "ponsel": r"hp|wa|handphone|hand\Wphone|ponsel|whatsapp|whats\Wapp|telp|telepon|telpon|tlp|tel|phone|mobile|"
    r"seluler|selular|sms|kontak|contact|narahubung|hubungi|cp",
    "bpjs": r"bpjs|jkn|kis|jamsostek|kpj",
    "sim": r"sim|izin\W{1,2}mengemudi",
    "rekening": r"(?<!kode\W)(?:rek|norek|rekening)(?!\W{1,3}(?:belanja|anggaran|pendapatan|pembiayaan))|"
    r"bank\W{1,2}account|account\W{1,2}number",
    "capitals": _BANKS,
    "bank": rf"{_NAMED_BANKS}|a/n",
    # the number is said to be something else, whatever it looks like
    "bukan": r"isbn|issn|imei|ntpn|ntb|billing|rup|sirup|dipa|npsn|doi|virtual\W{1,2}account|epoch|timestamp",
    # the number is an amount, a date or a letter's: no account, but perhaps a NIK
    "konteks": r"rp|idr|usd|sebesar|sejumlah|senilai|jumlah|tanggal|tgl|tahun|surat|kode|pukul|jam",
}
_LABEL = re.compile(
    r"(?<![a-z])(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items()) + r")(?![a-z])"
)
# Letter by letter, so that places stay: str.lower() makes two letters of some.
_LOWER = {ord(letter): letter.lower() for letter in string.ascii_uppercase}
# A label behind its number: "(NIK)", "a/n Budi", "BRI".
_BEHIND = re.compile(
    rf"\s?[(\[]\s?(?P<nik>{_KINDS['nik']})(?![a-z])|\s?[(\[]\s?(?P<nip>{_KINDS['nip']})(?![a-z])|"
    rf"[\s,(]{{1,3}}(?P<bank>(?-i:{_BANKS.upper()})|{_NAMED_BANKS}|a/n|a\.n\.|atas\W{{1,2}}nama)(?![a-z])",
    re.IGNORECASE,
)
_REACH = {
    "nik": 25,
    "nip": 20,
    "npwp": 25,
    "ponsel": 25,
    "bpjs": 30,
    "sim": 20,
    "rekening": 40,
    "bank": 40,
    "capitals": 40,
    "bukan": 25,
    "konteks": 12,
}
_WINDOW = 70
_WORD = re.compile("[a-z]+")
# Where no word of any label stands, the long pattern need not be asked. "n" is what is left of a/n.
WORDS_OF_LABELS = frozenset({"n", *re.findall("[a-z]{2,}", " ".join(_KINDS.values()))})
_SPACED_WORD = re.compile(r"(?<![^\W_])([^\W\d_])[ ](?=[^\W\d_](?![^\W_]))")


class Label(NamedTuple):
    """What a number is called: a kind of personal data, `bank`, `bukan` (something else) or `konteks`."""

    kind: str


NONE = Label("")


def before(text: str, start: int, *, spaced: bool = False) -> Label:
    """Give the nearest label in front of the number at `start`, if it is near enough."""
    context = text[max(0, start - _WINDOW) : start]
    if spaced:
        context = _SPACED_WORD.sub(r"\1", context)
    small = context.translate(_LOWER)
    if WORDS_OF_LABELS.isdisjoint(_WORD.findall(small)):
        return NONE
    found = [match for match in _LABEL.finditer(small) if _is_written_so(match, context)]
    if not found:
        return NONE
    kind = str(found[-1].lastgroup)
    glue = context[found[-1].end() :]
    if len(glue) > _REACH[kind] or (not spaced and glue.count("\n") > _lines(kind)):
        return NONE
    return Label("bank" if kind == "capitals" else kind)


def _is_written_so(found: re.Match[str], context: str) -> bool:
    # "BRI" is a bank, "bri" may be anything; "SIM" is a licence, "sim" a card
    return found.lastgroup not in {"capitals", "sim"} or context[found.start() : found.start() + 3].isupper()


def behind(text: str, end: int) -> Label:
    """Give the label that stands right behind the number that ends at `end`."""
    found = _BEHIND.match(text, end)
    return Label(found.lastgroup) if found and found.lastgroup else NONE


def _lines(kind: str) -> int:
    # An account's label may head a table or a YAML mapping; every other label stands on the number's line.
    return 2 if kind == "rekening" else 0
