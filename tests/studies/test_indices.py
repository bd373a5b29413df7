"""Every index on the same data: those that can be told, why others cannot, and which part from the study's own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from exchange.survey_files import tally_file
from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from satisfaction.index.set_pair import SetPairAnalysis
from satisfaction.kano import KanoFeatures
from satisfaction.role_scores import RoleScores
from satisfaction.servqual import ServiceGaps
from satisfaction.survey import SurveySummary
from store.examples import example_survey, load_example
from studies.index_readings import Indices
from studies.indices import indices
from studies.measure import measure
from studies.study import Study
from studies.weigh import weigh

DEMO = load_example("power-supply")
WEIGHTS = weigh(DEMO).weights
FROM_SHARES = {
    *(f"fuzzy-comprehensive/{name}" for name in ("weighted-average", "min-max", "product-max", "min-bounded-sum")),
    "weighted-average",
    "set-pair",
}


@pytest.fixture(scope="module")
def survey() -> SurveySummary:
    path = example_survey("power-supply")
    assert path is not None
    assert DEMO.questionnaire is not None
    return tally_file(path, DEMO.questionnaire, DEMO.scale, DEMO.population).survey


@pytest.fixture(scope="module")
def found(survey: SurveySummary) -> Indices:
    return indices(DEMO, WEIGHTS, survey)


def chosen(**changed) -> Study:
    return replace(DEMO, choices=replace(DEMO.choices, **changed))


def test_the_demo_tells_them_all(found: Indices) -> None:
    assert [each.key for each in found.readings if each.absent is not None] == []
    for each in found.comparable:
        percent = each.percent
        assert percent is not None
        assert 0 <= percent.low <= percent.value <= percent.high <= 100, each.key
        assert each.answers > 2000
    kinds = {each.name: type(each.detail) for each in found.readings}
    assert kinds["role-weighted"] is RoleScores
    assert kinds["set-pair"] is SetPairAnalysis
    assert kinds["servqual"] is ServiceGaps
    assert kinds["kano"] is KanoFeatures


def test_the_index_of_the_study_is_one_of_them_to_the_bit(found: Indices, survey: SurveySummary) -> None:
    index = measure(DEMO, WEIGHTS, survey).index
    assert found.used.key == "fuzzy-comprehensive/weighted-average"
    assert found.used.own is not None
    assert found.used.own.value == index.score
    assert (found.used.own.low, found.used.own.high) == pytest.approx((index.low, index.high))
    assert found.measurement.index.score == index.score


def test_averages_agree_and_the_kindness_of_staff_parts_the_roles(found: Indices) -> None:
    average, pair, roles = (found.of(name) for name in ("weighted-average", "set-pair", "role-weighted"))
    assert average.percent.value == pytest.approx(found.used.percent.value)
    assert pair.percent.value == pytest.approx(average.percent.value)
    assert pair.own.value == pytest.approx(pair.detail.degree)
    assert pair.band[0] < pair.percent.value < pair.band[1]
    assert roles.detail.widest.role == "staff"
    assert roles.detail.widest.gap.low > 0
    assert roles.percent.value > average.percent.value


def test_an_operator_that_fills_every_grade_says_nothing(found: Indices) -> None:
    assert [each.operator for each in found.saturated] == ["min-bounded-sum"]
    assert found.saturated[0] not in found.comparable


def test_those_apart_come_furthest_first(found: Indices) -> None:
    used = found.used.percent.value
    distances = [abs(each.percent.value - used) for each in found.apart]
    assert distances == sorted(distances, reverse=True)
    assert {each.name for each in found.apart} >= {"acsi"}
    assert not {each.name for each in found.apart} & {"weighted-average", "set-pair", "servqual"}


def test_without_a_survey_only_grade_shares_speak() -> None:
    stated = indices(DEMO, WEIGHTS)
    assert {each.key for each in stated.known} == FROM_SHARES
    assert all(each.percent.low is None and each.answers == 0 for each in stated.known)
    reasons = {each.absent.code for each in stated.readings if each.absent is not None}
    assert reasons == {"index-needs-survey"}


def test_a_survey_about_performance_alone_says_what_it_did_not_ask(survey: SurveySummary) -> None:
    alone = replace(survey.select("role", "customer"), as_asked=None, spans=())
    plain = indices(DEMO, WEIGHTS, alone)
    absent = {each.name: each.absent for each in plain.readings if each.absent is not None}
    assert {name: reason.code for name, reason in absent.items()} == {
        "role-weighted": "index-needs-roles",
        "acsi": "index-needs-overall",
        "structural": "structure-unknown-satisfaction",
        "servqual": "index-needs-expectations",
        "kano": "index-needs-kano-pairs",
    }
    assert isinstance(absent["structural"], DecisionError)
    assert isinstance(absent["kano"], Finding)


def test_a_survey_without_single_answers_says_so(survey: SurveySummary) -> None:
    emptied = replace(survey, sample=SurveySummary.empty(survey.indicators, survey.points).sample, as_asked=None)
    found = indices(DEMO, WEIGHTS, emptied)
    absent = {each.name: each.absent.code for each in found.readings if each.absent is not None}
    assert absent["acsi"] == absent["servqual"] == absent["kano"] == "survey-without-sample"
    assert found.of("fuzzy-comprehensive/min-max").percent.low is None
    assert found.of("weighted-average").percent.low is not None


@pytest.mark.parametrize(
    ("index", "composition", "used"),
    [
        (Choice("weighted-average"), Choice("weighted-average"), "weighted-average"),
        (Choice.of("set-pair", discrepancy="neutral"), Choice("weighted-average"), "set-pair"),
        (Choice("fuzzy-comprehensive"), Choice("product-max"), "fuzzy-comprehensive/product-max"),
    ],
)
def test_what_the_study_uses_is_marked(index: Choice, composition: Choice, used: str) -> None:
    stated = indices(chosen(index=index, composition=composition), WEIGHTS)
    assert [each.key for each in stated.readings if each.used] == [used]
    assert stated.used.own is not None


def test_roles_and_target_are_choices(survey: SurveySummary) -> None:
    customers = indices(chosen(role_weights=(("customer", 1.0), ("staff", 0.0)), target=0.5), WEIGHTS, survey)
    roles = customers.of("role-weighted").detail
    assert [each.role for each in roles.roles] == ["customer"]
    assert roles.held == "reached"
    assert roles.score.value == pytest.approx(customers.of("weighted-average").own.value)


def test_another_wave_is_read_by_all(survey: SurveySummary) -> None:
    earlier = indices(chosen(wave="2026-Q2"), WEIGHTS, survey)
    first, second = (found.of("weighted-average").answers for found in (earlier, indices(DEMO, WEIGHTS, survey)))
    assert first != second
    assert earlier.of("acsi").answers == pytest.approx(first, rel=0.01)  # a few left the three questions out


def test_where_they_agree(found: Indices) -> None:
    agreement = found.indicators
    assert set(agreement.scores) == {"weighted-average", "set-pair", "role-weighted", "servqual"}
    assert "N22" in agreement.bottom
    rho, common = agreement.correlation("weighted-average", "set-pair")
    assert rho > 0.95
    assert common == 28
    assert agreement.correlation("weighted-average", "servqual")[1] == 10
    gaps = found.of("servqual").detail
    lowest = min(gaps.gaps, key=lambda each: each.gap.value).indicator
    assert agreement.places["servqual"][lowest] == 0
    assert "C2" in found.clusters.bottom
    assert np.isfinite(list(found.clusters.scores["role-weighted"].values())).all()
