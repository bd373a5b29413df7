"""Rows left out: each under the first reason that holds; nothing is filled in, and everything is said."""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa
import pytest

from i18n.errors import error_sentence, finding_sentence
from mcdm.errors import DecisionError
from mcdm.scales import FIVE_GRADES
from satisfaction.hygiene import Hygiene
from satisfaction.questionnaire import Item, Questionnaire
from satisfaction.respondents import Population
from satisfaction.survey import SurveySummary
from satisfaction.tally import tally

ITEMS = tuple(Item(f"Q{k}", f"N{k}", "numeric-1-5", reversed=k == 2) for k in range(6))
STRICT = Hygiene(0.3, 60, straight_liners=True, repeats=True)
ROWS = (
    ("a", 90, 5, 4, 3, 2, 1, 5),  # counts
    ("b", 90, 5, None, None, 2, 1, 5),  # a third is missing
    ("c", 20, 5, None, None, None, 1, 5),  # missing comes before haste
    ("d", 20, 4, 4, 4, 4, 4, 4),  # haste before straight-lining
    ("e", None, 4, 4, 4, 4, 4, 4),  # no time is not too short a time
    ("a", 90, 1, 4, 3, 2, 1, 5),  # answered before
    ("b", 90, 1, 4, 3, 2, 1, None),  # the first that counts: the other was left out
    ("f", 90, None, None, None, None, None, None),  # blank
    ("", 90, 2, 4, 3, 2, 1, 5),
    (None, 90, 2, 4, 3, 2, 1, 5),  # nobody knows whether it is the same person
)


def counted(hygiene: Hygiene, rows: tuple[tuple[object, ...], ...] = ROWS, **options: object) -> SurveySummary:
    names = ["id", "seconds", *(item.column for item in ITEMS)]
    batch = pa.RecordBatch.from_arrays([pa.array(column) for column in zip(*rows, strict=True)], names)
    asked = Questionnaire(ITEMS, respondent_column="id", duration_column="seconds", hygiene=hygiene)
    return tally([batch], asked, FIVE_GRADES, Population(), **options)  # type: ignore[arg-type]


def test_a_row_counts_under_the_first_reason_that_holds() -> None:
    survey = counted(STRICT)
    reasons = (("missing", 2), ("hurried", 1), ("straight-lined", 1), ("repeated", 1))
    assert survey.quality.left_out == reasons
    assert (survey.total, survey.quality.blank_rows, survey.quality.rows) == (4, 1, 10)
    assert survey.invited == {(): 9}
    assert survey.absent == (((), 5),)
    # What was seen is counted of all rows, whether they were left out or not.
    assert (survey.quality.sparse_rows, survey.quality.straight_lined_rows) == (2, 2)


@pytest.mark.parametrize(
    ("hygiene", "reasons"),
    [
        (Hygiene(most_missing=1), {}),
        (Hygiene(), {"missing": 2}),
        (Hygiene(0.34), {"missing": 1}),
        (Hygiene(1, 60), {"hurried": 2}),
        (Hygiene(1, straight_liners=True), {"straight-lined": 2}),
        (Hygiene(1, repeats=True), {"repeated": 2}),
    ],
)
def test_only_what_was_chosen_leaves_rows_out(hygiene: Hygiene, reasons: dict[str, int]) -> None:
    survey = counted(hygiene)
    assert dict(survey.quality.left_out) == reasons
    assert survey.total == 9 - sum(reasons.values())


def test_one_missing_answer_of_few_leaves_nobody_out() -> None:
    batch = pa.RecordBatch.from_arrays([pa.array([5, 4]), pa.array([None, 3])], ["Q0", "Q1"])
    assert tally([batch], Questionnaire(ITEMS[:2]), FIVE_GRADES, Population()).total == 2


def test_straight_lining_is_judged_on_the_steps_that_were_ticked() -> None:
    """Nines and tens are one grade but not one answer."""
    items = tuple(replace(item, scale="numeric-1-10") for item in ITEMS)
    rows = [[9, 10, 9, 10, 9, 10], [9, 9, 9, 9, 9, 9]]
    columns = [pa.array(column) for column in zip(*rows, strict=True)]
    batch = pa.RecordBatch.from_arrays(columns, [item.column for item in items])
    survey = tally([batch], Questionnaire(items), FIVE_GRADES, Population())
    assert survey.quality.straight_lined_rows == 1


def test_where_scales_differ_straight_lining_is_judged_by_grades_as_ticked() -> None:
    items = (*ITEMS[:4], *(replace(item, scale="numeric-1-10") for item in ITEMS[4:]))
    rows = [[4, 4, 4, 4, 8, 7], [4, 4, 2, 4, 8, 7]]
    columns = [pa.array(column) for column in zip(*rows, strict=True)]
    batch = pa.RecordBatch.from_arrays(columns, [item.column for item in items])
    survey = tally([batch], Questionnaire(items), FIVE_GRADES, Population())
    assert (survey.quality.judged_rows, survey.quality.straight_lined_rows) == (2, 1)


def test_left_out_rows_are_said_in_both_languages() -> None:
    findings = {finding.code: finding for finding in counted(STRICT).findings()}
    for code in ("missing", "hurried", "straight-lined", "repeated"):
        finding = findings[f"rows-left-out-{code}"]
        english, chinese = (str(finding_sentence(finding, language)) for language in ("en", "zh"))
        assert str(finding.details["count"]) in english
        assert english != chinese
        assert "{" not in english + chinese
    assert findings["survey-few-respondents"].details["count"] == 4


def test_when_nobody_is_left_that_is_said() -> None:
    with pytest.raises(DecisionError) as error:
        counted(replace(STRICT, fewest_seconds=900), ROWS[:4])
    assert (error.value.code, error.value.facts) == ("survey-all-left-out", {"rows": 4, "count": 4})
    assert "4" in error_sentence(error.value, "zh")


def test_repetitions_cannot_be_left_out_of_parts() -> None:
    for part in ({"first_row": 10}, {"blank": True}):
        with pytest.raises(DecisionError, match="repeats-in-parts"):
            counted(STRICT, **part)
    assert counted(Hygiene(), blank=True).total == 7
