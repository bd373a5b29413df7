"""A personal link: one expert's own questions, and nothing else of the study.

The link opens a seat in a workshop, with its waiting room, rounds and end, or a ballot by itself. Every answer is
stored at once. What other experts answered is neither shown nor used on this page, but for the spread of a Delphi.
"""

from __future__ import annotations

import streamlit as st

from mcdm.errors import DecisionError
from reports.sentences import judgments as say
from reports.sentences import seat as told
from views import cached, session
from views.components import layout
from views.components.seat import answering as seat_answering
from views.components.seat import bar as seat_bar
from views.components.seat import device as seat_device
from views.components.seat import place as seat_place
from views.components.seat import summary as seat_summary
from views.components.seat import watch as seat_watch
from views.components.seat.place import PASSING, Place
from views.components.seat.question import seat_code


def render() -> None:
    """What the link opens now; one that opens nothing says so."""
    with seat_bar.page():
        place = _place()
        if place is None:
            return
        seat_bar.render(place.room.workshop.label if place.room else place.study.label)
        _shown(place)
        seat_code()


def _place() -> Place | None:
    """The seat; None where the page says already why there is none."""
    t = session.translate()
    try:
        return seat_place.take(cached.rooms(), session.ballot_token())
    except DecisionError as error:
        if error.code not in PASSING:
            seat_bar.render()
            seat_device.forget(session.ballot_token())
            seat_bar.calm(
                t("This link opens nothing"),
                t("It was revoked, has expired or is incomplete. Ask whoever sent it for a new one; what you answered "
                  "before is kept."),
                "link_off",
            )  # fmt: skip
            return None
    place = seat_place.taken()
    if place is None:
        seat_bar.render()
        seat_bar.calm(t("One moment"), t("The database does not answer just now. This page tries again by itself."),
                      "hourglass_empty")  # fmt: skip
        seat_watch.watch(None)
    return place


def _shown(place: Place) -> None:
    if place.seat.refused:
        _turned_away()
    elif place.seat.waiting:
        _waiting_room()
    elif place.room is None:
        _ballot(place)
    elif place.room.standing.phase == "finished":
        seat_summary.render(place)
        return
    elif place.room.standing.phase == "waiting":
        _between(place)
    else:
        seat_answering.render()
        seat_answering.ways_on(place)
    if place.room is not None and not place.seat.refused:
        seat_watch.watch(place)
        seat_device.keep(place.token)
    elif place.room is not None:
        seat_device.forget(place.token)


def _turned_away() -> None:
    t = session.translate()
    seat_bar.calm(
        t("You do not take part just now"),
        t("The facilitator did not admit this device, or ended its seat. Ask in the room if that was not meant."),
        "block",
    )


def _waiting_room() -> None:
    t = session.translate()
    seat_bar.calm(
        t("You are in the waiting room"),
        t("The facilitator sees your name and lets you in. Keep this page open; it goes on by itself."),
        "hourglass_empty",
    )


def _between(place: Place) -> None:
    """Before the first round, and between two."""
    assert place.room is not None
    title, lead = told.waiting(place.room.standing, place.room.workshop.rounds, session.translate())
    seat_bar.calm(title, lead, "check_circle" if place.room.standing.round is None else "hourglass_empty")


def _ballot(place: Place) -> None:
    """A ballot by itself: a greeting, the questions, and how far one is."""
    t = session.translate()
    name = place.study.labels[place.expert].in_language(t.language) or place.expert
    open_pairs = sum(each.pair_count - place.done(each) for each in place.sets if not place.is_finished(each))
    skipped = place.answered + open_pairs < place.pairs
    with st.container(key="greeting"):
        st.title(layout.plain(say.greeting(name, open_pairs, place.answered, t, skipped=skipped)), anchor=False)
    seat_answering.render()
    seat_answering.ways_on(place)
    st.caption(t("A pair you cannot judge may stay open: the method works without it."))
