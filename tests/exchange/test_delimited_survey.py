"""Surveys as text: encodings, delimiters, files that are cut or broken."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from exchange.survey_files import open_survey, tally_file
from mcdm.errors import DecisionError
from mcdm.scales import FIVE_GRADES
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


def test_a_broken_character_is_found_in_its_row(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    for encoding, broken in (("gb18030", b"5,\xff\xff,x\n"), ("utf-16-le", b"\x00\xd8\x00\xd8\n\x00")):
        mark = "" if encoding == "gb18030" else "\ufeff"
        lines = (mark + HEADING + "5,满意,好\n" * 100_000).encode(encoding)
        path.write_bytes(lines + broken + "5,满意,好\n".encode(encoding))
        with pytest.raises(DecisionError) as error:
            open_survey(path)
        assert (error.value.code, error.value.facts["row"]) == ("survey-encoding-broken", 100_002)


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
