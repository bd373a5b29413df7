"""The weighted average: shapes that broadcast, and those that do not fit together."""

import numpy as np
import pytest

from mcdm.errors import DecisionError
from satisfaction.index.fuzzy_comprehensive import fuzzy_comprehensive
from satisfaction.index.weighted_average import weighted_average

SCORES = np.array([1, 0.8, 0.6, 0.4, 0.2])
RNG = np.random.default_rng(6)
WEIGHTS, MEMBERSHIPS = RNG.dirichlet(np.ones(7), 3), RNG.dirichlet(np.ones(5), (3, 4, 7))


def test_weights_of_many_draws_meet_memberships_of_many_periods():
    index = weighted_average(WEIGHTS[:, None], MEMBERSHIPS, SCORES)
    by_hand = [[w @ m @ SCORES for m in periods] for w, periods in zip(WEIGHTS, MEMBERSHIPS, strict=True)]
    assert index == pytest.approx(np.array(by_hand))
    assert weighted_average(WEIGHTS[1], MEMBERSHIPS, SCORES)[1] == pytest.approx(by_hand[1])
    assert weighted_average(WEIGHTS, MEMBERSHIPS[0, 0], SCORES)[0] == pytest.approx(by_hand[0][0])


@pytest.mark.parametrize("index", [weighted_average, fuzzy_comprehensive])
@pytest.mark.parametrize(
    ("weights", "memberships", "scores"),
    [
        (WEIGHTS[0][:6], MEMBERSHIPS, SCORES),
        (WEIGHTS[0], MEMBERSHIPS, SCORES[:4]),
        (WEIGHTS[0], MEMBERSHIPS[0, 0, 0], SCORES),
    ],
)
def test_what_does_not_fit_together_is_refused(index, weights, memberships, scores):
    with pytest.raises(DecisionError, match="index-wrong-shape"):
        index(weights, memberships, scores)
