"""The chain of a lever: widths by effect, dashed brass where assumed, the sentence by what comes of it."""

from __future__ import annotations

import pytest

from i18n.translate import translator
from reports.charts.lever_chain import ChainStep, chain
from reports.charts.look import BRASS, HEAT, Figure
from reports.charts.scales import IndexDisplay
from tests.reports.charts.drawing import layers, table, texts

STEPS = (
    ChainStep("SAIDI", "8.94 → 6.1 h", "Outages", 0.062, 0.4, 0.32, 0.0045),
    ChainStep("Skill test", "79 → 84", "Skills", 0.116, 0.2, 0.1, 0.0012),
    ChainStep("Calls", "86 → 85 %", "Hotline", 0.02, -0.1, -0.05, -0.0001),
)


def drawn(steps=STEPS, *, assumed: bool = False, language: str = "en") -> Figure:
    return chain(steps, lever="Grid", amount="3,600", assumed=assumed, display=IndexDisplay(), t=translator(language))


def test_every_step_is_written_and_drawn() -> None:
    figure = drawn()
    written = texts(figure)
    for text in ("Grid", "3,600", "SAIDI", "8.94 → 6.1 h", "Outages", "weight .062", "+.0045", "−.0001"):
        assert text in written
    lines = table(figure, "path", "size")
    sizes = {row["path"]: row["size"] for row in lines}
    assert len(sizes) == 9
    assert sizes["closed-0"] == 1
    assert sizes["closed-1"] == pytest.approx(0.5)
    assert {row["kind"] for row in lines if row["path"].endswith("-2")} == {"worse"}


@pytest.mark.parametrize(("assumed", "colour"), [(True, BRASS), (False, HEAT)])
def test_what_is_assumed_is_dashed_brass(assumed: bool, colour: str) -> None:
    encoding = layers(drawn(assumed=assumed))[0]["encoding"]
    assert encoding["color"]["scale"]["range"][0] == colour
    assert (encoding["strokeDash"]["scale"]["range"][0] == [1, 0]) is not assumed


def test_the_sentence() -> None:
    said = drawn().takeaway
    assert said == "Grid (3,600) alone brings +.0056 in the index, most of it (+.0045) by way of Outages."
    assert drawn(()).takeaway == "Grid moves nothing yet."
    assert "Outages" in drawn(language="zh").takeaway


def test_an_indicator_without_figure_has_no_link_from_the_lever() -> None:
    figure = drawn((ChainStep("", "", "Skills", 0.1, 0.0, 0.1, 0.001),))
    assert {row["path"] for row in table(figure, "path")} == {"shift-0", "points-0"}
