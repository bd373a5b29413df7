"""A draft becomes the questionnaire it shows, and says what contradicts itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from mcdm.scales import FIVE_GRADES
from satisfaction.hygiene import Hygiene
from satisfaction.questionnaire import TIER_THRESHOLDS, Item, Questionnaire, SegmentColumn
from satisfaction.questionnaire_draft import ColumnUse, QuestionnaireDraft

COLUMNS = ("id", "kWh", "speed", "manners", "remarks")
ASKED = Questionnaire(
    (Item("speed", "N1", "numeric-1-5"), Item("manners", "N2", "numeric-1-5", reversed=True)),
    (SegmentColumn("kWh", "tier", thresholds=TIER_THRESHOLDS),),
    respondent_column="id",
)


def test_a_questionnaire_survives_being_a_draft() -> None:
    draft = QuestionnaireDraft.of(COLUMNS, ASKED)
    assert [use.role for use in draft.uses] == ["respondent", "segment", "indicator", "indicator", "unused"]
    assert draft.questionnaire(FIVE_GRADES) == ASKED


def test_columns_that_a_file_lacks_are_left_out() -> None:
    draft = QuestionnaireDraft.of(("speed", "other"), ASKED)
    assert draft.questionnaire(FIVE_GRADES) == Questionnaire((ASKED.items[0],))


def test_an_empty_draft_is_no_questionnaire() -> None:
    with pytest.raises(DecisionError, match="survey-no-items"):
        QuestionnaireDraft.of(COLUMNS).questionnaire(FIVE_GRADES)


def test_two_columns_cannot_identify_respondents() -> None:
    draft = QuestionnaireDraft.of(COLUMNS, ASKED).using(ColumnUse("remarks", "respondent"))
    with pytest.raises(DecisionError, match="survey-respondent-twice"):
        draft.questionnaire(FIVE_GRADES)


def test_declared_answers_are_none() -> None:
    draft = replace(QuestionnaireDraft.of(COLUMNS, ASKED), missing=("5",))
    asked = draft.questionnaire(FIVE_GRADES)
    own = asked.scale_of(asked.items[0], FIVE_GRADES)
    assert own.step_of("5") == -1
    assert own.step_of("4") == 1


EVERYTHING = Questionnaire(
    (
        *ASKED.items,
        Item("weight of speed", "N1", "numeric-1-10", role="importance"),
        Item("all in all", "overall", "numeric-1-10", role="construct", label=Label("Overall", "总体")),
    ),
    (
        SegmentColumn("kWh", "tier", (), TIER_THRESHOLDS, "", "trade", (("hospital", "VIP"),)),
        SegmentColumn("answered on", "wave", dates="quarter"),
    ),
    respondent_column="id",
    duration_column="seconds",
    hygiene=Hygiene(fewest_seconds=60),
)


def test_every_use_survives_being_a_draft() -> None:
    columns = (*COLUMNS, "weight of speed", "all in all", "trade", "answered on", "seconds")
    draft = QuestionnaireDraft.of(columns, EVERYTHING)
    assert draft.questionnaire(FIVE_GRADES) == EVERYTHING
    assert [use.column for use in draft.asked] == ["speed", "manners", "weight of speed", "all in all"]
    assert [use.column for use in draft.having("duration")] == ["seconds"]


def test_exceptions_go_with_their_column() -> None:
    (tier,) = QuestionnaireDraft.of(("kWh",), EVERYTHING).uses
    assert (tier.exceptions_column, tier.exceptions) == ("", ())


def test_two_columns_cannot_hold_the_duration() -> None:
    draft = QuestionnaireDraft.of((*COLUMNS, "seconds"), EVERYTHING).using(ColumnUse("remarks", "duration"))
    with pytest.raises(DecisionError, match="survey-duration-twice"):
        draft.questionnaire(FIVE_GRADES)
