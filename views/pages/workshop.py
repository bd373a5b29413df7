"""The page of workshops: a new one, its room on the wall, what it decides, its rounds, its minutes."""

from __future__ import annotations

import streamlit as st

from i18n.errors import error_sentence
from i18n.translate import N_
from mcdm.errors import DecisionError
from studies.rooms import Room
from views import cached_workshop, session, versions
from views.components import layout
from views.components.view_switch import view_switch
from views.components.workshop import form as workshop_form
from views.components.workshop import links as workshop_links
from views.components.workshop import minutes as workshop_minutes
from views.components.workshop import rounds as workshop_rounds
from views.components.workshop import wall_people, wall_results, wall_room

VIEWS = {
    "room": N_("The room"),
    "decides": N_("What it decides"),
    "rounds": N_("Rounds"),
    "minutes": N_("The minutes"),
}


def render() -> None:
    """The form where there is no workshop yet, else the one that is open."""
    try:
        held = cached_workshop.rooms().list(session.study_id())
    except DecisionError as error:
        with layout.page():
            layout.headline(session.translate()("Workshop"), layout.plain(error_sentence(error, session.language())))
        return
    if not held or session.remembered("workshop/new"):
        _new(held)
        return
    room = next((each for each in held if each.id == session.remembered("workshop/room")), held[0])
    live = cached_workshop.live(room.id)
    _catch_up(live)
    with st.container(horizontal_alignment="center"), st.container(width=1720, gap="small", key="workshop-page"):
        if session.remembered("workshop/links"):
            workshop_links.render(live)
            return
        view = _bar(room, held)
        if view == "room":
            wall_room.render(room.id)
        elif view == "decides":
            wall_results.render(room.id)
        elif view == "rounds":
            workshop_rounds.render(live)
        else:
            workshop_minutes.render(live)


def _new(held: tuple[Room, ...]) -> None:
    t = session.translate()
    with layout.page():
        layout.headline(
            t("Let the panel judge together"),
            t("Put a code on the wall; everybody answers on a phone. The group sees where it agrees, talks about where "
              "it does not, and votes again."),
        )  # fmt: skip
        if held:
            st.button(t("Back to the room"), key="workshop-back", icon=":material/arrow_back:",
                      on_click=session.remember, args=("workshop/new", False))  # fmt: skip
        workshop_form.render(len(held))


def _bar(room: Room, held: tuple[Room, ...]) -> str:
    """Which view; which workshop, where there are several; the way to a new one."""
    t, names = session.translate(), {each.id: _told(each) for each in held}
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="workshop-bar"):
        view = view_switch("workshop/view", {view: t(name) for view, name in VIEWS.items()})
        st.space("stretch")
        if len(held) > 1:
            key = f"workshop-room-{room.id}"
            st.selectbox(
                t("Workshop"), list(names), list(names).index(room.id), format_func=names.__getitem__, key=key,
                label_visibility="collapsed", width=320,
                on_change=lambda: session.remember("workshop/room", session.value_of(key)),
            )  # fmt: skip
        else:
            st.markdown(f":small[{layout.plain(names[room.id])}]", width="content")
        st.button(t("New workshop"), key="workshop-new", icon=":material/add:", type="tertiary",
                  on_click=session.remember, args=("workshop/new", True))  # fmt: skip
    return view


def _told(room: Room) -> str:
    """A workshop in a list: its name, how it stands, until when its code works."""
    t = session.translate()
    name = room.workshop.label.in_language(session.language())
    if room.standing.phase == "finished":
        return t("{workshop} · finished", workshop=name)
    return f"{name} · {wall_people.expiry(room.expires, t)}"


def _catch_up(live: cached_workshop.Live) -> None:
    """Take up the version that admitting somebody has made, where nothing here waits to be saved."""
    known = {each.id for each in session.whole().experts}
    if session.is_saved() and not known.issuperset(live.room.standing.seats):
        versions.reload()
        st.rerun()
