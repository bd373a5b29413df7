"""Laws of the survey: it adds, in any chunks and any order, to the bit."""

from __future__ import annotations

import dataclasses
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
from store.summaries import pack, unpack

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


# ---------------------------------------------------------------------- every role of questions, every rule of hygiene

FULL = Questionnaire(
    (
        *(Item(f"P{k}", f"N{k}", "numeric-1-10", reversed=k == 1) for k in range(3)),
        Item("P3", "N3", "labels"),
        Item("I0", "N0", "numeric-1-5", role="importance"),
        Item("K0", "N0", "kano", role="functional"),
        Item("all", "overall", "numeric-0-100", role="construct"),
    ),
    (
        SegmentColumn("kWh", "tier", (), ((0.0, "ordinary"), (50.0, "VIP")), "", "trade", (("hospital", "VIP"),)),
        SegmentColumn("on", "wave", dates="quarter", order="day"),
    ),
    respondent_column="id",
    duration_column="seconds",
    hygiene=Hygiene(0.4, 30, straight_liners=True, repeats=True),
)
FULL_SCHEMA = pa.schema(
    [(c, pa.int64() if c[0] in "PI" and c != "P3" else pa.string()) for c in FULL.columns if c != "seconds"]
    + [("seconds", pa.float64())]
)
FULL_VALUES = {
    **dict.fromkeys(("P0", "P1", "P2"), st.sampled_from([1, 5, 9, 10, 10, 12, None])),
    "P3": st.sampled_from(["满意", "Very satisfied", "??", None]),
    "I0": st.sampled_from([1, 5, 0, None]),
    "K0": st.sampled_from(["like", "无所谓", "E", "", None]),
    "all": st.sampled_from(["0", "87", "100", "101", None]),
    "kWh": st.sampled_from(["-3", "10", "50", "many", None]),
    "trade": st.sampled_from(["hospital", "shop", None]),
    "on": st.sampled_from(["2026-01-05", "05/07/2026", "2026年10月1日", "soon", None]),
    "id": st.sampled_from(["a", "b", "c", "", None]),
    "seconds": st.sampled_from([10.0, 30.0, 95.0, None]),
}
full_rows = st.tuples(*(FULL_VALUES[name] for name in FULL_SCHEMA.names))
FULL_FIRST = (10, 1, 5, "满意", 5, "like", "87", "10", "shop", "2026-01-05", "z", 95.0)
full_tables = st.lists(full_rows, min_size=1, max_size=30).map(lambda some: [FULL_FIRST, *some])


def full_batch(table: list[tuple[object, ...]]) -> pa.RecordBatch:
    kinds = FULL_SCHEMA.types
    columns = [pa.array(values, kind) for values, kind in zip(zip(*table, strict=True), kinds, strict=True)]
    return pa.RecordBatch.from_arrays(columns, schema=FULL_SCHEMA)


def fully(batches: list[pa.RecordBatch], questionnaire: Questionnaire = FULL, first_row: int = 0) -> SurveySummary:
    return tally(batches, questionnaire, FIVE_GRADES, POPULATION, sample_size=6, first_row=first_row)


@checked
@given(full_tables, st.lists(st.integers(0, 31), max_size=5))
def test_any_chunking_is_equal_to_the_bit_for_every_role(table: list[tuple[object, ...]], cuts: list[int]) -> None:
    whole = full_batch(table)
    ends = sorted({*(min(cut, len(table)) for cut in cuts), 0, len(table)})
    pieces = [whole.slice(start, end - start) for start, end in itertools.pairwise(ends)]
    one, many = fully([whole]), fully(pieces)
    assert one.as_asked is not None
    assert many.as_asked is not None
    assert many.as_asked.equal(one.as_asked)
    assert many.equal(one)
    assert unpack(pack(one)).equal(one)


@checked
@given(full_tables, st.integers(1, 30))
def test_parts_of_every_role_add_up_to_the_whole(table: list[tuple[object, ...]], cut: int) -> None:
    apart = dataclasses.replace(FULL, hygiene=Hygiene(0.4, 30, straight_liners=True))
    table[cut:cut] = [FULL_FIRST]
    cut = min(cut, len(table) - 1)
    parts = [fully([full_batch(table[:cut])], apart), fully([full_batch(table[cut:])], apart, cut)]
    assert functools.reduce(operator.add, parts).equal(fully([full_batch(table)], apart))


@checked
@given(full_tables)
def test_every_row_counts_once_or_has_a_reason(table: list[tuple[object, ...]]) -> None:
    survey = fully([full_batch(table)])
    quality = survey.quality
    assert survey.total + quality.blank_rows + quality.left_out_rows == quality.rows == len(table)
    repeated = dict(quality.left_out).get("repeated", 0)
    assert sum(survey.invited.values()) == len(table) - repeated
    assert sum(survey.collapse(("tier",)).invited.values()) == len(table) - repeated
    vip = survey.select("tier", "VIP").invited
    assert sum(vip.values()) == sum(n for cell, n in survey.invited.items() if cell[0] == "VIP")


@checked
@given(full_tables)
def test_answers_as_asked_are_those_of_the_rows_that_count(table: list[tuple[object, ...]]) -> None:
    everybody = dataclasses.replace(FULL, hygiene=Hygiene(most_missing=1))
    survey = fully([full_batch(table)], everybody)
    asked = survey.as_asked
    assert asked is not None
    assert (asked.cells, asked.respondents.tolist()) == (survey.cells, survey.respondents.tolist())
    kept = [
        row for row in table if any(row[k] in range(1, 11) for k in range(3)) or row[3] in ("满意", "Very satisfied")
    ]
    assert survey.total == len(kept)
    for k in range(3):
        item = asked.indicators.index(f"N{k}")
        counts = asked.grade_counts[:, item].sum(axis=0)
        turned = [11 - row[k] if k == 1 else row[k] for row in kept if row[k] in range(1, 11)]
        assert counts[:10].tolist() == [turned.count(number) for number in range(10, 0, -1)]
        assert asked.pair_sums[:, item, item].sum() == sum(91 + number for number in turned)
        assert survey.grade_counts[:, k].sum(axis=0).tolist() == [int(counts[g : g + 2].sum()) for g in range(0, 10, 2)]
