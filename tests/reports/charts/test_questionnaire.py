"""How well questions hang together."""

from __future__ import annotations

from i18n.translate import translator
from reports.charts.questionnaire import AlphaRow, alphas
from tests.reports.charts.drawing import domain, inside, table

T = translator("en")


def test_alphas_stand_against_the_limit() -> None:
    rows = [AlphaRow("all", 0.9, 0.88, 0.92), AlphaRow("one", 0.55, None, None)]
    drawn = alphas(rows, 0.7, t=T)
    assert inside([0.7, 0.88, 0.92, 0.55], domain(drawn, "x"))
    assert [row["weak"] for row in table(drawn, "weak")] == [False, True]
    assert drawn.takeaway == "“one” hangs together least: alpha .55."
