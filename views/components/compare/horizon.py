"""The horizon and a longer one side by side: index, cost and what assets are still worth."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from i18n.numbers import money
from i18n.translate import Translator
from reports.sentences import compare as words
from reports.sentences.compare import Decision
from reports.sentences.scenarios import span
from scenarios.projection import Projection
from views import session
from views.components import figures, layout, marks


def show(now: Decision, then: Decision, scenarios: Sequence[str]) -> None:
    """The horizon and a longer one side by side: index, cost and what assets are still worth."""
    t = session.translate()
    reading = t("Cost is net present; what assets are still worth at the end is not deducted from it.")
    with layout.figure(layout.plain(words.later(now, then, t)), reading, "later", wide=True):
        st.markdown(_long_table(now, then, scenarios, t))


def _long_table(now: Decision, then: Decision, scenarios: Sequence[str], t: Translator) -> str:
    display, palette = figures.display(), figures.palette()
    short, long = (span(decision.quarters, t) for decision in (now, then))
    heads = [
        t("Scenario"),
        t("Without surprises after {time} (expected, 90% range)", time=short),
        t("after {time}", time=long),
        t("Cost over {time}", time=short),
        t("over {time}", time=long),
        t("Assets worth after {time}", time=short),
    ]
    lines = [" | ".join(heads), "|".join([":--", *["--:"] * (len(heads) - 1)])]
    paid = [p.cost.npv for decision in (now, then) for p in decision.comparison.projections]
    for name in scenarios:
        first, later = (decision.comparison.projection(name) for decision in (now, then))
        cells = [
            f"{marks.scenario_dot(palette.domain.index(name))} {layout.plain(palette.name(name))}",
            *(_with_range(p, display.text) for p in (first, later)),
            *(layout.plain(money(p.cost.npv, t.language, paid)) for p in (first, later)),
            layout.plain(money(first.cost.residual, t.language, paid)),
        ]
        lines.append(" | ".join(cells))
    return "\n".join(f"| {line} |" for line in lines)


def _with_range(projection: Projection, text: Callable[[float], str]) -> str:
    end = f"**{text(float(projection.index[-1]))}**"
    low, high = text(float(projection.low[-1])), text(float(projection.high[-1]))
    expected = text(float(projection.expected[-1]))
    return f"{end} :small[({expected}, {low}–{high})]" if low != high else end
