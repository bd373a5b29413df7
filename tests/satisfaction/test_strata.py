"""Who counts for whom: post-stratification by hand, and what it says aloud."""

import numpy as np
import pytest

from mcdm.errors import DecisionError
from satisfaction.strata import stratify, stratify_by
from tests.satisfaction.small_surveys import population, survey_of

CITY = population(district={"D1": 600, "D2": 400}, tier={"large": 100, "ordinary": 900}, channel={"web": None})
CELLS = [("D1", "large", "web"), ("D1", "ordinary", "web"), ("D1", "ordinary", "hall"), ("D2", "ordinary", "web")]
DIMENSIONS = ("district", "tier", "channel")


def survey(grades=((0,), (1,), (3,), (4,)), cells=CELLS):
    return survey_of(grades, cells, DIMENSIONS)


def codes(strata):
    return [(finding.code, finding.place) for finding in strata.findings]


def test_strata_are_the_counted_dimensions_and_silent_ones_go_to_their_district():
    strata = stratify(survey(), CITY)
    assert strata.dimensions == ("district", "tier")
    assert strata.keys == (("D1", "large"), ("D1", "ordinary"), ("D2", "ordinary"))
    assert strata.customers == pytest.approx([60, 540, 360])
    assert strata.weights == pytest.approx([0.06, 0.54, 0.40])  # the 40 large customers of D2 did not answer
    assert strata.population == pytest.approx(1000)
    assert codes(strata) == [("joint-population-assumed", "district/tier"), ("stratum-without-answers", "D2/large")]
    assert strata.findings[1].details == {"count": 1, "share": pytest.approx(0.04)}


def test_a_silent_district_goes_to_all_others():
    strata = stratify(survey([[0], [1]], [CELLS[0], CELLS[1]]), CITY)
    assert strata.weights == pytest.approx([0.1, 0.9])
    assert strata.findings[-1].details["count"] == 2


def test_memberships_weigh_strata_by_customers_and_respondents_alike():
    values = stratify(survey(), CITY).memberships().values
    assert values == pytest.approx(np.array([[0.06, 0.27, 0, 0.27, 0.40]]))


def test_an_item_that_a_stratum_left_out_is_weighed_over_the_others():
    strata = stratify(survey([[0, 0, -1], [1, -1, -1], [3, -1, -1], [4, 4, -1]]), CITY)
    assert strata.item_weights[:, 1] == pytest.approx([0.06 / 0.46, 0, 0.40 / 0.46])
    memberships = strata.memberships()
    assert memberships.values[1] == pytest.approx([0.06 / 0.46, 0, 0, 0, 0.40 / 0.46])
    assert memberships.known.tolist() == [True, True, False]
    assert [f.place for f in memberships.findings] == ["N3"]


def test_segments_in_the_order_of_the_population():
    tiers = stratify_by(
        survey(), population(tier={"ordinary": 900, "large": 100}, district={"D1": 1, "D2": 1}), ["tier"]
    )
    assert list(tiers) == [("ordinary",), ("large",)]
    districts = stratify_by(survey(), CITY, ("district", "tier"))
    assert list(districts) == [("D1", "large"), ("D1", "ordinary"), ("D2", "ordinary")]
    assert districts["D1", "large"].population == pytest.approx(60)
    assert stratify_by(survey(), CITY, ("tier",))["large",].population == pytest.approx(100)  # with the silent D2
    assert stratify_by(survey(), CITY, ("tier",))["large",].weights == pytest.approx([1])


def test_within_a_channel_strata_stand_for_their_share_of_the_respondents():
    web = stratify_by(survey(), CITY, ("channel",))["web",]
    assert web.keys == (("D1", "large"), ("D1", "ordinary"), ("D2", "ordinary"))
    assert web.weights == pytest.approx(np.array([60, 270, 400]) / 730)
    assert web.customers == pytest.approx([60, 270, 360])


def test_channels_together_are_everybody():
    parts = stratify_by(survey(), CITY, ("channel",)).values()
    together = sum(part.population * part.memberships().values for part in parts) / sum(p.population for p in parts)
    assert together == pytest.approx(stratify(survey(), CITY).memberships().values)


def test_respondents_of_an_unknown_segment_are_left_out_and_said():
    strata = stratify(survey(cells=[CELLS[0], CELLS[1], ("", "ordinary", "web"), ("D9", "ordinary", "web")]), CITY)
    assert strata.respondents == 2
    finding = strata.findings[1]
    assert (finding.code, dict(finding.details)) == ("respondents-without-segment", {"count": 2, "total": 4})


def test_where_all_segments_are_unknown_there_is_nothing_to_weight():
    with pytest.raises(DecisionError, match="survey-without-known-segments"):
        stratify(survey(cells=[("", "", "web")] * 4), CITY)


def test_a_population_that_is_not_counted_weighs_answers_alike():
    strata = stratify(survey(), population(district={"D1": None, "D2": 3}))
    assert strata.keys == ((),)
    assert strata.memberships().values == pytest.approx(np.array([[0.25, 0.25, 0, 0.25, 0.25]]))
    assert codes(strata) == [("answers-not-weighted", "")]
    assert np.isinf(strata.customers).all()


def test_a_counted_dimension_that_the_survey_does_not_know_is_said():
    strata = stratify(survey(), population(tier={"large": 100, "ordinary": 900}, age={"young": 1, "old": 2}))
    assert codes(strata) == [("dimension-not-in-survey", "age")]


def test_totals_that_differ_are_said():
    strata = stratify(survey(), population(tier={"large": 100, "ordinary": 900}, district={"D1": 600, "D2": 500}))
    assert ("population-totals-differ", "tier/district") in codes(strata)
    assert strata.population == pytest.approx(1000)


def test_effective_sample():
    assert stratify(survey(), population()).effective_respondents == pytest.approx(4)
    assert stratify(survey(), CITY).effective_respondents == pytest.approx(1 / (0.06**2 + 0.54**2 / 2 + 0.4**2))


def test_nobody_and_no_customers():
    with pytest.raises(DecisionError, match="survey-empty"):
        stratify(type(survey()).empty(("N1",), (2, 1), ("tier",)), CITY)
    with pytest.raises(DecisionError, match="population-empty"):
        stratify(survey(), population(tier={"large": 0, "ordinary": 0}))
    with pytest.raises(DecisionError, match="population-empty"):
        stratify(survey([[0]], CELLS[:1]), population(tier={"large": 0, "ordinary": 5}))


def test_a_segment_without_customers_has_no_strata():
    closed = population(district={"D1": 0, "D2": 400}, tier={"large": 100, "ordinary": 300})
    assert list(stratify_by(survey(), closed, ("district",))) == [("D2",)]
    assert stratify(survey(), closed).memberships().values == pytest.approx(np.array([[0, 0, 0, 0, 1]]))


def test_an_unknown_dimension_gets_a_suggestion():
    with pytest.raises(DecisionError, match="id-unknown") as caught:
        stratify_by(survey(), CITY, ("distrct",))
    assert caught.value.facts["suggestion"] == "district"
