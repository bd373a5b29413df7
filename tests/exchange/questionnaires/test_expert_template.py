"""The table a panel fills in."""

from __future__ import annotations

import pytest

from exchange.questionnaires.expert_table import read_expert_table
from exchange.questionnaires.expert_template import expert_csv, expert_workbook
from exchange.questionnaires.landing import land
from exchange.questionnaires.tables import read_table
from store.examples import load_example
from tests.exchange.questionnaires.panel import EMPTY


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", ["power-supply", "town-hall"])
def test_an_example_comes_back_unchanged(name: str, language: str) -> None:
    study = load_example(name)
    table = read_expert_table(expert_csv(study, language=language).encode(), "t.csv", study)
    book = read_expert_table(expert_workbook(study, language=language), "t.xlsx", study)
    assert land(study, table).study == land(study, book).study == study
    assert not table.left


def test_a_template_for_a_study_without_experts() -> None:
    rows = read_table(expert_csv(EMPTY).encode(), "t.csv").rows
    assert rows[0][:5] == ("set", "with respect to", "first", "second", "Expert 1")
    assert rows[1][:4] == ("g<-C", "Aim", "Quality", "Price")
    assert len(rows) == 1 + sum(each.pair_count for each in EMPTY.every_set.values())
