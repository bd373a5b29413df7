"""What each column of a survey file is read for: guessed, shown, corrected in place, then counted.

What is doubtful is put forward; everything else stands in tables, one group at a time.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from i18n.errors import error_sentence
from i18n.numbers import count
from reports.sentences import survey_map as say
from reports.sentences.judgments import set_labels
from views import cached, session
from views.components import layout, marks
from views.components.survey import columns as survey_columns
from views.components.survey import looks as survey_looks
from views.components.survey import rules as survey_rules
from views.components.survey import segments as survey_segments
from views.components.survey import upload as survey_upload
from views.components.survey.customers import called
from views.components.view_switch import view_switch
from views.survey_intake import SHOWN, Intake
from views.survey_population import dimension_label
from views.survey_reading import Look

QUESTIONS, PEOPLE, RULES, ASIDE, ROWS = "questions", "people", "rules", "aside", "rows"


def render(intake: Intake) -> None:
    """Headline and the way on; what needs a look; then the columns, group by group."""
    t, looks = session.translate(), intake.looks(session.study())
    read = _read(intake, looks)
    layout.headline(layout.plain(say.answer(read, t)), layout.plain(say.lead(read, t)))
    _way_on(intake, read.blocked)
    _saved_reading(intake)
    survey_looks.render(intake, looks)
    draft = intake.draft
    views = {
        QUESTIONS: t("Questions ({count})", count=len(draft.asked)),
        PEOPLE: t("Who answered ({count})", count=sum(use.role in survey_columns.ABOUT_PEOPLE for use in draft.uses)),
        ASIDE: t("Left aside ({count})", count=len(draft.having("unused"))),
        RULES: t("What counts"),
        ROWS: t.n("First row", "First {count} rows", min(len(intake.rows), SHOWN)),
    }
    shown = view_switch("survey/map", views)
    if shown == QUESTIONS:
        survey_columns.questions(intake)
    elif shown == PEOPLE:
        survey_columns.people(intake)
        survey_segments.render(intake)
    elif shown == ASIDE:
        survey_columns.aside(intake)
    elif shown == RULES:
        survey_rules.render(intake)
    else:
        _rows(intake)


def _read(intake: Intake, looks: tuple[Look, ...]) -> say.FileRead:
    study, draft = session.study(), intake.draft
    performance = {use.target for use in draft.having("indicator") if use.asks == "performance"}
    dimensions = {each.id: called(each) for each in study.population.dimensions}
    divided = [*(use.target for use in draft.having("segment")), *(dimension for dimension, _ in draft.fixed)]
    return say.FileRead(
        columns=len(draft.uses),
        aside=len(draft.having("unused")),
        answered=len(performance),
        indicators=len(study.model.indicators),
        others=len(draft.asked) - sum(use.asks == "performance" for use in draft.having("indicator")),
        divided=tuple(
            dimensions.get(name) or dimension_label(name).in_language(session.language())
            for name in dict.fromkeys(divided)
        ),
        looks=len([look for look in looks if look.kind != "guess"]) + any(look.kind == "guess" for look in looks),
        blocked=intake.trial(study).problem is not None,
    )


def _way_on(intake: Intake, blocked: bool) -> None:
    t, file, study = session.translate(), intake.file, session.study()
    trial = intake.trial(study)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        badges = [marks.fact(layout.plain(file.name))]
        if file.rows:
            badges.append(marks.fact(t.n("{number} row", "{number} rows", file.rows, number=count(file.rows))))
        st.markdown(" ".join(badges), width="stretch")
        st.button(t("Discard"), key="discard-survey", type="tertiary", on_click=survey_upload.discard)
        st.button(
            t("Count the answers"),
            key="count-survey",
            type="primary",
            icon=":material/functions:",
            disabled=blocked,
            on_click=survey_upload.start,
            args=(intake,),
        )
    error = trial.problem or trial.doubt
    if error is not None and intake.draft.asked:
        told = error_sentence(error, session.language(), set_labels(study))
        st.error(layout.plain(told), icon=":material/block:")


def _saved_reading(intake: Intake) -> None:
    """By which saved reading the file is read, with the way to another one; and under which name this one is kept."""
    t, saved = session.translate(), cached.repository()
    entries = {entry.id: entry for entry in saved.mappings(intake.file.columns)}
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="saved-reading"):
        if intake.read_as is not None:
            told = t("Read as **{name}** was, on {date}.", name=layout.plain(intake.read_as.name),
                     date=intake.read_as.kept[:10])  # fmt: skip
            st.markdown(f":material/history: {told}", width="content")
        if entries:
            with st.popover(t("Read it otherwise"), type="tertiary", key="read-otherwise"):
                for entry in entries.values():
                    if intake.read_as is None or entry.id != intake.read_as.id:
                        st.button(t("As {name} was", name=layout.plain(entry.name)), key=f"read-as-{entry.id}",
                                  on_click=intake.read_by, args=(saved, entry, session.study()))  # fmt: skip
                if intake.read_as is not None:
                    st.button(t("Guess anew"), key="guess-anew", icon=":material/auto_awesome:",
                              on_click=intake.read_by, args=(saved, None, session.study()))  # fmt: skip


def _rows(intake: Intake) -> None:
    t, shown = session.translate(), intake.rows[:SHOWN]
    reading = t("As they stand in the file, to look things up; no more than these are shown.")
    with layout.figure(t.n("The first row", "The first {count} rows", len(shown)), reading, "preview"):
        table = pd.DataFrame(shown, columns=list(intake.file.columns))
        st.dataframe(table, hide_index=True, height=min(36 * len(shown) + 40, 560))
