"""The regression behind every scale that is learnt."""

import numpy as np
import pytest

from scenarios.effect_scales import PRIOR_MEAN, PRIOR_SPREAD, fit_scales, scale_posterior, surprise


def test_the_worked_example_of_one_scale() -> None:
    """Four predictions .690 .701 .712 .719 against .688 .696 .705 .715 from .687, survey error .006."""
    expected = np.array([0.690, 0.701, 0.712, 0.719]) - 0.687
    seen = np.array([0.688, 0.696, 0.705, 0.715]) - 0.687
    found = scale_posterior(expected[:, None], seen, np.eye(4) * 0.006**2)
    assert found.mean[0] == pytest.approx(0.810, abs=5e-4)
    assert found.errors[0] == pytest.approx(0.134, abs=5e-4)


def test_nothing_seen_leaves_the_belief() -> None:
    found = scale_posterior(np.zeros((2, 3)), np.zeros(2), np.eye(2))
    assert found.mean == pytest.approx([PRIOR_MEAN] * 3)
    assert found.errors == pytest.approx([PRIOR_SPREAD] * 3)
    assert surprise(found.mean, found.errors) == pytest.approx([0, 0, 0])


def test_one_error_made_twice_says_as_much_as_once() -> None:
    once = scale_posterior(np.ones((1, 1)), np.array([0.3]), np.full((1, 1), 0.01))
    twice = scale_posterior(np.ones((2, 1)), np.array([0.3, 0.3]), np.full((2, 2), 0.01))
    assert twice.mean == pytest.approx(once.mean)
    assert twice.covariance == pytest.approx(once.covariance)


def test_surprises_have_a_spread_of_one_where_the_belief_is_right() -> None:
    generator = np.random.default_rng(3)
    slopes = np.array([[0.5], [1.0], [1.5]])
    truths = generator.normal(PRIOR_MEAN, PRIOR_SPREAD, 3000)
    seen = slopes * truths + generator.normal(0, 0.1, (3, 3000))
    found = [scale_posterior(slopes, each, np.eye(3) * 0.01) for each in seen.T]
    z = np.array([surprise(each.mean, each.errors)[0] for each in found])
    assert z.std() == pytest.approx(1, abs=0.05)


def test_a_fit_follows_the_bend_that_a_line_misses() -> None:
    """1 - exp(-theta) seen exactly at .4: the line through one gives .23."""
    seen, noise = 1 - np.exp(-0.4 * np.arange(1, 4)), np.eye(3) * 1e-8
    found = fit_scales(lambda scales: 1 - np.exp(-scales[0] * np.arange(1, 4)), seen, noise, 1)
    assert found.mean == pytest.approx([0.4], abs=1e-4)


def test_where_effects_can_grow_no_further_a_fit_stays_where_it_is() -> None:
    found = fit_scales(lambda scales: np.minimum(scales, 1.2), np.array([3.0]), np.eye(1) * 1e-4, 1)
    assert 1.1 < found.mean[0] < 3
    assert np.isfinite(found.covariance).all()
