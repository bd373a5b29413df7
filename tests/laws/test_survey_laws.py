"""Laws of the survey: it adds, in any chunks and any order, to the bit."""

from __future__ import annotations

import functools
import itertools
import operator

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from mcdm.labels import Label
from mcdm.scales import FIVE_GRADES
from satisfaction.hygiene import Hygiene
from satisfaction.questionnaire import Item, Questionnaire, SegmentColumn
from satisfaction.respondents import Dimension, Population, Segment
from satisfaction.survey import SurveySummary
from satisfaction.tally import tally

POPULATION = Population((Dimension("district", Label("District"), tuple(Segment(s, Label(s)) for s in ("D1", "D2"))),))
QUESTIONNAIRE = Questionnaire(
    (*(Item(f"Q{k}", f"N{k}", "numeric-1-5", reversed=k == 2) for k in range(5)), Item("Q5", "N5")),
    (SegmentColumn("district", "district"),),
    respondent_column="id",
    fixed=(("wave", "2026-Q1"),),
    hygiene=Hygiene(most_missing=1),
)
SCHEMA = pa.schema([(c, pa.string() if c in {"Q5", "district", "id"} else pa.int16()) for c in QUESTIONNAIRE.columns])

answers = st.sampled_from([1, 2, 3, 4, 5, 5, 9, None])
words = st.sampled_from(["满意", "Very satisfied", "", "??", "so so", None])
districts = st.sampled_from(["D1", "D2", "D3", "", None])
identifiers = st.sampled_from(["a", "b", "c", "", None])
rows = st.tuples(*[answers] * 5, words, districts, identifiers)
tables = st.lists(rows, min_size=1, max_size=30).map(lambda some: [(5, 5, 5, 5, 5, "", "D1", ""), *some])
checked = settings(derandomize=True, max_examples=40, deadline=None)


def batch(table: list[tuple[object, ...]]) -> pa.RecordBatch:
    columns = [pa.array(values, kind) for values, kind in zip(zip(*table, strict=True), SCHEMA.types, strict=True)]
    return pa.RecordBatch.from_arrays(columns, schema=SCHEMA)


def tallied(batches: list[pa.RecordBatch], **options: int | str) -> SurveySummary:
    return tally(batches, QUESTIONNAIRE, FIVE_GRADES, POPULATION, sample_size=6, **options)  # type: ignore[arg-type]


@checked
@given(tables, st.lists(st.integers(0, 31), max_size=5))
def test_any_chunking_is_equal_to_the_bit(table: list[tuple[object, ...]], cuts: list[int]) -> None:
    whole = batch(table)
    ends = sorted({*(min(cut, len(table)) for cut in cuts), 0, len(table)})
    pieces = [whole.slice(start, end - start) for start, end in itertools.pairwise(ends)]
    assert tallied(pieces).digest() == tallied([whole]).digest()


@checked
@given(tables, tables, tables)
def test_adding_knows_no_order(
    a: list[tuple[object, ...]], b: list[tuple[object, ...]], c: list[tuple[object, ...]]
) -> None:
    x, y, z = (tallied([batch(table)], key=key) for table, key in ((a, "a"), (b, "b"), (c, "a")))
    assert (x + y).digest() == (y + x).digest()
    assert ((x + y) + z).digest() == (x + (y + z)).digest()


@checked
@given(tables, st.integers(1, 30))
def test_parts_tallied_apart_add_up_to_the_whole(table: list[tuple[object, ...]], cut: int) -> None:
    # The second part begins with a row that has answers, as the first does: a part without any is refused.
    table[cut:cut] = [table[0]]
    cut = min(cut, len(table) - 1)
    parts = [tallied([batch(table[:cut])]), tallied([batch(table[cut:])], first_row=cut)]
    assert functools.reduce(operator.add, parts).digest() == tallied([batch(table)]).digest()


@checked
@given(tables)
def test_every_understood_answer_is_counted_once(table: list[tuple[object, ...]]) -> None:
    survey = tallied([batch(table)])
    numbers = sum(value in {1, 2, 3, 4, 5} for row in table for value in row[:5])
    texts = sum(row[5] in {"满意", "Very satisfied"} for row in table)
    assert survey.grade_counts.sum() == numbers + texts
    strange = sum(value == 9 for row in table for value in row[:5])
    strange += sum(row[5] in {"??", "so so"} for row in table) + sum(row[6] == "D3" for row in table)
    assert sum(entry.count for entry in survey.quality.unknown) == strange
    assert survey.total + survey.quality.blank_rows == survey.quality.rows == len(table)
    assert len(survey.sample) == min(6, survey.total)


@checked
@given(tables)
def test_collapsing_keeps_every_respondent(table: list[tuple[object, ...]]) -> None:
    survey = tallied([batch(table)])
    assert survey.collapse(survey.dimensions).digest() == survey.digest()
    assert survey.collapse().digest() == survey.collapse(("district",)).collapse().digest()
    for whole, part in zip(survey.collapse().sums, survey.sums, strict=True):
        assert np.array_equal(whole[0], part.sum(axis=0))
