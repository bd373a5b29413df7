"""Methods side by side: who wins how often, how far they agree, who cannot take part."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.catalogue import methods
from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.ranking import Ranking
from mcdm.ranking.side_by_side import SideBySide, mean_ranks, side_by_side
from tests.mcdm.ranking.questions import drawn, question


def rankings(*scores: list[float]) -> SideBySide:
    names = tuple("ABCD"[: len(scores[0])])
    return SideBySide(names, tuple(Ranking(f"m{k}", names, np.array(row)) for k, row in enumerate(scores)))


def test_every_method_of_the_catalogue_takes_part() -> None:
    found = side_by_side(drawn(5, 3, 2))
    assert [ranking.method for ranking in found.rankings] == list(methods("ranking"))
    assert found.ranks.shape == (len(found.rankings), 5)
    assert found.refused == ()


def test_chosen_methods_with_parameters() -> None:
    choices = [Choice.of("topsis", normalisation="minmax"), Choice("vikor")]
    found = side_by_side(drawn(5, 3, 2), choices)
    assert [ranking.method for ranking in found.rankings] == ["topsis", "vikor"]
    with pytest.raises(DecisionError, match="method-unknown"):
        side_by_side(drawn(5, 3, 2), [Choice("topsy")])


def test_a_method_that_cannot_is_listed_with_its_reason() -> None:
    found = side_by_side(question([[-1, 2], [3, 1], [2, 2]]), [Choice("topsis"), Choice("marcos")])
    ((name, reason),) = found.refused
    assert (name, reason.code) == ("marcos", "ranking-needs-positive")
    assert [ranking.method for ranking in found.rankings] == ["topsis"]
    assert found.concordance is None


def test_wins_count_ties_for_each() -> None:
    assert rankings([1, 3, 2], [5, 5, 1]).wins == {"A": 1, "B": 2, "C": 0}


def test_correlations_are_those_of_mean_ranks() -> None:
    found = rankings([4, 3, 2, 1], [1, 2, 3, 4], [4, 3, 1, 1], [7, 7, 7, 7]).correlations
    assert found[0] == pytest.approx([1, -1, 4.5 / np.sqrt(5 * 4.5), 0])
    assert np.diag(found) == pytest.approx(np.ones(4))
    assert (found == found.T).all()


def test_concordance_of_the_same_order_is_one() -> None:
    assert rankings([4, 3, 2, 1], [9, 8, 7, 1]).concordance == pytest.approx(1)
    assert rankings([1, 2, 3, 4], [4, 3, 2, 1]).concordance == pytest.approx(0)
    assert rankings([1, 1, 1], [2, 2, 2]).concordance is None


def test_equals_take_the_mean_of_their_places() -> None:
    assert mean_ranks(np.array([1, 2, 2, 4])).tolist() == [1, 2.5, 2.5, 4]
