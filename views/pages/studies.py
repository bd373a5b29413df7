"""The first page: the question, the example in one click, every study as a card, the history of the open one."""

from __future__ import annotations

import streamlit as st

from i18n.translate import N_
from reports.charts import compare as charts
from reports.charts.scenarios import path_of
from store.examples import DEMO
from studies.access import Right
from views import cached_scenarios, session, visit
from views.components import figures, layout
from views.components.study import audit_trail, new_templates
from views.components.study import cards as study_cards
from views.components.study import history as study_history
from views.components.study import importing as import_study
from views.components.study import new as new_study

LEARNING = "town-hall"
"""The small example."""

ENTRIES = {"new": new_study.form, "template": new_templates.render, "import": import_study.upload}


def render() -> None:
    """Question and ways in; the panel of the way that was chosen; cards; history."""
    with layout.page():
        if visit.may(Right.EDIT):
            _ways_in()
        else:
            t = session.translate()
            layout.headline(t("What is shared with you"), t("Somebody who plans a study says who sees it."))
        study_cards.render()
        if session.has_study() and session.may(Right.LOOK):
            study_history.render()
            audit_trail.render()


def _ways_in() -> None:
    """The question, what one gets, and the panel of the way that was chosen."""
    left, right = st.columns([7, 5], gap="large", vertical_alignment="center")
    with left:
        _question()
    with right:
        _promise()
    chosen = session.remembered("studies/entry", "")
    if chosen in ENTRIES:
        ENTRIES[chosen]()


def render_nothing_open() -> None:
    """What a page shows that needs a study: what will stand here, and the way to it."""
    t = session.translate()
    with layout.page():
        lead = t("This page shows one study. Open yours, or look around in the example.")
        layout.headline(t("No study is open"), lead)
        with layout.empty(t("Choose a study first"), t("The example is complete: weights, survey, levers, scenarios.")):
            if st.button(t("Open the example"), key="open-demo", type="primary", icon=":material/play_arrow:"):
                session.open_example(DEMO)
                st.rerun()
            if st.button(t("To the studies"), key="to-studies", type="tertiary"):
                session.go("studies")


def _question() -> None:
    t = session.translate()
    layout.headline(
        t("Which improvement will raise satisfaction most?"),
        t("Weigh criteria with your experts, measure satisfaction, simulate plans, defend the choice."),
    )
    with st.container(horizontal=True, gap="small"):
        if st.button(t("Open the example"), key="open-demo", type="primary", icon=":material/play_arrow:"):
            session.open_example(DEMO)
            session.go("compare")
        ways = (("new", "add", N_("New study")), ("template", "library_books", N_("Templates")),
                ("import", "upload", N_("Import a file")))  # fmt: skip
        for entry, icon, label in ways:
            st.button(t(label), key=f"entry-{entry}", icon=f":material/{icon}:", on_click=_choose, args=(entry,))
        if st.button(t("Small example for learning"), key="open-small", type="tertiary", icon=":material/school:"):
            session.open_example(LEARNING)
            session.go("model")


def _choose(entry: str) -> None:
    chosen = session.remembered("studies/entry", "")
    session.remember("studies/entry", "" if chosen == entry else entry)


def _promise() -> None:
    """What one gets: the example's scenarios over time."""
    study, comparison = cached_scenarios.example_comparison(DEMO)
    t, palette, display = session.translate(), figures.palette(study), figures.display(study)
    paths = [path_of(projection) for projection in comparison.projections]
    figures.show(
        "promise",
        DEMO,
        lambda: charts.trajectories(
            paths, leaders=comparison.leaders, palette=palette, display=display, t=t, height=250
        ),
    )
    st.caption(
        t(
            "The example: five plans of a power-supply company over twelve quarters, with bands of 90%: "
            "first without surprises, then expected."
        )
    )
