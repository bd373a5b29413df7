"""How many judgments would change, by how much, against the consistency ratio."""

from __future__ import annotations

import math
from typing import Any

import altair as alt

from i18n.numbers import score
from i18n.translate import Translator
from mcdm.comparisons.repair import Option, RepairFrontier
from reports.charts.look import HEAT, NEUTRAL, Figure, Row, across, draw, sheet, tip, upward
from reports.charts.scales import span
from reports.sentences.repair import frontier_sentence


def frontier(found: RepairFrontier, *, t: Translator, height: int = 270) -> Figure:
    """The least ratio for each number of changes as a line; beside it the smallest move that reaches the threshold.

    Filled where it is proved that nothing better exists on the scale, hollow where it is the best that was found.
    """
    lowest = [_row(k, option, bool(found.exact[k]), t) for k, option in enumerate(found.lowest)]
    shown: list[tuple[int, Option]] = []
    for k, option in enumerate(found.smallest):
        if option is not None and option.changes and (not shown or option.changes != shown[-1][1].changes):
            shown.append((k, option))
    smallest = [_row(k, option, bool(found.exact[k]), t) for k, option in shown]
    most = len(lowest) - 1
    ends = span([0.0, found.threshold, *(option.ratio for option in found.lowest)], zero=True, ticks=5, to_ticks=False,
                room=(0.0, 0.08))  # fmt: skip
    columns = alt.Axis(title=t("judgments changed"), values=list(range(most + 1)), format="d")
    x = across("count", alt.Scale(domain=[-0.25, most + 0.75], nice=False, zero=False), columns)
    y = upward("ratio", ends.scale, ends.axis())
    limit = [{"ratio": found.threshold, "text": t("threshold {value}", value=score(found.threshold, 2))}]
    tips = [tip("changes", t("Judgments changed")), tip("shown", t("Consistency ratio")), tip("move", t("Moved"))]
    proved, open_ = [row for row in lowest if row["exact"]], [row for row in lowest if not row["exact"]]
    mark: dict[str, Any] = {"size": 120, "opacity": 1, "strokeWidth": 2}
    chart = draw(
        sheet(limit).mark_rule(strokeDash=[3, 3], opacity=0.7).encode(y=y),
        sheet(limit).mark_text(style="note", align="right", baseline="bottom", dy=-4)
        .encode(x=alt.value("width"), y=y, text="text:N"),
        sheet(lowest).mark_line(color=HEAT, strokeWidth=2, opacity=0.5).encode(x=x, y=y),
        sheet(proved).mark_point(filled=True, color=HEAT, **mark).encode(x=x, y=y, tooltip=tips),
        sheet(open_).mark_point(filled=False, color=HEAT, **mark).encode(x=x, y=y, tooltip=tips),
        sheet(lowest).mark_text(align="left", dx=10, dy=-9).encode(x=x, y=y, text="text:N"),
        sheet(smallest).mark_point(shape="diamond", filled=True, color=NEUTRAL, size=110, opacity=1)
        .encode(x=x, y=y, tooltip=tips),
        sheet(smallest).mark_text(align="left", dx=11).encode(x=x, y=y, text="least:N"),
        height=height,
    )  # fmt: skip
    answer, told = frontier_sentence(found, t)
    return Figure(chart, t("{answer}. {told}", answer=answer, told=told))


def _row(count: int, option: Option, exact: bool, t: Translator) -> Row:
    move = t("× {factor} in all", factor=f"{math.exp(option.move):.3g}") if option.changes else ""
    return {
        "count": count,
        "changes": str(len(option.changes)),
        "ratio": option.ratio,
        "shown": score(option.ratio),
        "exact": exact,
        "move": move,
        "text": score(option.ratio),
        "least": t("{ratio}, smallest move", ratio=score(option.ratio)),
    }
