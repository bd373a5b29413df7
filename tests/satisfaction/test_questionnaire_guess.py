"""A first guess at a questionnaire: by id, label, likeness, values and kWh; and what was not sure about it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.labels import Label
from mcdm.scales import FIVE_GRADES
from satisfaction.questionnaire import TIER_THRESHOLDS, Item, Questionnaire, SegmentColumn
from satisfaction.questionnaire_draft import ColumnUse
from satisfaction.questionnaire_guess import SURE, guess, guess_columns, weights_among
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
    ("heading", "doubt"),
    [
        ("N11", ""), ("n11", ""), ("Outage duration", ""), ("停电时长", ""),
        ("Q7 (N11) how long?", "-by-name"), ("Q7 停电时长（小时）", "-by-name"), ("Outage durations", "-by-name"),
        ("How long did outages last?", "-by-words"), ("Outage duratoin", "spelling"),
    ],
)  # fmt: skip
def test_a_heading_is_taken_for_an_indicator_and_the_true_reason_is_said(heading: str, doubt: str) -> None:
    questionnaire, findings = guessed((heading,), (5,), (4,))
    assert questionnaire.items == (Item(heading, "N11", "numeric-1-5"),)
    told = {finding.code.removeprefix("survey-column-guessed") or "spelling" for finding in findings
            if finding.code.startswith("survey-column-guessed")}  # fmt: skip
    assert told == ({doubt} if doubt else set())


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
    assert findings[0].code == "survey-column-unanswered"
    beside, _ = guessed(("N11", "N12"), (None, 10), ("n/a", 1), ("", 7))
    assert {item.scale for item in beside.items} == {"numeric-1-10"}


def test_one_answer_throughout_is_never_sure() -> None:
    found = guess_columns(("N11", "N12"), [("3", str(k)) for k in range(1, 11)], INDICATORS, FIVE_GRADES, POPULATION)
    constant, other = found.columns
    assert (constant.use.scale, other.use.scale) == ("numeric-1-10", "numeric-1-10")
    assert constant.sureness < SURE <= other.sureness
    assert Finding.of("survey-scale-from-one-answer", "N11", answer="3") in found.findings


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
    assert {finding.code for finding in findings} == {"survey-column-unanswered"}


# ---------------------------------------------------------------------- what a question asks, and how surely

KANO = ("I like it that way", "It must be that way", "I am neutral", "I can live with it", "I dislike it that way")
TEN = tuple(range(1, 11))


def taken(heading: str, *answers: object, population: Population = POPULATION) -> ColumnUse:
    """What one column beside a plain question was taken for."""
    rows = [(answer, 5) for answer in answers]
    guessed = guess_columns((heading, "N13"), rows, INDICATORS, FIVE_GRADES, population)
    return guessed.columns[0].use


@pytest.mark.parametrize(
    ("heading", "answers", "target", "asks", "scale"),
    [
        ("Q7. How satisfied are you with the length of power cuts?", TEN, "N11", "performance", "numeric-1-10"),
        ("您对停电持续时间的长短是否满意？", ("满意", "一般"), "N11", "performance", "labels"),
        ("Flicker and quality of the voltage", TEN, "N12", "performance", "numeric-1-10"),
        ("How important is the voltage quality to you?", ("Important", "Very important"), "N12", "importance",
         "importance"),
        ("电压质量的重要程度", ("很重要", "一般"), "N12", "importance", "importance"),
        ("N12_imp", TEN, "N12", "importance", "numeric-1-10"),
        ("N12/expectation", TEN, "N12", "expectation", "numeric-1-10"),
        ("您对电压质量的期望", TEN, "N12", "expectation", "numeric-1-10"),
        ("Voltage quality: minimum acceptable level", TEN, "N12", "adequate", "numeric-1-10"),
        ("Voltage quality: desired level", TEN, "N12", "desired", "numeric-1-10"),
        ("If the voltage quality were better, how would you feel?", KANO, "N12", "functional", "kano"),
        ("If the voltage quality were not better, how would you feel?", KANO, "N12", "dysfunctional", "kano"),
    ],
)  # fmt: skip
def test_a_question_is_told_by_its_words(
    heading: str, answers: tuple[object, ...], target: str, asks: str, scale: str
) -> None:
    use = taken(heading, *answers)
    assert (use.role, use.target, use.asks, use.scale) == ("indicator", target, asks, scale)


@pytest.mark.parametrize(
    ("heading", "answers", "construct", "scale"),
    [
        ("Overall, how satisfied are you?", TEN, "overall", "numeric-1-10"),
        ("总体满意度", ("满意", "一般"), "overall", "labels"),
        ("How well does it meet your expectations?", TEN, "against-expectations", "numeric-1-10"),
        ("与您心目中理想的供电企业相比", TEN, "against-ideal", "numeric-1-10"),
        ("Would you recommend us?", range(11), "recommend", "numeric-0-10"),
        ("您是否会继续使用", ("一定会", "可能会"), "stay", "likelihood"),
        ("过去一年您是否投诉过", ("有", "没有"), "complained", "yes-no"),
        ("Have you ever complained?", (0, 1, 0), "complained", "yes-no"),
    ],
)
def test_what_belongs_to_no_indicator_is_a_construct(
    heading: str, answers: Sequence[object], construct: str, scale: str
) -> None:
    use = taken(heading, *answers)
    assert (use.role, use.target, use.scale) == ("construct", construct, scale)
    assert use.label.en
    assert use.label.zh


@pytest.mark.parametrize(
    ("heading", "answers", "dimension"),
    [
        ("身份", ("客户", "专家", "员工"), "role"),
        ("Survey source", ("Web", "phone", "Third party"), "source"),
        ("Wave", ("2026Q1", "2026年第2季度"), "wave"),
        ("submitted", ("2026-01-05 10:00", "05/01/2026", "2026年1月5日"), "wave"),
        ("答卷日期", (46_027, 46_028), "wave"),
    ],
)
def test_who_answered_when_and_how(heading: str, answers: tuple[object, ...], dimension: str) -> None:
    use = taken(heading, *answers)
    assert (use.role, use.target) == ("segment", dimension)
    if dimension == "wave" and not use.values:
        assert use.dates == "quarter"
    if heading == "Wave":
        assert dict(use.values) == {"2026q1": "2026-Q1", "2026年第2季度": "2026-Q2"}


def test_numbers_are_dates_only_where_the_heading_says_so() -> None:
    assert taken("shelf", 46_027, 46_028).role == "unused"


@pytest.mark.parametrize("answers", [(95, 120), ("95秒", "2分3秒"), ("00:01:35", "00:02:03"), ("1 min 35 s", "50 s")])
def test_the_time_a_respondent_took_is_known(answers: tuple[object, ...]) -> None:
    assert taken("所用时间", *answers).role == taken("Duration (in seconds)", *answers).role == "duration"


@pytest.mark.parametrize(
    ("heading", "answers", "backwards"),
    [
        ("It is hard to judge the voltage quality", ("Agree", "Disagree"), True),
        ("停电时长太长", ("同意", "不同意"), True),
        ("停电时长太长", TEN, True),
        ("Voltage quality is good", ("Agree", "Disagree"), False),
        ("How satisfied are you that the outage duration is not too long?", TEN, False),
        ("停电时长太长", ("很不满意", "满意"), False),
    ],
)
def test_wording_that_makes_agreeing_bad_news_is_turned_round(
    heading: str, answers: tuple[object, ...], backwards: bool
) -> None:
    assert taken(heading, *answers).reversed is backwards


def test_how_sure_a_guess_is_and_why() -> None:
    columns = ("N13", "Voltage quality (V)", "How long were the power cuts?", "where", "remarks", "annual bill", "id")
    rows = [(5, 4, 3, "城区", "nothing to say", 120.5, 1), (4, 2, 1, "D2", "", 99.0, 2)]
    guessed = guess_columns(columns, rows, INDICATORS, FIVE_GRADES, POPULATION)
    assert [guess.why for guess in guessed.columns] == [
        "name", "code", "words", "values", "nothing", "revenue", "heading",
    ]  # fmt: skip
    assert [guess.column for guess in guessed.columns if guess.sureness >= SURE] == ["N13", "Voltage quality (V)", "id"]
    assert guessed.columns[3].examples == ("城区", "D2")
    assert guessed.language == "en"
    assert guessed.draft.questionnaire(FIVE_GRADES).respondent_column == "id"


def test_free_text_about_an_indicator_is_no_question() -> None:
    assert taken("Any comments on the voltage quality?", "flickers", "fine by me").role == "unused"


def test_codes_for_no_answer_are_noticed() -> None:
    rows = [(1 + k % 5, 99 if k % 4 == 0 else 3, 3) for k in range(40)]
    guessed = guess_columns(("N11", "N12", "N13"), rows, INDICATORS, FIVE_GRADES, POPULATION)
    assert guessed.missing == ("99",)
    assert {use.scale for use in guessed.draft.asked} == {"numeric-1-5"}
    asked = guessed.draft.questionnaire(FIVE_GRADES)
    assert asked.scale_of(asked.items[1], FIVE_GRADES).step_of(99) == -1


def test_a_heading_that_its_values_contradict() -> None:
    guessed = guess_columns(("N11", "district"), [("D1", 5), ("D2", 4)], INDICATORS, FIVE_GRADES, POPULATION)
    assert guessed.columns[0].use.role == "segment"
    assert guessed.columns[1].use.role == "unused"
    assert "survey-heading-contradicted" in {finding.code for finding in guessed.findings}


@pytest.mark.parametrize(("highest", "scale"), [(3, "numeric-1-3"), (4, "numeric-1-4"), (6, "numeric-1-6"),
                                                (9, "numeric-1-9"), (100, "numeric-0-100")])  # fmt: skip
def test_many_answers_show_where_a_scale_ends(highest: int, scale: str) -> None:
    rows = [(1 + k % highest,) for k in range(300)]
    assert guessed(("N11",), *rows)[0].items[0].scale == scale


def test_weights_of_a_file_are_left_aside_and_said() -> None:
    rows = [(1 + k % 5, 0.5 + k / 10) for k in range(10)]
    questionnaire, findings = guessed(("N11", "权重"), *rows)
    assert questionnaire.columns == ("N11",)
    assert Finding.of("survey-weights-left-out", "权重") in findings
    assert weights_among(("N11", "权重"), rows) == (Finding.of("survey-weights-left-out", "权重"),)
