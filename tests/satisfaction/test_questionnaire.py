"""Questionnaires: what they read, what is refused, what does not fit the study."""

from __future__ import annotations

import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from mcdm.scales import FIVE_GRADES
from satisfaction.answer_scales import MISSING, AnswerScale
from satisfaction.questionnaire import Item, Questionnaire, SegmentColumn
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


def test_a_scale_of_ones_own() -> None:
    mixed = AnswerScale("faces", Label("Faces"), ((":-)", 0), ("1", 0), (":-|", 2), (":-(", 4)), ("x",))
    assert [mixed.step_of(a) for a in (":-)", 1, ":-(", "x", "?")] == [0, 0, 4, MISSING, None]
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
    code, facts = refused(Questionnaire((Item("Q1", "N11", "numeric-2-6"),)))
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


def test_a_column_divides_by_values_or_by_thresholds_not_by_both() -> None:
    with pytest.raises(DecisionError) as error:
        SegmentColumn("kWh", "tier", (("much", "VIP"),), ((0.0, "ordinary"),))
    assert code_of(error) == ("segment-column-twofold", {"column": "kWh", "dimension": "tier"})


def test_two_scales_of_one_id_are_refused() -> None:
    faces = AnswerScale("faces", Label("Faces"), ((":-)", 0),))
    with pytest.raises(DecisionError) as error:
        Questionnaire((Item("Q1", "N11", "faces"),), scales=(faces, faces))
    assert code_of(error) == ("id-taken", {"name": "faces", "where": "scales"})
