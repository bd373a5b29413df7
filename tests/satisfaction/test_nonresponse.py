"""Who stayed silent: rates, the logistic model of response, and what is said about it."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import minimize

from satisfaction.nonresponse import (
    early_and_late,
    invited_cells,
    overall_rate,
    response_findings,
    response_propensities,
    response_rates,
)
from satisfaction.respondents import Population
from tests.satisfaction.small_surveys import population, survey_of

CELLS = [("D1", "large")] * 30 + [("D1", "ordinary")] * 40 + [("D2", "large")] * 10 + [("D2", "ordinary")] * 20
SURVEY = survey_of([[0]] * 100, CELLS, ("district", "tier"))
CITY = population(district={"D1": 600, "D2": 400}, tier={"large": 100, "ordinary": 900})


def invited(**asked: dict[str, int]) -> Population:
    """The city, where so many of each segment were asked."""
    return Population(
        tuple(
            replace(d, segments=tuple(replace(s, invited=asked.get(d.id, {}).get(s.id)) for s in d.segments))
            for d in CITY.dimensions
        )
    )


ASKED = invited(tier={"large": 80, "ordinary": 320})


def test_rates_where_it_is_known_how_many_were_asked() -> None:
    rates = {(r.dimension, r.segment): r.rate for r in response_rates(SURVEY, ASKED)}
    assert rates == {("tier", "large"): 0.5, ("tier", "ordinary"): pytest.approx(60 / 320)}
    assert overall_rate(SURVEY, ASKED).rate == pytest.approx(0.25)
    assert overall_rate(SURVEY, CITY) is None
    assert response_rates(SURVEY, invited(tier={"large": 80})) == ()  # of half a dimension nothing is told


def test_one_dimension_gives_its_own_rates() -> None:
    cells, asked, answered = invited_cells(SURVEY, [ASKED.dimension("tier")])
    chances, settled = response_propensities(cells, answered, asked)
    assert settled
    assert dict(zip(cells, chances.tolist(), strict=True)) == {
        ("large",): pytest.approx(0.5),
        ("ordinary",): pytest.approx(60 / 320),
    }


def test_two_dimensions_are_a_logistic_regression_on_main_effects() -> None:
    both = invited(tier={"large": 80, "ordinary": 320}, district={"D1": 240, "D2": 160})
    cells, asked, answered = invited_cells(SURVEY, both.dimensions)
    assert asked.sum() == pytest.approx(400)
    assert asked[cells.index(("D1", "large"))] == pytest.approx(48)
    chances, settled = response_propensities(cells, answered, asked)
    assert settled
    design = np.array([[1, c[0] == "D2", c[1] == "ordinary"] for c in cells], float)

    def loss(b: np.ndarray) -> float:
        eta = design @ b
        return float((asked * np.logaddexp(0, eta) - answered * eta).sum())

    fitted = minimize(loss, np.zeros(3), method="BFGS", options={"gtol": 1e-9}).x
    assert chances == pytest.approx(1 / (1 + np.exp(-design @ fitted)), abs=1e-6)
    assert design.T @ (asked * chances) == pytest.approx(design.T @ answered)  # the margins of the answers are met


def test_a_segment_that_nobody_or_everybody_answered_is_no_trouble() -> None:
    chances, _ = response_propensities([("a",), ("b",), ("c",)], np.array([0.0, 5, 10]), np.array([10.0, 10, 10]))
    assert np.isfinite(chances).all()
    assert chances == pytest.approx([0, 0.5, 1], abs=1e-3)


def codes(findings) -> list[tuple[str, str]]:
    return [(f.code, f.place) for f in findings]


def test_differences_are_said_and_whether_something_was_done() -> None:
    left = response_findings(SURVEY, ASKED, corrected=(), wanted=False)
    assert codes(left) == [("response-rates-differ", "tier"), ("silent-customers", "")]
    assert left[0].details == {"least": "ordinary", "low": 60 / 320, "most": "large", "high": 0.5}
    assert left[1].details["per_tenth"] == pytest.approx(0.075)
    done = response_findings(SURVEY, ASKED, corrected={"tier"}, wanted=True)
    assert codes(done)[0] == ("response-rates-made-up", "tier")


def test_rates_that_chance_explains_are_not_said_to_differ() -> None:
    alike = invited(tier={"large": 160, "ordinary": 245})
    assert codes(response_findings(SURVEY, alike, (), wanted=False)) == [("silent-customers", "")]
    everybody = invited(tier={"large": 40, "ordinary": 60})
    assert response_findings(SURVEY, everybody, (), wanted=False) == ()


def test_more_answers_than_asked_and_nothing_known() -> None:
    wrong = invited(tier={"large": 20, "ordinary": 320})
    assert codes(response_findings(SURVEY, wrong, (), wanted=False)) == [("more-answers-than-asked", "tier/large")]
    assert codes(response_findings(SURVEY, CITY, (), wanted=True)) == [("response-unknown", "")]
    assert response_findings(SURVEY, CITY, (), wanted=False) == ()


def test_the_dimension_that_tells_early_from_late() -> None:
    assert early_and_late(SURVEY) == ""
    reminded = survey_of([[0]] * 3, [("early",), ("late",), ("late",)], ("reply",))
    assert early_and_late(reminded) == "reply"
