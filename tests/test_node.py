"""Nodes: text with positions, found by path and given as plain values."""

from __future__ import annotations

import pytest

from terawang.problem import Place
from terawang.source.node import Mapping, Node, Scalar, Sequence, bare, find, place

TWO = Scalar("2", 2, 12)
LIST = Sequence((Scalar("1", 2, 9), TWO), 2, 8, 6)
ROOT = Mapping(
    {"judul": Scalar("Rapat", 1, 8, 5), "bulan": LIST},
    {"judul": Scalar("judul", 1, 1, 5), "bulan": Scalar("bulan", 2, 1, 5)},
    1,
    1,
    5,
)


@pytest.mark.parametrize(
    ("path", "node"),
    [
        ((), ROOT),
        (("judul",), ROOT.values["judul"]),
        (("bulan",), LIST),
        (("bulan", 1), TWO),
        (("bulan", 2), LIST),
        (("bulan", "x"), LIST),
        (("tidak_ada", 1), ROOT),
        (("judul", "lagi"), ROOT.values["judul"]),
    ],
)
def test_a_path_leads_as_far_as_it_exists(path: tuple[str | int, ...], node: Node) -> None:
    assert find(ROOT, path) is node


def test_a_node_stands_in_its_file() -> None:
    assert place("situs.yml", LIST) == Place("situs.yml", 2, 8, 6)


def test_a_node_is_given_as_plain_values() -> None:
    assert bare(ROOT) == {"judul": "Rapat", "bulan": ["1", "2"]}


@pytest.mark.parametrize("text", ["", "~", "null"])
def test_a_value_left_empty_is_nothing_but_a_quoted_one_is_text(text: str) -> None:
    assert bare(Scalar(text, 1, 1)) is None
    assert bare(Scalar(text, 1, 1, plain=False)) == text
