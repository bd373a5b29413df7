"""The frontier at the left, the plan lever by lever at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from reports.charts import frontier as charts
from reports.charts.frontier import Funded, Reached
from reports.charts.look import Figure
from reports.charts.money import CostedIndex
from reports.sentences import amounts
from reports.sentences import budget as words
from reports.sentences.reader import Reader
from scenarios.budgets.allocation import Allocation
from scenarios.budgets.frontier import FrontierPoint
from scenarios.projection import Projection
from studies.study import Study
from views import cached, cached_budget, cached_scenarios, session
from views.cached_budget import Answer, Wanted
from views.components import figures, layout, marks
from views.components.budget import controls as budget_controls


@dataclass(frozen=True, eq=False)
class Looked:
    """What the figures of one answer need."""

    study: Study
    wanted: Wanted
    found: Answer
    said: Reader

    @property
    def key(self) -> str:
        """Key of everything shown."""
        names = session.key_of(self.study.scenarios, self.study.levers)
        return f"{cached_budget.key_of(self.wanted)}|{names}"

    def index_of(self, projection: Projection) -> float:
        """The index of a scenario as it stands beside the plans: the mean where that is maximised, else at the end."""
        return float(projection.index[1:].mean() if self._is_mean else projection.index[-1])

    def height_of(self, found: FrontierPoint | Allocation) -> float:
        """The same of a plan."""
        return float((found.worth if self._is_mean else found.index) or 0.0)

    @property
    def _is_mean(self) -> bool:
        return self.wanted.over == "mean" and self.wanted.aim == "expected"


def show(looked: Looked, against: str) -> None:
    """Both, side by side; the proof of the frontier goes on below them."""
    left, right = st.columns([7, 5], gap="large")
    with left:
        place, below = _frontier_frame(looked)
    with right:
        _plan(looked, against)
    preview = cached_budget.preview_of(looked.wanted)
    with below:
        proven = _proof(looked)
    with place:
        _frontier(looked, preview if proven is None else proven, proven=proven is not None, against=against)


# ---------------------------------------------------------------------- the frontier


def _frontier_frame(looked: Looked) -> tuple[st.delta_generator.DeltaGenerator, st.delta_generator.DeltaGenerator]:
    t = session.translate()
    reading = t("Every point is the best plan for its budget: click one to look at it, or a scenario to compare.")
    if looked.wanted.aim != "expected":
        reading = t("Plans by your aim; the height is the index of the world as it is. Click a point to look at it.")
    with layout.figure(t("What each budget can buy"), reading, "frontier"):
        return st.container(), st.container()


def _proof(looked: Looked) -> Sequence[FrontierPoint] | None:
    """The proven frontier; with least regret, where every point takes long, only when somebody asks."""
    t = session.translate()
    asked = budget_controls.place(f"prove/{cached_budget.key_of(looked.wanted)}")
    if looked.wanted.aim == "regret" and not session.remembered(asked):
        st.caption(t("Dashed: a first look, not proven. With least regret the proof takes minutes."))
        st.button(t("Prove it"), key="budget-prove", icon=":material/verified:", on_click=session.remember,
                  args=(asked, True))  # fmt: skip
        return None
    found = cached_budget.frontier_of(looked.wanted)
    if found is None:
        st.caption(t("Dashed: a first look, not proven. It turns solid when every budget is proven."))
    return found


def _frontier(looked: Looked, points: Sequence[FrontierPoint], *, proven: bool, against: str) -> None:
    study, found, t, display = looked.study, looked.found, session.translate(), figures.display()
    reached = [Reached(p.budget, p.cost, looked.height_of(p)) for p in points]
    solid = proven and all(p.status == "proven" for p in points)
    dots = [CostedIndex(p.scenario, p.cost.npv, looked.index_of(p)) for p in cached_scenarios.projections(study=study)]
    best = found.best
    chosen = Reached(best.budget or 0.0, best.cost or 0.0, looked.height_of(best)) if best.index is not None else None
    palette = figures.palette()

    def draw() -> Figure:
        return charts.frontier(
            reached, dots, palette=palette, display=display, t=t, proven=solid, chosen=chosen, against=against
        )

    spec, spoken = cached.figure(f"frontier|{looked.key}|{proven}|{against}|{len(points)}", draw, height=None)
    key = f"chart-frontier-{'proven' if proven else 'preview'}"
    st.vega_lite_chart(
        spec=spec, width="stretch", alt=spoken, theme="streamlit", key=key,
        on_select=lambda: _pick(session.value_of(key)), selection_mode=charts.PICKED,
    )  # fmt: skip


def _pick(state: object) -> None:
    """Look at the budget, or compare with the scenario, that was clicked."""
    chosen = (state or {}).get("selection", {}).get(charts.PICKED, []) if isinstance(state, dict) else []
    kind, _, name = str(chosen[0].get("key", "") if chosen else "").partition("/")
    if kind == "budget":
        budget_controls.look_at(float(name))
    elif kind == "scenario":
        compare_with(name)


# ---------------------------------------------------------------------- the plan


def compare_with(scenario: str) -> None:
    """Hold the plan against a scenario."""
    session.remember(budget_controls.place("against"), scenario)


def against_of(study: Study, rival: str) -> str:
    """The scenario that the plan is held against: the one chosen, at first the best that costs no more."""
    kept = session.remembered(budget_controls.place("against"))
    if kept == "":
        return ""
    return str(kept) if kept in [each.id for each in study.scenarios] else rival


def _plan(looked: Looked, against: str) -> None:
    t, best = session.translate(), looked.found.best
    spent = looked.said.money(best.cost)
    title = t("The plan: {money}, {count:lever|levers}", money=spent, count=len(best.plan))
    with layout.figure(layout.plain(title), t("Bar: present value. Above it the amount and its share."), "plan"):
        _choose_against(looked, against)
        bars = _bars(looked, against)
        colour, name = "", ""
        if against:
            palette = figures.palette()
            colour, name = marks.scenario_colour(palette.domain.index(against)), palette.name(against)

        def draw() -> Figure:
            left = (best.budget or 0.0) - (best.cost or 0.0)
            unspent = left if best.budget and left > 0.005 * best.budget else None
            return charts.plan_bars(bars, t=t, other=name, colour=colour or charts.NEUTRAL, left=unspent)

        figures.show("plan", f"{looked.key}|{against}", draw)
        out = [each.id for each in looked.study.levers if not best.amount(each.id)]
        st.caption(words.told([words.in_cash(best, looked.said), words.unused(out, looked.said)], t))


def _choose_against(looked: Looked, against: str) -> None:
    t, palette, key = session.translate(), figures.palette(), session.widget("budget", "against", looked.key)
    options = ["", *(each.id for each in looked.study.scenarios if each.plan)]
    if len(options) == 1:
        return
    st.selectbox(
        t("Compare with"), options, options.index(against) if against in options else 0,
        format_func=lambda name: palette.name(name) if name else t("nothing"), key=f"{key}/{against}",
        on_change=lambda: compare_with(str(session.value_of(f"{key}/{against}") or "")),
    )  # fmt: skip


def _bars(looked: Looked, against: str) -> list[Funded]:
    study, best, t, language = looked.study, looked.found.best, session.translate(), session.language()
    other = dict(cached_scenarios.projection(study.scenario(against)).cost.by_lever) if against else None
    total = best.cost or 1.0
    bars = []
    for lever in study.levers:
        cost = looked.found.costs.get(lever.id, 0.0)
        before = None if other is None else other.get(lever.id, 0.0)
        if cost <= 0 and not before:
            continue
        amount = amounts.amount(best.amount(lever.id), lever.unit.in_language(language), t) if cost else ""
        name = lever.label.in_language(language) or lever.id
        bars.append(Funded(name, amount, cost, cost / total, before))
    return sorted(bars, key=lambda each: (-each.cost, -(each.other or 0.0)))
