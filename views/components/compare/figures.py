"""The figures of the executive's page that hold all scenarios together: paths, ends, money, futures, pairs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import streamlit as st

from i18n import numbers
from i18n.translate import Translator
from reports.charts import compare as comparing
from reports.charts import money as buying
from reports.charts.look import Figure
from reports.charts.scenarios import path_of
from reports.sentences.compare import Decision
from reports.sentences.scenarios import span, told
from scenarios.projection import Projection
from studies.study import Study
from views import session
from views.components import figures, layout


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
        values = figures.key_of(*(array for p in self.projections for array in (p.index, p.draws_index, p.cost.cash)))
        return (
            f"{session.key_of(self.study.scenarios, self.study.settings, self.study.levers)}|{self.scenarios}|{values}"
        )


def paths_and_ends(shown: Shown) -> None:
    """Draw where the scenarios go, and where each may end."""
    left, right = st.columns([7, 5], gap="large")
    with left:
        _paths(shown)
    with right:
        _ends(shown)


def has_futures(shown: Shown) -> bool:
    """Whether there are futures to hold several scenarios against."""
    return len(shown.scenarios) > 1 and shown.decision.table is not None


def _paths(shown: Shown) -> None:
    t, display, palette = session.translate(), figures.display(), figures.palette()
    first = layout.plain(palette.name(shown.decision.leaders[0]))
    reading = t("Line and first number: without surprises. Dot and second number: expected. Band ({name}) and dotted "
                "edges: nine of ten draws.", name=first)  # fmt: skip
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
    certain = {p.scenario: float(p.index[-1]) for p in shown.projections}
    reading = t("20 dots a scenario, each one chance in twenty. Number: expected. Tick: without surprises. Index in "
                "quarter {quarter}.",
                quarter=shown.decision.quarters)  # fmt: skip
    with layout.figure(t("Where each may end"), reading, "ends"):
        if not results:
            st.caption(t("Nothing varies: every scenario ends exactly where its line does."))
            return

        def draw() -> Figure:
            return comparing.quantile_dots(results, palette=palette, display=display, t=t, height=360, certain=certain)

        figures.show("ends", shown.key, draw, height=360)


def money(shown: Shown) -> None:
    """Draw what the money buys."""
    t, display, palette = session.translate(), figures.display(), figures.palette()
    points = [buying.CostedIndex(p.scenario, p.cost.npv, float(p.index[-1])) for p in shown.projections]
    with layout.figure(t("What the money buys"), _cheapest(shown, t), "money"):

        def draw() -> Figure:
            return buying.cost_index(points, palette=palette, display=display, t=t)

        figures.show("money", shown.key, draw, height=330)


def _cheapest(shown: Shown, t: Translator) -> str:
    """What to see in the money: where a hundredth of the index costs least."""
    reading = t("Net present cost, and index at the end without surprises.")
    prices = {p.scenario: p.cost_per_point for p in shown.projections if p.cost_per_point}
    if not prices:
        return reading
    least = min(prices, key=lambda name: prices[name])
    facts = {
        "name": layout.plain(figures.palette().name(least)),
        "cost": layout.plain(numbers.money(prices[least], t.language, [p.cost.npv for p in shown.projections])),
    }
    return told([reading, t("A gain costs least with {name}: {cost} for each .01 of the score.", **facts)], t)


def futures(shown: Shown) -> None:
    """Draw what the futures do to the scenarios."""
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


def pairs(shown: Shown) -> None:
    """Draw who beats whom on the same draws."""
    t, palette, comparison = session.translate(), figures.palette(), shown.decision.comparison
    at = [comparison.scenarios.index(name) for name in shown.scenarios]
    beats = comparison.beats[np.ix_(at, at)]
    margin = shown.study.settings.tie_margin
    reading = t("How often the row ends above the column on the same draws. Grey: a tie, {low} to {high}.",
                low=numbers.probability(margin), high=numbers.probability(1 - margin))  # fmt: skip
    with layout.figure(t("Who beats whom"), reading, "pairs", wide=True):

        def draw() -> Figure:
            return comparing.better(beats, shown.scenarios, palette=palette, t=t, margin=margin)

        figures.show("pairs", f"{shown.key}|{margin}|{figures.key_of(beats)}", draw)
