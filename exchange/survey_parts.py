"""A Parquet file of answers in parts that can be counted anywhere: by this process, by others, on other machines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet

from exchange.survey_files import PARQUET_BUFFER, coded_columns, fingerprint
from mcdm.errors import DecisionError
from mcdm.scales import GradeScale
from satisfaction.answer_counts import BATCH_ROWS
from satisfaction.questionnaire import Questionnaire
from satisfaction.respondents import Population
from satisfaction.survey import SAMPLE_SIZE, SurveySummary
from satisfaction.tally import tally

PART_ROWS = 2_000_000
"""Rows of a part at least (a part is whole row groups): large enough that sending results costs nothing."""


@dataclass(frozen=True)
class SurveyPart:
    """Some row groups of a file.

    Parameters
    ----------
    path
        The file, as every worker sees it.
    groups
        Numbers of the row groups.
    first_row, rows
        Number of the first row in the file, and how many there are.
    key
        What names the file, for respondents without an id.
    """

    path: str
    groups: tuple[int, ...]
    first_row: int
    rows: int
    key: str

    def batches(self, questionnaire: Questionnaire) -> Iterator[pa.RecordBatch]:
        """The rows of this part, with the columns that the questionnaire reads."""
        try:
            with pyarrow.parquet.ParquetFile(
                self.path,
                read_dictionary=sorted(coded_columns(questionnaire)),
                pre_buffer=False,
                buffer_size=PARQUET_BUFFER,
            ) as source:
                yield from source.iter_batches(BATCH_ROWS, row_groups=[*self.groups], columns=[*questionnaire.columns])
        except (pa.ArrowException, OSError) as error:
            name = Path(self.path).name
            raise DecisionError("survey-parquet-broken", file=name, row=self.first_row + 1) from error


def parts_of(path: str | Path, *, part_rows: int = PART_ROWS) -> tuple[SurveyPart, ...]:
    """The parts of a Parquet file, each of at least `part_rows` rows but for the last.

    Raises
    ------
    DecisionError
        ``survey-not-parquet``: other formats can only be read from their beginning; ``survey-parquet-broken``.
    """
    path = Path(path).resolve()
    if not _is_parquet(path):
        raise DecisionError("survey-not-parquet", file=path.name)
    try:
        with pyarrow.parquet.ParquetFile(path) as source:
            sizes = [source.metadata.row_group(k).num_rows for k in range(source.metadata.num_row_groups)]
    except (pa.ArrowException, OSError) as error:
        raise DecisionError("survey-parquet-broken", file=path.name, row="") from error
    key, found = fingerprint(path), []
    groups: list[int] = []
    first = rows = 0
    for group, size in enumerate(sizes):
        groups, rows = [*groups, group], rows + size
        if rows >= part_rows or group == len(sizes) - 1:
            found.append(SurveyPart(str(path), tuple(groups), first, rows, key))
            groups, first, rows = [], first + rows, 0
    return tuple(found)


def tally_part(
    part: SurveyPart,
    questionnaire: Questionnaire,
    scale: GradeScale,
    population: Population,
    *,
    moments: bool = True,
    sample_size: int = SAMPLE_SIZE,
    cancelled: Callable[[], bool] | None = None,
) -> SurveySummary:
    """What one part says; the sum over the parts of a file is what the file says, to the bit."""
    return tally(
        part.batches(questionnaire),
        questionnaire,
        scale,
        population,
        moments=moments,
        sample_size=sample_size,
        key=part.key,
        first_row=part.first_row,
        cancelled=cancelled,
        blank=True,
    )


def _is_parquet(path: Path) -> bool:
    try:
        with path.open("rb") as source:
            return source.read(4) == b"PAR1"
    except OSError as error:
        raise DecisionError("survey-file-missing", file=path.name) from error
