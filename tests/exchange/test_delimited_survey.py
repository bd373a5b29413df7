"""Surveys as text: encodings, delimiters, files that are cut or broken."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from exchange.survey_files import open_survey, tally_file
from i18n.errors import error_sentence, finding_sentence
from mcdm.errors import DecisionError
from mcdm.scales import FIVE_GRADES
from satisfaction.questionnaire import TIER_THRESHOLDS, Item, Questionnaire, SegmentColumn
from satisfaction.respondents import Population
from tests.exchange.answers import EXPECTED, HEADING, QUESTIONNAIRE, TEXT, counted


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_text_in_any_encoding_and_delimiter(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "answers.csv"
    path.write_bytes(TEXT.replace(",", delimiter).encode(encoding))
    assert counted(path) == (EXPECTED, [])
    survey = open_survey(path)
    assert survey.columns == ("供电", "态度", "意见")
    assert survey.preview(1) == (("5", "很满意", "很好，\n谢谢"),)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("cut", [0, 1])
def test_a_file_cut_in_its_last_line_is_counted_without_it(tmp_path: Path, encoding: str, cut: int) -> None:
    path = tmp_path / "answers.csv"
    whole = (TEXT + "5,很满").encode(encoding)
    path.write_bytes(whole[: len(whole) - cut])
    result = tally_file(path, QUESTIONNAIRE, FIVE_GRADES, Population())
    assert result.survey.grade_counts[0].tolist() == EXPECTED
    (finding,) = result.findings
    assert finding.code == "survey-rows-left-out"
    assert (finding.details["count"], finding.details["row"]) == (1, 42)


@pytest.mark.parametrize(
    ("encoding", "broken", "shown"), [("gb18030", b"5,\xff\xff,x\n", "FF"), ("utf-8", b"5,\xe7\xff,x\n", "E7")]
)
def test_a_row_with_a_broken_byte_is_left_out_and_said(
    tmp_path: Path, encoding: str, broken: bytes, shown: str
) -> None:
    path = tmp_path / "answers.csv"
    answers = "5,满意,好\n".encode(encoding)
    path.write_bytes(HEADING.encode(encoding) + answers * 100_000 + broken + answers)
    result = tally_file(path, QUESTIONNAIRE, FIVE_GRADES, Population())
    assert result.survey.total == 100_001
    (finding,) = result.findings
    assert finding.code == "survey-rows-undecodable"
    assert (finding.details["count"], finding.details["row"], finding.details["bytes"]) == (1, 100_002, shown)
    for language in ("en", "zh"):
        assert "100,002" in (told := str(finding_sentence(finding, language))) or "100002" in told
        assert shown in told


def test_a_broken_byte_within_the_first_rows_does_not_change_the_encoding(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_bytes((HEADING + "5,满意,好\n" * 300).encode("gb18030") + b"4,\xff\xff,x\n")
    result = tally_file(path, QUESTIONNAIRE, FIVE_GRADES, Population())
    assert (result.survey.total, [finding.code for finding in result.findings]) == (300, ["survey-rows-undecodable"])


@pytest.mark.parametrize(
    ("encoding", "broken"),
    [
        ("gb18030", b'5,"\xff\xff,x\n'),  # a quotation mark: the field may go on
        ("gb18030", b"5,\xff\xff,x\n" * 1_500),  # too many for chance
        ("utf-16-le", b"\x00\xd8\x00\xd8\n\x00"),
    ],
)
def test_where_leaving_out_a_row_is_not_safe_the_file_is_refused(tmp_path: Path, encoding: str, broken: bytes) -> None:
    path = tmp_path / "answers.csv"
    mark = "" if encoding == "gb18030" else "\ufeff"
    lines = (mark + HEADING + "5,满意,好\n" * 100_000).encode(encoding)
    path.write_bytes(lines + broken + "5,满意,好\n".encode(encoding))
    with pytest.raises(DecisionError) as error:
        open_survey(path)
    assert error.value.code == "survey-encoding-broken"
    assert 100_002 <= int(str(error.value.facts["row"])) <= 101_002
    assert error.value.facts["bytes"]


def test_a_program_may_end_while_a_file_is_half_read(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_bytes((HEADING + "5,很满意,很好谢谢\n" * 1_000_000).encode("gb18030"))
    program = f"from exchange.survey_files import open_survey; next(open_survey({str(path)!r}).batches())"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_a_quotation_mark_left_open_in_the_middle_is_found(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_bytes(TEXT.encode() + b'5,"' + b"5,4,x\n" * 2_000_000)
    with pytest.raises(DecisionError) as error:
        counted(path)
    assert (error.value.code, error.value.facts["row"]) == ("survey-quote-broken", 42)


def test_a_line_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("word " * 200_000)
    with pytest.raises(DecisionError, match="survey-csv-broken"):
        open_survey(path)


ROWS = "5,满意,x\n4,很满意,y\n" * 200


@pytest.mark.parametrize("before", ["", '3,满意,"好，\n谢谢"\n' * 50])
@pytest.mark.parametrize("rows", [4, 120_000])
def test_two_marks_left_open_do_not_swallow_the_rows_between(tmp_path: Path, before: str, rows: int) -> None:
    """The number of marks is even, so only what lies between them tells."""
    path = tmp_path / "answers.csv"
    swallowed = "4,满意,x\n" * rows
    path.write_text(HEADING + before + f'5,满意,"好\n{swallowed}4,满意,"不好\n' + ROWS, "utf-8")
    with pytest.raises(DecisionError) as error:
        counted(path)
    expected = {"file": "answers.csv", "row": 2 + before.count("\n"), "lines": rows + 1}
    assert (error.value.code, error.value.facts) == ("survey-quote-swallows", expected)
    assert error_sentence(error.value, "en") != error_sentence(error.value, "zh")


@pytest.mark.parametrize(
    "remark",
    [
        '"one\ntwo\nthree\nfour\nfive"',  # a long remark
        '"first, then this, then that\nand so on"',
        '"ends with a comma,"',
        '"he said ""no,""\n""yes,"" and left"',
    ],
)
def test_a_remark_over_several_lines_is_no_swallowed_row(tmp_path: Path, remark: str) -> None:
    path = tmp_path / "answers.csv"
    path.write_text(HEADING + f"5,满意,{remark}\n" * 3 + ROWS + f"5,满意,{remark}\n", "utf-8")
    result = tally_file(path, QUESTIONNAIRE, FIVE_GRADES, Population())
    assert (result.survey.total, result.findings) == (404, ())


def test_decimal_commas_between_semicolons(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("供电;kWh, monthly\n5,0;49999,9\n4;50000,0\n3,00;1.000.000,5\n2;-3,5\n", "utf-8-sig")
    column = SegmentColumn("kWh, monthly", "tier", thresholds=TIER_THRESHOLDS)
    asked = Questionnaire((Item("供电", "A", "numeric-1-5"),), (column,))
    result = tally_file(path, asked, FIVE_GRADES, Population())
    assert result.survey.cells == (("",), ("VIP",), ("large",), ("ordinary",))
    assert "survey-numbers-below" in {finding.code for finding in result.findings}
