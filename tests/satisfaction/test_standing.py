"""Three ways of weighting and what they say: combinations, margins, nothing; those who stayed silent made up for."""

from dataclasses import replace

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.scales import FIVE_GRADES
from satisfaction.precision import index_estimate
from satisfaction.representation import Representation
from satisfaction.respondents import Population
from satisfaction.strata import Strata, stratify, stratify_by
from tests.satisfaction.small_surveys import population, survey_of

RAKING, ALIKE, SILENT = Representation("raking"), Representation("none"), Representation(nonresponse=True)
SIZES = {("D1", "large"): 20, ("D1", "ordinary"): 60, ("D2", "large"): 30, ("D2", "ordinary"): 90}
CELLS = [cell for cell, size in SIZES.items() for _ in range(size)]
GRADE = {("D1", "large"): 0, ("D1", "ordinary"): 1, ("D2", "large"): 2, ("D2", "ordinary"): 4}
SURVEY = survey_of([[GRADE[cell]] for cell in CELLS], CELLS, ("district", "tier"))
CITY = population(district={"D1": 700, "D2": 300}, tier={"large": 100, "ordinary": 900})


def weights(strata: Strata) -> dict[tuple[str, ...], float]:
    return dict(zip(strata.keys, strata.weights.tolist(), strict=True))


def codes(strata: Strata) -> list[tuple[str, str]]:
    return [(f.code, f.place) for f in strata.findings]


def margin(strata: Strata, axis: int) -> dict[str, float]:
    found: dict[str, float] = {}
    for key, weight in weights(strata).items():
        found[key[axis]] = found.get(key[axis], 0.0) + weight
    return found


def test_raking_reaches_the_margins_and_assumes_no_combination() -> None:
    strata = stratify(SURVEY, CITY, RAKING)
    assert margin(strata, 0) == {"D1": pytest.approx(0.7), "D2": pytest.approx(0.3)}
    assert margin(strata, 1) == {"large": pytest.approx(0.1), "ordinary": pytest.approx(0.9)}
    assert codes(strata) == []
    # The respondents are independent here, so raking and post-stratification agree.
    assert weights(strata) == pytest.approx(weights(stratify(SURVEY, CITY)))


def test_a_segment_of_raked_answers_keeps_their_proportions() -> None:
    whole = weights(stratify(SURVEY, CITY, RAKING))
    district = stratify_by(SURVEY, CITY, ("district",), RAKING)[("D1",)]
    assert weights(district)["D1", "large"] == pytest.approx(whole["D1", "large"] / 0.7)
    assert district.population == pytest.approx(700)


def test_a_silent_segment_is_shared_out_by_raking() -> None:
    more = population(district={"D1": 600, "D2": 300, "D3": 100}, tier={"large": 100, "ordinary": 900})
    strata = stratify(SURVEY, more, RAKING)
    (finding,) = strata.findings
    assert (finding.code, finding.place, finding.details) == (
        "margin-without-answers", "district/D3", {"count": 1, "share": pytest.approx(0.1)},
    )  # fmt: skip
    assert margin(strata, 0)["D1"] == pytest.approx(600 / 900)


def test_margins_that_cannot_be_reached_are_said() -> None:
    kept = [k for k, cell in enumerate(CELLS) if cell in {("D1", "large"), ("D2", "ordinary")}]
    survey = survey_of([[0]] * len(kept), [CELLS[k] for k in kept], ("district", "tier"))
    strata = stratify(survey, CITY, RAKING)
    assert "raking-not-converged" in dict(codes(strata))
    assert strata.weights.sum() == pytest.approx(1)


def test_weights_above_the_trim_are_said() -> None:
    cells = [("D1",)] * 5 + [("D2",)] * 195
    survey = survey_of([[0]] * 200, cells, ("district",))
    strata = stratify(survey, population(district={"D1": 700, "D2": 300}), RAKING)
    (finding,) = strata.findings
    assert (finding.code, finding.details["count"]) == ("weights-above-trim", 5)


def test_without_weights_every_answer_counts_once() -> None:
    strata = stratify(SURVEY, CITY, ALIKE)
    assert strata.keys == ((),)
    assert strata.effective_respondents == pytest.approx(200)
    assert strata.design_effect == pytest.approx(1)
    assert strata.population == 1000
    assert codes(strata) == [("answers-count-alike", "")]
    district = stratify_by(SURVEY, CITY, ("district",), ALIKE)[("D1",)]
    assert (district.respondents, district.population) == (80, pytest.approx(700))
    assert np.isinf(stratify_by(with_channel(), CITY, ("channel",), ALIKE)[("web",)].population)


def with_channel():
    """Web and phone take turns, so that both say the same."""
    channels = ["web", "phone"] * 100
    cells = [(*cell, channel) for cell, channel in zip(CELLS, channels, strict=True)]
    return survey_of([[GRADE[cell]] for cell in CELLS], cells, ("district", "tier", "channel"))


def test_revenue_and_tiers_are_weights_but_customers_stay_customers() -> None:
    district, tier = CITY.dimensions
    paying = Population((district, replace(tier, segments=tuple(
        replace(s, revenue={"large": 75.0, "ordinary": 25.0}[s.id]) for s in tier.segments
    ))))  # fmt: skip
    for counting, share in (("revenue", 0.75), ("tiers", 0.5)):
        strata = stratify(SURVEY, paying, Representation(counting=counting))
        assert margin(strata, 1)["large"] == pytest.approx(share)
        assert margin(strata, 0)["D1"] == pytest.approx(0.7)
        assert strata.population == 1000
        assert dict(zip(strata.keys, strata.customers.tolist(), strict=True))["D1", "large"] == pytest.approx(70)
        assert np.isinf(
            stratify_by(with_channel(), paying, ("channel",), Representation(counting=counting))[("web",)].population
        )
    unknown = stratify(SURVEY, CITY, Representation(counting="revenue"))
    assert ("revenue-unknown", "") in codes(unknown)
    assert weights(unknown) == pytest.approx(weights(stratify(SURVEY, CITY)))
    assert ("tiers-unknown", "") in codes(
        stratify(SURVEY, population(district={"D1": 1, "D2": 1}), Representation(counting="tiers"))
    )


# ---------------------------------------------------------------------- the silent


def asked_by_district(first: int, second: int) -> Population:
    """Customers are counted by tier only; of the districts it is known how many were asked."""
    tier = CITY.dimension("tier")
    district = replace(
        CITY.dimension("district"),
        segments=tuple(
            replace(s, customers=None, invited=n)
            for s, n in zip(CITY.dimension("district").segments, (first, second), strict=True)
        ),
    )
    return Population((district, tier))


def test_answers_of_those_who_seldom_answer_count_for_the_silent_of_their_kind() -> None:
    people = asked_by_district(800, 240)  # a tenth answered in the first, half in the second
    before, after = stratify(SURVEY, people), stratify(SURVEY, people, SILENT)
    assert before.dimensions == ("tier",)
    assert after.dimensions == ("tier", "district")
    # In each tier a quarter of the respondents are of D1, but 800 of 1,040 of those asked.
    found = weights(after)
    for tier, share in (("large", 0.1), ("ordinary", 0.9)):
        assert found[tier, "D1"] / share == pytest.approx(800 / 1040)
        assert found[tier, "D1"] + found[tier, "D2"] == pytest.approx(share)
    scores = [index_estimate(strata, np.ones(1), FIVE_GRADES).value for strata in (before, after)]
    assert scores[1] > scores[0] + 0.1
    assert ("response-rates-differ", "district") in codes(before)
    assert ("response-rates-made-up", "district") in codes(after)
    assert after.effective_respondents < before.effective_respondents


def test_within_weighted_combinations_response_makes_no_difference() -> None:
    people = Population(
        tuple(replace(d, segments=tuple(replace(s, invited=500) for s in d.segments)) for d in CITY.dimensions)
    )
    assert weights(stratify(SURVEY, people, SILENT)) == pytest.approx(weights(stratify(SURVEY, people)))
    assert ("response-rates-made-up", "tier") in codes(stratify(SURVEY, people))


def test_nothing_is_made_up_where_nobody_counted_whom_was_asked() -> None:
    strata = stratify(SURVEY, CITY, SILENT)
    assert weights(strata) == weights(stratify(SURVEY, CITY))
    assert ("response-unknown", "") in codes(strata)


def test_every_wave_stands_for_all_customers() -> None:
    cells = [(*cell, "w1") for cell in CELLS] + [(*cell, "w2") for cell in CELLS[:100]]
    survey = survey_of([[GRADE[cell[:2]]] for cell in cells], cells, ("district", "tier", "wave"))
    waves = stratify_by(survey, CITY, ("wave",))
    assert {wave: round(strata.population) for wave, strata in waves.items()} == {("w1",): 1000, ("w2",): 1000}
    assert weights(waves[("w1",)]) == pytest.approx(weights(stratify(SURVEY, CITY)))
    both = stratify_by(survey, CITY, ("wave", "tier"))
    assert list(both) == [("w1", "large"), ("w1", "ordinary"), ("w2", "large"), ("w2", "ordinary")]
    assert both["w2", "large"].population == pytest.approx(100)


def test_nobody_known() -> None:
    with pytest.raises(DecisionError, match="survey-without-known-segments"):
        stratify(survey_of([[0]], [("", "")], ("district", "tier")), CITY, RAKING)
    with pytest.raises(DecisionError, match="population-empty"):
        stratify(survey_of([[0]], [("D2",)], ("district",)), population(district={"D1": 5, "D2": 0}), RAKING)
