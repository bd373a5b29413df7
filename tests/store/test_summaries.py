"""A survey summary as bytes."""

from __future__ import annotations

import io
import json

import numpy as np
import pyarrow as pa

from satisfaction.correlations import has_moments
from satisfaction.hygiene import Hygiene
from satisfaction.questionnaire import Item, Questionnaire
from satisfaction.survey import SurveySummary
from satisfaction.tally import tally
from store.summaries import pack, unpack
from tests.studies.parts import small_study

STUDY = small_study()


QUESTIONNAIRE = Questionnaire((Item("q1", "N1", "numeric-1-5"), Item("q2", "N2", "numeric-1-5")))


def answers(count: int = 40) -> pa.Table:
    return pa.table({"q1": [k % 5 + 1 for k in range(count)], "q2": [None if k % 7 == 0 else 3 for k in range(count)]})


def summary() -> SurveySummary:
    return tally(answers().to_batches(), QUESTIONNAIRE, STUDY.scale, STUDY.population, key="test")


def test_a_summary_is_packed_to_the_bit() -> None:
    assert unpack(pack(summary())).equal(summary())
    empty = SurveySummary.empty(("N1",), (5, 4, 3, 2, 1), ("tier",))
    assert unpack(pack(empty)).equal(empty)


ROLES = Questionnaire(
    (Item("q1", "N1", "numeric-1-5"), Item("q2", "overall", "numeric-1-10", role="construct")),
    hygiene=Hygiene(straight_liners=True),
)


def test_answers_as_asked_and_who_was_left_out_are_packed_too() -> None:
    whole = tally(answers().to_batches(), ROLES, STUDY.scale, STUDY.population, key="test")
    assert whole.as_asked is not None
    again = unpack(pack(whole))
    assert again.equal(whole)
    assert again.as_asked is not None
    assert again.as_asked.spans == ((1, 5), (1, 10))
    assert again.as_asked.equal(whole.as_asked)
    blank = tally(
        pa.table({"q1": [5, None], "q2": [1, None]}).to_batches(), QUESTIONNAIRE, STUDY.scale, STUDY.population
    )
    assert unpack(pack(blank)).absent == blank.absent == (((), 1),)


def test_what_was_packed_before_is_still_read() -> None:
    """A header without what came later, as the first release wrote it."""
    with np.load(io.BytesIO(pack(summary()))) as arrays:
        parts = dict(arrays)
    header = json.loads(parts["header"].tobytes())
    del header["spans"], header["absent"], header["quality"]["left_out"]
    for unknown in header["quality"]["unknown"]:
        del unknown["kind"]
    before = io.BytesIO()
    np.savez_compressed(before, **{**parts, "header": np.frombuffer(json.dumps(header).encode(), np.uint8)})
    assert unpack(before.getvalue()).equal(summary())


def test_a_summary_without_squares_of_pairs_is_one_without_moments() -> None:
    """Correlations then rest on the sample of respondents, as where no moments were asked for."""
    with np.load(io.BytesIO(pack(summary()))) as arrays:
        parts = {name: array for name, array in arrays.items() if name != "pair_squares"}
    before = io.BytesIO()
    np.savez_compressed(before, **parts)
    again = unpack(before.getvalue())
    assert has_moments(summary())
    assert not has_moments(again)
    assert np.array_equal(again.pair_products, summary().pair_products)
