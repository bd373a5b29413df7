"""What every view of the page of futures draws from, and the level that counts as good enough."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import streamlit as st

from reports.sentences.reader import Reader
from scenarios.exploration import Exploration
from scenarios.robust import FutureTable
from studies.study import Study
from views import session
from views.components import figures, layout


@dataclass(frozen=True, eq=False)
class Faced:
    """A study against its futures.

    Parameters
    ----------
    table
        Every plan in every named future.
    explored
        Every plan in hundreds of futures; None while it is worked out, or where it was stopped.
    """

    study: Study
    table: FutureTable
    explored: Exploration | None = None

    @property
    def by(self) -> Reader:
        """What sentences need."""
        return Reader(self.study, figures.display(self.study), session.translate(), layout.plain)

    @property
    def spoken(self) -> Reader:
        """The same for charts, which read no Markdown."""
        return Reader(self.study, figures.display(self.study), session.translate())


def place(what: str) -> str:
    """Under what a choice on this page is remembered."""
    return f"futures/{session.study_id()}/{what}"


def level(faced: Faced, values: Iterable[float], label: str, name: str) -> float:
    """A slider of the index that is good enough, as a score; both views share what was chosen."""
    display, found = figures.display(faced.study), list(values)
    step = 0.001 if display.kind == "score" else 0.1
    low, high = display.at(min(found)), display.at(max(found))
    low, high = step * round(low / step - 5), step * round(high / step + 5)
    kept = session.remembered(place("threshold"), usual(faced))
    at = min(max(step * round(display.at(kept) / step), low), high)
    key = session.widget("futures", name, display.kind, session.remembered(place("threshold/turn"), 0))

    def choose() -> None:
        session.remember(place("threshold"), _back(faced.study, float(session.value_of(key))))

    chosen = st.slider(
        label, low, high, at, step, key=key, format="%.3f" if display.kind == "score" else "%.1f", on_change=choose
    )
    return _back(faced.study, float(chosen))


def usual(faced: Faced) -> float:
    """What counts as good enough until somebody says: just below what the best plan is expected to reach."""
    return round(float(faced.table.expected.max()) - 0.005, 2)


def _back(study: Study, shown: float) -> float:
    display = figures.display(study)
    if display.kind == "score":
        return shown
    return display.worst + shown * (display.best - display.worst) / 100


# ---------------------------------------------------------------------- edits of futures


def apply(beside: str, edit: Callable[..., Study], *args: object, **options: object) -> bool:
    """An edit whose refusal is told `beside` the cards, the form or the table; what was typed stays."""
    done = session.apply(edit, *args, **options)
    session.remember(place("refused"), None if done else (beside, layout.plain(session.take_problem())))
    return done


def refusal(beside: str) -> None:
    """Why the last edit made here was refused, until one is taken."""
    where, sentence = session.remembered(place("refused")) or ("", "")
    if where == beside:
        st.error(sentence, icon=":material/block:")


def turn_of(future: str) -> int:
    """Part of the key of a future's slider: another one once it has to stand elsewhere."""
    return int(session.remembered(place(f"turn/{future}"), 0))


def turn(futures: Iterable[str]) -> None:
    """Draw the sliders of these futures anew where they now stand."""
    for future in futures:
        session.remember(place(f"turn/{future}"), turn_of(future) + 1)
