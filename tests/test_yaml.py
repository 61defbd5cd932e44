"""What is read from YAML: nothing changes meaning, nothing is lost, and each mistake is told at its exact place."""

from __future__ import annotations

import time
from typing import NamedTuple

import pytest
import yaml as pyyaml
from hypothesis import given, settings
from hypothesis import strategies as st

from terawang.problem import Problem, Stop
from terawang.source.node import Mapping, Scalar, Sequence, bare
from terawang.source.text import HIDDEN
from terawang.source.yaml import parse

FILE = "content/situs.yml"


class Mistake(NamedTuple):
    """A bad text, what is told of it (`line:column+length code message | hint`), and a near-twin that says `value`."""

    name: str
    text: str
    told: tuple[str, ...]
    twin: str
    value: object


def told(text: str, *, first_line: int = 1) -> tuple[str, ...]:
    with pytest.raises(Stop) as caught:
        parse(text, FILE, first_line=first_line)
    assert {problem.place.file for problem in caught.value.problems} == {FILE}
    return tuple(
        f"{p.place.line}:{p.place.column}+{p.place.length} {p.code} {p.message} | {p.hint}"
        for p in caught.value.problems
    )


def nested(depth: int) -> str:
    return "".join(f"{'  ' * level}a:\n" for level in range(depth)) + "  " * depth + "b\n"


def deep_list(depth: int) -> object:
    value: list[object] = []
    for _ in range(depth - 1):
        value = [value]
    return {"a": value}


def deep_mapping(depth: int) -> object:
    value: object = "b"
    for _ in range(depth):
        value = {"a": value}
    return value


MISTAKES = [
    Mistake(
        "a second key of the same name",
        "judul: Rapat\nnomor: 12\njudul: Evaluasi\n",
        (
            (
                '3:1+5 ZI102 kunci "judul" ditulis dua kali; yang pertama di baris 1 | hapus salah '
                "satunya, atau satukan isinya"
            ),
        ),
        "judul: Rapat\nnomor: 12\nJudul: Evaluasi\n",
        {"judul": "Rapat", "nomor": "12", "Judul": "Evaluasi"},
    ),
    Mistake(
        "a third key of the same name",
        "a: 1\na: 2\na: 3\n",
        (
            (
                '2:1+1 ZI102 kunci "a" ditulis dua kali; yang pertama di baris 1 | hapus salah satunya, '
                "atau satukan isinya"
            ),
            (
                '3:1+1 ZI102 kunci "a" ditulis dua kali; yang pertama di baris 1 | hapus salah satunya, '
                "atau satukan isinya"
            ),
        ),
        "a: 1\nb: 2\nc: 3\n",
        {"a": "1", "b": "2", "c": "3"},
    ),
    Mistake(
        "a second key in a nested mapping",
        "area:\n  - kode: mp\n    kode: tl\n",
        (
            (
                '3:5+4 ZI102 kunci "kode" ditulis dua kali; yang pertama di baris 2 | hapus salah satunya, '
                "atau satukan isinya"
            ),
        ),
        "area:\n  - kode: mp\n  - kode: tl\n",
        {"area": [{"kode": "mp"}, {"kode": "tl"}]},
    ),
    Mistake(
        "a second key in braces",
        "lokasi: {kota: Demak, kota: Kudus}\n",
        (
            (
                '1:23+4 ZI102 kunci "kota" ditulis dua kali; yang pertama di baris 1 | hapus salah '
                "satunya, atau satukan isinya"
            ),
        ),
        "lokasi: {kota: Demak, desa: Kudus}\n",
        {"lokasi": {"kota": "Demak", "desa": "Kudus"}},
    ),
    Mistake(
        "a second key, quoted",
        'judul: a\n"judul": b\n',
        (
            (
                '2:1+7 ZI102 kunci "judul" ditulis dua kali; yang pertama di baris 1 | hapus salah '
                "satunya, atau satukan isinya"
            ),
        ),
        'judul: a\n"subjudul": b\n',
        {"judul": "a", "subjudul": "b"},
    ),
    Mistake(
        "a second key whose value is a list",
        "bulan: [1]\nbulan:\n  - 2\n",
        (
            (
                '2:1+5 ZI102 kunci "bulan" ditulis dua kali; yang pertama di baris 1 | hapus salah '
                "satunya, atau satukan isinya"
            ),
        ),
        "bulan: [1]\nbulan_rencana:\n  - 2\n",
        {"bulan": ["1"], "bulan_rencana": ["2"]},
    ),
    Mistake(
        "an anchor",
        "dasar: &umum UU 14/2008\n",
        (
            (
                "1:8+1 ZI103 & di awal nilai berarti jangkar YAML, yang tidak dipakai di sini | hapus; "
                'atau, bila & itu bagian dari teks, tulis: dasar: "&umum UU 14/2008"'
            ),
        ),
        "dasar: UU 14/2008 & umum\n",
        {"dasar": "UU 14/2008 & umum"},
    ),
    Mistake(
        "an anchor on a mapping",
        "dasar: &umum\n  nomor: 14\n",
        (
            (
                "1:8+1 ZI103 & di awal nilai berarti jangkar YAML, yang tidak dipakai di sini | hapus; "
                'atau, bila & itu bagian dari teks, tulis: dasar: "&umum"'
            ),
        ),
        "dasar:\n  nomor: 14\n",
        {"dasar": {"nomor": "14"}},
    ),
    Mistake(
        "an alias",
        "dasar: *umum\n",
        (
            (
                "1:8+1 ZI103 * di awal nilai berarti alias YAML, yang tidak dipakai di sini | hapus; atau, "
                'bila * itu bagian dari teks, tulis: dasar: "*umum"'
            ),
        ),
        "dasar: umum*\n",
        {"dasar": "umum*"},
    ),
    Mistake(
        "an alias in a list",
        "dasar: [a, *umum]\n",
        (
            (
                "1:12+1 ZI103 * di awal nilai berarti alias YAML, yang tidak dipakai di sini | hapus; "
                'atau, bila * itu bagian dari teks, tulis: dasar: [a, "*umum"]'
            ),
        ),
        "dasar: [a, umum*]\n",
        {"dasar": ["a", "umum*"]},
    ),
    Mistake(
        "an alias as a key",
        "*umum : a\n",
        (
            (
                "1:1+1 ZI103 * di awal nilai berarti alias YAML, yang tidak dipakai di sini | hapus; atau, "
                'bila * itu bagian dari teks, tulis: "*umum : a"'
            ),
            "1:1+1 ZI112 kunci harus berupa kata | tulis: kunci: nilai",
        ),
        "umum: a\n",
        {"umum": "a"},
    ),
    Mistake(
        "a merge key",
        "<<: umum\n",
        ("1:1+2 ZI103 kunci << (gabungan) tidak dipakai di sini | tulis isiannya satu per satu",),
        '"<<": umum\n',
        {"<<": "umum"},
    ),
    Mistake(
        "a tag",
        "nomor: !!str 12\n",
        (
            (
                "1:8+1 ZI104 ! di awal nilai berarti tag YAML, yang tidak dipakai di sini | hapus; atau, "
                'bila ! itu bagian dari teks, tulis: nomor: "!!str 12"'
            ),
        ),
        'nomor: "!!str 12"\n',
        {"nomor": "!!str 12"},
    ),
    Mistake(
        "a tag that is an exclamation",
        "catatan: !penting sekali\n",
        (
            (
                "1:10+1 ZI104 ! di awal nilai berarti tag YAML, yang tidak dipakai di sini | hapus; atau, "
                'bila ! itu bagian dari teks, tulis: catatan: "!penting sekali"'
            ),
        ),
        "catatan: penting sekali!\n",
        {"catatan": "penting sekali!"},
    ),
    Mistake(
        "a tag on a list",
        "bulan: !set [1]\n",
        (
            (
                "1:8+1 ZI104 ! di awal nilai berarti tag YAML, yang tidak dipakai di sini | hapus; atau, "
                'bila ! itu bagian dari teks, tulis: bulan: "!set [1]"'
            ),
        ),
        "bulan: [1]\n",
        {"bulan": ["1"]},
    ),
    Mistake(
        "a tag directive",
        "%TAG ! tag:x,2000:\n---\na: 1\n",
        ("1:1+1 ZI104 petunjuk %TAG tidak dipakai di sini | hapus baris itu",),
        "---\na: 1\n",
        {"a": "1"},
    ),
    Mistake(
        "a tag of an unknown handle",
        "a: !x!y z\n",
        ('1:4+1 ZI111 nilai yang diawali ! harus diberi tanda kutip | tulis: a: "!x!y z"',),
        "a: x!y z\n",
        {"a": "x!y z"},
    ),
    Mistake(
        "a tag that does not end",
        "a: !<x y\n",
        ('1:4+1 ZI111 nilai yang diawali ! harus diberi tanda kutip | tulis: a: "!<x y"',),
        'a: "!<x y"\n',
        {"a": "!<x y"},
    ),
    Mistake(
        "depth 21 in brackets",
        "a: " + "[" * 20 + "]" * 20,
        (
            (
                "1:23+1 ZI105 isian bersarang lebih dari 20 tingkat | ratakan susunannya; mungkin ada "
                "kurung yang berlebih"
            ),
        ),
        "a: " + "[" * 19 + "]" * 19,
        deep_list(19),
    ),
    Mistake(
        "depth 21 in blocks",
        nested(21),
        (
            (
                "21:41+1 ZI105 isian bersarang lebih dari 20 tingkat | ratakan susunannya; mungkin ada "
                "kurung yang berlebih"
            ),
        ),
        nested(20),
        deep_mapping(20),
    ),
    Mistake(
        "a tab before a key",
        "area:\n\tkode: mp\n",
        ("2:1+1 ZI106 ada tab di tempat yang hanya boleh berisi spasi | ganti setiap tab dengan dua spasi",),
        "area:\n  kode: mp\n",
        {"area": {"kode": "mp"}},
    ),
    Mistake(
        "tabs on two lines",
        "area:\n\tkode: mp\n\tnama: Manajemen\n",
        (
            "2:1+1 ZI106 ada tab di tempat yang hanya boleh berisi spasi | ganti setiap tab dengan dua spasi",
            "3:1+1 ZI106 ada tab di tempat yang hanya boleh berisi spasi | ganti setiap tab dengan dua spasi",
        ),
        "area:\n  kode: mp\n  nama: Manajemen\n",
        {"area": {"kode": "mp", "nama": "Manajemen"}},
    ),
    Mistake(
        "two tabs after spaces",
        "area:\n  sub:\n  \t\tkode: mp\n",
        ("3:3+2 ZI106 ada tab di tempat yang hanya boleh berisi spasi | ganti setiap tab dengan dua spasi",),
        "area:\n  sub:\n    kode: mp\n",
        {"area": {"sub": {"kode": "mp"}}},
    ),
    Mistake(
        "a tab on a blank line",
        "a: 1\n\t\nb: 2\n",
        ("2:1+1 ZI106 ada tab di tempat yang hanya boleh berisi spasi | ganti setiap tab dengan dua spasi",),
        "a: 1\n\nb: 2\n",
        {"a": "1", "b": "2"},
    ),
    Mistake(
        "a tab before a continuation",
        "uraian: Rapat\n\tevaluasi\n",
        ("2:1+1 ZI106 ada tab di tempat yang hanya boleh berisi spasi | ganti setiap tab dengan dua spasi",),
        "uraian: Rapat\n  evaluasi\n",
        {"uraian": "Rapat evaluasi"},
    ),
    Mistake(
        "a tab in a block of text",
        "uraian: |\n\tRapat\n",
        ("2:1+1 ZI106 ada tab di tempat yang hanya boleh berisi spasi | ganti setiap tab dengan dua spasi",),
        "uraian: |\n  Rapat\n",
        {"uraian": "Rapat\n"},
    ),
    Mistake(
        "a quote that nobody closes",
        'judul: "Rapat\nnomor: 12\n',
        (
            (
                '1:8+1 ZI107 tanda kutip " yang dibuka di sini tidak ditutup | tulis: judul: "Rapat"; '
                "atau, bila tanda kutip itu bagian dari teks, tulis: judul: '\"Rapat'"
            ),
        ),
        'judul: "Rapat"\nnomor: 12\n',
        {"judul": "Rapat", "nomor": "12"},
    ),
    Mistake(
        "a quote that the next quote closes",
        'judul: "Rapat\nnomor: "12"\n',
        (
            (
                '1:8+1 ZI107 tanda kutip " yang dibuka di sini tidak ditutup | tulis: judul: "Rapat"; '
                "atau, bila tanda kutip itu bagian dari teks, tulis: judul: '\"Rapat'"
            ),
        ),
        'judul: "Rapat"\nnomor: "12"\n',
        {"judul": "Rapat", "nomor": "12"},
    ),
    Mistake(
        "an apostrophe as a quote",
        "nama: 'Aisyiyah Demak\nnomor: 1\n",
        (
            (
                "1:7+1 ZI107 tanda kutip ' yang dibuka di sini tidak ditutup | tulis: nama: 'Aisyiyah "
                "Demak'; atau, bila tanda kutip itu bagian dari teks, tulis: nama: \"'Aisyiyah Demak\""
            ),
        ),
        'nama: "\'Aisyiyah Demak"\nnomor: 1\n',
        {"nama": "'Aisyiyah Demak", "nomor": "1"},
    ),
    Mistake(
        "a quote open over wrapped lines",
        'judul: "Rapat\n  evaluasi\nnomor: 1\n',
        (
            (
                '1:8+1 ZI107 tanda kutip " yang dibuka di sini tidak ditutup | tulis: judul: "Rapat"; '
                "atau, bila tanda kutip itu bagian dari teks, tulis: judul: '\"Rapat'"
            ),
        ),
        'judul: "Rapat\n  evaluasi"\nnomor: 1\n',
        {"judul": "Rapat evaluasi", "nomor": "1"},
    ),
    Mistake(
        "a quote that a document mark ends",
        'judul: "Rapat\n---\n',
        (
            (
                '1:8+1 ZI107 tanda kutip " yang dibuka di sini tidak ditutup | tulis: judul: "Rapat"; '
                "atau, bila tanda kutip itu bagian dari teks, tulis: judul: '\"Rapat'"
            ),
        ),
        'judul: "Rapat ---"\n',
        {"judul": "Rapat ---"},
    ),
    Mistake(
        "a quote around key and value",
        'a: 1\n"judul: Rapat\nb: 2\n',
        ('2:1+1 ZI107 tanda kutip " yang dibuka di sini tidak ditutup | tulis: judul: "Rapat"',),
        'a: 1\njudul: "Rapat"\nb: 2\n',
        {"a": "1", "judul": "Rapat", "b": "2"},
    ),
    Mistake(
        "a quote around the first key",
        '"judul: Rapat\nnomor: "12"\n',
        ('1:1+1 ZI107 tanda kutip " yang dibuka di sini tidak ditutup | tulis: judul: "Rapat"',),
        'judul: Rapat\nnomor: "12"\n',
        {"judul": "Rapat", "nomor": "12"},
    ),
    Mistake(
        "no space after the only colon",
        "judul:Tanpa spasi\n",
        ("1:6+1 ZI108 setelah titik dua harus ada satu spasi | tulis: judul: Tanpa spasi",),
        "judul: Tanpa spasi\n",
        {"judul": "Tanpa spasi"},
    ),
    Mistake(
        "no space after any colon",
        "judul:Tanpa spasi\nnomor:12\n",
        (
            "1:6+1 ZI108 setelah titik dua harus ada satu spasi | tulis: judul: Tanpa spasi",
            "2:6+1 ZI108 setelah titik dua harus ada satu spasi | tulis: nomor: 12",
        ),
        "judul: Tanpa spasi\nnomor: 12\n",
        {"judul": "Tanpa spasi", "nomor": "12"},
    ),
    Mistake(
        "no space after the second colon",
        "judul: Rapat\nnomor:12\n",
        ("2:6+1 ZI108 setelah titik dua harus ada satu spasi | tulis: nomor: 12",),
        "judul: Rapat\nnomor: 12\n",
        {"judul": "Rapat", "nomor": "12"},
    ),
    Mistake(
        "no space, the next line right",
        "area:\n  kode:mp\n  nama: Manajemen\n",
        ("2:7+1 ZI108 setelah titik dua harus ada satu spasi | tulis: kode: mp",),
        "area:\n  kode: mp\n  nama: Manajemen\n",
        {"area": {"kode": "mp", "nama": "Manajemen"}},
    ),
    Mistake(
        "no space in a nested value",
        "area:\n  kode:mp\n",
        ("2:7+1 ZI108 setelah titik dua harus ada satu spasi | tulis: kode: mp",),
        "area:\n  kode: mp\n",
        {"area": {"kode": "mp"}},
    ),
    Mistake(
        "no space in nested lines",
        "area:\n  kode:mp\n  nama:Manajemen\n",
        (
            "2:7+1 ZI108 setelah titik dua harus ada satu spasi | tulis: kode: mp",
            "3:7+1 ZI108 setelah titik dua harus ada satu spasi | tulis: nama: Manajemen",
        ),
        "area:\n  kode: mp\n  nama: Manajemen\n",
        {"area": {"kode": "mp", "nama": "Manajemen"}},
    ),
    Mistake(
        "no space in a list",
        "area:\n  - kode:mp\n    nama: Manajemen\n",
        ("2:9+1 ZI108 setelah titik dua harus ada satu spasi | tulis: - kode: mp",),
        "area:\n  - kode: mp\n    nama: Manajemen\n",
        {"area": [{"kode": "mp", "nama": "Manajemen"}]},
    ),
    Mistake(
        "no space in braces",
        "area: {kode:mp}\n",
        ("1:8+1 ZI108 isi kurung kurawal harus berbentuk {kunci: nilai} | beri titik dua dan satu spasi",),
        "area: {kode: mp}\n",
        {"area": {"kode": "mp"}},
    ),
    Mistake(
        "no colon in braces",
        "area: {mp}\n",
        ("1:8+1 ZI108 isi kurung kurawal harus berbentuk {kunci: nilai} | beri titik dua dan satu spasi",),
        "area: [mp]\n",
        {"area": ["mp"]},
    ),
    Mistake(
        "a hard space after the colon",
        "judul:\xa0Rapat\n",
        ("1:6+1 ZI108 setelah titik dua harus ada satu spasi | tulis: judul: Rapat",),
        "judul: Rapat\xa0besar\n",
        {"judul": "Rapat\xa0besar"},
    ),
    Mistake(
        "no colon at all",
        "judul Rapat\nnomor: 12\n",
        (
            (
                '1:1+11 ZI108 baris ini tidak berbentuk "kunci: nilai" | tulis: judul: Rapat; atau, bila '
                "ini sambungan baris di atasnya, beri inden lebih dalam"
            ),
        ),
        "judul: Rapat\nnomor: 12\n",
        {"judul": "Rapat", "nomor": "12"},
    ),
    Mistake(
        "no colon in the middle",
        "nomor: 12\njudul Rapat\nbulan: 1\n",
        (
            (
                '2:1+11 ZI108 baris ini tidak berbentuk "kunci: nilai" | tulis: judul: Rapat; atau, bila '
                "ini sambungan baris di atasnya, beri inden lebih dalam"
            ),
        ),
        "nomor: 12\njudul: Rapat\nbulan: 1\n",
        {"nomor": "12", "judul": "Rapat", "bulan": "1"},
    ),
    Mistake(
        "a single word",
        "nomor: 12\nRapat\n",
        (
            (
                '2:1+5 ZI108 baris ini tidak berbentuk "kunci: nilai" | tulis: Rapat: …; atau, bila ini '
                "sambungan baris di atasnya, beri inden lebih dalam"
            ),
        ),
        "nomor: 12\nRapat:\n",
        {"nomor": "12", "Rapat": None},
    ),
    Mistake(
        "a wrapped line without indentation",
        "uraian: Rapat pembahasan\nanggaran tahun 2023\nnomor: 1\n",
        (
            (
                '2:1+19 ZI108 baris ini tidak berbentuk "kunci: nilai" | tulis: anggaran: tahun 2023; '
                "atau, bila ini sambungan baris di atasnya, beri inden lebih dalam"
            ),
        ),
        "uraian: Rapat pembahasan\n  anggaran tahun 2023\nnomor: 1\n",
        {"uraian": "Rapat pembahasan anggaran tahun 2023", "nomor": "1"},
    ),
    Mistake(
        "a colon in the value",
        "judul: Rapat: evaluasi\n",
        ('1:13+1 ZI111 nilai yang memuat ": " harus diberi tanda kutip | tulis: judul: "Rapat: evaluasi"',),
        'judul: "Rapat: evaluasi"\n',
        {"judul": "Rapat: evaluasi"},
    ),
    Mistake(
        "two colons in the value",
        "judul: Rapat: evaluasi: hasil\n",
        (('1:13+1 ZI111 nilai yang memuat ": " harus diberi tanda kutip | tulis: judul: "Rapat: evaluasi: hasil"'),),
        "judul: Rapat:evaluasi\n",
        {"judul": "Rapat:evaluasi"},
    ),
    Mistake(
        "a colon in a list item's value",
        "x:\n  - judul: Rapat: evaluasi\n",
        ('2:17+1 ZI111 nilai yang memuat ": " harus diberi tanda kutip | tulis: - judul: "Rapat: evaluasi"',),
        "x:\n  - judul: 'Rapat: evaluasi'\n",
        {"x": [{"judul": "Rapat: evaluasi"}]},
    ),
    Mistake(
        "a colon and a note behind it",
        "judul: Rapat: evaluasi # catatan\n",
        (('1:13+1 ZI111 nilai yang memuat ": " harus diberi tanda kutip | tulis: judul: "Rapat: evaluasi" # catatan'),),
        'judul: "Rapat: evaluasi" # catatan\n',
        {"judul": "Rapat: evaluasi"},
    ),
    Mistake(
        "a colon in the second line of a value",
        "uraian: Rapat pembahasan\n  dengan agenda: evaluasi\n",
        (
            (
                '2:16+1 ZI111 nilai yang memuat ": " harus diberi tanda kutip | tulis dalam satu baris: '
                'uraian: "Rapat pembahasan dengan agenda: evaluasi"'
            ),
        ),
        "uraian: >-\n  Rapat pembahasan\n  dengan agenda: evaluasi\n",
        {"uraian": "Rapat pembahasan dengan agenda: evaluasi"},
    ),
    Mistake(
        "the decree's own percent sign",
        ("uraian: % Penandatanganan surat pernyataan benturan kepentingan dari identifikasi benturan kepentingan;\n"),
        (
            (
                '1:9+1 ZI111 nilai yang diawali % harus diberi tanda kutip | tulis: uraian: "% '
                "Penandatanganan surat pernyataan benturan kepentingan dari identifikasi benturan "
                'kepentingan;"'
            ),
        ),
        'uraian: "% Penandatanganan surat pernyataan"\n',
        {"uraian": "% Penandatanganan surat pernyataan"},
    ),
    Mistake(
        "a percent sign in a list",
        "x:\n  - % Penandatanganan\n",
        ('2:5+1 ZI111 nilai yang diawali % harus diberi tanda kutip | tulis: - "% Penandatanganan"',),
        "x:\n  - 50 % Penandatanganan\n",
        {"x": ["50 % Penandatanganan"]},
    ),
    Mistake(
        "a percent sign at the start of a line",
        "uraian: Rapat\n% Penandatanganan\nnomor: 1\n",
        (
            (
                "2:1+1 ZI111 baris tidak boleh diawali % | bila ini sambungan nilai di atasnya, satukan "
                "barisnya lalu beri tanda kutip pada seluruh nilai"
            ),
        ),
        "uraian: Rapat\n  % Penandatanganan\nnomor: 1\n",
        {"uraian": "Rapat % Penandatanganan", "nomor": "1"},
    ),
    Mistake(
        "an at sign",
        "akun: @kpu_demak\n",
        ('1:7+1 ZI111 nilai yang diawali @ harus diberi tanda kutip | tulis: akun: "@kpu_demak"',),
        'akun: "@kpu_demak"\n',
        {"akun": "@kpu_demak"},
    ),
    Mistake(
        "an at sign in brackets",
        "akun: [kpu, @kpu_demak]\n",
        ('1:13+1 ZI111 nilai yang diawali @ harus diberi tanda kutip | tulis: akun: [kpu, "@kpu_demak"]',),
        'akun: [kpu, "@kpu_demak"]\n',
        {"akun": ["kpu", "@kpu_demak"]},
    ),
    Mistake(
        "an at sign before a key",
        "@akun: kpu\n",
        ("1:1+1 ZI112 kunci tidak boleh diawali @ | tulis: akun: kpu",),
        "akun: kpu\n",
        {"akun": "kpu"},
    ),
    Mistake(
        "a backtick",
        "kode: `make site`\n",
        ('1:7+1 ZI111 nilai yang diawali ` harus diberi tanda kutip | tulis: kode: "`make site`"',),
        "kode: make `site`\n",
        {"kode": "make `site`"},
    ),
    Mistake(
        "emphasis with stars",
        "catatan: *penting*\n",
        ('1:10+1 ZI111 nilai yang diawali * harus diberi tanda kutip | tulis: catatan: "*penting*"',),
        "catatan: penting *sekali*\n",
        {"catatan": "penting *sekali*"},
    ),
    Mistake(
        "a star before words",
        "catatan: *penting sekali\n",
        (
            (
                "1:10+1 ZI111 nilai yang diawali * tetapi masih berlanjut harus diberi tanda kutip "
                'seluruhnya | tulis: catatan: "*penting sekali"'
            ),
        ),
        'catatan: "*penting sekali"\n',
        {"catatan": "*penting sekali"},
    ),
    Mistake(
        "an ampersand before words",
        "catatan: & lampiran\n",
        ('1:10+1 ZI111 nilai yang diawali & harus diberi tanda kutip | tulis: catatan: "& lampiran"',),
        "catatan: surat & lampiran\n",
        {"catatan": "surat & lampiran"},
    ),
    Mistake(
        "a bar before words",
        "catatan: | lampiran\n",
        ('1:10+1 ZI111 nilai yang diawali | harus diberi tanda kutip | tulis: catatan: "| lampiran"',),
        "catatan: |\n  lampiran\n",
        {"catatan": "lampiran\n"},
    ),
    Mistake(
        "a greater-than before a number",
        "nilai: >80\n",
        ('1:8+1 ZI111 nilai yang diawali > harus diberi tanda kutip | tulis: nilai: ">80"',),
        'nilai: "> 80"\n',
        {"nilai": "> 80"},
    ),
    Mistake(
        "a greater-than that hides its number",
        "nilai: >5\nnomor: 1\n",
        ('1:8+1 ZI111 nilai yang diawali > harus diberi tanda kutip | tulis: nilai: ">5"',),
        "nilai: <5\nnomor: 1\n",
        {"nilai": "<5", "nomor": "1"},
    ),
    Mistake(
        "brackets before words",
        "judul: [SK] Tim\n",
        (
            (
                "1:8+1 ZI111 nilai yang diawali [ tetapi masih berlanjut harus diberi tanda kutip "
                'seluruhnya | tulis: judul: "[SK] Tim"'
            ),
        ),
        'judul: "[SK] Tim"\n',
        {"judul": "[SK] Tim"},
    ),
    Mistake(
        "braces before words",
        "judul: {SK} Tim\n",
        (
            (
                "1:8+1 ZI111 nilai yang diawali { tetapi masih berlanjut harus diberi tanda kutip "
                'seluruhnya | tulis: judul: "{SK} Tim"'
            ),
        ),
        "judul: Tim {SK}\n",
        {"judul": "Tim {SK}"},
    ),
    Mistake(
        "quotes around the first word",
        'judul: "SK" Tim\n',
        (
            (
                '1:8+1 ZI111 nilai yang diawali " tetapi masih berlanjut harus diberi tanda kutip '
                "seluruhnya | tulis: judul: '\"SK\" Tim'"
            ),
        ),
        "judul: '\"SK\" Tim'\n",
        {"judul": '"SK" Tim'},
    ),
    Mistake(
        "quotes around two words",
        'judul: "SK" dan "SP"\n',
        (
            (
                '1:8+1 ZI111 nilai yang diawali " tetapi masih berlanjut harus diberi tanda kutip '
                'seluruhnya | tulis: judul: \'"SK" dan "SP"\''
            ),
        ),
        'judul: SK dan "SP"\n',
        {"judul": 'SK dan "SP"'},
    ),
    Mistake(
        "quotes inside quotes",
        'judul: "Rapat "besar""\n',
        (
            (
                '1:8+1 ZI111 nilai yang diawali " tetapi masih berlanjut harus diberi tanda kutip '
                "seluruhnya | tulis: judul: 'Rapat \"besar\"'"
            ),
        ),
        'judul: "Rapat \\"besar\\""\n',
        {"judul": 'Rapat "besar"'},
    ),
    Mistake(
        "an apostrophe inside apostrophes",
        "judul: 'Ma'af'\n",
        (
            (
                "1:8+1 ZI111 nilai yang diawali ' tetapi masih berlanjut harus diberi tanda kutip "
                'seluruhnya | tulis: judul: "Ma\'af"'
            ),
        ),
        "judul: 'Ma''af'\n",
        {"judul": "Ma'af"},
    ),
    Mistake(
        "a comma before words",
        "judul: , SK\n",
        ('1:8+1 ZI111 nilai yang diawali , harus diberi tanda kutip | tulis: judul: ", SK"',),
        "judul: SK, Tim\n",
        {"judul": "SK, Tim"},
    ),
    Mistake(
        "a closing bracket before words",
        "judul: ]SK\n",
        ('1:8+1 ZI111 nilai yang diawali ] harus diberi tanda kutip | tulis: judul: "]SK"',),
        "judul: SK]\n",
        {"judul": "SK]"},
    ),
    Mistake(
        "a question mark before words",
        "judul: ? SK\n",
        ('1:8+1 ZI111 nilai yang diawali ? harus diberi tanda kutip | tulis: judul: "? SK"',),
        "judul: SK ?\n",
        {"judul": "SK ?"},
    ),
    Mistake(
        "a list mark beside its key",
        "judul: - SK\n",
        (
            (
                "1:8+1 ZI111 tanda - tidak boleh sebaris dengan kuncinya | bila ini daftar, pindahkan "
                'tanda - ke baris baru di bawah kuncinya; bila ini teks, tulis: judul: "- SK"'
            ),
        ),
        "judul:\n  - SK\n",
        {"judul": ["SK"]},
    ),
    Mistake(
        "a hash that eats the rest",
        "judul: Rapat #3 evaluasi\n",
        (
            (
                "1:14+1 ZI111 tulisan sesudah tanda # ini terbaca sebagai catatan dan hilang dari nilainya "
                '| tulis: judul: "Rapat #3 evaluasi"; atau, bila memang catatan, beri spasi sesudah #'
            ),
        ),
        "judul: Rapat # catatan\n",
        {"judul": "Rapat"},
    ),
    Mistake(
        "a hash that eats it all",
        "judul: #3 evaluasi\n",
        (
            (
                "1:8+1 ZI111 tulisan sesudah tanda # ini terbaca sebagai catatan dan hilang dari nilainya "
                '| tulis: judul: "#3 evaluasi"; atau, bila memang catatan, beri spasi sesudah #'
            ),
        ),
        "judul: # catatan\n",
        {"judul": None},
    ),
    Mistake(
        "a hash behind a wrapped value",
        "judul: Rapat\n  evaluasi #3\n",
        (
            (
                "2:12+1 ZI111 tulisan sesudah tanda # ini terbaca sebagai catatan dan hilang dari nilainya "
                "| beri tanda kutip pada seluruh nilai; atau, bila memang catatan, beri spasi sesudah #"
            ),
        ),
        "judul: Rapat\n  evaluasi#3\n",
        {"judul": "Rapat evaluasi#3"},
    ),
    Mistake(
        "a list as a key",
        "? [a, b]\n: c\n",
        ("1:3+1 ZI112 kunci harus berupa kata | tulis: kunci: nilai",),
        "? a\n: c\n",
        {"a": "c"},
    ),
    Mistake(
        "a mapping as a key",
        "a: {{b}}\n",
        (
            "1:5+1 ZI112 kunci harus berupa kata | tulis: kunci: nilai",
            "1:6+1 ZI108 isi kurung kurawal harus berbentuk {kunci: nilai} | beri titik dua dan satu spasi",
        ),
        "a: {b: {c: d}}\n",
        {"a": {"b": {"c": "d"}}},
    ),
    Mistake(
        "no key before the colon",
        ": Rapat\n",
        ("1:1+1 ZI112 tidak ada kunci di depan titik dua | tulis kuncinya",),
        "a: Rapat\n",
        {"a": "Rapat"},
    ),
    Mistake(
        "an empty quoted key",
        '"": Rapat\n',
        ("1:1+1 ZI112 tidak ada kunci di depan titik dua | tulis kuncinya",),
        '"a": Rapat\n',
        {"a": "Rapat"},
    ),
    Mistake(
        "a key of hard spaces",
        "area:\n\xa0\xa0kode: mp\n",
        (
            (
                "2:1+6 ZI005 kunci memuat spasi khusus (U+00A0) yang hanya tampak seperti spasi biasa | "
                "hapus, lalu ketik spasi biasa"
            ),
        ),
        "area:\n  kode: mp\n",
        {"area": {"kode": "mp"}},
    ),
    Mistake(
        "a second document",
        "a: 1\n---\nb: 2\n",
        (
            (
                "2:1+1 ZI110 satu berkas hanya memuat satu dokumen; di sini dimulai yang kedua | hapus --- "
                "ini, atau pindahkan isinya ke berkas lain"
            ),
        ),
        "---\na: 1\n",
        {"a": "1"},
    ),
    Mistake(
        "text after the end mark",
        "a: 1\n...\nb: 2\n",
        ("3:1+1 ZI110 masih ada isi sesudah tanda akhir dokumen (...) | hapus baris ... itu",),
        "a: 1\n...\n",
        {"a": "1"},
    ),
    Mistake(
        "a list at the top",
        "- a\n- b\n",
        (
            (
                '1:1+1 ZI109 isi berkas harus berupa isian "kunci: nilai", bukan daftar atau teks saja | '
                "mulai setiap baris dengan nama isian dan titik dua"
            ),
        ),
        "x:\n- a\n- b\n",
        {"x": ["a", "b"]},
    ),
    Mistake(
        "a word at the top",
        "Rapat\n",
        (
            (
                '1:1+1 ZI109 isi berkas harus berupa isian "kunci: nilai", bukan daftar atau teks saja | '
                "mulai setiap baris dengan nama isian dan titik dua"
            ),
        ),
        "Rapat:\n",
        {"Rapat": None},
    ),
    Mistake(
        "only a note",
        "# catatan\n",
        ("1:0+1 ZI010 tidak ada isian di sini, hanya baris kosong atau komentar | tulis isiannya",),
        "# catatan\na: 1\n",
        {"a": "1"},
    ),
    Mistake(
        "a key too far left",
        "area:\n  kode: mp\n nama: Manajemen\n",
        (
            (
                "3:2+4 ZI113 inden baris ini tidak sejajar | isian ini mulai di kolom 2, isian di atasnya "
                "di kolom 3; samakan bila setingkat"
            ),
        ),
        "area:\n  kode: mp\nnama: Manajemen\n",
        {"area": {"kode": "mp"}, "nama": "Manajemen"},
    ),
    Mistake(
        "a key too far right",
        "kode: mp\n  nama: Manajemen\n",
        (
            (
                "2:3+4 ZI113 inden baris ini tidak sejajar | isian ini mulai di kolom 3, isian di atasnya "
                "di kolom 1; samakan bila setingkat"
            ),
        ),
        "kode: mp\nnama: Manajemen\n",
        {"kode": "mp", "nama": "Manajemen"},
    ),
    Mistake(
        "a key too far right in a list",
        "x:\n  - kode: mp\n     nama: Manajemen\n",
        (
            (
                "3:6+4 ZI113 inden baris ini tidak sejajar | isian ini mulai di kolom 6, isian di atasnya "
                "di kolom 5; samakan bila setingkat"
            ),
        ),
        "x:\n  - kode: mp\n    nama: Manajemen\n",
        {"x": [{"kode": "mp", "nama": "Manajemen"}]},
    ),
    Mistake(
        "a key too far right under a note",
        "kode: mp\n\n# nama area\n  nama: Manajemen\n",
        (
            (
                "4:3+4 ZI113 inden baris ini tidak sejajar | isian ini mulai di kolom 3, isian di atasnya "
                "di kolom 1; samakan bila setingkat"
            ),
        ),
        "kode: mp\n\n  # nama area\nnama: Manajemen\n",
        {"kode": "mp", "nama": "Manajemen"},
    ),
    Mistake(
        "a first key too far right",
        " kode: mp\nnama: Manajemen\n",
        (
            (
                "2:1+4 ZI113 inden baris ini tidak sejajar | isian ini mulai di kolom 1, isian di atasnya "
                "di kolom 2; samakan bila setingkat"
            ),
        ),
        " kode: mp\n nama: Manajemen\n",
        {"kode": "mp", "nama": "Manajemen"},
    ),
    Mistake(
        "a key among list items",
        "x:\n  - a\n  b: 1\n",
        (
            (
                "3:3+1 ZI113 inden baris ini tidak sejajar | isian ini mulai di kolom 3, isian di atasnya "
                "di kolom 5; samakan bila setingkat"
            ),
        ),
        "x:\n  - a\n  - b: 1\n",
        {"x": ["a", {"b": "1"}]},
    ),
    Mistake(
        "a list item among keys",
        "kode: mp\n- a\n",
        (
            (
                "2:1+1 ZI113 inden baris ini tidak sejajar | kunci sejajar dengan kunci, butir daftar (-) "
                "sejajar dengan butir daftar"
            ),
        ),
        "kode:\n- a\n",
        {"kode": ["a"]},
    ),
    Mistake(
        "a list item too far left",
        "x:\n    - a\n  - b\n",
        (
            (
                "3:3+1 ZI113 inden baris ini tidak sejajar | isian ini mulai di kolom 3, isian di atasnya "
                "di kolom 5; samakan bila setingkat"
            ),
        ),
        "x:\n    - a\n    - b\n",
        {"x": ["a", "b"]},
    ),
    Mistake(
        "a list item too far right, joined silently",
        "x:\n  - a\n    - b\n",
        (
            (
                "3:5+1 ZI113 baris ini terbaca sebagai sambungan baris di atasnya | sejajarkan tanda - "
                "dengan butir lain; bila memang sambungan, beri tanda kutip pada seluruh nilai"
            ),
        ),
        "x:\n  - a\n  - b\n",
        {"x": ["a", "b"]},
    ),
    Mistake(
        "a list below a value, joined silently",
        "x: a\n  - b\n",
        (
            (
                "2:3+1 ZI113 baris ini terbaca sebagai sambungan baris di atasnya | sejajarkan tanda - "
                "dengan butir lain; bila memang sambungan, beri tanda kutip pada seluruh nilai"
            ),
        ),
        "x: a\n  dan -b\n",
        {"x": "a dan -b"},
    ),
    Mistake(
        "a bracket that nobody closes",
        "bulan: [1, 2\nnomor: 3\n",
        (
            (
                "1:8+1 ZI114 kurung [ yang dibuka di sini tidak ditutup | tutup dengan ]; atau, bila "
                'kurung itu bagian dari teks, tulis: bulan: "[1, 2"'
            ),
        ),
        "bulan: [1, 2]\nnomor: 3\n",
        {"bulan": ["1", "2"], "nomor": "3"},
    ),
    Mistake(
        "a bracket that nobody closes, at the end",
        "bulan: [1, 2",
        (
            (
                "1:8+1 ZI114 kurung [ yang dibuka di sini tidak ditutup | tutup dengan ]; atau, bila "
                'kurung itu bagian dari teks, tulis: bulan: "[1, 2"'
            ),
        ),
        "bulan: [1, 2]",
        {"bulan": ["1", "2"]},
    ),
    Mistake(
        "a bracket that nobody closes, over lines",
        "bulan: [1,\n  2,\n",
        ("1:8+1 ZI114 kurung [ yang dibuka di sini tidak ditutup | tutup dengan ]",),
        "bulan: [1,\n  2,\n]\n",
        {"bulan": ["1", "2"]},
    ),
    Mistake(
        "a brace that nobody closes",
        "lokasi: {kota: Demak\nnomor: 3\n",
        (
            (
                "1:9+1 ZI114 kurung { yang dibuka di sini tidak ditutup | tutup dengan }; atau, bila "
                'kurung itu bagian dari teks, tulis: lokasi: "{kota: Demak"'
            ),
        ),
        "lokasi: {kota: Demak}\nnomor: 3\n",
        {"lokasi": {"kota": "Demak"}, "nomor": "3"},
    ),
    Mistake(
        "a bracket closed twice",
        "bulan: [1, 2]]\n",
        ("1:14+1 ZI114 kurung ] ini tidak ada pembukanya | hapus, atau beri kurung buka di depannya",),
        "bulan: [1, [2]]\n",
        {"bulan": ["1", ["2"]]},
    ),
    Mistake(
        "a bracket closed but never opened",
        "bulan: 1\n]\n",
        ("2:1+1 ZI114 kurung ] ini tidak ada pembukanya | hapus, atau beri kurung buka di depannya",),
        "bulan: 1]\n",
        {"bulan": "1]"},
    ),
    Mistake(
        "no comma between quoted items",
        'x: ["a" "b"]\n',
        ("1:9+1 ZI101 koma kurang di antara dua isi kurung | pisahkan setiap isi dengan koma",),
        'x: ["a", "b"]\n',
        {"x": ["a", "b"]},
    ),
    Mistake(
        "an empty item",
        "x: [a, , b]\n",
        ("1:8+1 ZI101 ada koma tanpa isi di depannya | hapus koma yang berlebih",),
        "x: [a, b, ]\n",
        {"x": ["a", "b"]},
    ),
    Mistake(
        "an unknown code in double quotes",
        'folder: "C:\\Users"\n',
        ("1:12+2 ZI101 \\U di dalam kutip ganda adalah kode yang tidak dikenal | tulis: folder: 'C:\\Users'",),
        "folder: 'C:\\Users'\n",
        {"folder": "C:\\Users"},
    ),
    Mistake(
        "an unknown code in wrapped quotes",
        'folder: "C:\\data\n  baru"\n',
        (("1:12+2 ZI101 \\d di dalam kutip ganda adalah kode yang tidak dikenal | untuk satu tanda \\ tulis \\\\"),),
        'folder: "C:\\\\data\n  baru"\n',
        {"folder": "C:\\data baru"},
    ),
    Mistake(
        "a code for half a character",
        'a: "x\\ud800"\n',
        ("1:6+6 ZI005 kode \\ud800 bukan karakter | hapus, atau ketik hurufnya",),
        'a: "x\\u00e9"\n',
        {"a": "xé"},
    ),
    Mistake(
        "a code beyond Unicode",
        'a: "\\U00110000"\n',
        ("1:5+10 ZI005 kode \\U00110000 bukan karakter | hapus, atau ketik hurufnya",),
        'a: "\\U0001F600"\n',
        {"a": "😀"},
    ),
    Mistake(
        "a code for byte zero",
        'a: "\\0"\n',
        ("1:5+2 ZI005 karakter tak terlihat: byte nol (U+0000) | hapus, lalu ketik ulang kata di sekitarnya",),
        'a: "\\\\0"\n',
        {"a": "\\0"},
    ),
    Mistake(
        "a code for a bell",
        'a: "ya\\x07"\n',
        (
            (
                "1:7+4 ZI005 karakter tak terlihat: karakter kendali (U+0007) | hapus, lalu ketik ulang "
                "kata di sekitarnya"
            ),
        ),
        'a: "ya\\x41"\n',
        {"a": "yaA"},
    ),
    Mistake(
        "codes on the second line of a value",
        'a: "ya\n  b\\u202e \\L"\n',
        (
            (
                "2:4+6 ZI005 karakter tak terlihat: pengubah arah tulisan (U+202E) | hapus, lalu ketik "
                "ulang kata di sekitarnya"
            ),
            ("2:11+2 ZI005 karakter tak terlihat: pemisah baris (U+2028) | hapus, lalu ketik ulang kata di sekitarnya"),
        ),
        'a: "ya\n  b\\n \\t"\n',
        {"a": "ya b\n \t"},
    ),
    Mistake(
        "a zero-width space",
        "judul: Ra\u200bpat\n",
        (
            (
                "1:10+1 ZI005 karakter tak terlihat: spasi selebar nol (U+200B) | hapus, lalu ketik ulang "
                "kata di sekitarnya"
            ),
        ),
        "judul: Ra-pat\n",
        {"judul": "Ra-pat"},
    ),
    Mistake(
        "a carriage return",
        "a: 1\rb: 2\n",
        (
            (
                "1:5+1 ZI005 karakter tak terlihat: kembali ke awal baris (U+000D) | hapus, lalu ketik "
                "ulang kata di sekitarnya"
            ),
        ),
        "a: 1\nb: 2\n",
        {"a": "1", "b": "2"},
    ),
    Mistake(
        "an anchor at the end of nothing",
        "a: &b\n]\n",
        (
            (
                "1:4+1 ZI103 & di awal nilai berarti jangkar YAML, yang tidak dipakai di sini | hapus; "
                'atau, bila & itu bagian dari teks, tulis: a: "&b"'
            ),
            "2:1+1 ZI114 kurung ] ini tidak ada pembukanya | hapus, atau beri kurung buka di depannya",
        ),
        "a: b\n",
        {"a": "b"},
    ),
    Mistake(
        "half a text in braces",
        "x: [{a: 1\n",
        ("1:5+1 ZI114 kurung { yang dibuka di sini tidak ditutup | tutup dengan }",),
        "x: [{a: 1}]\n",
        {"x": [{"a": "1"}]},
    ),
    Mistake(
        "brackets half closed",
        "x: [[1], 2,\n",
        (
            (
                "1:4+1 ZI114 kurung [ yang dibuka di sini tidak ditutup | tutup dengan ]; atau, bila "
                'kurung itu bagian dari teks, tulis: x: "[[1], 2,"'
            ),
        ),
        "x: [[1], 2]\n",
        {"x": [["1"], "2"]},
    ),
    Mistake(
        "a bracket after a quoted one",
        "x: [\"[\", 'a]',\n",
        (
            (
                "1:4+1 ZI114 kurung [ yang dibuka di sini tidak ditutup | tutup dengan ]; atau, bila "
                "kurung itu bagian dari teks, tulis: x: '[\"[\", ''a]'','"
            ),
        ),
        "x: [\"[\", 'a]']\n",
        {"x": ["[", "a]"]},
    ),
    Mistake(
        "words after a number in brackets",
        "a: 1 [\nx: {y: z} w\n  v\nb:\n  [1] 2\n",
        (
            (
                "2:4+1 ZI111 nilai yang diawali { tetapi masih berlanjut harus diberi tanda kutip "
                'seluruhnya | tulis: x: "{y: z} w"'
            ),
            (
                "3:3+1 ZI113 inden baris ini tidak sejajar | isian ini mulai di kolom 3, isian di atasnya "
                "di kolom 1; samakan bila setingkat"
            ),
        ),
        "a: 1 [\nb: [1]\n",
        {"a": "1 [", "b": ["1"]},
    ),
    Mistake(
        "a colon where a value is due",
        "x: [: , {]\n",
        (
            (
                "1:5+1 ZI101 penulisan YAML di sini tidak terbaca | periksa titik dua, tanda kutip, kurung "
                "dan inden di baris ini dan baris di atasnya"
            ),
        ),
        "x: [a]\n",
        {"x": ["a"]},
    ),
    Mistake(
        "a directive without a document",
        "%YAML 1.1\n",
        (
            (
                "2:1+1 ZI101 penulisan YAML di sini tidak terbaca | periksa titik dua, tanda kutip, kurung "
                "dan inden di baris ini dan baris di atasnya"
            ),
        ),
        "%YAML 1.1\n---\na: 1\n",
        {"a": "1"},
    ),
    Mistake(
        "a quote around key and value, closed by the next",
        'a: 1\n"judul: Rapat\nb: "2"\n',
        ('2:1+1 ZI107 tanda kutip " yang dibuka di sini tidak ditutup | tulis: judul: "Rapat"',),
        'a: 1\njudul: Rapat\nb: "2"\n',
        {"a": "1", "judul": "Rapat", "b": "2"},
    ),
    Mistake(
        "a visible code beside a hidden one",
        'a: "ya\\n\\x07"\n',
        (
            (
                "1:9+4 ZI005 karakter tak terlihat: karakter kendali (U+0007) | hapus, lalu ketik ulang "
                "kata di sekitarnya"
            ),
        ),
        'a: "ya\\n\\x37"\n',
        {"a": "ya\n7"},
    ),
    Mistake(
        "a brace with and without a colon",
        "a: {b: , c}\n",
        ("1:10+1 ZI108 isi kurung kurawal harus berbentuk {kunci: nilai} | beri titik dua dan satu spasi",),
        "a: {b: , c: }\n",
        {"a": {"b": None, "c": None}},
    ),
    Mistake(
        "a version that nobody knows",
        "%YAML 1.9\n",
        (
            (
                "1:1+1 ZI101 penulisan YAML di sini tidak terbaca | periksa titik dua, tanda kutip, kurung "
                "dan inden di baris ini dan baris di atasnya"
            ),
        ),
        "%YAML 1.1\n---\na: 1\n",
        {"a": "1"},
    ),
    Mistake(
        "a key longer than any",
        "x" * 1030 + ": 1\n",
        (
            (
                "1:1031+1 ZI101 penulisan YAML di sini tidak terbaca | periksa titik dua, tanda kutip, "
                "kurung dan inden di baris ini dan baris di atasnya"
            ),
        ),
        "x" * 1000 + ": 1\n",
        {"x" * 1000: "1"},
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_told_at_its_place_with_its_cure(mistake: Mistake) -> None:
    assert told(mistake.text) == mistake.told


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_the_near_twin_of_a_mistake_is_read(mistake: Mistake) -> None:
    assert bare(parse(mistake.twin, FILE)) == mistake.value


def test_every_message_is_indonesian() -> None:
    english = (" the ", " not ", " found ", "expected", "while", "could", " of ")
    assert [word for mistake in MISTAKES for line in mistake.told for word in english if word in line] == []


KEPT = ["no", "No", "yes", "on", "off", "true", "08", "010", "0297", "1_000", "12:30", "1.10", "2.10", "88,31", "1.000"]
KEPT += ["2023-02-30", "27-03-2023", "27/03/2023", "27 Maret 2023", "0x1F", "1e3", ".inf", "NaN", "+62 291", "-5"]
KEPT += [
    "=",
    "y",
    "SK/12/2023",
    "R&D",
    "50 %",
    "a#b",
    "pukul 12:30",
    "https://kpu.go.id/a?b=c",
    "a - b",
    "(1, 2)",
    "Jum'at",
]


@pytest.mark.parametrize("text", KEPT)
def test_a_plain_value_stays_the_text_that_was_typed(text: str) -> None:
    assert parse(f"a: {text}\n", FILE).values["a"] == Scalar(text, 1, 4, len(text), plain=True)


@pytest.mark.parametrize("key", ["no", "No", "on", "yes", "1", "08", "1.10", "12:30", "2023-03-27", "~", "null"])
def test_a_key_stays_the_text_that_was_typed(key: str) -> None:
    assert bare(parse(f"{key}: x\n", FILE)) == {key: "x"}


def test_every_node_knows_where_it_stands_and_how_long_it_is() -> None:
    text = (
        'judul: "Rapat besar"\n'
        "bulan: [1, 2]\n"
        "area:\n"
        "  - kode: mp\n"
        "    isi: |\n"
        "      satu\n"
        "kosong:\n"
        "lokasi: {kota: Demak}\n"
        "uraian: panjang\n"
        "  sekali\n"
        "'kutip': 'Ma''af'\n"
        "daftar: [a,\n"
        "  b]\n"
    )
    assert parse(text, FILE, first_line=2) == Mapping(
        {
            "judul": Scalar("Rapat besar", 2, 8, 13, plain=False),
            "bulan": Sequence((Scalar("1", 3, 9), Scalar("2", 3, 12)), 3, 8, 6),
            "area": Sequence(
                (
                    Mapping(
                        {"kode": Scalar("mp", 5, 11, 2), "isi": Scalar("satu\n", 6, 10, 1, plain=False)},
                        {"kode": Scalar("kode", 5, 5, 4), "isi": Scalar("isi", 6, 5, 3)},
                        5,
                        5,
                        4,
                    ),
                ),
                5,
                3,
            ),
            "kosong": Scalar("", 8, 8),
            "lokasi": Mapping({"kota": Scalar("Demak", 9, 16, 5)}, {"kota": Scalar("kota", 9, 10, 4)}, 9, 9, 13),
            "uraian": Scalar("panjang sekali", 10, 9, 7),
            "kutip": Scalar("Ma'af", 12, 10, 8, plain=False),
            "daftar": Sequence((Scalar("a", 13, 10), Scalar("b", 14, 3)), 13, 9, 3),
        },
        {
            "judul": Scalar("judul", 2, 1, 5),
            "bulan": Scalar("bulan", 3, 1, 5),
            "area": Scalar("area", 4, 1, 4),
            "kosong": Scalar("kosong", 8, 1, 6),
            "lokasi": Scalar("lokasi", 9, 1, 6),
            "uraian": Scalar("uraian", 10, 1, 6),
            "kutip": Scalar("kutip", 12, 1, 7, plain=False),
            "daftar": Scalar("daftar", 13, 1, 6),
        },
        2,
        1,
        5,
    )


def test_an_empty_mapping_is_read() -> None:
    assert parse("{}", FILE) == Mapping({}, {}, 1, 1, 2)


def test_a_text_without_quotes_is_told_from_one_with_them() -> None:
    assert bare(parse('a: ""\nb:\nc: ~\nd: "~"\n', FILE)) == {"a": "", "b": None, "c": None, "d": "~"}


def test_all_mistakes_of_a_file_are_told_at_once_and_a_broken_line_hides_none() -> None:
    text = (
        "judul: Rapat: evaluasi\n"
        "judul: dua\n"
        "dasar: *umum\n"
        "akun: @kpu_demak\n"
        "nomor:12\n"
        'kutip: "tak ditutup\n'
        "nomor: 13\n"
        "bulan: [1, 2\n"
        'sandi: "\\x07"\n'
        "rapat tanpa titik dua\n"
    )
    codes = [line.partition(" | ")[0].split(" ")[:2] for line in told(text)]
    assert codes == [
        ["1:13+1", "ZI111"],
        ["2:1+5", "ZI102"],
        ["3:8+1", "ZI103"],
        ["4:7+1", "ZI111"],
        ["5:6+1", "ZI108"],
        ["6:8+1", "ZI107"],
        ["7:1+5", "ZI102"],
        ["8:8+1", "ZI114"],
        ["9:9+4", "ZI005"],
        ["10:1+21", "ZI108"],
    ]


def test_what_stands_before_an_unexplained_line_is_told_too() -> None:
    assert [line[:11] for line in told("a: 1\na: 2\nb:\n  c: 1\n d: 2\ne: x: y\n")] == ["2:1+1 ZI102", "5:2+1 ZI113"]


def test_columns_are_those_of_the_line_as_written_though_it_was_put_right() -> None:
    lines = told("x: {a: @b, a: *c, d: e}\n")
    assert [line.partition(" ")[0] for line in lines] == ["1:8+1", "1:12+1", "1:15+1"]


def test_a_line_that_stays_wrong_when_put_right_ends_the_reading() -> None:
    assert [line[:11] for line in told('a: "b" c: "d\ne: 1\n')] == ["1:4+1 ZI111"]


def test_lines_are_counted_in_the_file_and_not_in_the_head() -> None:
    assert [line[:11] for line in told("a: 1\na: 2\nb: x: y\n", first_line=2)] == ["3:1+1 ZI102", "4:5+1 ZI111"]


def test_a_file_full_of_mistakes_is_told_in_part() -> None:
    lines = told("a: 1\n" * 5000)
    assert len(lines) == 101
    assert lines[-1] == (
        '101:1+1 ZI102 kunci "a" ditulis dua kali; yang pertama di baris 1 | hapus salah satunya, atau satukan isinya'
    )
    assert (
        "101:1+1 ZI101 sudah 100 kesalahan; sisa berkas ini belum diperiksa | perbaiki dulu yang sudah disebut" in lines
    )


def test_a_missing_libyaml_is_said_clearly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyyaml, "__with_libyaml__", False)
    with pytest.raises(Stop) as caught:
        parse("a: 1\n", FILE)
    (problem,) = caught.value.problems
    assert (problem.code, problem.message) == (
        "ZI904",
        "PyYAML di komputer ini terpasang tanpa libyaml, padahal berkas ini harus dibaca dengannya",
    )


HOSTILE = {
    "50,000 brackets": "[" * 50_000,
    "50,000 braces": "{" * 50_000,
    "50,000 list marks": "- " * 50_000,
    "50,000 open lists on lines of their own": "a: [1,\n" * 50_000,
    "100,000 question marks": "? " * 100_000,
    "100,000 aliases": "[" + "*a, " * 100_000 + "]",
    "100,000 wrong colons": "a: b: c\n" * 100_000,
    "100,000 tabs": "\ta: 1\n" * 100_000,
    "100,000 swallowed items": "a: x\n" + "  - y\n" * 100_000,
    "100,000 codes": 'a: "' + "\\x07" * 100_000 + '"',
    "half a million spaces": " " * 500_000 + 'x: "',
    "half a million spaces before a hash": "a: b" + " " * 500_000 + "#c\n",
    "half a million letters": "x" * 500_000 + ": 1",
    "an open quote of 200,000 lines": 'a: "' + "x\n" * 200_000,
    "100,000 quoted words": '"a" ' * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_refused_in_bounded_time(name: str) -> None:
    started = time.process_time()
    lines = told(HOSTILE[name])
    assert time.process_time() - started < 3
    assert 1 <= len(lines) <= 101 + 50


LETTERS = st.characters(exclude_categories=("Cs", "Cc")).filter(lambda letter: not HIDDEN.match(letter))
VISIBLE = st.text(LETTERS, max_size=30)


@given(VISIBLE)
@settings(max_examples=150, deadline=None)
def test_text_in_quotes_comes_out_as_it_went_in(text: str) -> None:
    single = parse("a: '" + text.replace("'", "''") + "'\n", FILE).values["a"]
    double = parse('a: "' + text.replace("\\", "\\\\").replace('"', '\\"') + '"\n', FILE).values["a"]
    assert (bare(single), bare(double)) == (text, text)


@given(st.lists(st.from_regex(r"[a-z][a-z0-9_-]{0,8}", fullmatch=True), unique=True, min_size=1), st.data())
@settings(max_examples=150, deadline=None)
def test_a_duplicate_is_found_wherever_it_is_put(keys: list[str], data: st.DataObject) -> None:
    depth = data.draw(st.integers(0, 3))
    first = data.draw(st.integers(0, len(keys) - 1))
    second = data.draw(st.integers(first + 1, len(keys)))
    indent = "  " * depth
    head = [f"{'  ' * level}luar{level}:" for level in range(depth)]
    body = [f"{indent}{key}: {data.draw(st.sampled_from(['1', '[a, b]', '{x: y}', '']))}" for key in keys]
    body.insert(second, f"{indent}{keys[first]}: lagi")
    place = f"{depth + second + 1}:{2 * depth + 1}+{len(keys[first])}"
    assert told("\n".join([*head, *body]) + "\n") == (
        (
            f'{place} ZI102 kunci "{keys[first]}" ditulis dua kali; yang pertama di baris {depth + first + 1} | '
            "hapus salah satunya, atau satukan isinya"
        ),
    )


PIECES = ["a", "b", "judul", ":", ": ", " ", "  ", "\n", "\n", "- ", "-", "#", " #", "'", '"', "[", "]", "{", "}", ","]
PIECES += [
    "|",
    ">",
    "%",
    "@",
    "`",
    "*",
    "&",
    "!",
    "?",
    "? ",
    "\t",
    "\\",
    "\\x",
    "---",
    "...",
    "<<",
    "~",
    "\u00a0",
    "é",
    "😀",
    "1",
]


@given(st.one_of(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.text(max_size=60)))
@settings(max_examples=600, deadline=None)
def test_any_text_is_read_or_refused_with_places_inside_it(text: str) -> None:
    problems: tuple[Problem, ...] = ()
    try:
        parse(text, FILE)
    except Stop as stop:
        problems = stop.problems
    widths = [len(line) for line in text.split("\n")]
    for place in (problem.place for problem in problems):
        assert 1 <= place.line <= len(widths)
        assert place.length >= 1
        assert place.column + place.length <= widths[place.line - 1] + 2


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@settings(max_examples=200, deadline=None)
def test_what_is_read_agrees_with_the_plain_reader(text: str) -> None:
    try:
        root = parse(text, FILE)
    except Stop:
        return
    # libyaml's own loader: PyYAML's Python scanner refuses a few texts that libyaml reads, such as a tab after a colon
    assert texts(root) == pyyaml.load(text, Loader=pyyaml.CBaseLoader)  # noqa: S506 - it makes nothing but texts


def texts(node: object) -> object:
    """Give a node as PyYAML's BaseLoader does: every scalar as its text."""
    if isinstance(node, Mapping):
        return {key: texts(value) for key, value in node.values.items()}
    if isinstance(node, Sequence):
        return [texts(item) for item in node.items]
    assert isinstance(node, Scalar)
    return node.text
