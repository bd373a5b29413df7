"""A survey summary as bytes."""

from __future__ import annotations

import pyarrow as pa

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
