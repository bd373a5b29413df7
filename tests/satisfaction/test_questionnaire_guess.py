"""A first guess at a questionnaire: by id, label, likeness, values and kWh; and what was not sure about it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.labels import Label
from mcdm.scales import FIVE_GRADES
from satisfaction.questionnaire import TIER_THRESHOLDS, Item, Questionnaire, SegmentColumn
from satisfaction.questionnaire_guess import guess
from satisfaction.respondents import Dimension, Population, Segment

DISTRICTS = Dimension(
    "district",
    Label("District", "区域"),
    (Segment("D1", Label("Urban", "城区")), Segment("D2", Label("Hills", "山区"))),
)
TIERS = Dimension("tier", Label("Tier", "客户等级"), tuple(Segment(s, Label(s)) for s in ("VIP", "large", "ordinary")))
POPULATION = Population((DISTRICTS, TIERS))
INDICATORS = {
    "N11": Label("Outage duration", "停电时长"),
    "N12": Label("Voltage quality", "电压质量"),
    "N13": Label("Staff manners", "服务态度"),
}


def guessed(
    columns: Sequence[str], *rows: Sequence[object], population: Population = POPULATION
) -> tuple[Questionnaire, tuple[Finding, ...]]:
    return guess(columns, rows, INDICATORS, FIVE_GRADES, population)


def test_a_guess_by_id_label_similarity_values_and_kwh() -> None:
    columns = ("客户编号", "N11", "电压质量", "Staff maners", "where", "monthly kWh", "remarks")
    rows = [
        (k, 1 + k % 5, ["满意", "不清楚", "很不满意"][k % 3], 1 + k % 4, ["城区", "D2"][k % 2], 10.0**k, f"note {k}")
        for k in range(8)
    ]
    questionnaire, findings = guess(columns, rows, INDICATORS, FIVE_GRADES, POPULATION)
    assert questionnaire.items == (
        Item("N11", "N11", "numeric-1-5"),
        Item("电压质量", "N12", "labels"),
        Item("Staff maners", "N13", "numeric-1-5"),
    )
    assert questionnaire.segments == (
        SegmentColumn("where", "district"),
        SegmentColumn("monthly kWh", "tier", thresholds=TIER_THRESHOLDS),
    )
    assert questionnaire.respondent_column == "客户编号"
    assert {(f.code, f.place) for f in findings} == {
        ("survey-column-guessed", "Staff maners"),
        ("survey-direction-assumed", "N11"),
        ("survey-direction-assumed", "Staff maners"),
    }
    questionnaire.check(INDICATORS, FIVE_GRADES, POPULATION)


def test_a_guess_says_what_it_did_not_find() -> None:
    questionnaire, findings = guess(("N11",), [("meh",), ("wow",)], INDICATORS, FIVE_GRADES, POPULATION)
    assert questionnaire.items == (Item("N11", "N11", "labels"),)
    assert [f.code for f in findings] == ["survey-scale-misfit", *["survey-indicator-without-column"] * 2]
    with pytest.raises(DecisionError, match="survey-no-items"):
        guess(("x",), [(1,)], INDICATORS, FIVE_GRADES, POPULATION)


@pytest.mark.parametrize(
    ("heading", "sure"),
    [
        ("N11", True), ("n11", True), ("Outage duration", True), ("停电时长", True),
        ("Q7 (N11) how long?", False), ("Q7 停电时长（小时）", False), ("Outage durations", False),
    ],
)  # fmt: skip
def test_a_heading_is_taken_for_an_indicator(heading: str, sure: bool) -> None:
    questionnaire, findings = guessed((heading,), (5,))
    assert questionnaire.items == (Item(heading, "N11", "numeric-1-5"),)
    assert ("survey-column-guessed" in {finding.code for finding in findings}) is not sure


def test_an_id_inside_a_longer_word_is_not_the_id() -> None:
    with pytest.raises(DecisionError, match="survey-no-items"):
        guessed(("N112",), (5,))


def test_each_column_is_used_once_and_the_surest_pair_wins() -> None:
    questionnaire, _ = guessed(("Voltage qualities", "Voltage quality", "N11 voltage"), (5, 4, 3))
    assert {item.indicator: item.column for item in questionnaire.items} == {
        "N11": "N11 voltage",
        "N12": "Voltage quality",
    }


def test_items_stand_in_the_order_of_the_model() -> None:
    questionnaire, _ = guessed(("N13", "N11", "N12"), (1, 2, 3))
    assert questionnaire.indicators == ("N11", "N12", "N13")


def test_numbers_are_judged_together() -> None:
    """One column may lack the extremes: 1 to 5 alone would pass for a five-point scale beside one that reaches 10."""
    questionnaire, findings = guessed(("N11", "N12"), *[(1 + k % 5, 1 + k) for k in range(10)])
    assert {item.scale for item in questionnaire.items} == {"numeric-1-10"}
    best = {
        finding.place: finding.details["best"] for finding in findings if finding.code == "survey-direction-assumed"
    }
    assert best == {"N11": 10, "N12": 10}


def test_one_strange_answer_in_ten_does_not_spoil_a_scale() -> None:
    rows = [("很满意",)] * 9
    assert guessed(("N11",), *rows, ("meh",))[0].items[0].scale == "labels"
    assert "survey-scale-misfit" not in {f.code for f in guessed(("N11",), *rows, ("meh",))[1]}
    assert "survey-scale-misfit" in {f.code for f in guessed(("N11",), *rows, ("meh",), ("meh",))[1]}


def test_a_column_without_any_answer_gets_the_labels_and_a_finding() -> None:
    questionnaire, findings = guessed(("N11",), (None,), ("n/a",))
    assert questionnaire.items == (Item("N11", "N11", "labels"),)
    assert findings[0].code == "survey-scale-misfit"


def test_a_dimension_is_known_by_its_heading_or_by_its_values() -> None:
    by_heading, _ = guessed(("N11", "区域"), (5, "城区"), (5, "the moon"))
    by_values, _ = guessed(("N11", "where"), (5, "城区"), (5, ""))
    neither, _ = guessed(("N11", "where"), (5, "城区"), (5, "the moon"))
    assert by_heading.segments == (SegmentColumn("区域", "district"),)
    assert by_values.segments == (SegmentColumn("where", "district"),)
    assert neither.segments == ()


def test_kwh_divide_by_tier_only_where_the_tiers_are_the_usual_ones() -> None:
    own = Population(
        (Dimension("tier", Label("Tier"), (Segment("gold", Label("Gold")), Segment("rest", Label("Rest")))),)
    )
    assert guessed(("N11", "月用电量"), (5, 120))[0].segments[0].thresholds == TIER_THRESHOLDS
    assert guessed(("N11", "月用电量"), (5, 120), population=own)[0].segments == ()


def test_a_tier_that_is_written_out_needs_no_kwh() -> None:
    questionnaire, _ = guessed(("N11", "kWh", "tier"), (5, 120, "VIP"), (4, 80, "large"))
    assert questionnaire.segments == (SegmentColumn("tier", "tier"),)


def test_a_respondent_is_named_once() -> None:
    assert guessed(("id", "N11"), ("a", 5), ("b", 5))[0].respondent_column == "id"
    assert guessed(("id", "N11"), ("a", 5), ("a", 5))[0].respondent_column is None
    assert guessed(("who", "N11"), ("a", 5), ("b", 5))[0].respondent_column is None


def test_headings_alone_give_a_questionnaire_to_correct() -> None:
    questionnaire, findings = guessed(("N11", "N12", "N13"))
    assert questionnaire.indicators == tuple(INDICATORS)
    assert {finding.code for finding in findings} == {"survey-scale-misfit"}
