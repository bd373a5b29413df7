"""Dates of a survey file: day or month first is told from the column, and forms that differ are said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest

from exchange.survey_dates import settle_dates
from exchange.survey_files import FileTally, open_survey, tally_file
from i18n.errors import finding_sentence
from mcdm.scales import FIVE_GRADES
from satisfaction.questionnaire import Item, Questionnaire, SegmentColumn
from satisfaction.respondents import Population

ASKED = Questionnaire((Item("Q", "A", "numeric-1-5"),), (SegmentColumn("on", "wave", dates="month"),))


def counted(folder: Path, *dates: str) -> FileTally:
    path = folder / "answers.csv"
    path.write_text("Q,on\n" + "".join(f"5,{text}\n" for text in dates), "utf-8")
    return tally_file(path, ASKED, FIVE_GRADES, Population())


def waves(result: FileTally) -> list[str]:
    return [cell[0] for cell in result.survey.cells]


def codes(result: FileTally) -> set[str]:
    return {finding.code for finding in result.findings if finding.code.startswith("survey-dates")}


@pytest.mark.parametrize(
    ("dates", "found", "said"),
    [
        (["05/01/2026", "25/01/2026"], ["2026-01"], set()),
        (["05/01/2026", "05/25/2026"], ["2026-05"], set()),
        (["05/01/2026", "06/02/2026"], ["2026-05", "2026-06"], {"survey-dates-ambiguous"}),
        (["05/05/2026"], ["2026-05"], set()),
        (["05/01/2026", "25/01/2026", "26/01/2026", "01/25/2026"], ["2026-01"], {"survey-dates-contradict"}),
        (["2026-01-05", "25/01/2026", "2026年1月5日"], ["2026-01"], {"survey-dates-in-forms"}),
        (["2026-01-05", "2026-01-06 10:00", "2026-01-07T10:00"], ["2026-01"], set()),
        (["46027", "46028.5"], ["2026-01"], set()),
        (["2026-01-05", "soon"], ["", "2026-01"], {"survey-dates-unknown"}),
    ],
)
def test_the_column_tells_the_order(tmp_path: Path, dates: list[str], found: list[str], said: set[str]) -> None:
    result = counted(tmp_path, *dates)
    if "survey-dates-contradict" in said:
        assert waves(result)[-1] == "2026-01"
    else:
        assert waves(result) == found
    assert codes(result) == said


def test_what_is_doubtful_is_said_in_both_languages(tmp_path: Path) -> None:
    ambiguous = counted(tmp_path, "05/01/2026", "2026-01-05", "soon")
    for finding in ambiguous.findings:
        english, chinese = (str(finding_sentence(finding, language)) for language in ("en", "zh"))
        assert english != chinese
        assert "{" not in english + chinese
    told = {f.code: str(finding_sentence(f, "zh")) for f in ambiguous.findings}
    assert "月在前" in told["survey-dates-ambiguous"]
    assert "05/01/2026" in told["survey-dates-in-forms"]


def test_an_order_that_was_chosen_stays(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("Q,on\n5,05/01/2026\n", "utf-8")
    chosen = Questionnaire(ASKED.items, (SegmentColumn("on", "wave", dates="month", order="day"),))
    result = tally_file(path, chosen, FIVE_GRADES, Population())
    assert (waves(result), codes(result)) == (["2026-01"], set())


def test_dates_that_are_dates_need_no_telling(tmp_path: Path) -> None:
    path = tmp_path / "answers.parquet"
    pyarrow.parquet.write_table(pa.table({"Q": [5], "on": [date(2026, 1, 5)]}), path)
    settled, findings = settle_dates(open_survey(path), ASKED)
    assert (settled.segments[0].order, findings) == ("month", ())
    assert waves(tally_file(path, ASKED, FIVE_GRADES, Population())) == ["2026-01"]
