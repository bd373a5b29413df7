"""The rounds of a workshop: how consensus moved, whether the rounds can stop, and every earlier round read again."""

from __future__ import annotations

import streamlit as st

from i18n.numbers import score, share
from reports.charts.wall import Course, rounds
from reports.sentences.workshop import on_pair, why
from studies.delphi import RoundEnd, convergence, verdict
from studies.pair_votes import pair_votes
from views import cached_workshop, session
from views.cached_workshop import Live
from views.components import figures, layout, waiting
from views.components.workshop import wall_pair
from views.components.workshop.wall_actions import listed
from views.components.workshop.wall_reading import Wall


def render(live: Live) -> None:
    """Convergence, then one round pair by pair."""
    wall, t = Wall(live), session.translate()
    if not live.room.standing.rounds:
        layout.headline(t("No round has been held yet"), t("How the group moves shows here after the first."))
        return
    around = waiting.result(*cached_workshop.around_asked(live))
    if around is None:
        return
    ends = convergence(around, live.readings())
    layout.headline(layout.plain(why(verdict(live.room.workshop, ends), wall.topic, t)))
    _course(wall, ends)
    _again(wall)


def _course(wall: Wall, ends: tuple[RoundEnd, ...]) -> None:
    t, workshop = wall.t, wall.live.room.workshop
    courses = [Course(t("the whole"), tuple(end.whole.consensus for end in ends), whole=True)]
    courses += [
        Course(wall.set(name), tuple(end.sets[k].consensus for end in ends)) for k, name in enumerate(workshop.sets)
    ]
    moved = ends[-1].whole.change
    reading = t("Grey: each comparison set. In colour: the whole, by the weights of all indicators.")
    if moved is not None:
        revised = ends[-1].whole.revised
        reading = t("In the last round {share} of the answers were revised; weights moved by {value} on average.",
                    share=share(revised), value=score(moved, 4))  # fmt: skip
    with layout.figure(t("Consensus, round by round"), reading, "wide-wall-rounds"):
        figures.show("wall-rounds", f"{courses}", lambda: rounds(courses, enough=workshop.consensus, t=t))


def _again(wall: Wall) -> None:
    """One round and one pair of it, as they stood at its end."""
    t, live = wall.t, wall.live
    held, pairs = live.room.standing.rounds, live.reading.pairs
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="wall-again"):
        number = st.segmented_control(t("Round"), [each.number for each in held], default=held[-1].number,
                                      required=True, key=f"again-round-{live.room.id}-{len(held)}")  # fmt: skip
        place = st.selectbox(t("Pair"), range(len(pairs)), 0, format_func=lambda k: listed(wall, k),
                             key=f"again-pair-{live.room.id}", width=480)  # fmt: skip
    readings = live.readings()
    at = int(number or 1) - 1
    votes = pair_votes(readings[at], pairs[int(place or 0)])
    told = on_pair(votes, lambda name: wall.element(name, votes.pair.set), t, wall.speaks)
    with layout.figure(layout.plain(told), layout.plain(wall.pair(votes.pair)), "wall-again-discs"):
        wall_pair.shown("again", wall, votes, readings[at - 1] if at else None)
