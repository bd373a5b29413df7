"""The room of a workshop, drawn anew where something happens: people on the left, the pair or the pause beside them."""

from __future__ import annotations

import streamlit as st

from i18n.numbers import score
from mcdm.errors import DecisionError
from reports.sentences import wall as say
from reports.sentences.workshop import why
from studies.delphi import convergence, verdict
from views import cached_workshop, session
from views.components import layout, marks
from views.components.workshop import settings as workshop_settings
from views.components.workshop import wall_actions, wall_pair, wall_people
from views.components.workshop.wall_reading import Wall
from views.components.workshop.watch import drawn, missed, watch


def render(room_id: str) -> None:
    """The wall, and the look for news of it: what an expert answers is there within the next second."""
    _wall(room_id)
    watch(room_id, "wall-room")


@st.fragment(key="wall-room")
def _wall(room_id: str) -> None:
    """What was admitted meanwhile made a new version, which the whole page takes up."""
    if session.remembered("wall/stale"):
        session.remember("wall/stale", False)
        st.rerun()
    try:
        wall = Wall(cached_workshop.live(room_id))
    except DecisionError as error:
        missed(error, "wall-room")
        return
    drawn(wall.live, "wall-room")
    with st.container(key="wall"):
        left, right = st.columns([3, 9], gap="large")
        with left:
            wall_people.render(wall)
        with right:
            _right(wall)


def _right(wall: Wall) -> None:
    t, state, pair = wall.t, wall.live.room.standing, wall.live.pair
    cached_workshop.around(wall.live)  # begun now, so that it is there when somebody asks for the next pair
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="wall-bar"):
        lasts = state.phase in ("open", "locked") and pair is not None
        where = f" :small[:gray[{layout.plain(wall_pair.place(wall, pair))}]]" if lasts and pair else ""
        st.markdown(badges(wall) + where, width="stretch")
        workshop_settings.render(wall)
    if problem := session.take_problem():
        st.error(layout.plain(problem), icon=":material/block:")
    if told := session.remembered("wall/why"):
        session.remember("wall/why", "")
        st.toast(layout.plain(str(told)))
    if state.phase in ("open", "locked") and pair is not None and wall.live.reading.experts:
        wall_pair.render(wall, pair)
        wall_actions.render(wall, pair)
        return
    here = len(wall.live.here() & set(wall.live.reading.experts))
    layout.headline(*map(layout.plain, say.begin(wall.live.room, len(wall.live.reading.experts), here, t)))
    if state.rounds:
        _closed(wall)
    if state.phase == "finished":
        wall_actions.decision(wall)
    else:
        wall_actions.between(wall)


def badges(wall: Wall) -> str:
    """Which round, hidden names, Delphi, a rehearsal: as badges."""
    t, room = wall.t, wall.live.room
    found = [marks.fact(say.phase(room, t))]
    if room.standing.phase == "open":
        found = [marks.good(say.phase(room, t))]
    if room.workshop.names_hidden:
        found.append(marks.fact(t("names hidden")))
    if room.workshop.delphi:
        found.append(marks.fact(t("Delphi")))
    if room.id in cached_workshop.players():
        found.append(marks.assumption(t("rehearsal")))
    return " ".join(found)


def _closed(wall: Wall) -> None:
    """How the group stood at the end of the last round, and whether another is worth it."""
    t, live = wall.t, wall.live
    around = cached_workshop.around(live)
    if around is None:
        st.caption(t("What follows from the answers is being worked out …"))
        return
    ends = convergence(around, live.readings())
    last = ends[-1]
    least = sorted(last.sets, key=lambda each: 1.0 if each.consensus is None else each.consensus)[:4]
    told = layout.plain(why(verdict(live.room.workshop, ends), wall.topic, t))
    with layout.figure(told, "", "wall-closed"), st.grid(4, min_column_width=180, gap="small"):
        for each in least:
            st.metric(layout.plain(wall.set(each.set)), score(each.consensus), border=True,
                      delta_description=say.revised(each.revised, t), height="stretch")  # fmt: skip
