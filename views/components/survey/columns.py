"""The columns of a survey file as tables that are corrected in place: questions, who answered, what is left aside."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from reports.sentences.survey_map import ASKS
from satisfaction.answer_scales import number_in
from satisfaction.questionnaire_draft import ColumnUse
from satisfaction.respondents import Dimension, Segment
from studies import edits
from views import session
from views.components import layout
from views.components.index import figures as index_figures
from views.components.survey.customers import called
from views.survey_intake import Intake
from views.survey_population import dimension_label
from views.survey_reading import CONSTRUCTS, scale_for, scales_of

ABOUT_PEOPLE = ("segment", "respondent", "duration")
EXAMPLES, LONGEST, MOST_SEGMENTS = 4, 60, 40
SHARED = 12
"""A beginning of so many characters that headings share says nothing about either."""

UNUSED, DIVIDES = "unused", "segment/"
"""Codes of what a column is read for; the second divides people in a way that the study does not know yet."""


def questions(intake: Intake) -> None:
    """Every question with what it asks, on which scale, and how sure that is."""
    t = session.translate()
    order = {role: place for place, role in enumerate((*ASKS, "construct"))}
    asked = sorted(intake.draft.asked, key=lambda use: order["construct" if use.role == "construct" else use.asks])
    reading = t("What each question was taken for. Click into a cell to correct it.")
    with layout.figure(t("Questions"), reading, "map"):
        if asked:
            _table(intake, "questions", asked, with_scale=True)
        else:
            st.caption(t("No question yet. Look through what is left aside."))


def people(intake: Intake) -> None:
    """The columns that say who answered."""
    t = session.translate()
    uses = [use for use in intake.draft.uses if use.role in ABOUT_PEOPLE]
    reading = t("What tells the respondents apart: district, tier, date, who they are, how long they took.")
    with layout.figure(t("Who answered"), reading, "map-people"):
        if uses:
            _table(intake, "people", uses, with_scale=False)
        else:
            st.caption(t("No column says who answered. Look through what is left aside."))


def aside(intake: Intake) -> None:
    """What nobody reads."""
    t = session.translate()
    uses = intake.draft.having("unused")
    reading = t("Free text, codes, questions that the model has no indicator for. They change nothing.")
    with layout.figure(t("Left aside"), reading, "map-aside"):
        if uses:
            _table(intake, "aside", uses, with_scale=False)
        else:
            st.caption(t("Every column is read."))


# ---------------------------------------------------------------------- the table


def _table(intake: Intake, group: str, uses: Sequence[ColumnUse], *, with_scale: bool) -> None:
    """A table of columns. An edit goes into the draft at once; a row that changes its group stays until redrawn."""
    t, language = session.translate(), session.language()
    key = f"map-{group}-{intake.token}-{intake.revision}-{language}"
    if session.value_of(key) is None:
        session.remember(key, tuple(uses))
    base: tuple[ColumnUse, ...] = session.remembered(key, tuple(uses))
    targets, known = targets_of(intake), scales_of(intake.draft, session.study().scale)
    scales = {name: each.label.in_language(language) or name for name, each in known.items()}
    doubted = {column for look in intake.looks(session.study()) for column in look.columns}
    rows: dict[str, Any] = {
        "column": [heading(use.column, intake.file.columns) for use in base],
        "answers": [examples(intake, use.column) for use in base],
        "use": [coded(use) for use in base],
    }
    columns: dict[str, Any] = {
        "column": st.column_config.TextColumn(t("Column"), width="medium", pinned=True),
        "answers": st.column_config.TextColumn(t("First answers"), width="small" if with_scale else "medium"),
        "use": st.column_config.SelectboxColumn(
            t("Is read for"), options=list(targets), format_func=lambda code: targets.get(code, code), required=True,
            width="medium" if with_scale else "large",
        ),
    }  # fmt: skip
    if with_scale:
        rows |= {
            "asks": [use.asks if use.role == "indicator" else None for use in base],
            "scale": [use.scale for use in base],
            "reversed": [use.reversed for use in base],
            "sure": [_sureness(intake, use, doubted) for use in base],
        }
        columns |= {
            "asks": st.column_config.SelectboxColumn(
                t("Asks"), options=list(ASKS), format_func=lambda role: t(ASKS[role]) if role in ASKS else role,
                width="small",
            ),
            "scale": st.column_config.SelectboxColumn(
                t("Scale"), options=list(scales), format_func=lambda name: scales.get(name, name), width="medium",
                required=True,
            ),
            "reversed": st.column_config.CheckboxColumn(
                t("Reversed"), help=t("Agreeing means being dissatisfied."), width="small"
            ),
            "sure": st.column_config.TextColumn(t("Sure"), width="small"),
        }  # fmt: skip
    st.data_editor(
        pd.DataFrame(rows),
        key=key,
        hide_index=True,
        num_rows="fixed",
        placeholder="–",
        height=min(36 * len(base) + 40, 520),
        disabled=["column", "answers", "sure"],
        column_config=columns,
        on_change=_take,
        args=(intake, key, base),
    )


def _sureness(intake: Intake, use: ColumnUse, doubted: set[str]) -> str:
    t = session.translate()
    if use.column in intake.chosen:
        return t("checked")
    return t("look") if use.column in doubted else t("sure")


def _take(intake: Intake, key: str, base: tuple[ColumnUse, ...]) -> None:
    """What was changed in the cells becomes the draft's."""
    for place, cells in session.value_of(key, {}).get("edited_rows", {}).items():
        before = next(use for use in intake.draft.uses if use.column == base[int(place)].column)
        if "use" in cells:
            before = read_for(intake, before, str(cells["use"] or UNUSED))
        changed = replace(
            before,
            asks=cells.get("asks") or before.asks,
            scale=cells.get("scale") or before.scale,
            reversed=bool(cells.get("reversed", before.reversed)),
        )
        intake.edit(intake.draft.using(changed), changed.column, redraw=False)


# ---------------------------------------------------------------------- what a column is read for


def coded(use: ColumnUse) -> str:
    """What a column is read for, as one of the codes of :func:`targets_of`."""
    return use.role if use.role in (UNUSED, "respondent", "duration") else f"{use.role}/{use.target}"


def targets_of(intake: Intake) -> dict[str, str]:
    """Everything a column may be read for: code -> name."""
    t, study, language = session.translate(), session.study(), session.language()
    indicators = {f"indicator/{node}": f"{node} {name}" for node, name in index_figures.names().items()}
    named = {f"construct/{name}": label.in_language(language) for name, label in CONSTRUCTS.items()}
    own = {
        f"construct/{use.target}": use.label.in_language(language) or use.target
        for use in intake.draft.having("construct")
        if use.target not in CONSTRUCTS
    }
    dimensions = {
        f"segment/{each.id}": t("Divides by: {name}", name=called(each)) for each in study.population.dimensions
    }
    usual = {
        f"segment/{use.target}": t("Divides by: {name}", name=dimension_label(use.target).in_language(language))
        for use in intake.draft.having("segment")
    }
    return {
        UNUSED: t("left aside"),
        **indicators,
        **named,
        **own,
        **(usual | dimensions),
        DIVIDES: t("Divides in a new way"),
        "respondent": t("Who the respondent is"),
        "duration": t("Seconds it took"),
    }


def read_for(intake: Intake, before: ColumnUse, code: str) -> ColumnUse:
    """The use of a column once it is read for something else: on the scale its answers fit, with nothing of before."""
    role, _, target = code.partition("/")
    if (before.role, before.target) == (role, target):
        return before
    answers = intake.answers.get(before.column, {})
    if code == DIVIDES:
        target = _new_dimension(before.column, [text for text in answers if text])
        return ColumnUse(before.column, "segment", target) if target else before
    fresh = ColumnUse(before.column, role, target)  # type: ignore[arg-type]
    if role not in ("indicator", "construct"):
        return fresh
    in_use = [use.scale for use in intake.draft.asked]
    kept = before.role in ("indicator", "construct")
    scale = before.scale if kept else scale_for(answers, session.study().scale, in_use)
    taken = {use.asks for use in intake.draft.having("indicator") if use.target == target}
    free = before.asks if before.asks not in taken else next((each for each in ASKS if each not in taken), before.asks)
    asks = before.asks if kept else free
    label = CONSTRUCTS.get(target, before.label) if role == "construct" else before.label
    return replace(fresh, scale=scale, reversed=before.reversed, asks=asks, label=label)  # type: ignore[arg-type]


def _new_dimension(column: str, texts: Sequence[str]) -> str:
    """Divide the customers by the texts of a column; gives the id of the dimension, nothing where that is refused."""
    shown = sorted(set(texts))[:MOST_SEGMENTS]
    segments = tuple(Segment(text.replace("/", "-"), edits.label_from(text)) for text in shown)
    name = column.replace("/", "-")
    known = {each.id for each in session.study().population.dimensions}
    if name in known or session.apply(edits.add_dimension, Dimension(name, edits.label_from(column), segments)):
        return name
    return ""


def heading(column: str, columns: Sequence[str]) -> str:
    """A heading as it is told from its neighbours: of a matrix question only what the others do not begin with."""
    others = [each for each in columns if each != column]
    shared = max((_alike(column, other) for other in others), default=0)
    return f"… {column[shared:].lstrip(' —-_:：')}" if SHARED <= shared < len(column) else column


def _alike(first: str, second: str) -> int:
    """How many characters two headings begin with alike."""
    return next(
        (k for k, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )


def examples(intake: Intake, column: str) -> str:
    """The most frequent answers of a column."""
    texts = [text for text, _ in intake.answers[column].most_common(EXAMPLES + 1) if text.strip()][:EXAMPLES]
    cut = [text if len(text) <= LONGEST else text[: LONGEST - 1] + "…" for text in texts]
    return " · ".join(sorted(cut, key=lambda text: (number_in(text), text)) if all(map(_is_number, cut)) else cut)


def _is_number(text: str) -> bool:
    return not math.isnan(number_in(text))
