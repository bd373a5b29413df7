"""The left of a wall: how to join, who waits at the door, who is here and how far."""

from __future__ import annotations

import html
from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from i18n.translate import Translator
from mcdm.errors import DecisionError
from reports.sentences import wall as say
from views import cached_workshop, session
from views.components import layout
from views.components.workshop import address as workshop_address
from views.components.workshop.wall_reading import Wall, tell

FEW = 14
"""So many stand in a list, one a line; more stand in a grid."""


def render(wall: Wall) -> None:
    """Draw the left of the wall."""
    room = wall.live.room
    if room.standing.phase != "finished":
        _door(wall)
        _waiting(wall)
    _here(wall)


def _door(wall: Wall) -> None:
    t, room = wall.t, wall.live.room
    with st.container(border=True, horizontal_alignment="center", gap="xsmall", key="wall-door"):
        address = workshop_address.of_code(room.code, room.workshop.language)
        workshop_address.show(address, t("Code to join the workshop"), "stretch")
        st.markdown(f":small[{t('Scan, or enter at {address}', address=layout.plain(_short()))}]",
                    text_alignment="center")  # fmt: skip
        st.html(f'<div class="wb-code">{html.escape(room.code)}</div>')
        if workshop_address.is_local():
            warned = t("Phones cannot reach “localhost”: set the address under “Room”.")
            st.caption(f":orange[:material/flag:] {warned}", text_alignment="center")


def _short() -> str:
    return workshop_address.base().split("://", 1)[-1] + "/?join"


def expiry(at: str, t: Translator) -> str:
    """Until when a code opens the door, in the reader's own time."""
    zone = st.context.timezone
    moment = datetime.fromisoformat(at).astimezone(ZoneInfo(zone) if zone else None)
    if moment < datetime.now(moment.tzinfo):
        return t("the code has expired")
    return t("the code works until {time}", time=moment.strftime("%Y-%m-%d %H:%M"))


# ---------------------------------------------------------------------- the waiting room


def _waiting(wall: Wall) -> None:
    t, knocks = wall.t, wall.live.knocks
    if not knocks:
        return
    with st.container(gap="xsmall", key="finding-knocks"):
        st.markdown(f"**{t.n('{count} person waits at the door', '{count} people wait at the door', len(knocks))}**")
        weight = float(st.number_input(t("Admit with weight"), 0.0, 100.0, 1.0, 0.5, key=f"wall-weight-{wall.id}"))
        for knock in knocks[:8]:
            with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
                st.markdown(layout.plain(knock.name), width="stretch", wrap=False)
                st.button(t("Admit"), key=f"admit-{knock.id}", type="primary", on_click=_admit,
                          args=(wall.id, (knock.id,), weight))  # fmt: skip
                st.button("", key=f"refuse-{knock.id}", icon=":material/close:", help=t("Turn away"),
                          on_click=_refuse, args=(wall.id, (knock.id,)))  # fmt: skip
        if len(knocks) > 1:
            everybody = tuple(knock.id for knock in knocks)
            st.button(t("Admit all {count}", count=len(knocks)), key="admit-all", width="stretch",
                      on_click=_admit, args=(wall.id, everybody, weight))  # fmt: skip


def _admit(room: str, knocks: tuple[int, ...], weight: float) -> None:
    try:
        cached_workshop.rooms().admit(room, knocks, weight=weight)
    except DecisionError as error:
        session.complain(error)
        return
    session.remember("wall/stale", True)  # the study has a new version: what is open here takes it up


def _refuse(room: str, knocks: tuple[int, ...]) -> None:
    cached_workshop.rooms().refuse(room, knocks)


# ---------------------------------------------------------------------- who is here


def _here(wall: Wall) -> None:
    t, live = wall.t, wall.live
    experts, done, asked = live.reading.experts, live.progress(), len(live.reading.pairs)
    here = live.here()
    finished = sum(count >= asked for count in done)
    with st.container(gap="xsmall", key="wall-who"):
        st.markdown(f"**{say.who(finished, len(experts), len(here & set(experts)), t)}**")
        uninvited = len(live.room.workshop.experts) - len(experts) if wall.hidden else 0
        if wall.hidden and uninvited > 0:
            st.caption(t("Invited experts take part once their links are made: see “Room”."))
        if not experts:
            st.caption(t("Whoever scans the code waits here until you let them in."))
            return
        rows = "".join(_row(wall, name, count, asked, name in here) for name, count in zip(experts, done, strict=True))
        st.html(f'<div class="wb-people{" many" if len(experts) > FEW else ""}" role="list">{rows}</div>')


def _row(wall: Wall, expert: str, done: int, asked: int, here: bool) -> str:
    """One expert: a mark that is full when finished, the name, how far."""
    name, full = wall.person(expert), done >= asked
    short = "" if wall.hidden or name == expert else f"<b>{html.escape(expert)}</b> "
    state = "done" if full else "here" if here else "gone"
    spoken = wall.t("finished") if full else wall.t("here") if here else wall.t("not here")
    share = 100 * done / asked if asked else 0
    title, mark = html.escape(f"{name}: {spoken}"), f"{state}{'' if here else ' away'}"
    return (
        f'<div role="listitem" class="{mark}" title="{title}">'
        f'<i style="--share:{share:.0f}%"></i><span>{short}{html.escape(name)}</span><em>{done}/{asked}</em></div>'
    )


def leave_out(wall: Wall) -> None:
    """End the seat of somebody: the answers no longer count, the link opens nothing."""
    t, experts = wall.t, wall.live.reading.experts
    if not experts:
        return
    chosen = st.selectbox(t("Leave somebody out"), experts, None, format_func=wall.person, key=f"leave-{wall.id}",
                          placeholder=t("Nobody"))  # fmt: skip
    if chosen:
        st.caption(t("The answers no longer count, and the link opens nothing. What was said stays in the minutes."))
        st.button(t("Leave {name} out", name=layout.plain(wall.person(chosen))), key=f"leave-do-{wall.id}",
                  on_click=tell, args=(wall.id, "left out"), kwargs={"expert": chosen})  # fmt: skip
