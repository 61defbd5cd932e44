"""What words give away: home addresses, birth and family, cards with letters, plates, and places on the map."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from terawang.privacy.finding import Finding, Level, mask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terawang.model.privacy import JenisData

_MONTH = (
    r"(?:jan(?:uari)?|[fp]eb(?:ruari)?|mar(?:et)?|apr(?:il)?|mei|jun[i]?|jul[i]?|agu(?:s(?:tus)?)?|agt|sep(?:t(?:ember)?)?|"
    r"okt(?:ober)?|no[vp](?:ember)?|des(?:ember)?)"
)
_DATE = rf"(?:\d{{1,2}}[ \-/.]{{1,2}}(?:\d{{1,2}}|{_MONTH})[ \-/.]{{1,2}}(?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d)(?!\d)"
# A colon or a table's line, or what stands for them in JSON, XML and HTML once tags are gone.
_IS = r"[\"'*_]{0,3}\s{0,3}[:=|\t>][\s\"'*_|:>]{0,6}"
# Labels stand in forms and rules too: what follows there is no value.
_EMPTY = (
    r"(?!(?:tidak|jangan|wajib|harus|isi|diisi|kosong|dihapus|disamarkan|rahasia|dirahasiakan|teks|tanggal|tempat|null|"
    r"string|none|contoh|pegawai|pelapor|pemohon|responden|jumlah|true|false|ya)(?![a-z]))"
)
_NAME = rf"{_EMPTY}[^\W\d_][^\W\d_]{{1,30}}"
_BIRTH = (
    r"(?:t\.?t\.?l\.?|temp(?:at|\.)[ ,/&._-]{0,3}(?:dan[ _])?(?:tgl|tanggal)\.?[ _]?lahir|(?:tgl|tanggal)\.?[ _]?lahir|"
    r"tempat[ _]?lahir|kelahiran)"
)


class Rule(NamedTuple):
    """One thing that words give away.

    `signs` and `trace` only save work: the pattern matches nowhere unless one of the signs and the trace stand in the
    text, in small letters.
    """

    kind: JenisData
    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    reason: str
    trace: re.Pattern[str]
    level: Level = "blokir"

    def may_match(self, small: str) -> bool:
        """Tell whether the pattern need be asked of a text in small letters."""
        return any(sign in small for sign in self.signs) and self.trace.search(small) is not None


def _rule(kind: JenisData, signs: str, pattern: str, reason: str, *, trace: str = "") -> Rule:
    level: Level = "peringatan" if kind in {"pelat", "koordinat"} else "blokir"
    return Rule(kind, tuple(signs.split("|")), re.compile(pattern, re.IGNORECASE), reason, re.compile(trace), level)


_RT = r"\s{0,2}[.:]?\s{0,2}0{0,3}\d{1,3}"
_RULES = (
    _rule(
        "alamat",
        "rw|rt |rt.|rt0|rt1|rt2",
        rf"(?<![a-z])(?<!jumlah )(?<!sebanyak )rt(?:{_RT}[\s/,.;&|-]{{0,4}}rw{_RT}|"
        rf"\s{{0,2}}[/.-]?\s{{0,2}}rw[\"']?\s{{0,2}}[.:=|]?[\s\"'|]{{0,3}}0{{0,3}}\d{{1,3}}\s?[/\-]\s?0{{0,3}}\d{{1,3}}|"
        rf"\s{{0,2}}[.:]?\s?0{{0,2}}\d{{1,3}}\s?/\s?0{{0,2}}\d{{1,3}})(?![\d/])",
        "RT dan RW",
    ),
    _rule(
        "alamat",
        "alamat",
        rf"(?<![a-z])alamat[ _](?:rumah|tinggal|tempat[ _]tinggal|pribadi|domisili|ktp){_IS}"
        rf"{_EMPTY}[^\W_][^\n<>|\"]{{6,80}}",
        "label alamat rumah",
        trace="alamat[ _][rtpdk]",
    ),
    _rule(
        "lahir",
        "lahir|ttl|t.t.l",
        rf"(?<![a-z.]){_BIRTH}(?![a-z])(?:[^\n\d]{{0,50}}{_DATE}|{_IS}[1-4]\d{{4}}(?!\d))",
        "tanggal lahir",
    ),
    _rule(
        "lahir",
        "lahir",
        rf"(?<![a-z])temp(?:at|\.)[ ,/&._-]{{0,3}}(?:(?:dan[ _])?(?:tgl|tanggal)\.?[ _]?)?lahir{_IS}{_NAME}",
        "tempat lahir",
    ),
    _rule(
        "lahir",
        "lahir",
        rf"(?<![a-z])(?<!hari )(?<!pancasila )lahir[ ](?:di|pada|tanggal|tgl)(?![a-z])[^\n\d]{{0,50}}{_DATE}",
        "tanggal lahir",
    ),
    _rule(
        "ibu_kandung",
        "ibu|maiden",
        rf"(?<![a-z])(?:(?:nama[ _])?(?:gadis[ _])?ibu[ _]kandung|nama[ _]gadis[ _]ibu(?:[ _]kandung)?|"
        rf"mother'?s?[ _]maiden[ _]name){_IS}{_NAME}(?:[ ][^\W\d_]{{1,30}}){{0,3}}",
        "nama ibu kandung",
    ),
    _rule(
        "agama",
        "agama",
        rf"(?<![a-z])agama{_IS}(?:islam|kristen|protestan|[ck]at(?:h)?olik|hindu|bud+ha|k[oh]{{1,2}}ng?\s?h?ucu|"
        rf"kepercayaan)(?![a-z])(?![\s|,;:=\"'/(]{{1,6}}(?:\d|islam|kristen|[ck]at|hindu|bud|dan\b))",
        "agama seseorang",
    ),
    _rule(
        "golongan_darah",
        "darah",
        rf"(?<![a-z])gol(?:\.|ongan)?[ _]{{0,2}}darah{_IS}(?:AB|A|B|O)(?:\s?[+-]|\s?rh)?(?![a-z0-9])"
        rf"(?![\s|,;:=\"'/(]{{1,6}}(?:\d|[abo]{{1,2}}\b))",
        "golongan darah seseorang",
    ),
    _rule(
        "paspor",
        "paspor|passport",
        r"(?<![a-z])pass?port?(?![a-z])[^\n\d]{0,25}?(?<![a-z])[a-z]{1,2}\s?\d{6,7}(?![a-z0-9])",
        "label paspor",
    ),
    _rule(
        "pelat",
        "",
        r"(?-i:(?<![0-9A-Za-z./-])(?:A[ABDEG]?|B[ABDEGHKLMNP]?|D[ABCDEGHKLMNPRSTUW]?|E[ABD]?|F|G|H|K[BHTU]?|L|M|N|P[ABG]?|R|S|T|"
        r"W|Z) [1-9]\d{2,3} [A-Z]{2,3}(?![0-9A-Za-z]))",
        "bentuk pelat nomor kendaraan",
        trace=r" [1-9]\d{2,3} [a-z]{2,3}(?![0-9a-z])",
    ),
    _rule(
        "pelat",
        "nopol|no pol|no.pol|no. pol|polisi|plat |pelat ",
        r"(?<![a-z])(?:nopol|no\.? ?pol|nomor polisi|pelat nomor|plat nomor|plat)(?![a-z])[^\n\d]{0,20}?"
        r"(?<![a-z])[a-z]{1,2}[ -]?[1-9]\d{0,3}[ -]?[a-z]{1,3}(?![a-z0-9])",
        "label pelat nomor kendaraan",
    ),
    _rule(
        "koordinat",
        "rumah|alamat|tinggal|domisili|lokasi|gps|koordinat",
        r"(?<![a-z])(?:rumah|alamat|tinggal|domisili|lokasi|gps|koordinat)(?![a-z])[^\n\d]{0,60}?-?1?\d?\d\.\d{6,15}\D{1,12}?"
        r"1[0-4]\d\.\d{6,15}(?!\d)",
        "koordinat di dekat kata rumah, alamat, atau lokasi",
        trace=r"\.\d{6}",
    ),
)


def told(text: str) -> Iterator[Finding]:
    """Find what words give away."""
    small = text.lower()
    for rule in _RULES:
        if rule.may_match(small):
            for found in rule.pattern.finditer(text):
                if not (rule.kind == "pelat" and _is_no_plate(found[0])):
                    yield Finding(*found.span(), rule.kind, mask(rule.kind, found[0]), rule.level, rule.reason)


def _is_no_plate(text: str) -> bool:
    year = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)
    return year is not None and " " in text and not re.match("(?i:no|pl)", text)
