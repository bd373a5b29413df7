"""Every ranking method has a name and a description."""

from __future__ import annotations

import numpy as np

import mcdm.ranking  # noqa: F401  (registers the methods)
from i18n.translate import translator
from mcdm.catalogue import methods
from mcdm.ranking.rank_reversal import RankReversals, Reversal
from mcdm.ranking.ranking import Ranking
from mcdm.ranking.side_by_side import SideBySide
from reports.sentences.ranking import RANKING, agreement, reversal


def test_every_method_is_named_and_described_in_both_languages() -> None:
    assert set(RANKING) == set(methods("ranking"))
    chinese = translator("zh").catalogue
    for name, description in RANKING.values():
        assert name
        assert description.endswith(".")
        assert chinese.gettext(description) != description


def test_names_are_told_apart() -> None:
    names = [name for name, _ in RANKING.values()]
    assert len(set(names)) == len(names)


NAMES = {"S1": "One", "S2": "Two"}


def compared(*ranks: tuple[int, int]) -> SideBySide:
    """Methods that give these ranks to S1 and S2."""
    rankings = tuple(
        Ranking(name, ("S1", "S2"), -np.array(each, float)) for name, each in zip(RANKING, ranks, strict=False)
    )
    return SideBySide(("S1", "S2"), rankings)


def test_how_far_the_methods_agree() -> None:
    t = translator("en")
    assert (
        agreement(compared((1, 2), (1, 2)), NAMES, t)
        == "One is first by 2 of 2 methods. Agreement of all places: W = 1.00."
    )
    assert agreement(compared((1, 2)), NAMES, t) == "One is first by 1 of 1 methods."
    assert agreement(compared((1, 2), (2, 1)), NAMES, t).startswith(
        "No clear winner: One, Two are each first by 1 of 2"
    )


def test_who_agrees_least_is_said_of_three_or_more() -> None:
    t = translator("en")
    assert "agree least" not in agreement(compared((1, 2), (2, 1)), NAMES, t)
    assert "agree least" not in agreement(compared((1, 2), (1, 2), (1, 2)), NAMES, t)
    told = agreement(compared((1, 2), (1, 2), (2, 1)), NAMES, t)
    assert told.endswith("TOPSIS and PROMETHEE II agree least: rank correlation \N{MINUS SIGN}1.00.")


def test_a_rank_reversal_in_words() -> None:
    t = translator("en")
    flipped = (("S1", "S2"),)
    kept = RankReversals("topsis", 3, (Reversal("left-out", "S2", flipped),))
    lost = RankReversals("vikor", 3, (Reversal("copied", "S2", flipped), Reversal("copied", "S1", flipped, "S2")))
    assert reversal(RankReversals("topsis", 3, ()), NAMES, t) == "TOPSIS: no rank reversal in 3 tests."
    assert reversal(kept, NAMES, t) == "TOPSIS: if “Two” is left out, “Two” passes “One”; the first stays."
    assert reversal(lost, NAMES, t) == "VIKOR: if a slightly worse copy of “One” is added, “Two” becomes first."
