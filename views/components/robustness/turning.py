"""Turn a weight or an influence and see what follows: options re-ordered, curves that cross, regions of winners."""

from __future__ import annotations

from typing import cast

import numpy as np
import streamlit as st

from i18n.numbers import score
from i18n.translate import N_
from mcdm.model import GOAL
from reports.charts import robustness as turning_points
from reports.charts import turning as charts
from reports.charts.robustness import TurningPoint
from reports.sentences import turning as say
from studies.criteria_scores import CriteriaScores, criteria_scores
from studies.link_sensitivity import Curve, Kind, Turn, curve, nearest_change, turns
from views import cached, session
from views.components import figures, layout, waiting
from views.components.robustness.deciding import Deciding
from views.components.view_switch import view_switch
from views.jobs import Job

KINDS: dict[Kind, str] = {
    "weight": N_("A weight"),
    "node": N_("One influence"),
    "cluster": N_("A cluster's influence"),
    "row": N_("An element everywhere"),
}
"""What can be turned."""

Nearest = tuple[tuple[Turn, float, float, int], ...]
"""Turns that change the winner: (turn, where it stands, where the lead changes, who leads then), nearest first."""


def show(decided: Deciding) -> None:
    """What to turn; the options as it moves; then all criteria together."""
    kinds = {kind: found for kind in KINDS if (found := _turns(decided, kind))}
    if not kinds:
        st.markdown(session.translate()("Nothing shares its place with anything else, so there is nothing to turn."))
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        kind = _kind(tuple(kinds))
        nearest = _nearest(decided, kind, kinds[kind])
        if nearest is None:
            return
        turn = _turn(decided, kind, kinds[kind], nearest)
    _dynamic(decided, turn)
    if kind != "weight":
        _reachable(decided, kind, kinds[kind], nearest)
    scores = _scores(decided, turn.target if kind == "weight" else GOAL)
    if scores is not None:
        _together(decided, scores)


# ---------------------------------------------------------------------- what is turned


def _place(what: str) -> str:
    return f"robustness/{session.study_id()}/{what}"


def _turns(decided: Deciding, kind: Kind) -> tuple[Turn, ...]:
    if kind != "weight" and decided.study.choices.network_weights == "ahp" and decided.kind != "alternatives":
        return ()  # the weights in use follow no influences
    if kind != "weight" and decided.study.model.is_hierarchy and decided.kind != "alternatives":
        return ()
    return turns(decided.study, decided.weighing, kind)


def _kind(kinds: tuple[Kind, ...]) -> Kind:
    t, place = session.translate(), _place("turn-kind")
    if len(kinds) == 1:
        return kinds[0]
    chosen = view_switch(place, {kind: t(KINDS[kind]) for kind in kinds}, label=t("What is turned"))
    return cast(Kind, chosen)


def _nearest(decided: Deciding, kind: Kind, offered: tuple[Turn, ...]) -> Nearest | None:
    """Which turns change the winner, the nearest first."""

    def work(job: Job[Nearest]) -> Nearest:
        found = []
        for k, turn in enumerate(offered):
            change = nearest_change(decided.study, decided.weighing, decided.outcome, turn)
            if change is not None:
                found.append((turn, change.base, change.value, change.second))
            job.advance((k + 1) / len(offered))
        return tuple(sorted(found, key=lambda each: abs(each[2] - each[1])))

    what = session.translate()("Looking for the nearest change of the leader")
    return waiting.result(f"nearest|{kind}|{decided.key}", what, work)


def _turn(decided: Deciding, kind: Kind, offered: tuple[Turn, ...], nearest: Nearest) -> Turn:
    """The turn chosen; at first the one whose change is nearest."""
    t, told = session.translate(), decided.drawn
    order = [each[0] for each in nearest] + [turn for turn in offered if turn not in {each[0] for each in nearest}]
    kept = session.remembered(_place(f"turn-{kind}"), order[0])
    kept = kept if kept in order else order[0]
    key = session.widget("robustness", "turn", kind, kept.element, kept.target)
    at = {each[0]: each for each in nearest}
    st.selectbox(
        t("What is turned"), order, order.index(kept), key=key, label_visibility="collapsed", width=480,
        format_func=lambda turn: say.offer(turn, at.get(turn), told),
        on_change=lambda: session.remember(_place(f"turn-{kind}"), session.value_of(key)),
    )  # fmt: skip
    return kept


# ---------------------------------------------------------------------- the options as it moves


@st.fragment
def _dynamic(decided: Deciding, turn: Turn) -> None:
    t = session.translate()
    found = cached.once(f"curve|{decided.key}|{turn}",
                        lambda: curve(decided.study, decided.weighing, decided.outcome, turn))  # fmt: skip
    key = session.widget("robustness", "slider", turn.kind, turn.element, turn.target)
    low, high = float(found.values[0]), min(float(found.values[-1]), 1.0)
    value = st.slider(
        say.asks(turn, decided.told), round(low, 3), round(high, 3), round(found.base, 3), 0.001, key=key,
        format="%.3f",
    )  # fmt: skip
    at = found.base if abs(value - found.base) < 6e-4 else min(max(float(value), low), high)
    shown = decided.shown(found.worth)
    left, right = st.columns([5, 7], gap="large")
    with left:
        _order(decided, found, shown, at)
    title = say.crossing(found, decided.told, decided.outcome.options, t)
    reading = t("Circles: two options change places. Dashed: where it stands now.")
    with right, layout.figure(title, reading, "curves"):
        lines = _lines(decided, found, shown, at)
        figures.show(
            "turn-curves", f"{decided.key}|{turn}|{at:.4f}",
            lambda: charts.curves(lines, palette=decided.palette, axis_title=say.axis(turn, decided.drawn),
                                  text=decided.text, t=t),
        )  # fmt: skip


def _order(decided: Deciding, found: Curve, shown: tuple[int, ...], at: float) -> None:
    t, told = session.translate(), decided.told
    worth, now = found.at(at), decided.found.values
    best = decided.outcome.options[int(worth.argmax())]
    facts = {"name": told.name(best), "worth": told.worth(decided.kind, float(worth.max()), fine=True)}
    title = t("{name} leads with {worth}", **facts)
    with layout.figure(title, t("Tick: where it stands now. The axis does not start at zero."), "turn-order"):
        options = [decided.outcome.options[k] for k in shown]
        values, before = (decided.at(each[list(shown)]).tolist() for each in (worth, now))
        figures.show(
            "turn-order", f"{decided.key}|{found.turn}|{at:.4f}",
            lambda: charts.order(options, values, before, palette=decided.palette, text=decided.text, t=t),
        )  # fmt: skip


def _lines(decided: Deciding, found: Curve, shown: tuple[int, ...], at: float) -> charts.Lines:
    names = decided.outcome.options
    changes = {(crossing.value, leader): decided.drawn.name(names[leader]) for crossing, leader in found.changes}
    crossings = []
    for crossing in found.crossovers:
        if crossing.first in shown and crossing.second in shown:
            height = float(decided.at(found.at(crossing.value))[crossing.second])
            leader = changes.get((crossing.value, crossing.second), "")
            crossings.append((crossing.value, height, f"{score(crossing.value)} {leader}" if leader else ""))
    worth = decided.at(found.worth)[:, list(shown)]
    return charts.Lines(tuple(names[k] for k in shown), found.values, worth, found.base, at, tuple(crossings))


def _reachable(decided: Deciding, kind: Kind, offered: tuple[Turn, ...], nearest: Nearest) -> None:
    """Which influences could change the leader, the nearest first."""
    t, told = session.translate(), decided.drawn
    title = say.reachable(kind, len(nearest), len(offered), t)
    with layout.figure(title, t("From where it stands to where the lead changes; the nearest first."), "nearest"):
        if nearest:
            points = [
                TurningPoint(_broken(say.name(turn, told)), base, value, f"{score(base)} → {score(value)}", "",
                             told.name(decided.outcome.options[rival]))
                for turn, base, value, rival in nearest[:8]
            ]  # fmt: skip
            figures.show("nearest", f"{decided.key}|{kind}", lambda: turning_points.weights(points, t=t))


def _broken(name: str) -> str:
    """The name of an influence on two lines."""
    return name.replace(" → ", f" →{turning_points.BETWEEN}")


# ---------------------------------------------------------------------- all criteria together


def _scores(decided: Deciding, name: str) -> CriteriaScores | None:
    return cached.once(
        f"scores|{decided.key}|{name}", lambda: criteria_scores(decided.study, decided.weighing, decided.outcome, name)
    )


def _together(decided: Deciding, scores: CriteriaScores) -> None:
    left, right = st.columns([7, 5], gap="large")
    with left:
        _performance(decided, scores)
    if len(scores.elements) > 2:
        with right:
            _plane(decided, scores)


def _performance(decided: Deciding, scores: CriteriaScores) -> None:
    t, drawn = session.translate(), decided.drawn
    shown = decided.shown(scores.worth.T)
    rows = list(shown)
    found = charts.Performance(
        tuple(decided.outcome.options[k] for k in shown),
        tuple(drawn.name(name) for name in scores.elements),
        decided.at(scores.worth)[rows],
        decided.at(decided.found.values)[rows],
        np.array(scores.scores.weights),
    )
    reading = t("Worth of every option if one criterion alone counted. Bars: the weights.")
    with layout.figure(t("Where the options differ"), reading, "wide-performance"):
        figures.show(
            "performance", f"{decided.key}|{scores.set}",
            lambda: charts.performance(found, palette=decided.palette, text=decided.text, t=t),
        )  # fmt: skip


@st.fragment
def _plane(decided: Deciding, scores: CriteriaScores) -> None:
    t, drawn = session.translate(), decided.drawn
    reading = t("Every weighting of two criteria; the others share the rest as they do now.")
    with layout.figure(t("Who wins at which weights"), reading, "plane"):
        near = [scores.elements[change.criterion] for change in scores.scores.smallest_changes()]
        order = list(dict.fromkeys([*near, *scores.elements]))
        with st.container(horizontal=True, gap="small"):
            picked = [
                st.selectbox(label, order, k, key=session.widget("robustness", "plane", scores.set, k),
                             format_func=drawn.name, label_visibility="collapsed")
                for k, label in enumerate((t("First criterion"), t("Second criterion")))
            ]  # fmt: skip
        if picked[0] == picked[1]:
            st.caption(t("Choose two different criteria."))
            return
        first, second = (scores.elements.index(name) for name in picked)
        found = scores.scores.plane(first, second)
        regions = [charts.Region(scores.options[r.alternative], r.corners, r.share) for r in found]
        now = (float(scores.scores.weights[first]), float(scores.scores.weights[second]))
        figures.show(
            "plane", f"{decided.key}|{scores.set}|{first}|{second}",
            lambda: charts.plane(regions, now=now, first=drawn.name(picked[0]), second=drawn.name(picked[1]),
                                 palette=decided.palette, t=t),
        )  # fmt: skip
