"""Supermatrices: assembled, weighted, and read in three ways."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from mcdm.errors import DecisionError
from mcdm.network.limit import limit
from mcdm.network.supermatrix import (
    Block,
    damped_weights,
    goal_returned,
    inner_dependence,
    limit_from_goal,
    limit_weights,
    network_weights,
    unweighted_supermatrix,
    weighted_supermatrix,
)

INNER = np.array([[0, 0.7, 0], [1.0, 0, 0], [0, 0.3, 0]])
GOAL = np.array([0.5, 0.3, 0.2])
UNWEIGHTED = np.array([[0.7, 0.4, 0.6, 0.5], [0.3, 0.6, 0.4, 0.5], [0.2, 0.9, 0.5, 0], [0.8, 0.1, 0.5, 0]])
CLUSTERS = np.array([[0.4, 0.7], [0.6, 0.3]])


def code_of(call: object, *arguments: object, **options: object) -> str:
    """The code of the error that a call raises."""
    with pytest.raises(DecisionError) as caught:
        call(*arguments, **options)  # type: ignore[operator]
    return caught.value.code


class TestAssembling:
    def test_blocks_stand_in_their_columns(self) -> None:
        found = unweighted_supermatrix(3, [Block(0, [1, 2], [0.6, 0.4]), Block(2, [0], [1.0])])
        np.testing.assert_array_equal(found, [[0, 0, 1], [0.6, 0, 0], [0.4, 0, 0]])

    def test_draws_lead_and_blocks_without_draws_repeat(self) -> None:
        found = unweighted_supermatrix(3, [(0, [1, 2], [[0.6, 0.4], [0.1, 0.9]]), (2, [0], [1.0])])
        assert found.shape == (2, 3, 3)
        np.testing.assert_array_equal(found[1], [[0, 0, 1], [0.1, 0, 0], [0.9, 0, 0]])

    def test_sparse_is_the_same(self) -> None:
        blocks = [Block(0, [1, 2], [0.6, 0.4]), Block(2, [0], [1.0])]
        kept_sparse = unweighted_supermatrix(3, blocks, as_sparse=True)
        np.testing.assert_array_equal(kept_sparse.toarray(), unweighted_supermatrix(3, blocks))

    def test_without_blocks_it_is_empty(self) -> None:
        np.testing.assert_array_equal(unweighted_supermatrix(2, []), np.zeros((2, 2)))

    def test_what_does_not_fit_is_refused(self) -> None:
        assert code_of(unweighted_supermatrix, 2, [Block(0, [2], [1.0])]) == "element-out-of-range"
        assert code_of(unweighted_supermatrix, 2, [Block(-1, [0], [1.0])]) == "element-out-of-range"
        twice = [Block(0, [0], [1.0]), Block(0, [1], [0.5]), Block(0, [1], [0.5])]
        with pytest.raises(DecisionError) as caught:
            unweighted_supermatrix(2, twice)
        assert (caught.value.code, caught.value.facts) == ("supermatrix-block-overlap", {"row": 2, "column": 1})

    def test_weighted_scales_over_the_blocks_present(self) -> None:
        weighted = weighted_supermatrix(UNWEIGHTED, [0, 0, 1, 1], CLUSTERS)
        np.testing.assert_allclose(weighted.sum(0), 1, atol=1e-15)
        np.testing.assert_allclose(weighted[:, 3], [0.5, 0.5, 0, 0], atol=1e-15)
        np.testing.assert_allclose(weighted[:, 0], [0.28, 0.12, 0.12, 0.48], atol=1e-15)
        np.testing.assert_allclose(limit(weighted).vector, [0.3228, 0.2624, 0.2123, 0.2025], atol=1e-4)

    def test_weighted_sparse_and_draws_are_the_same(self) -> None:
        weighted = weighted_supermatrix(UNWEIGHTED, [0, 0, 1, 1], CLUSTERS)
        kept_sparse = weighted_supermatrix(sparse.csr_array(UNWEIGHTED), [0, 0, 1, 1], CLUSTERS)
        np.testing.assert_allclose(kept_sparse.toarray(), weighted, atol=1e-15)
        draws = weighted_supermatrix(np.stack([UNWEIGHTED, UNWEIGHTED]), [0, 0, 1, 1], np.stack([CLUSTERS, np.eye(2)]))
        np.testing.assert_allclose(draws[0], weighted, atol=1e-15)
        assert draws[1, 2, 0] == 0

    def test_a_sink_stays_a_sink(self) -> None:
        assert not weighted_supermatrix(INNER, [0, 0, 1], np.full((2, 2), 0.5))[:, 2].any()

    def test_memberships_must_fit(self) -> None:
        assert code_of(weighted_supermatrix, UNWEIGHTED, [0, 0, 1], CLUSTERS) == "cluster-of-wrong-length"
        assert code_of(weighted_supermatrix, UNWEIGHTED, [0, 0, 1, 2], CLUSTERS) == "element-out-of-range"


class TestThreeReadings:
    def test_the_worked_example(self) -> None:
        found = network_weights(INNER, GOAL, names=["a", "b", "c"])
        np.testing.assert_array_equal(found.ahp, GOAL)
        np.testing.assert_allclose(found.damped, [0.4314, 0.3922, 0.1765], atol=1e-4)
        np.testing.assert_allclose(found.limit, [0.3923, 0.4420, 0.1657], atol=1e-4)
        details = {finding.code: dict(finding.details) for finding in found.findings}
        assert details["sinks-returned-to-goal"] == {"count": 1, "names": "c", "nodes": 3}
        assert "limit-ignores-goal" not in details

    def test_damped_is_what_its_formula_says(self) -> None:
        returned = goal_returned(INNER, GOAL)
        exact = 0.3 * np.linalg.solve(np.eye(3) - 0.7 * returned, GOAL)
        np.testing.assert_allclose(damped_weights(INNER, GOAL, 0.7), exact, atol=1e-15)

    def test_the_limit_is_that_of_the_matrix_with_sinks_returned(self) -> None:
        np.testing.assert_allclose(
            limit_weights(INNER, GOAL), limit(goal_returned(INNER, GOAL)).apply(GOAL), atol=1e-15
        )

    def test_without_links_all_three_are_the_goal(self) -> None:
        found = network_weights(np.zeros((3, 3)), GOAL)
        for values in (found.ahp, found.damped, found.limit):
            np.testing.assert_allclose(values, GOAL, atol=1e-15)
        assert found.findings[0].code == "structure-hierarchy"

    @pytest.mark.parametrize("damping", [0.0, 0.5, 0.99])
    def test_sparse_is_the_same(self, damping: float) -> None:
        dense, kept_sparse = (network_weights(kind(INNER), GOAL, damping) for kind in (np.array, sparse.csr_array))
        np.testing.assert_allclose(kept_sparse.damped, dense.damped, atol=1e-13)
        np.testing.assert_allclose(kept_sparse.limit, dense.limit, atol=1e-14)
        np.testing.assert_allclose(goal_returned(sparse.csr_array(INNER), GOAL).toarray(), goal_returned(INNER, GOAL))

    def test_draws_are_the_same_one_by_one(self) -> None:
        rng = np.random.default_rng(3)
        draws, goals = INNER * rng.uniform(0.5, 2, (5, 3, 3)), rng.dirichlet(np.ones(3), 5)
        together = network_weights(draws, goals)
        for k in range(5):
            alone = network_weights(draws[k], goals[k])
            np.testing.assert_allclose(together.damped[k], alone.damped, atol=1e-14)
            np.testing.assert_allclose(together.limit[k], alone.limit, atol=1e-14)

    def test_draws_of_one_side_only(self) -> None:
        goals = np.random.default_rng(3).dirichlet(np.ones(3), 4)
        one_matrix, one_goal = network_weights(INNER, goals), network_weights(np.stack([INNER] * 4), GOAL)
        assert one_matrix.limit.shape == one_matrix.damped.shape == one_goal.ahp.shape == one_goal.limit.shape == (4, 3)
        np.testing.assert_allclose(one_matrix.limit[2], limit_weights(INNER, goals[2]), atol=1e-14)
        np.testing.assert_allclose(network_weights(sparse.csr_array(INNER), goals).limit, one_matrix.limit, atol=1e-14)

    def test_what_to_know_about_the_limit(self) -> None:
        turning = network_weights(np.array([[0, 1], [1, 0.0]]), [0.9, 0.1])
        assert [f.code for f in turning.findings] == ["structure-cyclic", "limit-ignores-goal", "supermatrix-cyclic"]
        np.testing.assert_allclose(turning.limit, [0.5, 0.5])
        apart = network_weights(np.eye(2), [0.9, 0.1], names=["a", "b"])
        assert [f.code for f in apart.findings] == ["structure-reducible", "supermatrix-several-classes"]
        assert apart.findings[1].details == {"count": 2, "names": "a; b"}
        np.testing.assert_allclose(apart.limit, [0.9, 0.1])

    def test_results_are_read_only(self) -> None:
        found = network_weights(INNER, GOAL)
        assert not any(values.flags.writeable for values in (found.ahp, found.damped, found.limit))

    @pytest.mark.parametrize("damping", [-0.1, 1.0, 1.5, float("nan")])
    def test_damping_has_its_range(self, damping: float) -> None:
        assert code_of(damped_weights, INNER, GOAL, damping) == "damping-out-of-range"

    @pytest.mark.parametrize("goal", [[0.5, 0.5], [0, 0, 0], [1, -0.5, 0.5], [np.nan, 0.5, 0.5], 1.0])
    def test_a_goal_must_be_usable(self, goal: object) -> None:
        assert code_of(network_weights, INNER, goal) == "goal-priorities-invalid"


class TestFromTheGoalsColumn:
    HIERARCHY = np.array(
        [[0, 0, 0, 0, 0], [0.6, 0, 0, 0, 0], [0.4, 0, 0, 0, 0], [0, 0.9, 0.2, 0, 0], [0, 0.1, 0.8, 0, 0]]
    )

    @pytest.mark.parametrize("kind", [np.array, sparse.csr_array])
    def test_a_hierarchy_is_the_scaled_sum_of_its_powers(self, kind: object) -> None:
        powers = sum(np.linalg.matrix_power(self.HIERARCHY, k)[:, 0] for k in range(1, 5))
        found = limit_from_goal(kind(self.HIERARCHY), 0)  # type: ignore[operator]
        np.testing.assert_allclose(found, powers / powers.sum(), atol=1e-15)

    def test_zero_columns_are_replaced_by_the_goals_column(self) -> None:
        network = self.HIERARCHY.copy()
        network[:, 1] = [0, 0, 0.5, 0.4, 0.1]
        replaced = network.copy()
        replaced[:, 3:] = network[:, [0]]
        np.testing.assert_allclose(limit_from_goal(network, 0), limit(replaced).column(0), atol=1e-15)

    def test_absorbing_alternatives_take_it_all(self) -> None:
        network = self.HIERARCHY + np.diag([0, 0, 0, 1, 1.0])
        np.testing.assert_allclose(limit_from_goal(network, 0), [0, 0, 0, 0.62, 0.38], atol=1e-15)

    def test_a_goal_needs_something_below_it(self) -> None:
        assert code_of(limit_from_goal, self.HIERARCHY, 4) == "goal-without-priorities"
        assert code_of(limit_from_goal, self.HIERARCHY, 5) == "element-out-of-range"


class TestInnerDependence:
    W22 = np.array([[0.7, 0.2, 0.1], [0.2, 0.6, 0.3], [0.1, 0.2, 0.6]])
    W32 = np.array([[0.5, 0.2, 0.4], [0.5, 0.8, 0.6]])

    def test_both_products_are_scaled_to_one(self) -> None:
        criteria, alternatives = inner_dependence(GOAL, self.W22, self.W32)
        np.testing.assert_allclose(criteria, [0.43, 0.34, 0.23], atol=1e-15)
        np.testing.assert_allclose(alternatives, [0.375, 0.625], atol=1e-15)
        np.testing.assert_allclose(inner_dependence(GOAL, 2 * self.W22, 3 * self.W32)[1], alternatives, atol=1e-15)

    def test_draws(self) -> None:
        criteria, alternatives = inner_dependence(np.stack([GOAL, GOAL[::-1]]), self.W22, self.W32)
        assert criteria.shape == (2, 3)
        np.testing.assert_allclose(alternatives[1], inner_dependence(GOAL[::-1], self.W22, self.W32)[1], atol=1e-15)

    def test_sizes_must_fit(self) -> None:
        assert code_of(inner_dependence, GOAL, self.W22, self.W32.T) == "inner-dependence-shapes"
        assert code_of(inner_dependence, GOAL[:2], self.W22, self.W32) == "inner-dependence-shapes"
