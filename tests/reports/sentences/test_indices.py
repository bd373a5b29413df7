"""Sentences about indices side by side say what the numbers say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from i18n.translate import translator
from mcdm.fuzzy import Factor, evaluate
from mcdm.scales import FIVE_GRADES
from reports.sentences import indices as say
from satisfaction.index.set_pair import analyse
from satisfaction.kano import KanoFeatures, kano_feature
from satisfaction.precision import Estimate
from satisfaction.role_scores import RoleScore, RoleScores
from satisfaction.servqual import service_gaps
from studies.index_agreement import Agreement
from studies.index_readings import IndexReading, Indices
from studies.measure import measure
from studies.weigh import weigh
from tests.satisfaction.respondents_by_hand import answers_of
from tests.studies.examples import hierarchy

FIVE = np.array(FIVE_GRADES.scores)
EN, ZH = translator("en"), translator("zh")
NAMES = say.Names({"a": "Outages", "b": "Bills", "staff": "Staff", "customer": "Customers"})
AGREEMENT = Agreement(
    {"weighted-average": {"a": 1, "b": 2, "c": 3, "d": 4}, "servqual": {"a": 1, "b": 4, "c": 3, "d": 2}}
)


def at(value: float, half: float | None = 1.0, answers: int = 1000) -> Estimate:
    ends = (None, None) if half is None else (value - half, value + half)
    return Estimate(value, *ends, half and half / 1.96, 0.95, answers)


def reading(name: str, value: float, half: float | None = 1.0, **more) -> IndexReading:
    return IndexReading(name, percent=at(value, half), own=at(value, half), answers=1000, **more)


def together(*readings: IndexReading) -> Indices:
    study = hierarchy()
    used = reading("weighted-average", 60.0, used=True)
    return Indices((used, *readings), AGREEMENT, Agreement({}), measure(study, weigh(study).weights), ())


def roles(staff: float, half: float = 1.0) -> RoleScores:
    def role(name: str, score: float, gap: Estimate | None) -> RoleScore:
        return RoleScore(name, 0.5, np.ones(5) / 5, np.ones((1, 5)) / 5, at(score, 0.01), gap)

    gap = Estimate(staff, staff - half, staff + half, half / 1.96, 0.95, 100)
    parts = (role("customer", 0.7, None), role("staff", 0.7 + staff, gap))
    return RoleScores(parts, at(0.72, 0.01), np.ones(5) / 5, np.ones((1, 5)) / 5, 0.8, "missed")


def test_the_headline_says_whether_they_agree() -> None:
    assert say.answer(together(reading("set-pair", 60.4)), EN) == "All 2 indices agree: 60.0 to 60.4 of 100"
    apart = together(reading("set-pair", 68.0, 12.0))
    assert say.answer(apart, EN) == "The 2 indices cannot be told apart: 60.0 to 68.0 of 100"
    assert say.answer(together(reading("set-pair", 60.0)), EN) == "All 2 indices say 60.0 of 100"
    assert say.answer(together(reading("acsi", 50.0)), EN) == "1 of 2 indices say about 60.0 of 100; 1 lower"
    both = together(reading("acsi", 50.0), reading("servqual", 70.0), reading("role-weighted", 71.0))
    assert say.answer(both, EN) == "1 of 4 indices say about 60.0 of 100; 1 lower, 2 higher"
    assert say.answer(both, ZH) == "4 种指数中有 1 种约为 60.0 分，1 种偏低、2 种偏高"


def test_one_that_nothing_moves_is_counted_with_those_that_have_a_number() -> None:
    """Ten values and a headline of nine would leave the reader to find out which one is not meant."""
    moved = evaluate(Factor(np.ones(12) / 12, np.tile([0.1, 0.2, 0.4, 0.2, 0.1], (12, 1)), "goal"), FIVE,
                     operator="min-bounded-sum")  # fmt: skip
    silent = reading("fuzzy-comprehensive", 50.0, operator="min-bounded-sum", detail=moved)
    assert silent.says_nothing
    agreed = together(reading("set-pair", 60.4), silent)
    assert say.answer(agreed, EN) == "2 of 3 indices agree: 60.0 to 60.4 of 100; 1 says nothing"
    apart = together(reading("set-pair", 60.4), reading("acsi", 50.0), silent)
    assert say.answer(apart, EN) == "2 of 4 indices say about 60.0 of 100; 1 lower, 1 says nothing"
    assert say.answer(apart, ZH) == "4 种指数中有 2 种约为 60.0 分，1 种偏低、1 种不随作答变化"
    assert say.number(silent, EN) == "50.0"
    assert say.number(reading("acsi", 50.0, 0.01), EN) == "50.0 ± <0.1"


def test_the_lead_says_why_and_what_is_weak() -> None:
    told = say.lead(together(reading("acsi", 50.0), reading("structural", 51.0)), NAMES, EN)
    assert "ACSI score (−10.0) and Structural model (−9.0): of everything together customers speak worse" in told
    assert "2 of 3 indices put things in order: all that cover them have Outages at the bottom." in told
    assert "differ by less than sampling explains" in say.lead(together(), NAMES, EN)
    kinder = together(reading("role-weighted", 70.0, detail=roles(0.2)))
    assert "Roles (+10.0): Staff see the service more kindly than customers do." in say.lead(kinder, NAMES, EN)
    harsher = together(reading("role-weighted", 50.0, detail=roles(-0.2)))
    assert "more harshly" in say.lead(harsher, NAMES, EN)


def test_a_bottom_within_chance_is_no_bottom() -> None:
    unsure = Agreement(AGREEMENT.scores, {"servqual": dict.fromkeys("abcd", 5.0)})
    assert say.weak(unsure, 10, NAMES, EN) == (
        "2 of 10 indices put things in order: all that cover them have Outages low, but the difference to others may "
        "be chance."
    )
    parted = Agreement({"weighted-average": {"a": 1, "b": 2, "c": 3}, "set-pair": {"a": 3, "b": 2, "c": 1}})
    assert say.weak(parted, 10, NAMES, EN).endswith("nothing is at the bottom of all of them.")
    assert say.weak(Agreement({}), 10, NAMES, EN) == ""


def test_the_order_and_the_partings_are_named() -> None:
    assert say.order(AGREEMENT, EN).startswith("Most alike are Weighted average score and SERVQUAL")
    assert say.order(Agreement({}), EN) == ""
    (first,) = [each for each in say.partings(AGREEMENT, NAMES, EN) if each.startswith("Bills")]
    assert first == "Bills stands low by Weighted average score (33% of the way up) and high by SERVQUAL (100%)."


def test_a_list_is_cut_and_counted() -> None:
    assert NAMES.list(["a"], EN) == "Outages"
    assert NAMES.list(["a", "b"], EN) == "Outages and Bills"
    assert NAMES.list(["a", "b", "c", "d", "e"], EN) == "Outages, Bills, c and 2 others"
    assert NAMES.list(["a", "b", "c"], ZH) == "Outages、Bills 和 c"


def test_a_number_has_its_error_and_its_answers() -> None:
    assert say.number(reading("acsi", 60.0), EN) == "60.0 ± 1.0"
    assert say.number(reading("acsi", 60.0, None), EN) == "60.0"
    assert say.number(IndexReading("kano"), EN) == "–"
    assert say.rests_on(reading("acsi", 60.0), EN) == "1,000 answers"
    assert say.rests_on(replace(reading("acsi", 60.0), sampled=True), EN) == "1,000 answers, sampled"
    assert say.rests_on(IndexReading("acsi"), EN) == "no survey"


@pytest.mark.parametrize(
    ("gap", "half", "expected"),
    [
        (0.08, 0.02, "Staff are 10.0 points kinder than customers."),
        (-0.08, 0.02, "Staff are 10.0 points harsher than customers."),
        (0.01, 0.02, "Staff and customers cannot be told apart (1.2 points)."),
    ],
)
def test_the_gap_of_a_role_in_words(gap: float, half: float, expected: str) -> None:
    assert say.role_gaps(roles(gap, half), 0.8, NAMES, EN) == expected


def test_the_target_in_words() -> None:
    assert say.target(roles(0.1), FIVE_GRADES, EN) == "The target of 75.0 is missed by 10.0."
    assert say.target(replace(roles(0.1), held="reached"), FIVE_GRADES, EN) == "The target of 75.0 is reached."
    assert say.conversion(FIVE_GRADES, EN).endswith("on 0–100: .20 is 0, 1.00 is 100.")


def test_a_set_pair_in_words() -> None:
    told = say.set_pair(analyse(np.array([0.3, 0.3, 0.2, 0.1, 0.1])), EN)
    assert told == (
        "60% speak for satisfaction, 20% against it, 20% are in between. "
        "The set-pair potential of 3 tends to satisfaction."
    )
    assert "nothing to divide by" in say.set_pair(analyse(np.array([0.5, 0.5, 0, 0, 0])), EN)


GAPS: Mapping[str, list[float | None]] = {
    "a": [3] * 200,
    "a/expectation": [5] * 200,
    "a/adequate": [4] * 200,
    "a/desired": [5] * 200,
    "b": [4] * 200,
    "b/expectation": [4] * 200,
}


def test_gaps_and_zones_in_words() -> None:
    found = service_gaps(answers_of(GAPS), {"a": 0.5, "b": 0.5})
    assert found is not None
    told = say.gaps(found, NAMES, EN)
    assert told.startswith("Customers get 25.0 points of 100 less than they expect. That is 71% of it. ")
    assert told.endswith("The widest gap is Outages: −50.0.")
    assert say.zones(found, NAMES, EN) == "Below what would just do: Outages."
    unasked = service_gaps(answers_of({key: GAPS[key] for key in ("b", "b/expectation")}), {"b": 1.0})
    assert unasked is not None
    assert "no zone of tolerance" in say.zones(unasked, NAMES, EN)
    assert "more than they expect" in say.gaps(unasked, NAMES, EN)


def test_kano_in_words() -> None:
    shares = {"M": 0.6, "O": 0.2, "A": 0.1, "I": 0.1, "R": 0.0, "Q": 0.0}
    must = kano_feature("a", shares, 500, answers=500)
    unsure = kano_feature("b", {**shares, "M": 0.25, "A": 0.24, "I": 0.31}, 50, answers=50)
    found = KanoFeatures((must, unsure), 500, False)
    assert say.kano(found, NAMES, EN) == "Taken for granted: Outages."
    assert say.kano_class(must, EN) == "must-be"
    assert say.kano_class(unsure, EN) == "indifferent or must-be"
    assert say.kano(replace(found, features=(unsure,)), NAMES, EN) == "No feature belongs to one class beyond chance."


def test_an_operator_that_says_nothing_is_told() -> None:
    filled = reading("fuzzy-comprehensive", 50.0, None, operator="min-bounded-sum")
    assert say.called(filled, EN) == "Fuzzy evaluation M(∧,+)"
    assert say.says_nothing(filled, EN).startswith("Says 50.0 whatever customers answer")
