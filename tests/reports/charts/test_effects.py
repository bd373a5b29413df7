"""Total effects drawn on one scale."""

from __future__ import annotations

from i18n.translate import translator
from reports.charts.effects import Effect, common_span, effects
from tests.reports.charts.drawing import domain

T = translator("en")


def test_effects_stand_on_one_scale_from_the_strongest() -> None:
    rows = [
        Effect("A", 0.1, 0.05, 0.15, "raises"),
        Effect("B", 0.4, 0.3, 0.5, "raises"),
        Effect("C", 0.0, None, None, "unclear"),
    ]
    ends = common_span(rows)
    assert ends.low <= 0 < 0.5 <= ends.high
    figure = effects(rows, ends, t=T)
    assert domain(figure, "y") == ["B", "A", "C"]
    assert figure.takeaway == "The largest total effect is that of B: .40."
    assert effects([], ends, t=T).takeaway == "There are no effects."
