"""Roles by weight: each on its own, all together, how far they are apart, and who is missing."""

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.scales import FIVE_GRADES
from satisfaction.precision import Estimate
from satisfaction.representation import Representation
from satisfaction.role_scores import combined, held, kept_weights, mixture_of_roles, role_scores, strata_by_role
from tests.satisfaction.small_surveys import population, survey_of

ROLES = (("customer", 0.5), ("expert", 0.3), ("staff", 0.2))
SHARES = {
    "expert": np.array([0.10, 0.40, 0.30, 0.15, 0.05]),
    "customer": np.array([0.20, 0.40, 0.25, 0.10, 0.05]),
    "staff": np.array([0.30, 0.45, 0.15, 0.07, 0.03]),
}
SCORES = np.array(FIVE_GRADES.scores)
WEIGHTS = np.array([0.7, 0.3])
RNG = np.random.default_rng(8)


def answers(role: str, count: int, better: float = 0.0) -> list[list[int]]:
    share = SHARES[role] + better * np.array([1, 0, 0, 0, -1])
    return RNG.choice(5, (count, 2), p=share / share.sum()).tolist()


GRADES = [*answers("customer", 400), *answers("expert", 60), *answers("staff", 80)]
CELLS = [("customer",)] * 400 + [("expert",)] * 60 + [("staff",)] * 80
SURVEY = survey_of(GRADES, CELLS, ("role",))


def scored(survey=SURVEY, roles=ROLES, target: float = 0.8):
    strata = strata_by_role(survey, population(), Representation())
    return role_scores(strata, WEIGHTS, FIVE_GRADES, roles, target)


def test_the_worked_example() -> None:
    mixed, missing = mixture_of_roles(dict(ROLES), SHARES)
    assert mixed @ SCORES == pytest.approx(0.7178)
    assert [float(SHARES[role] @ SCORES) for role in ("expert", "customer", "staff")] == pytest.approx(
        [0.67, 0.72, 0.784]
    )
    assert missing == ()


def test_every_role_keeps_its_own_score() -> None:
    found = scored()
    assert [each.role for each in found.roles] == ["customer", "expert", "staff"]
    for each, part in zip(found.roles, (GRADES[:400], GRADES[400:460], GRADES[460:]), strict=True):
        by_hand = (1 - 0.2 * np.array(part)) @ WEIGHTS
        assert each.score.value == pytest.approx(by_hand.mean())
        assert each.score.standard_error == pytest.approx(by_hand.std(ddof=1) / np.sqrt(len(part)))
    assert found.score.value == pytest.approx(sum(each.weight * each.score.value for each in found.roles))
    errors = [each.weight * (each.score.standard_error or 0) for each in found.roles]
    assert found.score.standard_error == pytest.approx(np.sqrt(np.square(errors).sum()))
    assert found.score.answers == 540
    assert found.shares.sum() == pytest.approx(1)
    assert found.memberships.sum(-1) == pytest.approx([1, 1])


def test_how_far_the_staff_are_from_the_customers() -> None:
    found = scored()
    customers, _, staff = found.roles
    assert customers.gap is None
    assert staff.gap is not None
    assert staff.gap.value == pytest.approx(staff.score.value - customers.score.value)
    assert staff.gap.low < staff.gap.value < staff.gap.high
    assert found.widest is not None
    assert abs(found.widest.gap.value) == max(abs(each.gap.value) for each in found.roles if each.gap)


def test_a_missing_role_leaves_its_weight_and_is_said() -> None:
    found = scored(survey_of(GRADES[:460], CELLS[:460], ("role",)))
    assert [each.weight for each in found.roles] == pytest.approx([0.625, 0.375])
    assert ("role-missing", "staff") in [(each.code, each.place) for each in found.findings]


def test_a_role_without_weight_is_left_out_and_said() -> None:
    found = scored(roles=(("customer", 0.5), ("expert", 0.5)))
    assert [each.role for each in found.roles] == ["customer", "expert"]
    assert ("role-without-weight", "staff") in [(each.code, each.place) for each in found.findings]
    with pytest.raises(DecisionError, match="roles-unweighted"):
        scored(roles=(("supplier", 1.0),))
    assert kept_weights({"a": 2.0, "b": 0.0}, ["a", "b", "c"]) == ({"a": 1.0}, ())


def test_the_customers_are_weighted_to_the_population_and_nobody_else() -> None:
    cells = [(role, "VIP" if k % 2 else "ordinary") for k, (role,) in enumerate(CELLS)]
    survey = survey_of(GRADES, cells, ("role", "tier"))
    strata = strata_by_role(survey, population(tier={"VIP": 1, "ordinary": 99}), Representation())
    assert strata["customer"].weights.tolist() == pytest.approx([0.01, 0.99])
    assert strata["staff"].dimensions == ()


def test_few_of_a_role_are_thin() -> None:
    found = scored(survey_of(GRADES[:410], CELLS[:410], ("role",)))
    assert ("segment-very-thin", "role/expert") in [(each.code, each.place) for each in found.findings]


@pytest.mark.parametrize(
    ("low", "high", "expected"), [(0.81, 0.85, "reached"), (0.79, 0.85, "undecided"), (0.7, 0.79, "missed")]
)
def test_a_target_is_reached_with_the_whole_interval(low: float, high: float, expected: str) -> None:
    assert held(Estimate((low + high) / 2, low, high, 0.01, 0.95, 100), 0.8) == expected


def test_without_moments_there_is_no_interval() -> None:
    found = scored(survey_of(GRADES, CELLS, ("role",), moments=False))
    assert (found.score.low, found.roles[2].gap.low) == (None, None)


def test_two_alike_halves_are_as_sure_as_the_whole() -> None:
    half = Estimate(0.7, 0.68, 0.72, 0.01, 0.95, 1000)
    found = combined([(0.5, half), (0.5, half)], 0.7, FIVE_GRADES)
    assert found.standard_error == pytest.approx(0.01 / np.sqrt(2))
    constant = Estimate(1.0, 1.0, 1.0, 0.0, 0.95, 5)
    assert combined([(1.0, constant)], 1.0, FIVE_GRADES).high == 1.0
