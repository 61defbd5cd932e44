"""What is planted in a form, wherever it stands, neither comes out of the import nor shows on the terminal."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import intake_forms as forms
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_intake_survey import MAPPING, RECORD, imported, office, saved

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROWS = forms.sent()
SECRETS = (
    "Tukiyem Wagiran",
    "3321014101900001",
    "081298765432",
    "08 12 98 76 54 32",
    "tukiyem.w@gmail.com",
    "Pak Slamet minta rokok",
    "Jl. Melati RT 03 RW 05 Bintoro",
    "Ki Ageng",
)
PLACES = (
    "title",
    "ignored header",
    "question",
    "number beside a question",
    "remark",
    "name",
    "trait",
    "age",
    "service",
    "answer",
    "many answers",
    "time",
    "header twice",
)


COLUMNS = {"remark": 15, "name": 1, "trait": 5, "age": 4, "answer": 8, "many answers": 9, "time": 0}
HEADERS = {
    "ignored header": (1, "Nama ({})"),
    "question": (12, "7. Bagaimana perilaku petugas {} dalam melayani?"),
    "number beside a question": (12, "{} perilaku petugas"),
}


def planted(place: str, secret: str) -> list[list[str]]:
    """Lay the answers out with a secret in one kind of place."""
    rows = forms.table(ROWS, answer=lambda where, value: forms.WORDS[where][value - 1])
    if place in COLUMNS:
        for row in rows[2:9] if place != "many answers" else rows[1:]:
            row[COLUMNS[place]] = secret
    elif place in HEADERS:
        column, title = HEADERS[place]
        rows[0][column] = title.format(secret)
    elif place == "title":
        rows.insert(0, [secret, *[""] * (len(rows[0]) - 1)])
    elif place == "service":
        services = [
            "Layanan yang diterima",
            *(("Helpdesk dan PPID", secret)[index % 3 == 0] for index in range(len(ROWS))),
        ]
        rows = [[*row, service] for row, service in zip(rows, services, strict=True)]
    else:
        rows = [[*row, "4" if index else f"Perilaku petugas {secret}"] for index, row in enumerate(rows)]
    return rows


def pieces(secret: str) -> Iterator[str]:
    """Give what of a secret would tell it: the whole, and each longer word."""
    yield secret.casefold()
    yield from (word.casefold() for word in secret.split() if len(word) > 4 and word != "Melati")


def leaks(root: Path, told: str, secret: str) -> list[str]:
    written = "".join(path.read_text("utf-8") for path in (root / "content" / "survei").rglob("*.yml"))
    return [piece for piece in pieces(secret) if piece in (written + told).casefold()]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("secret", SECRETS)
def test_what_is_planted_does_not_come_out(
    place: str, secret: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = office(tmp_path / "akar")
    file = saved(tmp_path / "unduhan", forms.separated(planted(place, secret)))

    code = imported(root, file, "--terapkan")
    told = "".join(capsys.readouterr())
    assert leaks(root, told, secret) == []
    if place in ("answer", "many answers", "header twice"):
        assert (code, (root / RECORD).exists()) == (1, False), told
        assert "ZI502" in told
    else:
        assert (code, (root / RECORD).exists(), (root / MAPPING).exists()) == (0, True, True), told


@pytest.mark.parametrize("secret", SECRETS)
def test_a_workbook_hides_nothing_in_its_other_sheets(
    secret: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = office(tmp_path / "akar")
    rows = [[secret if cell in forms.NAMES else cell for cell in row] for row in forms.table(ROWS)]
    file = forms.workbook(saved(tmp_path, b"", "skm.xlsx"), rows, [row.when for row in ROWS], titles=True)

    assert imported(root, file, "--terapkan") == 0
    told = "".join(capsys.readouterr())
    assert leaks(root, told, secret) == []
    assert [name for name in (*forms.NAMES, "081234567890") if name in told] == []


def test_a_phone_number_in_the_services_name_stops_the_writing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = office(tmp_path / "akar")
    file = saved(tmp_path / "unduhan", forms.separated(forms.table(ROWS)))

    assert imported(root, file, "--cara", "Lewat WhatsApp 081298765432", "--terapkan") == 3
    told = "".join(capsys.readouterr())
    assert "ZI604" in told
    assert "081298765432" not in told
    assert not (root / RECORD).exists()


JUNK = st.one_of(
    st.text(max_size=12),
    st.sampled_from([*forms.HEADER, *forms.SCALE, "4", "5", "0", "U1", "=1+1", "#N/A", "2024-02-30", "31/02/2024"]),
    st.integers(-5, 10**12).map(str),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(([], [forms.HEADER])), st.lists(st.lists(JUNK, max_size=20), max_size=14), st.sampled_from(",;\t|")
)
def test_any_table_ends_in_a_message_and_never_in_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, header: list[list[str]], rows: list[list[str]], separator: str
) -> None:
    root = _office(tmp_path_factory)
    text = forms.separated([*header, *rows], separator)
    file = saved(root / "unduhan", text.encode("utf-8", "replace"))

    assert imported(root, file) in (0, 1, 4, 5)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 51), st.integers(0, 15), JUNK), min_size=1, max_size=200))
def test_an_export_with_anything_in_its_cells_ends_in_a_message(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, int, str]]
) -> None:
    root = _office(tmp_path_factory)
    rows = forms.table(ROWS)
    for row, column, text in edits:
        rows[row][column] = text
    file = saved(root / "unduhan", forms.separated(rows).encode("utf-8", "replace"))

    assert imported(root, file) in (0, 1)


@pytest.mark.parametrize("seed", range(40))
def test_a_mangled_export_ends_in_a_message_and_never_in_a_traceback(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    chance = random.Random(seed)
    root = _office(tmp_path_factory)
    data = bytearray(forms.separated(forms.table(ROWS)).encode())
    for _ in range(chance.randrange(1, 40)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    del data[chance.randrange(len(data)) :]

    assert imported(root, saved(root / "unduhan", bytes(data))) in (0, 1, 4, 5)


def _office(factory: pytest.TempPathFactory) -> Path:
    root = factory.getbasetemp() / "kantor"
    return root if root.exists() else office(root)
