"""Small pure parts: exit codes, fingerprints, status, problems, and the outcome of a run."""

from __future__ import annotations

import hashlib
import re

import pytest

from terawang import codes, fingerprint, status
from terawang.model.plan import Letak, Pejabat
from terawang.outcome import Outcome
from terawang.problem import Place, Problem, Stop


@pytest.mark.parametrize(
    ("met", "code"),
    [(set(), 0), ({"ZI201"}, 1), ({"ZI906"}, 2), ({"ZI201", "ZI007"}, 4), ({"ZI007", "ZI903"}, 5)],
    ids=["none", "content", "usage", "file security before content", "environment before all"],
)
def test_the_gravest_problem_gives_the_exit_code(met: set[str], code: int) -> None:
    assert codes.exit_code(met) == code


def test_codes_stand_in_their_families_in_order() -> None:
    assert list(codes.CODES) == sorted(codes.CODES)
    assert [code for code in codes.CODES if not re.fullmatch(r"ZI[0-9]\d\d", code)] == []


def test_a_place_is_written_as_editors_read_it() -> None:
    assert [str(Place("a.yml")), str(Place("a.yml", 3)), str(Place("a.yml", 3, 7))] == ["a.yml", "a.yml:3", "a.yml:3:7"]


def test_stop_says_its_problems() -> None:
    assert str(Stop(Problem(Place("a.yml", 1), "ZI101", "rusak"))) == "a.yml:1: rusak"


def test_a_canonical_record_has_sorted_keys_and_no_empty_fields() -> None:
    assert fingerprint.canonical(Pejabat(nama="Rekaan", jabatan="Ketua")) == b'{"jabatan":"Ketua","nama":"Rekaan"}'


def test_the_fingerprint_of_records_is_sha256_of_their_lines() -> None:
    letak = Letak(halaman=1, baris=2)

    assert fingerprint.of_records([letak]) == hashlib.sha256(b'{"baris":2,"halaman":1}\n').hexdigest()
    assert fingerprint.of_records([]) == hashlib.sha256(b"").hexdigest()


def test_the_content_root_does_not_depend_on_the_order_of_files() -> None:
    one, two = Letak(halaman=1, baris=1), Letak(halaman=2, baris=1)

    assert fingerprint.of_content({"a": one, "b": two}, {}) == fingerprint.of_content({"b": two, "a": one}, {})
    assert fingerprint.of_content({"a": one, "b": two}, {}) != fingerprint.of_content({"a": two, "b": one}, {})


def test_the_content_root_covers_evidence_files() -> None:
    one = Letak(halaman=1, baris=1)

    assert fingerprint.of_content({"a": one}, {"b": "0" * 64}) != fingerprint.of_content({"a": one}, {"b": "1" * 64})


def test_a_tally_adds_up_and_keeps_the_display_order() -> None:
    counts = status.tally(["terlambat", "selesai", "terlambat"])

    assert list(counts) == list(status.STATUS_ORDER)
    assert (counts["selesai"], counts["terlambat"], sum(counts.values())) == (1, 2, 3)


def test_warnings_alone_do_not_make_an_outcome_faulty() -> None:
    error = Problem(Place("a"), "ZI101", "rusak")
    warning = Problem(Place("a"), "ZI905", "belum diisi", level="peringatan")

    assert not Outcome(problems=(warning,)).faulty
    assert Outcome(problems=(warning, error)).faulty
