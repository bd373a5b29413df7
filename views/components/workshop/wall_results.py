"""What a workshop decides so far: ranking, index and weights by the group, and without each of its experts."""

from __future__ import annotations

import numpy as np
import streamlit as st

from i18n.numbers import score, share
from mcdm.errors import DecisionError
from reports.charts.wall import Moved, Standing, moved, standings
from reports.sentences import wall as say
from studies.group_outcome import GroupOutcome
from views import cached_workshop
from views.components import figures, layout, waiting
from views.components.workshop.wall_reading import Wall
from views.components.workshop.watch import drawn, missed, watch

MOST_MOVED = 8
MOST_OPTIONS = 8


def render(room_id: str) -> None:
    """The results, drawn anew where somebody has answered."""
    key, what, work = cached_workshop.around_asked(cached_workshop.live(room_id))
    if waiting.result(key, what, work) is not None:
        _live(room_id)
        watch(room_id, "wall-results")


@st.fragment(key="wall-results")
def _live(room_id: str) -> None:
    try:
        wall = Wall(cached_workshop.live(room_id))
    except DecisionError as error:
        missed(error, "wall-results")
        return
    drawn(wall.live, "wall-results")
    around = cached_workshop.around(wall.live)
    if around is None:
        return
    outcome = wall.live.outcome(around)
    rounds = wall.live.room.standing.rounds
    before = wall.live.outcome(around, rounds[0].first) if rounds else None
    name, t = wall.element, wall.t
    layout.headline(layout.plain(say.decides(outcome, name, t)),
                    layout.plain(say.decided_lead(outcome, before, name, t)))  # fmt: skip
    if not outcome.experts:
        return
    left, right = st.columns(2, gap="large")
    with left:
        _ranking(wall, outcome)
    with right:
        _weights(wall, outcome, before)
    if wall.named:
        _people(wall, outcome)


def _ranking(wall: Wall, outcome: GroupOutcome) -> None:
    t = wall.t
    if not outcome.options:
        with layout.figure(t("There is nothing to decide between yet"), t("Plans show here once there are two."),
                           "wall-standings"):  # fmt: skip
            return
    turned = say.turned(outcome, wall.element, t, wall.person if wall.named else None)
    reading = t("A disc is the group; each stroke is the group without one of its experts. Only judgments vary here; "
                "how sure the plans themselves are stands on Compare.")  # fmt: skip
    none = t("No lead to speak of") if say.is_tied(outcome) else t("Nobody alone decides who leads")
    title = turned or none
    with layout.figure(layout.plain(title), reading, "wall-standings"):
        order = [outcome.options.index(each) for each in outcome.ranking[:MOST_OPTIONS]]
        rows = [
            Standing(wall.element(outcome.options[k]), float(outcome.values[k]),
                     tuple(outcome.without_values[:, k].tolist()))
            for k in order
        ]  # fmt: skip
        figures.show("wall-standings", f"{rows}", lambda: standings(rows, t=t))


def _weights(wall: Wall, outcome: GroupOutcome, before: GroupOutcome | None) -> None:
    t = wall.t
    was = outcome.weights if before is None else before.weights
    largest = np.argsort(-np.abs(outcome.weights - was) - 1e-6 * outcome.weights, kind="stable")[:MOST_MOVED]
    rows = [Moved(wall.element(outcome.elements[k]), float(was[k]), float(outcome.weights[k])) for k in largest]
    total = float(np.abs(outcome.weights - was).sum() / 2)
    title = t("The workshop has moved {share} of all weight", share=share(total, 1))
    with layout.figure(title, t("A ring is the weight before the first round, a disc the weight now."), "wall-moved"):
        figures.show("wall-moved", f"{rows}", lambda: moved(rows, t=t))


def _people(wall: Wall, outcome: GroupOutcome) -> None:
    """What would follow without each expert."""
    t = wall.t
    index = outcome.without_index
    rows = [
        {
            t("Without"): wall.person(expert),
            t("Weight that moves"): share(float(outcome.shift[k]), 1),
            t("Index"): score(float(index[k])) if index is not None else score(None),
            t("Leads"): wall.element(outcome.without_winners[k]) if outcome.options else score(None),
        }
        for k, expert in enumerate(outcome.experts)
    ]
    with layout.figure(t("Without each expert"), "", "wide-wall-people"):
        st.dataframe(rows, hide_index=True, width="stretch", key="wall-without")
