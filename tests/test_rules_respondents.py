"""Rules of who answered: groups that add up, small ones hidden for good, and the near-twin that passes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mistakes import Mistake, found, site, told

from terawang.disclosure import one_way
from terawang.rules.respondents import room

if TYPE_CHECKING:
    from pathlib import Path

S1 = "survei/skm/2023-s1.yml"
S2 = "survei/skm/2023-s2-helpdesk.yml"
HIDDEN = "disembunyikan"


def groups(**counts: int | str) -> str:
    """Write the groups of a trait as they stand in the record."""
    return "".join(f"      - {{nama: {name}, jumlah: {count}}}\n" for name, count in counts.items())


GROUPS = groups(SMA=HIDDEN, Diploma=HIDDEN, S1=26, S2=0)

MISTAKES = [
    # respondents
    Mistake(
        "a trait written twice",
        S1,
        "ciri: pendidikan",
        "ciri: jenis_kelamin",
        (f'{S1}:21:11 ZI208 ciri "jenis_kelamin" ditulis dua kali | satukan kelompoknya',),
        "ciri: pekerjaan",
    ),
    Mistake(
        "a group written twice",
        S1,
        "nama: Diploma",
        "nama: sma",
        (f'{S1}:24:16 ZI208 kelompok "sma" ditulis dua kali | satukan jumlahnya',),
        "nama: SMK",
    ),
    Mistake(
        "groups that miss a respondent",
        S1,
        "Perempuan, jumlah: 15",
        "Perempuan, jumlah: 14",
        (
            (
                f"{S1}:19:7 ZI504 kelompok menurut jenis kelamin berjumlah 39, respondennya 40 | "
                'yang tidak menjawab ditulis sebagai kelompok "Tidak menjawab"'
            ),
        ),
        "Perempuan, jumlah: 10}\n      - {nama: Tidak menjawab, jumlah: 5",
    ),
    Mistake(
        "groups that are more than all",
        S1,
        "Perempuan, jumlah: 15",
        "Perempuan, jumlah: 16",
        (f"{S1}:19:7 ZI504 kelompok menurut jenis kelamin berjumlah 41, respondennya 40 | periksa jumlahnya",),
        "Perempuan, jumlah: 15 ",
    ),
    Mistake(
        "shown groups that are more than all beside hidden ones",
        S1,
        "S1, jumlah: 26",
        "S1, jumlah: 41",
        (f"{S1}:23:7 ZI504 kelompok menurut pendidikan berjumlah 41, respondennya 40 | periksa jumlahnya",),
        "S1, jumlah: 28",
    ),
    Mistake(
        "a small group shown beside large ones",
        S1,
        GROUPS,
        groups(SMA=3, Diploma=11, S1=26, S2=0),
        (
            (
                f'{S1}:23:29 ZI507 kelompok "SMA" terlalu kecil untuk ditayangkan (1 sampai 4 responden) | '
                "tulis jumlah: disembunyikan; sembunyikan juga Diploma"
            ),
        ),
        GROUPS,
    ),
    Mistake(
        "two small groups that take a partner",
        S1,
        GROUPS,
        groups(SMA=3, Diploma=4, S1=26, S2=7),
        (
            (
                f'{S1}:23:29 ZI507 kelompok "SMA" terlalu kecil untuk ditayangkan (1 sampai 4 responden) | '
                "tulis jumlah: disembunyikan; sembunyikan juga S1"
            ),
            (
                f'{S1}:24:33 ZI507 kelompok "Diploma" terlalu kecil untuk ditayangkan (1 sampai 4 responden) | '
                "tulis jumlah: disembunyikan; sembunyikan juga S1"
            ),
        ),
        groups(SMA=5, Diploma=5, S1=25, S2=5),
    ),
    Mistake(
        "two small groups that hide each other",
        S1,
        GROUPS,
        groups(SMA=3, Diploma=2, S1=26, S2=9),
        (
            (
                f'{S1}:23:29 ZI507 kelompok "SMA" terlalu kecil untuk ditayangkan (1 sampai 4 responden) | '
                "tulis jumlah: disembunyikan"
            ),
            (
                f'{S1}:24:33 ZI507 kelompok "Diploma" terlalu kecil untuk ditayangkan (1 sampai 4 responden) | '
                "tulis jumlah: disembunyikan"
            ),
        ),
        groups(SMA=HIDDEN, Diploma=HIDDEN, S1=26, S2=9),
    ),
    Mistake(
        "groups that have no partner",
        S1,
        GROUPS,
        groups(SMA=39, S2=1),
        (
            (
                f'{S1}:24:28 ZI507 kelompok "S2" terlalu kecil untuk ditayangkan (1 sampai 4 responden) | '
                "gabungkan kelompok-kelompok yang kecil, atau hapus ciri ini"
            ),
        ),
        groups(SMA=30, S2=10),
    ),
    Mistake(
        "a small group shown beside hidden ones",
        S1,
        "S2, jumlah: 0",
        "S2, jumlah: 4",
        (
            (
                f'{S1}:26:28 ZI507 kelompok "S2" terlalu kecil untuk ditayangkan (1 sampai 4 responden) | '
                "tulis jumlah: disembunyikan"
            ),
        ),
        "S2, jumlah: 5",
    ),
    Mistake(
        "one hidden group alone",
        S1,
        "Diploma, jumlah: disembunyikan",
        "Diploma, jumlah: 12",
        (
            (
                f"{S1}:23:29 ZI507 jumlah tersembunyi menurut pendidikan dapat dihitung kembali | "
                "sembunyikan juga Diploma"
            ),
        ),
        "Diploma, jumlah: disembunyikan}\n      - {nama: Tidak menjawab, jumlah: 0",
    ),
    Mistake(
        "hidden groups that only large counts can fill",
        S1,
        "S1, jumlah: 26",
        "S1, jumlah: 32",
        (f"{S1}:23:29 ZI507 jumlah tersembunyi menurut pendidikan dapat dihitung kembali | sembunyikan juga S1",),
        "S1, jumlah: 31",
    ),
    Mistake(
        "hidden groups that nobody fills",
        S1,
        "S1, jumlah: 26",
        "S1, jumlah: 40",
        (f"{S1}:23:29 ZI507 jumlah tersembunyi menurut pendidikan dapat dihitung kembali | sembunyikan juga S1",),
        "S1, jumlah: 35",
    ),
    Mistake(
        "hidden groups that only ones can fill",
        S1,
        GROUPS,
        groups(SMA=HIDDEN, Diploma=HIDDEN, S1=38, S2=0),
        (f"{S1}:23:29 ZI507 jumlah tersembunyi menurut pendidikan dapat dihitung kembali | sembunyikan juga S1",),
        groups(SMA=HIDDEN, Diploma=HIDDEN, S1=35, S2=0),
    ),
    Mistake(
        "one hidden group without a partner",
        S1,
        GROUPS,
        groups(SMA=HIDDEN, Diploma=40),
        (
            (
                f"{S1}:23:29 ZI507 jumlah tersembunyi menurut pendidikan dapat dihitung kembali | "
                "sembunyikan juga Diploma"
            ),
        ),
        groups(SMA=HIDDEN, Diploma=HIDDEN),
    ),
    # what two surveys tell together
    Mistake(
        "a survey within the days of another of the same service",
        S2,
        "layanan: Helpdesk\nmulai: 2023-07-03",
        "layanan: helpdesk\nmulai: 2023-06-27",
        (
            (
                f"{S2}:3:8 ZI303 mulai 27 Juni 2023 di luar Semester II 2023 | "
                "periksa tanggalnya, atau nama berkas 2023-s2-helpdesk.yml"
            ),
            (
                f"{S2}:3:8 ZI507 masa survei bertumpang tindih dengan 2023-s1.yml, layanan yang sama; jawaban sedikit "
                "orang dapat dibaca dari selisihnya | tayangkan salah satu saja, misalnya semester tanpa triwulannya; "
                "atau periksa tanggalnya"
            ),
        ),
        "layanan: Loket\nmulai: 2023-07-03",
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.name)
def test_a_rule_is_told_with_its_place(mistake: Mistake, tmp_path: Path) -> None:
    root = site(tmp_path, mistake.file, mistake.old, mistake.wrong, over="survei")

    problems = found(root)

    assert [told(problem) for problem in problems] == list(mistake.problems)
    assert {problem.level for problem in problems} == {"kesalahan"}


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.name)
def test_its_near_twin_passes(mistake: Mistake, tmp_path: Path) -> None:
    root = site(tmp_path, mistake.file, mistake.old, mistake.right, over="survei")

    assert found(root) == []


def answers(hidden: int, rest: int) -> set[int]:
    """Give what a reader can think the first of so many hidden groups to be, each of one respondent at least."""
    return {first for first in range(1, rest + 1) if hidden - 1 <= rest - first and (hidden > 1 or first == rest)}


@pytest.mark.parametrize(
    ("hidden", "open_", "shut"),
    [
        (1, [], [0, 1, 4, 5, 40]),
        (2, [5, 9, 10, 40], [0, 2, 3, 4, 6, 7, 8]),
        (3, [6, 7, 9, 10, 40], [0, 3, 4, 5]),
        (4, [7, 13, 14, 40], [4, 5, 6]),
    ],
)
def test_hidden_groups_need_room_to_move(hidden: int, open_: list[int], shut: list[int]) -> None:
    assert [rest for rest in open_ if not room(hidden, rest)] == []
    assert [rest for rest in shut if room(hidden, rest)] == []


@given(hidden=st.integers(1, 9), rest=st.integers(0, 60))
def test_where_there_is_room_a_reader_cannot_tell_one_from_four(hidden: int, rest: int) -> None:
    if room(hidden, rest):
        assert {1, 2, 3, 4} <= answers(hidden, rest)


@given(st.lists(st.integers(0, 9) | st.integers(0, 200), min_size=2, max_size=8).filter(lambda one: sum(one) >= 10))
def test_what_disclosure_hides_is_what_the_rules_let_pass(counts: list[int]) -> None:
    cells = one_way({str(place): count for place, count in enumerate(counts)}, total_discloses=False).cells

    shown = [cell.count for cell in cells.values() if cell.count is not None]
    hidden = len(cells) - len(shown)

    assert [count for count in shown if 0 < count < 5] == []
    assert not hidden or not shown or room(hidden, sum(counts) - sum(shown))


@given(st.integers(2, 4).flatmap(lambda size: st.lists(st.integers(1, 4), min_size=size, max_size=size)))
def test_all_small_groups_that_the_rules_let_pass_have_each_four_answers(small: list[int]) -> None:
    """Even for a reader who knows that all of them are small, unless a large one could be among them."""
    hidden, rest = len(small), sum(small)
    least, most = max(1, rest - 4 * (hidden - 1)), min(4, rest - (hidden - 1))

    assert not room(hidden, rest) or (least, most) == (1, 4) or rest >= hidden + 7
