"""One judgment of the panel: one disc an expert, where the expert stands."""

from __future__ import annotations

import pytest

from i18n.translate import translator
from reports.charts.look import Figure
from reports.charts.workshop import answers
from tests.reports.charts.drawing import domain, inside, tables, texts

T, ZH = translator("en"), translator("zh")
JUDGMENTS = {"E1": 3.0, "E2": 3.0, "E3": 1.0, "E4": 0.25, "E5": 9.0, "E6": 1 / 9}


def drawn(judgments: dict[str, float] = JUDGMENTS, group: float | None = 2.0) -> Figure:
    return answers(judgments, group=group, first="Speed", second="Manners", t=T)


def test_every_expert_stands_on_the_side_that_was_favoured() -> None:
    (discs,) = tables(drawn(), "circle")
    assert {row["expert"]: row["at"] for row in discs} == pytest.approx(
        {"E1": -2, "E2": -2, "E3": 0, "E4": 3, "E5": -8, "E6": 8}
    )
    assert inside([row["at"] for row in discs], domain(drawn(), "x"))
    assert drawn().takeaway == "3 experts favour Speed, 2 favour Manners, 1 see them as equal."


def test_discs_on_one_place_stand_on_each_other() -> None:
    figure = drawn(dict.fromkeys([f"E{k}" for k in range(12)], 5.0))
    (discs,) = tables(figure, "circle")
    assert [row["stack"] for row in discs] == [k + 0.5 for k in range(12)]
    assert domain(figure, "y") == [0, 12]


@pytest.mark.parametrize(
    ("group", "at", "text"), [(2.0, -1.0, "group 2"), (0.25, 3.0, "group 4"), (1.0, 0.0, "group 1")]
)
def test_the_group_is_a_line_on_the_same_scale(group: float, at: float, text: str) -> None:
    figure = drawn(group=group)
    (line,) = tables(figure, "rule")
    assert line[0]["at"] == at
    assert text in texts(figure)


def test_before_the_first_answer_there_is_nothing_to_stack() -> None:
    figure = drawn({}, group=None)
    assert [rows for rows in tables(figure) if rows] == []
    assert domain(figure, "y") == [0, 4]
    assert figure.takeaway.startswith("0 experts favour Speed")


def test_the_names_of_the_elements_are_in_the_chinese_sentence() -> None:
    takeaway = answers(JUDGMENTS, group=2.0, first="响应速度", second="服务态度", t=ZH).takeaway
    assert "响应速度" in takeaway
    assert "服务态度" in takeaway
