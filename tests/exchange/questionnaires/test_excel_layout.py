"""Where every block of a questionnaire stands."""

from __future__ import annotations

from exchange.questionnaires.excel_layout import layout
from exchange.questionnaires.questions import questions
from tests.exchange.questionnaires.panel import EMPTY


def test_rows_are_those_that_the_other_program_counts() -> None:
    blocks = layout(questions(EMPTY, "en"))
    assert [(block.title, block.header) for block in blocks[:4]] == [(1, 3), (9, 11), (0, 16), (22, 24)]
    assert {block.sheet for block in blocks} == {"pairwise_comp"}
