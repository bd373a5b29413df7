"""Survey files as people have them: delimiters, encodings, formats, and broken in every way."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest

from exchange.survey_files import open_survey, tally_file
from i18n.errors import error_sentence, finding_sentence
from mcdm.errors import DecisionError
from mcdm.scales import FIVE_GRADES
from satisfaction.questionnaire import Questionnaire
from satisfaction.respondents import Population
from tests.exchange.answers import EXPECTED, HEADING, QUESTIONNAIRE, TEXT, counted, workbook


def test_parquet_of_numbers_and_of_texts(tmp_path: Path) -> None:
    path = tmp_path / "answers.parquet"
    for kind in (pa.int8(), pa.string()):
        columns = {"供电": pa.array([5, 4] * 20).cast(kind), "态度": pa.array(["很满意", "满意"] * 20)}
        pyarrow.parquet.write_table(pa.table(columns), path)
        assert counted(path) == (EXPECTED, [])
        assert open_survey(path).rows == 40


def test_the_same_answers_have_the_same_digest_in_every_format(tmp_path: Path) -> None:
    keyed = Questionnaire(QUESTIONNAIRE.items, respondent_column="id")
    rows = [[5, "很满意", "a1"], [4, "满意", "a2"], [None, "一般", "a3"]]
    (tmp_path / "a.csv").write_text("供电,态度,id\n" + "".join(f"{a or ''},{b},{c}\n" for a, b, c in rows), "utf-8")
    (tmp_path / "a.xlsx").write_bytes(workbook(["供电", "态度", "id"], *rows))
    columns = dict(zip(("供电", "态度", "id"), map(list, zip(*rows, strict=True)), strict=True))
    pyarrow.parquet.write_table(pa.table(columns), tmp_path / "a.parquet")
    paths = sorted(tmp_path.iterdir())
    assert len({tally_file(p, keyed, FIVE_GRADES, Population()).survey.digest() for p in paths}) == 1


BROKEN = {
    "survey-quote-broken": (TEXT + '5,很满意,"很').encode(),
    "survey-encoding-broken": TEXT.encode() * 500 + b'5,"\xff\xfe,x\n',
    "survey-quote-swallows": (HEADING + '5,满意,"好\n' + "4,满意,x\n" * 9 + '4,满意,"x\n').encode(),
    "survey-csv-broken": "供电,态度,意见\n5\n4\n3\n5,满意,好\n".encode(),
    "survey-parquet-broken": b"PAR1" + bytes(100),
    "survey-workbook-broken": workbook(["供电", "态度"], [5, "满意"])[:900],
    "survey-file-unknown": b"$FL2@(#) SPSS DATA FILE\x00\x00",
    "survey-empty": HEADING.encode(),
    "survey-column-missing": "供应,态度,意见\n5,满意,好\n".encode(),
    "survey-no-answers": "供电,态度,意见\nx,y,z\n".encode(),
}


@pytest.mark.parametrize("code", BROKEN)
def test_a_broken_file_gives_one_sentence_in_each_language(tmp_path: Path, code: str) -> None:
    path = tmp_path / "answers.csv"
    path.write_bytes(BROKEN[code])
    with pytest.raises(DecisionError) as error:
        counted(path)
    assert error.value.code == code
    english, chinese = (error_sentence(error.value, language) for language in ("en", "zh"))
    assert english != chinese
    assert "{" not in english + chinese
    if "file" in error.value.facts:
        assert "answers.csv" in english


def test_parquet_columns_of_one_name_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "answers.parquet"
    table = pa.Table.from_arrays([pa.array([5]), pa.array([4]), pa.array([3])], ["供电", "态度", "供电"])
    pyarrow.parquet.write_table(table, path)
    with pytest.raises(DecisionError) as error:
        open_survey(path)
    assert (error.value.code, error.value.facts["column"]) == ("survey-columns-repeated", "供电")
    assert "供电" in error_sentence(error.value, "zh")


def test_a_parquet_file_cut_off_and_an_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "answers.parquet"
    pyarrow.parquet.write_table(pa.table({"供电": [5] * 1000, "态度": ["满意"] * 1000}), path)
    path.write_bytes(path.read_bytes()[:-50])
    with pytest.raises(DecisionError, match="survey-parquet-broken"):
        open_survey(path)
    pyarrow.parquet.write_table(pa.table({"供电": pa.array([], pa.int8())}), path)
    with pytest.raises(DecisionError, match="survey-empty"):
        open_survey(path)
    path.write_bytes(b"")
    with pytest.raises(DecisionError, match="survey-empty"):
        open_survey(path)


def test_missing_and_too_large_files(tmp_path: Path) -> None:
    with pytest.raises(DecisionError, match="survey-file-missing"):
        open_survey(tmp_path / "nothing.csv")
    path = tmp_path / "answers.csv"
    path.write_bytes(TEXT.encode())
    with pytest.raises(DecisionError, match="survey-file-too-large"):
        open_survey(path, largest_bytes=100)


def test_progress_ends_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_bytes(TEXT.encode())
    seen: list[tuple[int, float]] = []
    tally_file(path, QUESTIONNAIRE, FIVE_GRADES, Population(), progress=lambda rows, share: seen.append((rows, share)))
    assert seen[-1] == (40, 1.0)


def test_a_column_whose_heading_is_not_the_only_one_is_said_where_it_is_read(tmp_path: Path) -> None:
    content = "供电,态度,意见,供电,意见\n5,满意,x,1,y\n4,满意,x,2,y\n"
    (tmp_path / "a.csv").write_text(content, "utf-8")
    (tmp_path / "a.xlsx").write_bytes(workbook(*(line.split(",") for line in content.splitlines())))
    for path in sorted(tmp_path.iterdir()):
        assert open_survey(path).columns == ("供电", "态度", "意见", "供电 (2)", "意见 (2)")
        result = tally_file(path, QUESTIONNAIRE, FIVE_GRADES, Population())
        (finding,) = [each for each in result.findings if each.code == "survey-column-repeated"]
        assert (finding.place, finding.details["heading"]) == ("供电", "供电")
        assert "供电" in str(finding_sentence(finding, "zh"))


def test_misspelt_headings_name_what_was_meant(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("供电,态 度\n5,满意\n", "utf-8")
    with pytest.raises(DecisionError) as error:
        counted(path)
    assert (error.value.code, error.value.facts["suggestion"]) == ("survey-column-missing", "态 度")
