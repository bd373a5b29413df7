"""Laws of whom answers stand for: weights sum to one, margins are reached, names and splitting change nothing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mcdm.scales import FIVE_GRADES
from satisfaction.precision import Estimate, index_estimate
from satisfaction.raking import Margin, rake
from satisfaction.representation import Representation
from satisfaction.strata import Strata, stratify, stratify_by
from satisfaction.trend import change, discoveries
from tests.satisfaction.small_surveys import population, survey_of

checked = settings(derandomize=True, max_examples=30, deadline=None)
DISTRICTS, TIERS = ("D1", "D2", "D3"), ("VIP", "ordinary")
WEIGHTS = np.array([0.6, 0.4])

methods = st.sampled_from([Representation(), Representation("raking"), Representation("none")])
countings = st.sampled_from(["customers", "tiers"])
respondents = st.lists(
    st.tuples(st.sampled_from(DISTRICTS), st.sampled_from(TIERS), st.integers(-1, 4), st.integers(0, 4)),
    min_size=4,
    max_size=60,
)
sizes = st.fixed_dictionaries({name: st.integers(1, 10_000) for name in (*DISTRICTS, *TIERS)})


def city(counts: dict[str, int]):
    return population(district={d: counts[d] for d in DISTRICTS}, tier={t: counts[t] for t in TIERS})


def survey(rows, names=lambda name: name):
    grades = [[first, second] for *_, first, second in rows]
    return survey_of(grades, [(names(d), names(t)) for d, t, *_ in rows], ("district", "tier"))


def estimate(strata: Strata) -> Estimate:
    return index_estimate(strata, WEIGHTS, FIVE_GRADES)


@checked
@given(respondents, sizes, methods, countings)
def test_weights_are_a_distribution(rows, counts, representation, counting) -> None:
    chosen = Representation(representation.method, counting)
    for strata in stratify_by(survey(rows), city(counts), ("district",), chosen).values():
        assert strata.weights.sum() == pytest.approx(1)
        assert (strata.weights >= 0).all()
        assert 0 < strata.effective_respondents <= strata.respondents + 1e-9
        assert strata.design_effect >= 1 - 1e-9


@checked
@given(respondents, sizes, methods)
def test_segments_make_up_the_whole(rows, counts, representation) -> None:
    """The index of all customers lies between those of its districts."""
    answers = survey(rows)
    assume(answers.answered.sum(0).all())
    whole = stratify(answers, city(counts), representation).memberships().values @ np.array(FIVE_GRADES.scores)
    parts = [
        strata.memberships().values @ np.array(FIVE_GRADES.scores)
        for strata in stratify_by(answers, city(counts), ("district",), representation).values()
    ]
    known = [[part[i] for part in parts if part[i] > 0] for i in range(2)]
    for i in range(2):
        assert min(known[i]) - 1e-9 <= whole[i] <= max(known[i]) + 1e-9


@checked
@given(respondents, sizes, methods)
def test_names_change_nothing(rows, counts, representation) -> None:
    """Other ids, in another order of the alphabet, give the same index and the same interval."""

    def other(name: str) -> str:
        return f"{9 - len(name)}{name[::-1]}"

    people = population(
        district={other(d): counts[d] for d in DISTRICTS}, tier={other(t): counts[t] for t in TIERS}
    )  # fmt: skip
    first = estimate(stratify(survey(rows), city(counts), representation))
    second = estimate(stratify(survey(rows, other), people, representation))
    assert (second.value, second.low, second.high) == pytest.approx((first.value, first.low, first.high), abs=1e-6)


@checked
@given(respondents, sizes)
def test_a_dimension_that_divides_nobody_changes_nothing(rows, counts) -> None:
    """A further dimension with a single segment leaves every number as it is."""
    cells = [(d, t, "all") for d, t, *_ in rows]
    grades = [[first, second] for *_, first, second in rows]
    total = sum(counts[d] for d in DISTRICTS)
    people = population(
        district={d: counts[d] for d in DISTRICTS}, tier={t: counts[t] for t in TIERS}, kind={"all": total}
    )
    split = survey_of(grades, cells, ("district", "tier", "kind"))
    for representation in (Representation(), Representation("raking")):
        first = estimate(stratify(survey(rows), city(counts), representation))
        second = estimate(stratify(split, people, representation))
        assert second.value == pytest.approx(first.value, abs=1e-6)
        assert second.standard_error == pytest.approx(first.standard_error, abs=1e-6)


@checked
@given(respondents, sizes)
def test_splitting_a_cell_that_counts_alike_changes_no_value(rows, counts) -> None:
    """Telling a tier into halves, each with its share of the customers and the same answers, leaves the index."""
    doubled = [row for row in rows for _ in range(2)]
    halves = [(d, f"{t}{k % 2}") for k, (d, t, *_) in enumerate(doubled)]
    grades = [[first, second] for *_, first, second in doubled]
    people = population(
        district={d: 2 * counts[d] for d in DISTRICTS}, tier={f"{t}{k}": counts[t] for t in TIERS for k in (0, 1)}
    )
    whole = population(district={d: 2 * counts[d] for d in DISTRICTS}, tier={t: 2 * counts[t] for t in TIERS})
    split, together = survey_of(grades, halves, ("district", "tier")), survey(doubled)
    values = [
        estimate(stratify(answers, who)).value for answers, who in ((split, people), (together, whole))
    ]  # fmt: skip
    assert values[0] == pytest.approx(values[1], abs=1e-9)


positive = st.integers(1, 60)


@checked
@given(
    st.lists(positive, min_size=6, max_size=6),
    st.lists(positive, min_size=2, max_size=2),
    st.lists(positive, min_size=3, max_size=3),
)
def test_raking_reaches_its_margins_and_keeps_the_odds(cells, rows, columns) -> None:
    start = np.array(cells, float)
    down, across = np.indices((2, 3))
    margins = [
        Margin("row", ("a", "b"), down.ravel(), np.array(rows) / sum(rows)),
        Margin("column", ("x", "y", "z"), across.ravel(), np.array(columns) / sum(columns)),
    ]
    raked = rake(start, margins)
    assert raked.converged
    for margin in margins:
        assert margin.sums(raked.totals) == pytest.approx(margin.targets, abs=1e-7)
    before, after = start.reshape(2, 3), raked.totals.reshape(2, 3)
    odds = [t[0, 0] * t[1, 1:] / (t[0, 1:] * t[1, 0]) for t in (before, after)]
    assert odds[1] == pytest.approx(odds[0], rel=1e-6)
    again = rake(raked.totals, margins)
    assert again.totals == pytest.approx(raked.totals, abs=1e-7)


@checked
@given(st.floats(0.3, 0.9), st.floats(0.3, 0.9), st.floats(1e-4, 0.1), st.floats(1e-4, 0.1))
def test_a_change_back_is_the_same_change(first, second, one, other) -> None:
    before, after = (
        Estimate(value, None, None, error, 0.95, 100, freedom=99) for value, error in ((first, one), (second, other))
    )
    there, back = change(before, after), change(after, before)
    assert there.value == pytest.approx(-back.value)
    assert (there.low, there.high) == pytest.approx((-back.high, -back.low))
    assert there.p_value == pytest.approx(back.p_value)
    assert (there.verdict == "not-distinguishable") == (there.p_value >= 0.05 - 1e-9)


@checked
@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_discoveries_lie_between_bonferroni_and_each_alone(p_values) -> None:
    p = np.array(p_values)
    found = discoveries(p)
    assert not (found & (p > 0.05)).any()
    assert found[p <= 0.05 / len(p)].all()
    assert p[found].max(initial=0) <= p[~found].min(initial=1)
