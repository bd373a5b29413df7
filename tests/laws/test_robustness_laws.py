"""Laws of robustness: what does not matter does not change it, and what is said to change the answer does."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcdm.scales import SAATY_VALUES
from studies.outcome import of_alternatives
from studies.robustness import Robustness, robustness, scale_steps
from studies.study import Ballot, Study, WeightOverride
from studies.weigh import weigh
from tests.studies.choosing import cars, complete

ANSWERS = st.lists(st.sampled_from(SAATY_VALUES), min_size=3, max_size=3)
SETS = tuple(cars().comparison_sets.values())


@st.composite
def choices(draw: st.DrawFn) -> Study:
    """Three alternatives by three criteria, judged by two experts as they please."""
    ballots = tuple(
        Ballot(expert.id, asked.id, complete(asked.elements, *draw(ANSWERS)))
        for asked in SETS
        for expert in cars().experts
    )
    return replace(cars(), ballots=ballots)


def found(study: Study) -> Robustness:
    outcome = of_alternatives(study)
    assert outcome is not None
    return robustness(study, weigh(study), outcome)


@settings(derandomize=True, max_examples=25, deadline=None)
@given(choices())
def test_a_weight_that_changes_the_winner_does(study: Study) -> None:
    now = found(study)
    for flip in now.weights:
        further = min(max(flip.needed + 1e-5 * math.copysign(1, flip.needed - flip.value), 0.0), 1.0)
        ranked = weigh(replace(study, overrides=(WeightOverride(flip.first, further),))).alternatives
        assert ranked is not None
        values = dict(zip(ranked.elements, ranked.values.tolist(), strict=True))
        assert values[flip.rival] >= values[now.winner] - 1e-9


@settings(derandomize=True, max_examples=15, deadline=None)
@given(choices(), st.floats(0.2, 5))
def test_only_the_proportions_of_expert_weights_matter(study: Study, factor: float) -> None:
    scaled = replace(study, experts=tuple(replace(each, weight=each.weight * factor) for each in study.experts))
    first, second = found(study), found(scaled)
    assert (first.winner, first.lead) == (second.winner, pytest.approx(second.lead))
    assert [f.first for f in first.judgments] == [f.first for f in second.judgments]
    assert [f.needed for f in first.judgments] == pytest.approx([f.needed for f in second.judgments])


@settings(derandomize=True, max_examples=15, deadline=None)
@given(choices())
def test_a_panel_that_agrees_is_one_expert(study: Study) -> None:
    agreed = replace(study, ballots=tuple(b for b in study.ballots if b.expert == "E1"))
    twice = replace(study, ballots=(*agreed.ballots, *(replace(ballot, expert="E2") for ballot in agreed.ballots)))
    one, two = found(agreed), found(twice)
    assert [f.needed for f in one.judgments] == pytest.approx([f.needed for f in two.judgments])
    for flip in one.judgments:
        assert [expert for expert, _, _ in flip.alone] == ["E1"]  # whoever judges alone decides alone


@given(st.sampled_from(SAATY_VALUES), st.sampled_from(SAATY_VALUES), st.sampled_from(SAATY_VALUES))
def test_steps_of_the_scale_are_a_distance(a: float, b: float, c: float) -> None:
    assert scale_steps(a, b) == pytest.approx(scale_steps(b, a)) == pytest.approx(scale_steps(1 / a, 1 / b))
    assert scale_steps(a, c) <= scale_steps(a, b) + scale_steps(b, c) + 1e-9
