"""The data blocks: order lists, judgments by position, ratings; wrong counts are named with their line."""

from __future__ import annotations

import pytest

from exchange.super_decisions.blocks import read_comparisons, read_ratings
from mcdm.errors import DecisionError

BLOCK = """2
Alternatives
3
A
B
C
Goal
1
G

2 1,0 0,1
 0 0
 1 0
0
0

1
1 0,0

1,0,0
3 1,0 2,1 0,2
 3.0 4.0
 0.000000
"""

RATINGS = """1
G
0
2
X
Y
2 1
1.0
0.0
2 1
1
1
1
!DEFAULT
2
Good
Poor
0.0
 4.0 0.0
 0.0
0
0
"""


def test_values_stand_in_the_order_of_positions() -> None:
    block = read_comparisons(BLOCK, 1)
    assert block.clusters == (("Alternatives", ("A", "B", "C")), ("Goal", ("G",)))
    (asked,) = block.comparisons
    assert asked.elements == ("B", "C", "A")
    assert asked.pairs == (("B", "C", 3.0), ("B", "A", 4.0), ("C", "A", 0.0))
    assert [each.target for each in block.cluster_comparisons] == ["Goal"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("3\nA", "4\nA", 9),
        ("3.0 4.0", "3.0 x", 22),
        ("3.0 4.0", "3.0", 22),
        ("3.0 4.0", "3.0 -4.0", 22),
        ("3.0 4.0", "3.0 1e99", 22),
        ("3.0 4.0", "3.0 nan", 22),
        ("3 1,0 2,1 0,2", "3 1,0 2,1 3,2", 21),
        ("3 1,0 2,1 0,2", "3 1,0 2,1 0,1", 21),
        ("3 1,0 2,1 0,2", "3 1,0 2,1", 21),
        ("1,0,0", "1,9,0", 20),
        ("1,0,0", "1,0", 20),
        (" 0.000000\n", "", 23),
    ],
)
def test_what_does_not_fit_is_named_with_its_line(old: str, new: str, line: int) -> None:
    with pytest.raises(DecisionError, match="model-file-block-wrong") as caught:
        read_comparisons(BLOCK.replace(old, new, 1), 1)
    assert caught.value.facts["line"] == line


def test_a_name_twice() -> None:
    with pytest.raises(DecisionError, match="model-file-name-repeated"):
        read_comparisons(BLOCK.replace("\nB\n", "\nA\n"), 1)


def test_ratings() -> None:
    table = read_ratings(RATINGS, 1)
    assert table is not None
    assert table.rows == ((1,), (0,))
    assert table.scales[0].categories == ("Good", "Poor")
    assert table.scales[0].triangle == (4.0,)


def test_a_rating_that_is_no_category_is_open() -> None:
    table = read_ratings(RATINGS.replace("\n1.0\n", "\n7.5\n"), 1)
    assert table is not None
    assert table.rows == ((None,), (0,))


def test_no_ratings() -> None:
    assert read_ratings("0\n\n0\n0\n\n0 0\n0 0\n", 1) is None


@pytest.mark.parametrize(("old", "new"), [("2 1\n1.0", "3 1\n1.0"), ("1\n!DEF", "2\n!DEF"), (" 4.0 0.0", " 4.0")])
def test_broken_ratings(old: str, new: str) -> None:
    with pytest.raises(DecisionError, match="model-file-block-wrong"):
        read_ratings(RATINGS.replace(old, new, 1), 1)
