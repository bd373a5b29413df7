"""What the facilitator does at a wall: which pair, who leads, talk and vote again, lock, rounds, decisions."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from reports.sentences.workshop import worth_talk
from studies.workshop import ACCEPTS, Pair
from views import cached_workshop, session
from views.components import layout
from views.components.workshop.wall_reading import NEWEST, Wall, set_wall, tell, tell_of


def render(wall: Wall, pair: Pair) -> None:
    """The row of main actions, the row of smaller ones, and the comments on the pair."""
    _main(wall, pair)
    _smaller(wall, pair)
    _comments(wall, pair)


# ---------------------------------------------------------------------- the pair


def _main(wall: Wall, pair: Pair) -> None:
    t, live = wall.t, wall.live
    votes = live.votes(pair)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="wall-main"):
        if live.covered(votes) and votes.answered:
            st.button(t("Show the answers"), key="wall-uncover", type="primary", icon=":material/visibility:",
                      on_click=tell_of, args=(wall.id, "answers shown", pair))  # fmt: skip
        else:
            st.button(t("Next pair"), key="wall-next", type="primary", icon=":material/arrow_forward:",
                      help=t("The pair on which talk would change the result most: where the group disagrees, times "
                             "how much the pair counts."),
                      on_click=_next, args=(wall, pair))  # fmt: skip
        st.button(t("Discuss and vote again"), key="wall-vote", icon=":material/forum:",
                  disabled=live.room.standing.phase != "open" or not votes.answered,
                  help=t("Everybody is led to this pair and answers it once more; before and after stay on record."),
                  on_click=tell_of, args=(wall.id, "vote again", pair), kwargs=NEWEST)  # fmt: skip
        key = f"wall-lead-{live.led}"
        st.toggle(t("Lead everybody here"), live.room.standing.together, key=key,
                  disabled="pair shown" not in ACCEPTS[live.room.standing.phase],
                  on_change=_lead, args=(wall.id, pair, key, live.led))  # fmt: skip
        if not wall.hidden:
            names = f"wall-names-{live.led}"
            st.toggle(t("Show names"), live.room.standing.named, key=names, on_change=set_wall,
                      args=(wall.id, names, live.led, "named"))  # fmt: skip


def _lead(room: str, pair: Pair, key: str, led: int) -> None:
    """Lead everybody, or let them go; a switch of a wall that has changed since says nothing."""
    now, value = cached_workshop.live(room), session.value_of(key)
    if now.led != led or value is None or bool(value) == now.room.standing.together:
        return
    if value:
        tell_of(room, "pair shown", pair, together=True)
    else:
        tell(room, "everyone at their own pace")


def _next(wall: Wall, pair: Pair) -> None:
    """The pair that deserves talk next; where none does, the next one on the list that somebody has not answered."""
    live = wall.live
    around = cached_workshop.around(live)
    topic, found = live.propose(around, pair) if around is not None else (None, None)
    chosen = topic.pair if topic is not None else _following(live.reading.pairs, pair)
    if topic is None and found is not None:
        session.remember("wall/why", worth_talk(None, found, wall.element, wall.t))
    show(wall, chosen)


def _following(pairs: Sequence[Pair], pair: Pair, step: int = 1) -> Pair:
    known = [frozenset((each.set, each.first, each.second)) for each in pairs]
    at = known.index(frozenset((pair.set, pair.first, pair.second)))
    return pairs[(at + step) % len(pairs)]


def show(wall: Wall, pair: Pair) -> None:
    """Put a pair on the wall; whoever is led goes there."""
    tell_of(wall.id, "pair shown", pair, together=wall.live.room.standing.together)


def _choose(wall: Wall, key: str, at: int, led: int) -> None:
    """Show the pair chosen from the list, unless the wall has changed since."""
    chosen = session.value_of(key, at)
    if cached_workshop.live(wall.id).led == led and chosen != at:
        show(wall, wall.live.reading.pairs[chosen])


def _smaller(wall: Wall, pair: Pair) -> None:
    t, live = wall.t, wall.live
    pairs, phase = live.reading.pairs, live.room.standing.phase
    turned = Pair(pair.set, pair.second, pair.first)
    at = pairs.index(pair) if pair in pairs else pairs.index(turned)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="wall-smaller"):
        st.button("", key="wall-back", icon=":material/chevron_left:", help=t("The pair before"), on_click=show,
                  args=(wall, _following(pairs, pair, -1)))  # fmt: skip
        key = f"wall-pair-{live.led}"
        st.selectbox(
            t("Any pair"), range(len(pairs)), at, format_func=lambda k: listed(wall, k), key=key,
            label_visibility="collapsed", width=300, on_change=_choose, args=(wall, key, at, live.led),
        )  # fmt: skip
        st.button("", key="wall-forth", icon=":material/chevron_right:", help=t("The pair after"), on_click=show,
                  args=(wall, _following(pairs, pair)))  # fmt: skip
        st.space("stretch")
        if phase == "locked":
            st.button(t("Reopen"), key="wall-reopen", icon=":material/lock_open:", on_click=tell,
                      args=(wall.id, "reopened"))  # fmt: skip
        elif phase == "open":
            st.button(t("Lock"), key="wall-lock", icon=":material/lock:", help=t("Nobody can answer until you reopen."),
                      on_click=tell, args=(wall.id, "locked"))  # fmt: skip
        if phase in ("open", "locked"):
            st.button(t("Close the round"), key="wall-close", icon=":material/flag:", on_click=tell,
                      args=(wall.id, "round closed"), kwargs=NEWEST)  # fmt: skip
        decision(wall)


def listed(wall: Wall, place: int) -> str:
    """A pair on the list, with its place: the same pair may be asked about several elements."""
    pair = wall.live.reading.pairs[place]
    return f"{place + 1} · {wall.pair(pair)}"


# ---------------------------------------------------------------------- rounds, decisions, comments


def decision(wall: Wall) -> None:
    """Write down what the group decides."""
    t = wall.t
    with st.popover(t("Note a decision"), icon=":material/gavel:", key="wall-decision"):
        made = wall.live.room.standing.decisions
        for each in made[-4:]:
            st.markdown(f":material/gavel: {layout.plain(each.text)}")
        key = f"wall-decided-{wall.id}-{len(made)}"
        st.text_area(t("What the group decides"), key=key, height=90, max_chars=600,
                     placeholder=t("e.g. Reliability counts most; more on the hotline in spring"))  # fmt: skip
        st.button(t("Note it"), key=f"wall-note-{wall.id}", type="primary", icon=":material/check:", on_click=_note,
                  args=(wall.id, key))  # fmt: skip


def _note(room: str, key: str) -> None:
    text = str(session.value_of(key, "")).strip()
    if text:
        tell(room, "decision", text=text)


def between(wall: Wall) -> None:
    """Before a round and between two: open the next one, or finish."""
    t, room = wall.t, wall.live.room
    left = room.workshop.rounds - len(room.standing.rounds)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="wall-between"):
        if left > 0:
            number = len(room.standing.rounds) + 1
            st.button(t("Open round {number}", number=number), key="wall-open", type="primary",
                      icon=":material/play_arrow:", disabled=not room.standing.seats, on_click=tell,
                      args=(wall.id, "round opened"), kwargs=NEWEST)  # fmt: skip
        if room.standing.rounds:
            finish(wall, primary=left <= 0)
            decision(wall)


def finish(wall: Wall, *, primary: bool = False) -> None:
    """End the workshop, asked once."""
    t = wall.t
    with st.popover(t("Finish"), icon=":material/done_all:", type="primary" if primary else "secondary",
                    key="wall-finish"):  # fmt: skip
        st.markdown(t("After this nobody can answer any more. Decisions and comments can still be noted."))
        st.button(t("Finish the workshop"), key=f"wall-finish-do-{wall.id}", type="primary", on_click=tell,
                  args=(wall.id, "finished"), kwargs=NEWEST)  # fmt: skip


def _comments(wall: Wall, pair: Pair) -> None:
    """What was said about this pair, and why it was left open."""
    t, live = wall.t, wall.live
    both = {pair, Pair(pair.set, pair.second, pair.first)}
    votes = live.votes(pair)
    if live.covered(votes):
        return
    said = [(each.author, each.text) for each in live.room.standing.comments if each.pair in both]
    said += [(each.expert, t("left it open: {why}", why=each.reason)) for each in votes.votes if each.reason]
    if not said:
        return
    with st.container(gap="xsmall", key="wall-comments"):
        st.markdown(f"**{t('Said about this pair')}**")
        for author, text in said[-5:]:
            who = f"**{layout.plain(wall.expert(author))}** " if wall.named else ""
            st.markdown(f":material/chat_bubble: {who}{layout.plain(text)}")
