"""The funnel as a table: fuller where it matters more, framed where it is critical."""

from __future__ import annotations

from i18n.translate import translator
from reports.charts.funnel import FunnelCell, funnel_table
from reports.charts.scales import IndexDisplay
from tests.reports.charts.drawing import layers, texts

T, DISPLAY = translator("en"), IndexDisplay()


def test_critical_cells_are_framed() -> None:
    cells = [
        FunnelCell("a", "All", 0.3, 0.6, "critical"),
        FunnelCell("b", "All", 0.1, 0.7, "perhaps"),
        FunnelCell("c", "All", 0.05, 0.9, "not critical"),
    ]
    drawn = funnel_table(cells, ["All"], display=DISPLAY, t=T)
    _, solid, dashed = (layer for layer in layers(drawn) if layer["mark"]["type"] == "rect")
    assert solid["mark"]["strokeDash"] == [1, 0]
    assert dashed["mark"]["strokeDash"] == [4, 4]
    assert "30% · .600" in texts(drawn)
    assert drawn.takeaway == "1 place is critical for sure."
