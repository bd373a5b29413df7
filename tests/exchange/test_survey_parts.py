"""Parts of a Parquet file: whole row groups, every row once."""

from __future__ import annotations

from functools import reduce
from operator import add
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from exchange.survey_files import tally_file
from exchange.survey_parts import parts_of, tally_part
from mcdm.errors import DecisionError
from store.examples import FOLDER, load_example

STUDY = load_example("power-supply")


@pytest.fixture(scope="module")
def survey_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("parts") / "survey.parquet"
    pq.write_table(pq.read_table(FOLDER / "power-supply-survey.parquet"), path, row_group_size=400)
    return path


def test_every_row_belongs_to_one_part(survey_file: Path) -> None:
    parts = parts_of(survey_file, part_rows=1000)
    assert [part.rows for part in parts] == [1200, 1200, 1200, 1200, 249]
    assert [part.first_row for part in parts] == [0, 1200, 2400, 3600, 4800]
    assert [group for part in parts for group in part.groups] == list(range(13))


@pytest.mark.parametrize("part_rows", [1, 1700, 10**9])
def test_the_sum_of_the_parts_is_the_whole_to_the_bit(survey_file: Path, part_rows: int) -> None:
    assert STUDY.questionnaire is not None
    arguments = (STUDY.questionnaire, STUDY.scale, STUDY.population)
    found = [tally_part(part, *arguments) for part in parts_of(survey_file, part_rows=part_rows)]
    assert reduce(add, reversed(found)).equal(tally_file(survey_file, *arguments).survey)


def test_a_file_that_is_gone_is_named() -> None:
    with pytest.raises(DecisionError, match="survey-file-missing"):
        parts_of("nowhere.parquet")
