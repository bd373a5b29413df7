"""The three indices to publish, and the one that cannot be."""

from dataclasses import replace

import numpy as np
import pytest

from mcdm.scales import FIVE_GRADES
from satisfaction.published_indices import published_indices
from satisfaction.representation import Representation
from satisfaction.respondents import Population
from tests.satisfaction.small_surveys import population, survey_of

CELLS = [("large",)] * 40 + [("ordinary",)] * 60
SURVEY = survey_of([[0]] * 40 + [[2]] * 60, CELLS, ("tier",))
CITY = population(tier={"large": 100, "ordinary": 900})
PAYING = Population(tuple(
    replace(d, segments=tuple(replace(s, revenue=r) for s, r in zip(d.segments, (800.0, 200.0), strict=True)))
    for d in CITY.dimensions
))  # fmt: skip


def values(people: Population, representation: Representation) -> list[float | None]:
    found = published_indices(SURVEY, people, np.ones(1), FIVE_GRADES, representation)
    assert [each.counting for each in found] == ["customers", "revenue", "tiers"]
    return [each.index.value if each.index else None for each in found]


@pytest.mark.parametrize("representation", [Representation(), Representation("raking"), Representation("none")])
def test_each_counts_something_else(representation: Representation) -> None:
    assert values(PAYING, representation) == pytest.approx([0.64, 0.92, 0.8])


def test_effective_samples_shrink_with_unequal_weights() -> None:
    customers, revenue, tiers = published_indices(SURVEY, PAYING, np.ones(1), FIVE_GRADES, Representation())
    assert customers.index.effective == pytest.approx(1 / (0.1**2 / 40 + 0.9**2 / 60))
    assert tiers.index.effective == pytest.approx(1 / (0.25 / 40 + 0.25 / 60))
    assert revenue.design_effect == pytest.approx(100 * (0.8**2 / 40 + 0.2**2 / 60))


def test_what_is_not_known_is_not_invented() -> None:
    assert values(CITY, Representation())[1] is None
    nobody = published_indices(SURVEY, population(), np.ones(1), FIVE_GRADES, Representation())
    assert [(each.index, each.design_effect) for each in nobody] == [(None, None)] * 3
