"""Which pages there are, in the order of the work: build, judge, weigh, measure, simulate, decide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from i18n.translate import N_
from views import cached, session
from views.components import siblings, study_bar
from views.pages import (
    alternatives,
    ballot,
    budget,
    compare,
    futures,
    importance,
    index,
    indices,
    join,
    judgments,
    levers,
    model,
    operations,
    panel,
    robustness,
    scenarios,
    segments,
    settings,
    structure,
    studies,
    survey,
    track,
    weights,
    workshop,
)


@dataclass(frozen=True)
class Place:
    """A page.

    Parameters
    ----------
    part
        Which part of the work it belongs to: the menu it stands in.
    path, title, render
        Its name in the address, its title, what draws it.
    needs_study
        Whether it needs an open study.
    inside
        Whether it is about one network at a time, where the study has some inside its elements.
    """

    part: str
    path: str
    title: str
    render: Callable[[], None]
    needs_study: bool = True
    inside: bool = False


STUDY, WEIGH, MEASURE, SIMULATE, DECIDE = N_("Study"), N_("Weigh"), N_("Measure"), N_("Simulate"), N_("Decide")

PLACES = (
    Place(STUDY, "studies", N_("Studies"), studies.render, needs_study=False),
    Place(STUDY, "settings", N_("Settings"), settings.render, needs_study=False),
    Place(WEIGH, "model", N_("Model"), model.render, inside=True),
    Place(WEIGH, "judgments", N_("Judgments"), judgments.render, inside=True),
    Place(WEIGH, "panel", N_("Panel"), panel.render, inside=True),
    Place(WEIGH, "workshop", N_("Workshop"), workshop.render),
    Place(WEIGH, "weights", N_("Weights"), weights.render, inside=True),
    Place(WEIGH, "alternatives", N_("Alternatives"), alternatives.render),
    Place(MEASURE, "survey", N_("Survey"), survey.render),
    Place(MEASURE, "index", N_("Index"), index.render),
    Place(MEASURE, "indices", N_("Indices side by side"), indices.render),
    Place(MEASURE, "segments", N_("Segments"), segments.render),
    Place(MEASURE, "importance", N_("What matters"), importance.render),
    Place(MEASURE, "structure", N_("Structure"), structure.render),
    Place(MEASURE, "operations", N_("Figures & complaints"), operations.render),
    Place(SIMULATE, "levers", N_("Levers"), levers.render),
    Place(SIMULATE, "scenarios", N_("Scenarios"), scenarios.render),
    Place(DECIDE, "budget", N_("Budget"), budget.render),
    Place(DECIDE, "compare", N_("Compare"), compare.render),
    Place(DECIDE, "futures", N_("Futures"), futures.render),
    Place(DECIDE, "robustness", N_("Robustness"), robustness.render, inside=True),
    Place(DECIDE, "track", N_("Track"), track.render),
)


def run() -> None:
    """Show the page of the address. A personal link shows its ballot and nothing else."""
    cached.keep_house()
    session.begin(cached.database())
    if session.ballot_token():
        st.navigation([st.Page(ballot.render, title=session.translate()("Your judgments"))], position="hidden").run()
        return
    if session.join_code() is not None:
        st.navigation([st.Page(join.render, title=session.translate()("Join the workshop"))], position="hidden").run()
        return
    t = session.translate()
    pages = {place.path: st.Page(_shown(place), title=t(place.title), url_path=place.path) for place in PLACES}
    session.remember_pages(pages)
    root = st.Page(_to_first, title=t(PLACES[0].title), url_path="start", default=True, visibility="hidden")
    menus: dict[str, list[st.Page]] = {t(STUDY): [root]}
    for place in PLACES:
        menus.setdefault(t(place.part), []).append(pages[place.path])
    here = st.navigation(menus, position="top")
    session.look_inside(any(place.inside and place.path == here.url_path for place in PLACES))
    if here.url_path:
        _siblings(pages, here.url_path)
        study_bar.render()
    here.run()


def _siblings(pages: Mapping[str, Any], path: str) -> None:
    """The pages of the same part of the work."""
    t = session.translate()
    part = next((place.part for place in PLACES if place.path == path), "")
    siblings.render([(pages[place.path], t(place.title)) for place in PLACES if place.part == part])


def _to_first() -> None:
    """The bare address leads to the first page: Streamlit would not serve a default page under its own name."""
    session.go(PLACES[0].path)


def _shown(place: Place) -> Callable[[], None]:
    """The page itself, or the way to open a study where it needs one."""

    def render() -> None:
        if place.needs_study and not session.has_study():
            studies.render_nothing_open()
        else:
            place.render()

    return render
