"""Who stayed silent: rates, the logistic model of response, and what is said about it."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import minimize

from satisfaction.nonresponse import (
    asked_dimensions,
    early_and_late,
    invited_cells,
    overall_rate,
    response_findings,
    response_propensities,
    response_rates,
)
from satisfaction.representation import Representation
from satisfaction.respondents import Population
from satisfaction.strata import stratify
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


def test_a_file_that_lists_everybody_asked_tells_who_was_asked_by_cell() -> None:
    """Rows without an answer are the silent: the joint counts, not the product of the margins."""
    silent = ((("D1", "large"), 10), (("D1", "ordinary"), 160), (("D2", "large"), 30), (("D2", "ordinary"), 100))
    listed = replace(SURVEY, absent=silent, quality=replace(SURVEY.quality, blank_rows=300))
    rates = {(r.dimension, r.segment): (r.answered, r.invited) for r in response_rates(listed, CITY)}
    assert rates == {("district", "D1"): (70, 240), ("district", "D2"): (30, 160),
                     ("tier", "large"): (40, 80), ("tier", "ordinary"): (60, 320)}  # fmt: skip
    assert overall_rate(listed, CITY).rate == pytest.approx(0.25)
    cells, asked, _ = invited_cells(listed, asked_dimensions(listed, CITY))
    assert dict(zip(cells, asked.tolist(), strict=True)) == {
        ("D1", "large"): 40, ("D1", "ordinary"): 200, ("D2", "large"): 40, ("D2", "ordinary"): 120}  # fmt: skip
    told = {finding.code: finding for finding in response_findings(listed, CITY, (), wanted=True)}
    assert told["response-by-rows"].place == "district/tier"
    assert "response-unknown" not in told


def test_what_was_entered_goes_before_the_rows_and_empty_lines_are_nobody() -> None:
    listed = replace(SURVEY, absent=((("D1", "large"), 60),), quality=replace(SURVEY.quality, blank_rows=60))
    assert response_rates(listed, ASKED)[-1] == response_rates(SURVEY, ASKED)[-1]
    empty_lines = replace(SURVEY, absent=((("", ""), 3),), quality=replace(SURVEY.quality, blank_rows=3))
    assert response_rates(empty_lines, CITY) == ()


def test_the_silent_rows_of_a_file_are_made_up_for() -> None:
    """Half of the large and a tenth of the ordinary answered; without sizes the weights follow who was asked."""
    grades = [[0]] * 50 + [[4]] * 10
    survey = survey_of(grades, [("large",)] * 50 + [("ordinary",)] * 10, ("tier",))
    silent = ((("large",), 50), (("ordinary",), 90))
    listed = replace(survey, absent=silent, quality=replace(SURVEY.quality, blank_rows=140))
    unsized = population(tier={"large": None, "ordinary": None})
    found = stratify(listed, unsized, Representation(nonresponse=True))
    assert dict(zip(found.keys, found.weights.tolist(), strict=True)) == {
        ("large",): pytest.approx(0.5), ("ordinary",): pytest.approx(0.5)}  # fmt: skip
    assert [finding.code for finding in found.findings if finding.code == "response-by-rows"] == ["response-by-rows"]
