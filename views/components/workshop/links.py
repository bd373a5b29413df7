"""Personal links of invited experts: made on demand, shown once, each with its QR."""

from __future__ import annotations

import streamlit as st

from mcdm.errors import DecisionError
from views import cached_workshop, session
from views.cached_workshop import Live
from views.components import layout
from views.components.workshop import address as workshop_address
from views.components.workshop.wall_reading import Wall


def render(live: Live) -> None:
    """The links that were just made, or whom to make them for."""
    wall, made = Wall(live), _made(live.room.id)
    t = wall.t
    layout.headline(
        t("Personal links"),
        t("Each opens one ballot and nothing else. They are shown once: take them before you leave this page."),
    )
    st.button(t("Back to the room"), key="links-back", icon=":material/arrow_back:", on_click=_leave,
              args=(live.room.id,))  # fmt: skip
    if problem := session.take_problem():
        st.error(layout.plain(problem), icon=":material/block:")
    if made:
        _shown(wall, made)
    else:
        _ask(wall)


def _made(room: str) -> dict[str, str]:
    return dict(session.remembered(f"links/{room}", {}))


def _leave(room: str) -> None:
    session.remember("workshop/links", False)
    session.remember(f"links/{room}", {})


def _ask(wall: Wall) -> None:
    t, study = wall.t, wall.live.study
    invited = [each for each in wall.live.room.workshop.experts if each in {one.id for one in study.experts}]
    chosen = st.multiselect(
        t("For whom"), [each.id for each in study.experts], invited, format_func=wall.person, key="links-whom"
    )
    answered = {ballot.expert for ballot in study.ballots if ballot.set in wall.live.room.workshop.sets}
    replacing = False
    if wall.hidden:
        st.caption(t("Everybody gets a pseudonym at random; nothing kept says whose it is. Whose link is lost joins by "
                     "the code."))  # fmt: skip
        if answered & set(chosen):
            replacing = st.checkbox(
                t("Take back what they answered to these questions before, so that nobody counts twice"), True,
                key="links-replacing",
            )  # fmt: skip
    else:
        st.caption(t("Earlier links of the same people to this workshop open nothing any more."))
    st.button(t.n("Make {count} link", "Make {count} links", len(chosen)), key="links-make", type="primary",
              icon=":material/link:", disabled=not chosen, on_click=_make,
              args=(wall.id, tuple(chosen), replacing))  # fmt: skip


def _make(room: str, experts: tuple[str, ...], replacing: bool) -> None:
    try:
        tokens = cached_workshop.rooms().invite(room, experts, replacing=replacing)
    except DecisionError as error:
        session.complain(error)
        return
    session.remember(f"links/{room}", tokens)


def _shown(wall: Wall, made: dict[str, str]) -> None:
    t, language = wall.t, wall.live.room.workshop.language
    links = {name: workshop_address.of_token(token, language) for name, token in made.items()}
    if workshop_address.is_local():
        workshop_address.settle()
    everything = "\n".join(f"{wall.person(name)}\t{link}" for name, link in links.items())
    st.download_button(t("All as a list"), everything.encode("utf-8-sig"), "links.txt", "text/plain", key="links-all",
                       icon=":material/download:", on_click="ignore")  # fmt: skip
    with st.grid(3, min_column_width=300, gap="medium"):
        for name, link in links.items():
            with st.container(border=True, gap="xsmall", key=f"link-{name}"):
                st.markdown(f"**{layout.plain(wall.person(name))}**")
                workshop_address.show(link, t("Personal link of {name}", name=wall.person(name)), 168)
                st.code(link, language=None, wrap_lines=True)
