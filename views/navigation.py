"""Which pages there are, in the order of the work: build, judge, weigh, measure, simulate, decide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from i18n.translate import N_
from mcdm.errors import DecisionError
from studies.access import Right
from views import cached, session
from views.components.study import bar as study_bar
from views.components.study import gate, siblings
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
    team,
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
    right
        What it takes to see it; None where it is about the visitor.
    """

    part: str
    path: str
    title: str
    render: Callable[[], None]
    needs_study: bool = True
    inside: bool = False
    right: Right | None = Right.LOOK


STUDY, WEIGH, MEASURE, SIMULATE, DECIDE = N_("Study"), N_("Weigh"), N_("Measure"), N_("Simulate"), N_("Decide")

PLACES = (
    Place(STUDY, "studies", N_("Studies"), studies.render, needs_study=False, right=None),
    Place(STUDY, "team", N_("Team"), team.render, needs_study=False, right=None),
    Place(STUDY, "settings", N_("Settings"), settings.render, needs_study=False, right=None),
    Place(WEIGH, "model", N_("Model"), model.render, inside=True),
    Place(WEIGH, "judgments", N_("Judgments"), judgments.render, inside=True),
    Place(WEIGH, "panel", N_("Panel"), panel.render, inside=True),
    Place(WEIGH, "workshop", N_("Workshop"), workshop.render, right=Right.RUN),
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
    Place(DECIDE, "compare", N_("Compare"), compare.render, right=Right.READ),
    Place(DECIDE, "futures", N_("Futures"), futures.render),
    Place(DECIDE, "robustness", N_("Robustness"), robustness.render, inside=True),
    Place(DECIDE, "track", N_("Track"), track.render),
)


def run() -> None:
    """Show the page of the address. A link shows what it opens and nothing else; whoever is not let in, why."""
    cached.keep_house()
    try:
        _run()
    except DecisionError as error:  # a page shows the refusals it expects; this run lost a right on its way
        gate.stop(error)


def _run() -> None:
    session.begin(cached.database())
    t = session.translate()
    if session.ballot_token():
        _only(ballot.render, t("Your judgments"))
    elif session.join_code() is not None:
        _only(join.render, t("Join the workshop"))
    elif session.refusal() is not None:
        _only(gate.render, t("Sign in"))
    elif session.view_token():
        _only(_compared, t("Compare"))
    else:
        _desk()


def _only(render: Callable[[], None], title: str) -> None:
    """One page under every address, without menus."""
    pages = {place.path: st.Page(render, title=title, url_path=place.path) for place in PLACES}
    session.remember_pages(pages)
    root = st.Page(render, title=title, url_path="start", default=True)
    session.look_inside(False)
    st.navigation([root, *pages.values()], position="hidden").run()


def _compared() -> None:
    """What a viewer's link shows."""
    study_bar.render()
    if session.has_study():
        compare.render()


def _desk() -> None:
    """The pages that this visitor may see, in their menus."""
    t, places = session.translate(), [place for place in PLACES if _is_open(place)]
    seen = {place.path for place in places}
    pages = {
        place.path: st.Page(
            _shown(place),
            title=t(place.title),
            url_path=place.path,
            visibility="visible" if place.path in seen else "hidden",
        )
        for place in PLACES
    }
    session.remember_pages(pages)
    root = st.Page(_to_first, title=t(PLACES[0].title), url_path="start", default=True, visibility="hidden")
    menus: dict[str, list[st.Page]] = {t(STUDY): [root]}
    for place in (*places, *(each for each in PLACES if each.path not in seen)):
        menus.setdefault(t(place.part if place.path in seen else STUDY), []).append(pages[place.path])
    here = st.navigation(menus, position="top")
    session.look_inside(any(place.inside and place.path == here.url_path for place in PLACES))
    if here.url_path:
        _siblings({path: page for path, page in pages.items() if path in seen}, here.url_path)
        study_bar.render()
    here.run()


def _is_open(place: Place) -> bool:
    return place.right is None or session.may(place.right)


def _siblings(pages: Mapping[str, Any], path: str) -> None:
    """The pages of the same part of the work."""
    t = session.translate()
    part = next((place.part for place in PLACES if place.path == path), "")
    siblings.render(
        [(pages[place.path], t(place.title)) for place in PLACES if place.part == part and place.path in pages],
        next((t(place.title) for place in PLACES if place.path == path), ""),
    )


def _to_first() -> None:
    """The bare address leads to the first page: Streamlit would not serve a default page under its own name."""
    session.go(PLACES[0].path)


def _shown(place: Place) -> Callable[[], None]:
    """The page itself, or the way to open a study where it needs one."""

    def render() -> None:
        if not _is_open(place):
            gate.refuse()
        elif place.needs_study and not session.has_study():
            studies.render_nothing_open()
        else:
            place.render()

    return render
