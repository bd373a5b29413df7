"""What is set about a room while it lasts: links, code, address, what the wall covers, who is left out."""

from __future__ import annotations

import streamlit as st

from mcdm.errors import DecisionError
from views import cached_workshop, session
from views.components.workshop import address as workshop_address
from views.components.workshop import wall_people
from views.components.workshop.wall_reading import Wall, set_wall
from views.rehearsing import SPEEDS


def render(wall: Wall) -> None:
    """One menu, so that the wall stays calm."""
    t, room = wall.t, wall.live.room
    player = cached_workshop.players().get(room.id)
    if player is not None and player.playing:
        key = f"speed-{room.id}"
        chosen = st.segmented_control(
            t("Speed"), SPEEDS, default=player.speed, format_func=lambda speed: f"{speed:g}×", key=key,
            label_visibility="collapsed", required=True,
        )  # fmt: skip
        player.speed = float(chosen or player.speed)
    full = bool(session.remembered("wall/full"))
    with st.container(width="content", key="wall-full" if full else "wall-framed"):
        st.button("", key="wall-screen", icon=":material/fullscreen_exit:" if full else ":material/fullscreen:",
                  type="tertiary", help=t("Menus back") if full else t("The wall alone, without menus"),
                  on_click=session.remember, args=("wall/full", not full))  # fmt: skip
    with st.popover(t("Room"), icon=":material/tune:", key="wall-settings"):
        _links(wall)
        st.caption(wall_people.expiry(room.expires, t))
        st.button(t("Another code"), key="wall-renew", icon=":material/autorenew:", on_click=_renew, args=(room.id,),
                  help=t("The old one opens nothing any more; whoever is inside stays."))  # fmt: skip
        key = f"wall-held-{room.id}-{wall.live.led}"
        st.toggle(t("Cover the answers until all have answered"), room.standing.covered, key=key,
                  help=t("So nobody follows the first who speaks."), on_change=set_wall,
                  args=(room.id, key, wall.live.led, "covered"))  # fmt: skip
        workshop_address.settle()
        wall_people.leave_out(wall)


def _links(wall: Wall) -> None:
    t = wall.t
    st.button(t("Personal links"), key="wall-links", icon=":material/link:", width="stretch",
              on_click=_open_links)  # fmt: skip


def _open_links() -> None:
    session.remember("workshop/links", True)
    session.remember("wall/stale", True)


def _renew(room: str) -> None:
    try:
        cached_workshop.rooms().renew_code(room)
    except DecisionError as error:
        session.complain(error)
