"""Laws of a group's reading: names, orders and units of the weights mean nothing; agreement is agreement."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from mcdm.judgments import PairwiseComparisons, PairwiseJudgment
from mcdm.model import CriteriaModel, Node
from mcdm.scales import SAATY_VALUES
from studies.group_outcome import group_outcome, surroundings
from studies.group_reading import GroupReading, group_reading
from studies.pair_votes import pair_votes, vote_table
from studies.study import Ballot, Study
from studies.talk import talk
from studies.workshop import Pair
from tests.studies.examples import hierarchy, label

ELEMENTS = ("a", "b", "c", "d")
PAIRS = tuple((first, second) for k, first in enumerate(ELEMENTS) for second in ELEMENTS[k + 1 :])

answers = some.lists(some.sampled_from((None, *SAATY_VALUES)), min_size=6, max_size=6)
panels = some.lists(answers, min_size=2, max_size=6)
seats = some.lists(some.floats(0.1, 5.0), min_size=6, max_size=6)
few = settings(derandomize=True, max_examples=30, deadline=None)


def study_of(elements: tuple[str, ...] = ELEMENTS) -> Study:
    model = CriteriaModel(label("goal"), tuple(Node(name, label(name)) for name in elements))
    return replace(hierarchy(), model=model, ballots=(), baseline=())


def reading(
    panel: list[list[float | None]],
    weights: list[float],
    order: list[int] | None = None,
    elements: tuple[str, ...] = ELEMENTS,
) -> GroupReading:
    ballots = []
    for k, row in enumerate(panel):
        said = tuple(PairwiseJudgment(*pair, value) for pair, value in zip(PAIRS, row, strict=True) if value)
        ballots.append((k + 1, Ballot(f"E{k}", "goal", PairwiseComparisons(ELEMENTS, said))))
    seated = {f"E{k}": weights[k] for k in (order or range(len(panel)))}
    return group_reading(study_of(elements), ("goal",), seated, ballots)


@few
@given(panels, seats)
def test_the_order_of_experts_means_nothing(panel: list[list[float | None]], weights: list[float]) -> None:
    here, there = reading(panel, weights), reading(panel, weights, list(range(len(panel)))[::-1])
    one, other = vote_table(here), vote_table(there)
    assert one.group == pytest.approx(other.group)
    assert one.quartiles == pytest.approx(other.quartiles)
    assert one.deviation == pytest.approx(other.deviation, abs=1e-9)
    assert one.verdicts == other.verdicts
    assert np.array_equal(one.apart, other.apart[::-1])


@few
@given(panels, seats)
def test_the_order_of_elements_means_nothing(panel: list[list[float | None]], weights: list[float]) -> None:
    here, there = reading(panel, weights), reading(panel, weights, elements=ELEMENTS[::-1])
    for first, second in PAIRS:
        pair = Pair("goal", first, second)
        one, other = pair_votes(here, pair), pair_votes(there, pair)
        assert (one.verdict, one.apart, one.silent) == (other.verdict, other.apart, other.silent)
        assert (one.group or 0) == pytest.approx(other.group or 0)
    own = here.sets["goal"].own, there.sets["goal"].own[:, ::-1]
    assert own[0] == pytest.approx(own[1], abs=1e-9)


@few
@given(panels, seats, some.floats(0.01, 100.0))
def test_the_unit_of_the_seats_means_nothing(
    panel: list[list[float | None]], weights: list[float], unit: float
) -> None:
    here, there = reading(panel, weights), reading(panel, [unit * weight for weight in weights])
    around = surroundings(here.study)
    assert vote_table(here).group == pytest.approx(vote_table(there).group)
    assert group_outcome(around, here).weights == pytest.approx(group_outcome(around, there).weights)
    assert talk(around, here).worth == pytest.approx(talk(around, there).worth, abs=1e-7)


@few
@given(answers, some.integers(2, 6), seats)
def test_a_group_of_one_mind(row: list[float | None], count: int, weights: list[float]) -> None:
    found = reading([row] * count, weights)
    table = vote_table(found)
    assert not table.deviation.any()
    assert not table.apart.any()
    assert set(table.verdicts) <= {"agree", "nobody"}
    assert talk(surroundings(found.study), found).next() is None
    if all(row):
        assert found.sets["goal"].consensus == pytest.approx(1.0)


@few
@given(panels, seats)
def test_influence_is_the_slope_of_the_weights(panel: list[list[float | None]], weights: list[float]) -> None:
    """Against one-sided steps of another size, through answers that really changed."""
    complete = [[value or 1.0 for value in row] for row in panel]
    now = reading(complete, weights)
    around = surroundings(now.study)
    found = talk(around, now)
    for place in (0, 4):
        ends = []
        for step in (1e-3, -1e-3):
            rows = [[value * np.exp(step) if k == place else value for k, value in enumerate(row)] for row in complete]
            ends.append(group_outcome(around, reading(rows, weights)).weights)
        slope = np.abs(ends[0] - ends[1]).sum() / 2 / 2e-3
        assert found.influence[place] == pytest.approx(slope, rel=1e-4, abs=1e-8)
