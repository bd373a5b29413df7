"""A figure on a page: title and reading above, the drawing below, the sentence that a screen reader says with it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import streamlit as st

from mcdm.judgments import FloatArray
from reports.charts.look import Figure, Palette
from reports.charts.scales import IndexDisplay
from studies.study import Study
from views import cached, session


def show(name: str, shown: str, draw: Callable[[], Figure], *, height: int | None = None) -> None:
    """Draw a figure across its column.

    Parameters
    ----------
    name
        Of this figure on its page.
    shown
        Key of everything it shows, from :func:`key_of` and :func:`views.session.key_of`: the same is drawn only once.
    draw
        Makes the figure.
    """
    spec, takeaway = cached.figure(f"{name}|{shown}", draw, height=height)
    st.vega_lite_chart(spec=spec, width="stretch", alt=takeaway, theme="streamlit", key=f"chart-{name}")


def key_of(*arrays: FloatArray) -> str:
    """Key of the numbers that a figure shows."""
    digest = hashlib.blake2b(digest_size=12)
    for array in arrays:
        digest.update(array.tobytes())
    return digest.hexdigest()


def display(study: Study | None = None) -> IndexDisplay:
    """How this visitor reads the index of the open study: as a score, or on 0-100."""
    scores = (study or session.study()).scale.scores
    return IndexDisplay("percent" if session.display() == "percent" else "score", min(scores), max(scores))


def palette(study: Study | None = None) -> Palette:
    """Names and colours of the scenarios of the open study; the first empty plan is the status quo."""
    scenarios = (study or session.study()).scenarios
    names: list[str] = []
    for scenario in scenarios:
        name = scenario.label.in_language(session.language()) or scenario.id
        names.append(f"{name} ({scenario.id})" if name in names else name)
    status_quo = next((scenario.id for scenario in scenarios if not scenario.plan), "")
    return Palette(tuple(scenario.id for scenario in scenarios), tuple(names), status_quo)
