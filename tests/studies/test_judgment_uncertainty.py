"""How sure weights and decisions are: counted by hand, reproducible, and driven by what varies."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.draws import Draws
from mcdm.judgments import DirectRatings
from studies.judged_set import JudgmentSpread
from studies.judgment_uncertainty import drivers, stability
from studies.outcome import of_alternatives
from studies.study import PANEL, Ballot
from studies.weigh import weigh
from tests.studies.choosing import cars, demo, scenarios_of

OUTCOME = of_alternatives(cars())
SOME = Draws(count=300, varying=frozenset({"judgments"}))


def test_ranks_are_counted_over_the_draws() -> None:
    found = stability(cars(), OUTCOME, SOME)
    assert found.ranks is not None
    assert found.options == ("Ace", "Bee", "Cat")
    assert found.ranks.by_rank.sum(1) == pytest.approx(np.ones(3))
    wins = [(found.values.argmax(1) == k).mean() for k in range(3)]
    assert found.ranks.first == pytest.approx(wins)
    assert found.ranks.pairwise[0, 1] == pytest.approx((found.values[:, 0] > found.values[:, 1]).mean())


def test_intervals_hold_nine_of_ten_draws() -> None:
    found = stability(cars(), None, SOME)
    weights = found.weights.weights.values
    inside = (weights >= found.intervals.low) & (weights <= found.intervals.high)
    assert inside.mean(0) == pytest.approx(np.full(3, 0.9), abs=0.02)
    assert (found.intervals.low <= weigh(cars()).weights.values).all()
    assert (weigh(cars()).weights.values <= found.intervals.high).all()
    assert found.ranks is None


def test_without_spread_everything_is_sure() -> None:
    found = stability(cars(), OUTCOME, Draws(count=3), JudgmentSpread(0))
    assert found.ranks is not None
    assert sorted(found.ranks.first.tolist()) == [0, 0, 1]
    assert found.intervals.low == pytest.approx(found.intervals.high)


def test_the_demo_is_decided_in_three_of_four_draws() -> None:
    found = stability(demo(), scenarios_of(demo()))
    assert found.ranks is not None
    assert found.ranks.pairwise[3, 4] == pytest.approx(0.7255, abs=0.03)
    again = stability(demo(), scenarios_of(demo()))
    assert (found.values == again.values).all()


def test_only_what_varies_drives() -> None:
    """Two sets answered by fixed points: the third drives everything."""
    assert OUTCOME is not None
    fixed = tuple(
        Ballot(PANEL, name, DirectRatings(cars().comparison_sets[name].elements, (50.0, 30.0, 20.0)))
        for name in ("goal", "price<-cars", "style<-cars")
    )
    study = replace(cars(), ballots=(*cars().ballots, *fixed))
    found = drivers(study, OUTCOME, Draws(count=64), JudgmentSpread(points=False))
    assert found is not None
    assert found.groups == ("range<-cars",)
    assert found.overall_total[0] == pytest.approx(1, abs=0.05)


def test_every_set_is_a_group_and_progress_is_told() -> None:
    assert OUTCOME is not None
    seen: list[float] = []
    found = drivers(cars(), OUTCOME, Draws(count=512), progress=seen.append)
    assert found is not None
    assert set(found.groups) == set(cars().comparison_sets)
    assert 0.9 < found.overall_total.sum() < 1.1  # nearly additive for so small a spread
    assert seen == sorted(seen)
    assert seen[-1] == pytest.approx(1)


def test_nothing_drives_where_nobody_answered() -> None:
    assert OUTCOME is not None
    assert drivers(replace(cars(), ballots=()), OUTCOME) is None
