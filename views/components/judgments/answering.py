"""The ways to answer one comparison set, switched at any time: looking at another way changes nothing.

A set holds one kind of answer. Pairs are the same judgments in the matrix and one at a time, and answers to best and
worst are pairs too. Where an answer of another kind takes the place of one, that one is laid aside for use again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from i18n.translate import N_, Translator
from mcdm.judgments import BestWorstComparisons, DirectRatings, Judgments, PairwiseComparisons
from views import session
from views.components.judgments import ballot_form
from views.components.judgments.ballot_form import Sheet
from views.components.judgments.best_worst_form import LEAST, best_worst

WAYS = {
    "pair": N_("One pair at a time"),
    "matrix": N_("Matrix"),
    "points": N_("Points"),
    "best-worst": N_("Best and worst"),
}


OPEN = "ways/open"
"""Remembers that somebody asked for the other ways."""


def answer(sheet: Sheet, opening: str, pairs: Callable[[Sheet], None] | None = None) -> None:
    """The set in the way that was chosen, else in that of its answer, else in the way the page opens with.

    Parameters
    ----------
    sheet
        What is asked.
    opening
        The way in which the page opens.
    pairs
        Asks one pair at a time on a phone, where the other ways stand back behind a link.
    """
    way = _chosen(sheet, opening)
    if pairs is not None and not (way != "pair" or session.remembered(OPEN)):
        _show(_with_memory(sheet), way, pairs)
        return
    above, below = st.container(), st.container()
    with below if opening == "pair" else above, st.container(key="ways"):
        _choice(sheet, way)
    with above:
        _show(_with_memory(sheet), way, pairs or ballot_form.pairs)


def other_ways(t: Translator) -> None:
    """The link to the other ways, where they stand back."""
    if not session.remembered(OPEN):
        st.button(t("Answer in another way"), key="ways-open", type="tertiary",
                  on_click=session.remember, args=(OPEN, True))  # fmt: skip


def _show(sheet: Sheet, way: str, pairs: Callable[[Sheet], None]) -> None:
    _foreign(sheet, way)
    if way == "points":
        ballot_form.points(sheet)
    elif way == "best-worst":
        best_worst(sheet)
    elif way == "matrix":
        ballot_form.matrix(_as_pairs(sheet))
    else:
        pairs(_as_pairs(sheet))
    _aside(sheet)


def _offered(sheet: Sheet) -> list[str]:
    return [way for way in WAYS if way != "best-worst" or len(sheet.asked.elements) >= LEAST]


def _chosen(sheet: Sheet, opening: str) -> str:
    given = {DirectRatings: "points", BestWorstComparisons: "best-worst"}.get(type(sheet.given), "")
    usual = session.remembered("way", opening)
    kept = session.remembered(_way(sheet)) or given or (usual if usual in ("pair", "matrix") else opening)
    return str(kept) if kept in _offered(sheet) else opening


def _way(sheet: Sheet) -> str:
    return f"way/{sheet.who}/{sheet.asked.id}"


def _choice(sheet: Sheet, way: str) -> None:
    """The switch between the ways."""
    t, key = sheet.t, f"{_way(sheet)}/{way}"

    def choose() -> None:
        session.remember(_way(sheet), session.value_of(key))
        session.remember("way", session.value_of(key))

    st.segmented_control(
        t("How to answer"),
        _offered(sheet),
        format_func=lambda each: t(WAYS[each]),
        default=way,
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=choose,
    )


# ---------------------------------------------------------------------- answers of another kind


def _with_memory(sheet: Sheet) -> Sheet:
    """The sheet, laying aside what an answer of another kind replaces."""

    def keep(judgments: Judgments) -> object:
        if sheet.given is not None and not _holds(judgments, sheet.given):
            session.remember(_place(sheet), sheet.given)
        return sheet.keep(judgments)

    return replace(sheet, keep=keep)


def _holds(new: Judgments, old: Judgments) -> bool:
    """Whether an answer goes on from the one before: of its kind, or pairs after best and worst."""
    return isinstance(new, type(old)) or (
        isinstance(new, PairwiseComparisons) and isinstance(old, BestWorstComparisons)
    )


def _as_pairs(sheet: Sheet) -> Sheet:
    """Where points are in use, the pairs that were laid aside for them are shown."""
    aside = session.remembered(_place(sheet))
    shown = isinstance(sheet.given, DirectRatings) and isinstance(aside, PairwiseComparisons)
    return replace(sheet, given=aside) if shown else sheet


def _foreign(sheet: Sheet, way: str) -> None:
    """Say so where the set is answered in another way than the one that is shown."""
    given, t = sheet.given, sheet.t
    if isinstance(given, DirectRatings) and way != "points":
        st.caption(t("Points are in use for this set. An answer here replaces them; they are laid aside, not lost."))
    elif isinstance(given, PairwiseComparisons) and given.answered and way == "points":
        st.caption(t("These are the weights of your pairs. If you keep them, the pairs are laid aside, not lost."))
    elif isinstance(given, PairwiseComparisons) and given.answered and way == "best-worst":
        st.caption(
            t("Your pairs are in use for this set. An answer here replaces them; they are laid aside, not lost.")
        )
    elif isinstance(given, BestWorstComparisons) and way in ("pair", "matrix"):
        st.caption(t("These are your answers to best and worst. Every further pair adds to them."))


def _aside(sheet: Sheet) -> None:
    """The way back to what was laid aside."""
    aside, t = session.remembered(_place(sheet)), sheet.t
    if aside is None or isinstance(aside, type(sheet.given)) or aside.elements != sheet.asked.elements:
        return
    st.button(
        _called(aside, t),
        key=f"use-again/{sheet.asked.id}",
        type="tertiary",
        icon=":material/undo:",
        on_click=_use_again,
        args=(sheet, aside),
    )


def _use_again(sheet: Sheet, aside: Judgments) -> None:
    sheet.keep(aside)
    session.remember(_way(sheet), None)


def _called(aside: Judgments, t: Translator) -> str:
    if isinstance(aside, DirectRatings):
        return t("Use the points again")
    if isinstance(aside, BestWorstComparisons):
        return t("Use the answers to best and worst again")
    return t.n("Use the {count} pair again", "Use the {count} pairs again", aside.answered)


def _place(sheet: Sheet) -> str:
    return f"aside/{sheet.who}/{sheet.asked.id}"
