"""Answer scales and questionnaires: what is understood, what is refused, what is guessed."""

from __future__ import annotations

import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from mcdm.scales import FIVE_GRADES, Grade, GradeScale
from satisfaction.answer_scales import MISSING, AnswerScale, built_in_scales
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


@pytest.mark.parametrize(
    ("scale", "answer", "grade"),
    [
        ("labels", "Very satisfied", 0),
        ("labels", "  very   SATISFIED ", 0),
        ("labels", "比较满意", 1),
        ("labels", "很不满意", 4),
        ("labels", "不清楚", MISSING),
        ("labels", "Don’t know", MISSING),
        ("labels", None, MISSING),
        ("labels", "4", None),
        ("numeric-1-5", 5, 0),
        ("numeric-1-5", "5.0", 0),
        ("numeric-1-5", "\uff15", 0),
        ("numeric-1-5", 9, None),
        ("numeric-5-1", 1, 0),
        ("numeric-1-10", 10, 0),
        ("numeric-1-10", 9, 0),
        ("numeric-1-10", 8, 1),
        ("numeric-1-10", 1, 4),
        ("letters-A-E", "e", 4),
        ("agreement", "非常同意", 0),
        ("quality", "poor", 3),
    ],
)  # fmt: skip
def test_what_an_answer_means(scale: str, answer: object, grade: int | None) -> None:
    assert built_in_scales(FIVE_GRADES)[scale].grade_of(answer) == grade


def test_every_built_in_scale_reaches_every_grade() -> None:
    for count in range(2, 12):
        grades = GradeScale(tuple(Grade(Label(f"grade {k}"), 1 - k / 20) for k in range(count)))
        for scale in built_in_scales(grades).values():
            assert {grade for _, grade in scale.answers} == set(range(count)), (scale.id, count)


def test_a_code_is_missing_only_where_declared() -> None:
    scale = built_in_scales(FIVE_GRADES)["numeric-1-10"]
    assert scale.grade_of(9) == 0
    assert scale.declaring("9", "99").grade_of(9) == MISSING
    assert scale.declaring("9", "99").grade_of("99") == MISSING


def test_a_scale_of_ones_own() -> None:
    mixed = AnswerScale("faces", Label("Faces"), ((":-)", 0), ("1", 0), (":-|", 2), (":-(", 4)), ("x",))
    assert [mixed.grade_of(a) for a in (":-)", 1, ":-(", "x", "?")] == [0, 0, 4, MISSING, None]
    questionnaire = Questionnaire((Item("Q1", "N11", "faces"),), scales=(mixed,))
    assert questionnaire.scale_of(questionnaire.items[0], FIVE_GRADES) is mixed


def code_of(error: pytest.ExceptionInfo[DecisionError]) -> tuple[str, dict[str, object]]:
    return error.value.code, error.value.facts


def test_what_a_questionnaire_refuses() -> None:
    with pytest.raises(DecisionError, match="survey-no-items"):
        Questionnaire(())
    with pytest.raises(DecisionError) as error:
        Questionnaire((Item("Q1", "N11"), Item("Q2", "N11")))
    assert code_of(error) == ("survey-item-twice", {"indicator": "N11", "first": "Q1", "second": "Q2"})
    with pytest.raises(DecisionError, match="answer-ambiguous"):
        AnswerScale("s", Label(), (("a", 0), ("A", 1)))
    with pytest.raises(DecisionError, match="thresholds-not-rising"):
        SegmentColumn("kWh", "tier", thresholds=((5.0, "large"), (1.0, "VIP")))
    with pytest.raises(DecisionError, match="survey-dimension-twice"):
        Questionnaire((Item("Q1", "N11"),), (SegmentColumn("a", "wave"),), fixed=(("wave", "w1"),))


def test_what_does_not_fit_the_study_is_refused_with_a_suggestion() -> None:
    def refused(questionnaire: Questionnaire) -> tuple[str, dict[str, object]]:
        with pytest.raises(DecisionError) as error:
            questionnaire.check(INDICATORS, FIVE_GRADES, POPULATION)
        return code_of(error)

    item = Item("Q1", "N11")
    code, facts = refused(Questionnaire((Item("Q1", "N111"),)))
    assert (code, facts["suggestion"]) == ("survey-indicator-unknown", "N11")
    code, facts = refused(Questionnaire((Item("Q1", "N11", "numeric-1-6"),)))
    assert code == "answer-scale-unknown"
    assert "numeric-1-5" in str(facts["known"])
    code, facts = refused(Questionnaire((item,), (SegmentColumn("d", "districts"),)))
    assert (code, facts["suggestion"]) == ("id-unknown", "district")
    code, facts = refused(Questionnaire((item,), (SegmentColumn("d", "district", (("city", "D9"),)),)))
    assert (code, facts["name"]) == ("id-unknown", "D9")
    beyond = AnswerScale("s", Label(), (("a", 0), ("b", 7)))
    code, facts = refused(Questionnaire((Item("Q1", "N11", "s"),), scales=(beyond,)))
    assert (code, facts["count"]) == ("answer-grade-unknown", 5)


def test_a_missing_column_names_the_one_that_was_meant() -> None:
    with pytest.raises(DecisionError) as error:
        Questionnaire((Item("Q11 duration", "N11"),)).check_columns(["Q11 durations", "district"])
    code, facts = code_of(error)
    assert (code, facts["column"], facts["suggestion"]) == ("survey-column-missing", "Q11 duration", "Q11 durations")


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
