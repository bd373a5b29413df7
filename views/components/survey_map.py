"""What each column of a survey file is read for: guessed, shown, corrected, then counted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from i18n.errors import error_sentence
from i18n.numbers import count
from mcdm.errors import DecisionError
from reports.sentences.judgments import set_labels
from satisfaction.answer_scales import built_in_scales, plain
from satisfaction.questionnaire import SegmentColumn
from satisfaction.questionnaire_draft import ColumnUse, QuestionnaireDraft
from satisfaction.respondents import Dimension
from views import session
from views.components import findings, index_figures, layout, survey_upload
from views.survey_intake import SHOWN, Intake

EXAMPLES, MOST_VALUES = 4, 60
UNUSED, RESPONDENT = "unused", "respondent"


def render(intake: Intake) -> None:
    """Summary and buttons on top, then the columns, the segments and the first rows."""
    t, file = session.translate(), intake.file
    told = {"columns": count(len(file.columns)), "rows": count(file.rows)}
    title = t("{columns} columns, {rows} rows", **told) if file.rows else t("{columns} columns", **told)
    reading = t("What each column was taken for. Correct it, then count; nothing is changed before.")
    with layout.figure(t("{file}: {size}", file=layout.plain(file.name), size=title), reading, "map", wide=True):
        head = st.container()
        _columns(intake)
    _segments(intake)
    _missing(intake)
    with head:
        _summary(intake)
        _doubts(intake)
    _preview(intake)


def _summary(intake: Intake) -> None:
    """What will be counted, or what contradicts itself; and the way on."""
    t, study, draft = session.translate(), session.study(), intake.draft
    problem = ""
    try:
        asked = draft.questionnaire(study.scale)
        asked.check(study.model.indicator_ids, study.scale, study.population)
    except DecisionError as error:
        problem = str(error_sentence(error, session.language(), set_labels(study)))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        told = t("{answered} of {indicators} indicators have a column; {segments} columns name segments.",
                 answered=len({use.target for use in draft.having("indicator")}),
                 indicators=len(study.model.indicators),
                 segments=len(draft.having("segment")))  # fmt: skip
        st.markdown(told, width="stretch")
        st.button(t("Discard"), key="discard-survey", type="tertiary", on_click=survey_upload.discard)
        st.button(
            t("Count the answers"),
            key="count-survey",
            type="primary",
            icon=":material/functions:",
            disabled=bool(problem),
            on_click=survey_upload.start,
            args=(intake,),
        )
    if problem:
        st.error(layout.plain(problem), icon=":material/block:")


def _doubts(intake: Intake) -> None:
    """What was not sure about the guess; the directions of all the scales in one sentence."""
    t = session.translate()
    numbers = [doubt for doubt in intake.doubts if doubt.code == "survey-direction-assumed"]
    others = [doubt for doubt in intake.doubts if doubt.code != "survey-direction-assumed"]
    if len(numbers) > 1:
        told = t("In {count} columns of numbers the highest or lowest was taken as best: see the scales.",
                 count=len(numbers))  # fmt: skip
        findings.note(told, t("Choose the opposite scale if the questionnaire says otherwise."), key="directions")
        numbers = []
    findings.show((*others, *numbers), limit=2, key="doubts")


# ---------------------------------------------------------------------- columns


def _columns(intake: Intake) -> None:
    """The table of columns. What is edited goes into the draft at once, so that a reload finds it."""
    t, draft = session.translate(), _base(intake, f"map-{intake.token}-{session.language()}")
    named, uses = index_figures.names(), _targets()
    scales = {name: each.label.in_language(session.language()) for name, each in _scales(draft).items()}
    rows = pd.DataFrame(
        {
            "column": [use.column for use in draft.uses],
            "answers": [_examples(intake, place) for place in range(len(draft.uses))],
            "use": [_coded(use) for use in draft.uses],
            "scale": [use.scale if use.role == "indicator" else None for use in draft.uses],
            "reversed": [use.reversed for use in draft.uses],
        }
    )
    edited = st.data_editor(
        rows,
        key=f"map-{intake.token}-{session.language()}",
        hide_index=True,
        num_rows="fixed",
        height=min(38 * len(rows) + 40, 460),
        disabled=["column", "answers"],
        column_config={
            "column": st.column_config.TextColumn(t("Column"), width="small"),
            "answers": st.column_config.TextColumn(t("First answers"), width="medium"),
            "use": st.column_config.SelectboxColumn(
                t("Is read for"),
                options=list(uses),
                format_func=lambda code: uses.get(code, named.get(code, code)),
                required=True,
                width="large",
            ),
            "scale": st.column_config.SelectboxColumn(
                t("Scale"), options=list(scales), format_func=lambda name: scales.get(name, name), width="medium"
            ),
            "reversed": st.column_config.CheckboxColumn(
                t("Reversed"), help=t("Agreeing means being dissatisfied."), width="small"
            ),
        },
    )
    now = {use.column: use for use in intake.draft.uses}
    intake.draft = replace(intake.draft, uses=tuple(_use(now[row["column"]], row) for row in edited.to_dict("records")))


def _base(intake: Intake, key: str) -> QuestionnaireDraft:
    """The draft an editor started from. The editor keeps its own edits; where it is new, it starts from all of them."""
    if session.value_of(key) is None:
        session.remember(key, intake.draft)
    base: QuestionnaireDraft = session.remembered(key, intake.draft)
    return base


def _coded(use: ColumnUse) -> str:
    return use.role if use.role in (UNUSED, RESPONDENT) else f"{use.role}/{use.target}"


def _targets() -> dict[str, str]:
    """Everything a column may be read for: code -> name."""
    t, study, language = session.translate(), session.study(), session.language()
    indicators = {f"indicator/{node}": f"{node} {name}" for node, name in index_figures.names().items()}
    dimensions = {
        f"segment/{each.id}": t("Segment: {name}", name=each.label.in_language(language) or each.id)
        for each in study.population.dimensions
    }
    return {UNUSED: t("not read"), **indicators, **dimensions, RESPONDENT: t("Who the respondent is")}


def _scales(draft: QuestionnaireDraft) -> dict[str, Any]:
    return {**built_in_scales(session.study().scale), **{own.id: own for own in draft.scales}}


def _use(before: ColumnUse, row: dict[Any, Any]) -> ColumnUse:
    """The use of a column after an edit of its row; another dimension starts without the values of the last one."""
    role, _, target = str(row["use"] or UNUSED).partition("/")
    kept = before if (before.role, before.target) == (role, target) else ColumnUse(before.column)
    scale = row["scale"] if isinstance(row["scale"], str) and row["scale"] else before.scale
    return replace(kept, role=role, target=target, scale=scale, reversed=bool(row["reversed"]))  # type: ignore[arg-type]


def _examples(intake: Intake, place: int) -> str:
    seen = dict.fromkeys(row[place] for row in intake.rows if row[place])
    return ", ".join(list(seen)[:EXAMPLES])


# ---------------------------------------------------------------------- segments


def _segments(intake: Intake) -> None:
    t = session.translate()
    dimensions = {each.id: each for each in session.study().population.dimensions}
    columns = [use for use in intake.draft.having("segment") if use.target in dimensions]
    if not columns:
        return
    reading = t("Which segment each text stands for, or from which number on a segment begins.")
    with layout.figure(t("Segments"), reading, "map-segments"), st.grid(2, min_column_width=330, gap="large"):
        for use in columns:
            with st.container():
                _segment(intake, use, dimensions[use.target])


def _segment(intake: Intake, use: ColumnUse, dimension: Dimension) -> None:
    t = session.translate()
    kinds = {"values": t("Texts"), "thresholds": t("Numbers")}
    named = dimension.label.in_language(session.language()) or dimension.id
    st.markdown(f"**{layout.plain(named)}** ← {layout.plain(use.column)}")
    key = f"kind-{intake.token}-{use.column}-{use.target}"
    kind = st.segmented_control(
        t("Read as"),
        list(kinds),
        format_func=kinds.get,
        default="thresholds" if use.thresholds else "values",
        key=key,
        required=True,
        label_visibility="collapsed",
    )
    changed = _by_thresholds(intake, use, dimension) if kind == "thresholds" else _by_values(intake, use, dimension)
    intake.draft = intake.draft.using(changed)


def _by_values(intake: Intake, use: ColumnUse, dimension: Dimension) -> ColumnUse:
    t, population = session.translate(), session.study().population
    place = intake.file.columns.index(use.column)
    known = SegmentColumn(use.column, dimension.id).reading(population)
    key = f"values-{intake.token}-{use.column}-{use.target}-{session.language()}"
    given = dict(next(each for each in _base(intake, key).uses if each.column == use.column).values)
    texts = sorted({row[place] for row in intake.rows if row[place]} | set(given))[:MOST_VALUES]
    names = _segment_names(dimension)
    edited = st.data_editor(
        pd.DataFrame({"text": texts, "segment": [given.get(text, known.get(plain(text))) for text in texts]}),
        key=key,
        hide_index=True,
        disabled=["text"],
        height=min(36 * len(texts) + 40, 260),
        column_config={
            "text": st.column_config.TextColumn(t("In the file")),
            "segment": st.column_config.SelectboxColumn(
                t("Segment"), options=list(names), format_func=lambda name: names.get(name, name)
            ),
        },
    )
    chosen = [(row["text"], row["segment"]) for row in edited.to_dict("records") if isinstance(row["segment"], str)]
    own = tuple((text, segment) for text, segment in chosen if known.get(plain(text)) != segment)
    if len(chosen) < len(texts):
        open_texts = t.n("{count} text stands for no segment yet: those who gave it are left out of segments.",
                         "{count} texts stand for no segment yet: those who gave them are left out of segments.",
                         len(texts) - len(chosen))  # fmt: skip
        st.markdown(f":orange[:material/flag:] {open_texts}")
    return replace(use, values=own, thresholds=())


def _by_thresholds(intake: Intake, use: ColumnUse, dimension: Dimension) -> ColumnUse:
    t, names = session.translate(), _segment_names(dimension)
    key = f"bounds-{intake.token}-{use.column}-{use.target}-{session.language()}"
    base = next(each for each in _base(intake, key).uses if each.column == use.column)
    bounds = {segment: bound for bound, segment in base.thresholds}
    lowest = pd.Series([bounds.get(name) for name in names], dtype="float64")
    edited = st.data_editor(
        pd.DataFrame({"segment": list(names.values()), "from": lowest}),
        key=key,
        hide_index=True,
        disabled=["segment"],
        column_config={
            "segment": st.column_config.TextColumn(t("Segment")),
            "from": st.column_config.NumberColumn(t("From, e.g. kWh a month"), min_value=0.0),
        },
    )
    pairs = zip(edited["from"].tolist(), names, strict=True)
    return replace(use, values=(), thresholds=tuple(sorted((b, name) for b, name in pairs if b is not None and b == b)))


def _segment_names(dimension: Dimension) -> dict[str, str]:
    return {each.id: each.label.in_language(session.language()) or each.id for each in dimension.segments}


# ---------------------------------------------------------------------- answers that are none, first rows


def _missing(intake: Intake) -> None:
    t = session.translate()
    typed = st.text_input(
        t("Answers that are none in this file, separated by commas"),
        ", ".join(intake.draft.missing),
        key=f"missing-{intake.token}",
        placeholder="99, 98",
        help=t("Empty cells, “don't know” and the like are known already."),
    )
    parts = typed.replace("\uff0c", ",").replace("\u3001", ",").split(",")
    intake.draft = replace(intake.draft, missing=tuple(dict.fromkeys(part.strip() for part in parts if part.strip())))


def _preview(intake: Intake) -> None:
    t, shown = session.translate(), intake.rows[:SHOWN]
    title = t.n("The first row", "The first {count} rows", len(shown))
    with layout.figure(title, "", "preview"):
        st.dataframe(pd.DataFrame(shown, columns=list(intake.file.columns)), hide_index=True, height=320)
