"""The figures of the executive's page: paths, ends, money, levers, futures, pairs, and the long view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import streamlit as st

from i18n.numbers import money
from i18n.translate import Translator
from reports.charts import compare as comparing
from reports.charts import money as buying
from reports.charts.look import Figure
from reports.charts.scenarios import path_of
from reports.sentences import compare as words
from reports.sentences.compare import Decision
from reports.sentences.scenarios import span, told
from scenarios.projection import Projection
from studies.study import Study
from views import cached_scenarios, session
from views.components import figures, layout, marks


@dataclass(frozen=True, eq=False)
class Shown:
    """What every figure of the page draws from.

    Parameters
    ----------
    study
        With the horizon that is looked at.
    decision
        The scenarios, compared.
    scenarios
        Ids of those shown, the best first.
    """

    study: Study
    decision: Decision
    scenarios: tuple[str, ...]

    @property
    def projections(self) -> list[Projection]:
        """The projections of the scenarios shown."""
        return [self.decision.comparison.projection(name) for name in self.scenarios]

    @property
    def key(self) -> str:
        """Key of everything shown."""
        numbers = figures.key_of(*(array for p in self.projections for array in (p.index, p.draws_index, p.cost.cash)))
        return (
            f"{session.key_of(self.study.scenarios, self.study.settings, self.study.levers)}|{self.scenarios}|{numbers}"
        )


def show(shown: Shown) -> None:
    """Draw the figures, two in a row."""
    several = len(shown.scenarios) > 1
    left, right = st.columns([7, 5], gap="large")
    with left:
        _paths(shown)
    with right:
        _ends(shown)
    left, right = st.columns([6, 6], gap="large")
    with left:
        _money(shown)
    with right:
        _levers(shown)
    if several:
        left, right = st.columns([7, 5], gap="large") if shown.decision.table is not None else (None, st.container())
        if left is not None:
            with left:
                _futures(shown)
        with right:
            _pairs(shown)


def _paths(shown: Shown) -> None:
    t, display, palette = session.translate(), figures.display(), figures.palette()
    first = layout.plain(palette.name(shown.decision.leaders[0]))
    reading = t("Line: likely. Band ({name}) and dotted edges: nine of ten draws.", name=first)
    with layout.figure(t("{time}, quarter by quarter", time=span(shown.decision.quarters, t)), reading, "paths"):
        paths, leaders = [path_of(p) for p in shown.projections], shown.decision.leaders

        def draw() -> Figure:
            return comparing.trajectories(paths, leaders=leaders, palette=palette, display=display, t=t)

        figures.show("paths", shown.key, draw, height=360)


def _ends(shown: Shown) -> None:
    t, display, palette = session.translate(), figures.display(), figures.palette()
    results = {
        p.scenario: p.draws_index[:, -1].tolist() for p in shown.projections if np.ptp(p.draws_index[:, -1]) > 1e-9
    }
    reading = t("20 dots a scenario, each one chance in twenty. Index in quarter {quarter}.",
                quarter=shown.decision.quarters)  # fmt: skip
    with layout.figure(t("Where each may end"), reading, "ends"):
        if not results:
            st.caption(t("Nothing varies: every scenario ends exactly where its line does."))
            return

        def draw() -> Figure:
            return comparing.quantile_dots(results, palette=palette, display=display, t=t, height=360)

        figures.show("ends", shown.key, draw, height=360)


def _money(shown: Shown) -> None:
    t, display, palette = session.translate(), figures.display(), figures.palette()
    points = [buying.CostedIndex(p.scenario, p.cost.npv, float(p.index[-1])) for p in shown.projections]
    with layout.figure(t("What the money buys"), _cheapest(shown, t), "money"):

        def draw() -> Figure:
            return buying.cost_index(points, palette=palette, display=display, t=t)

        figures.show("money", shown.key, draw, height=330)


def _cheapest(shown: Shown, t: Translator) -> str:
    """What to see in the money: where a hundredth of the index costs least."""
    reading = t("Net present cost and index at the end.")
    prices = {p.scenario: p.cost_per_point for p in shown.projections if p.cost_per_point}
    if not prices:
        return reading
    least = min(prices, key=lambda name: prices[name])
    facts = {
        "name": layout.plain(figures.palette().name(least)),
        "cost": layout.plain(money(prices[least], t.language)),
    }
    return told([reading, t("A gain costs least with {name}: {cost} for each .01 of the score.", **facts)], t)


def _levers(shown: Shown) -> None:
    t = session.translate()
    reading = t("Each lever's fair share of the change (Shapley); the shares add up.")
    with layout.figure(t("What makes the difference"), reading, "levers"):
        planned = [each.id for each in shown.study.scenarios if each.plan]
        offered = [name for name in shown.scenarios if name in planned]
        if not offered:
            st.caption(t("No scenario plans a lever yet."))
            return
        _waterfall(shown, _plan(offered))


def _plan(offered: list[str]) -> str:
    """The scenario whose levers are shown; it stays chosen on the way through other pages."""
    t, palette = session.translate(), figures.palette()
    place = f"compare/{session.study_id()}/plan"
    kept, key = session.remembered(place), session.widget("compare", "plan")
    chosen = st.segmented_control(
        t("Scenario"), offered, default=kept if kept in offered else offered[0], key=key, required=True,
        format_func=lambda name: f"{marks.scenario_dot(palette.domain.index(name))} {layout.plain(palette.name(name))}",
        label_visibility="collapsed", on_change=lambda: session.remember(place, session.value_of(key)),
    )  # fmt: skip
    return chosen or offered[0]


def _waterfall(shown: Shown, scenario: str) -> None:
    t, display = session.translate(), figures.display()
    found = cached_scenarios.attribution(shown.study.scenario(scenario), shown.study)
    projection, labels = shown.decision.comparison.projection(scenario), shown.study.labels
    steps = [
        (labels[lever].in_language(t.language) or lever, float(gain))
        for lever, gain in zip(found.levers, found.shares, strict=True)
    ]

    def draw() -> Figure:
        return buying.waterfall(
            steps,
            start=float(projection.index[0]),
            display=display,
            t=t,
            last_quarter=shown.decision.quarters,
            low=float(projection.low[-1]) if projection.is_uncertain else None,
            high=float(projection.high[-1]) if projection.is_uncertain else None,
        )

    figures.show("waterfall", f"{shown.key}|{scenario}|{figures.key_of(found.shares)}", draw)


def _futures(shown: Shown) -> None:
    t, display, palette = session.translate(), figures.display(), figures.palette()
    table = shown.decision.table
    if table is None:
        return
    rows = [table.scenarios.index(name) for name in shown.scenarios]
    names = {future.id: future.label.in_language(t.language) or future.id for future in shown.study.futures}
    columns = [
        comparing.Future(names[future], float(chance), tuple(table.values[rows, k].tolist()))
        for k, (future, chance) in enumerate(zip(table.futures, table.probabilities, strict=True))
    ]
    reading = t("Fuller red: further behind the best scenario of that future. Green: best.")
    with layout.figure(t("If the future turns out differently"), reading, "futures", wide=True):

        def draw() -> Figure:
            return comparing.futures(shown.scenarios, columns, palette=palette, display=display, t=t)

        figures.show("futures", f"{shown.key}|{figures.key_of(table.values, table.probabilities)}", draw)


def _pairs(shown: Shown) -> None:
    t, palette, comparison = session.translate(), figures.palette(), shown.decision.comparison
    at = [comparison.scenarios.index(name) for name in shown.scenarios]
    beats = comparison.beats[np.ix_(at, at)]
    reading = t("How often the row ends above the column on the same draws. Grey: a tie.")
    with layout.figure(t("Who beats whom"), reading, "pairs", wide=True):

        def draw() -> Figure:
            return comparing.better(beats, shown.scenarios, palette=palette, t=t)

        figures.show("pairs", f"{shown.key}|{figures.key_of(beats)}", draw)


def long_view(now: Decision, then: Decision, scenarios: Sequence[str]) -> None:
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
        t("Index after {time}", time=short),
        t("after {time}", time=long),
        t("Cost over {time}", time=short),
        t("over {time}", time=long),
        t("Assets worth after {time}", time=short),
    ]
    lines = [" | ".join(heads), "|".join([":--", *["--:"] * (len(heads) - 1)])]
    for name in scenarios:
        first, later = (decision.comparison.projection(name) for decision in (now, then))
        cells = [
            f"{marks.scenario_dot(palette.domain.index(name))} {layout.plain(palette.name(name))}",
            *(_with_range(p, display.text) for p in (first, later)),
            *(layout.plain(money(p.cost.npv, t.language)) for p in (first, later)),
            layout.plain(money(first.cost.residual, t.language)),
        ]
        lines.append(" | ".join(cells))
    return "\n".join(f"| {line} |" for line in lines)


def _with_range(projection: Projection, text: Callable[[float], str]) -> str:
    end = f"**{text(float(projection.index[-1]))}**"
    low, high = text(float(projection.low[-1])), text(float(projection.high[-1]))
    return f"{end} :small[{low}–{high}]" if low != high else end
