"""What needs a look before counting: one card a doubt, with the answer that settles it in one click."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from reports.sentences import survey_looks as say
from satisfaction.answer_scales import MISSING, plain
from satisfaction.questionnaire import SegmentColumn
from satisfaction.questionnaire_draft import ColumnUse
from satisfaction.segment_guess import dimension_named
from views import session
from views.components import findings, layout
from views.components.survey import columns as survey_columns
from views.components.survey.customers import called
from views.survey_intake import Intake
from views.survey_population import WAVE
from views.survey_reading import Look, scales_of, steps_of, understood

LISTED, SHOWN = 6, 4
"""Guesses and cards that are seen at first."""

NONE, NEW = "none", "/new"
"""In place of a step or a segment: the text is no answer, or it stands for a segment of its own."""


def render(intake: Intake, looks: tuple[Look, ...]) -> None:
    """The guesses as one list, then a card for each other doubt; what is beyond the first few on demand."""
    if not looks:
        return
    t, unfolded = session.translate(), bool(session.remembered(_unfolded(intake)))
    guesses = [look for look in looks if look.kind == "guess"]
    others = [look for look in looks if look.kind != "guess"]
    reading = t("Everything else is clear. What you leave as it is, is read as it stands here.")
    with layout.figure(t("Needs a look"), reading, "looks"):
        if guesses:
            _guesses(intake, guesses if unfolded else guesses[:LISTED], len(guesses))
        with st.grid(2, min_column_width=330, gap="small"):
            for look in others if unfolded else others[:SHOWN]:
                with st.container(border=True, height="stretch", gap="small"):
                    _CARDS[look.kind](intake, look)
        hidden = max(len(guesses) - LISTED, 0) + max(len(others) - SHOWN, 0)
        if hidden:
            label = t("Show fewer") if unfolded else t("Show {count} more", count=hidden)
            st.button(label, key="unfold-looks", type="tertiary", on_click=session.remember,
                      args=(_unfolded(intake), not unfolded))  # fmt: skip


def _unfolded(intake: Intake) -> str:
    return f"survey/looks/{intake.token}"


# ---------------------------------------------------------------------- parts of a card


def _told(text: str, examples: str = "") -> None:
    st.markdown(f":orange[:material/flag:] **{layout.plain(text)}**", width="stretch")
    if examples:
        st.caption(layout.plain(examples))


def _named(intake: Intake, *columns: str) -> list[str]:
    """Headings as they are told from their neighbours."""
    return [survey_columns.heading(column, intake.file.columns) for column in columns]


def _key(intake: Intake, look: Look, *parts: object) -> str:
    return "/".join(map(str, ("look", intake.token, intake.revision, look.key, session.language(), *parts)))


def _done(intake: Intake, look: Look, label: str, *, icon: str = "check") -> None:
    st.button(label, key=_key(intake, look, "done"), icon=f":material/{icon}:", on_click=intake.settle, args=(look,))


def _use(intake: Intake, column: str) -> ColumnUse:
    return next(use for use in intake.draft.uses if use.column == column)


def _choice(intake: Intake, look: Look, column: str, label: str) -> None:
    """What a column is read for."""
    targets = survey_columns.targets_of(intake)
    key = _key(intake, look, column, "target")
    now = survey_columns.coded(_use(intake, column))

    def take() -> None:
        changed = survey_columns.read_for(intake, _use(intake, column), session.value_of(key))
        intake.edit(intake.draft.using(changed), column)

    place = list(targets).index(now) if now in targets else None
    st.selectbox(label, list(targets), place, key=key, label_visibility="collapsed", on_change=take,
                 format_func=lambda code: targets.get(code, code))  # fmt: skip


# ---------------------------------------------------------------------- guesses


def _guesses(intake: Intake, looks: list[Look], count: int) -> None:
    """Headings that only resemble what they were taken for: confirmed or corrected line by line, or all at once."""
    t = session.translate()
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _told(t.n("One column was taken for what its heading resembles.",
                      "{count} columns were taken for what their headings resemble.", count))  # fmt: skip
            st.button(t("All of them are right"), key=f"looks-right-{intake.token}-{intake.revision}",
                      icon=":material/done_all:", on_click=_confirm, args=(intake,))  # fmt: skip
        for look in looks:
            (column,) = look.columns
            left, middle, right = st.columns([6, 5, 1.4], gap="small", vertical_alignment="center")
            with left:
                seen = layout.plain(survey_columns.examples(intake, column))
                called = layout.plain(survey_columns.heading(column, intake.file.columns))
                st.markdown(f"{called}  \n:small[:gray[{seen}]]")
            with middle:
                _choice(intake, look, column, t("{column} is read for", column=layout.plain(column)))
            with right:
                _done(intake, look, t("Right"))


def _confirm(intake: Intake) -> None:
    for look in intake.looks(session.study()):
        if look.kind == "guess":
            intake.settle(look)


# ---------------------------------------------------------------------- the cards


def _heading(intake: Intake, look: Look) -> None:
    t, (column,) = session.translate(), look.columns
    if look.finding is not None:
        _told(findings.sentence(look.finding), survey_columns.examples(intake, column))
    _choice(intake, look, column, t("{column} is read for", column=layout.plain(column)))
    _done(intake, look, t("That is right"))


def _reversed(intake: Intake, look: Look) -> None:
    t, (column,) = session.translate(), look.columns
    _told(say.backwards(*_named(intake, column), t), survey_columns.examples(intake, column))
    with st.container(horizontal=True, gap="small"):
        _done(intake, look, t("Yes, turn its answers round"))
        st.button(t("No, a high answer is good"), key=_key(intake, look, "straight"), on_click=lambda: intake.edit(
            intake.draft.using(replace(_use(intake, column), reversed=False)), column))  # fmt: skip


def _codes(intake: Intake, look: Look) -> None:
    t = session.translate()
    _told(say.codes(intake.draft.missing, t))
    with st.container(horizontal=True, gap="small"):
        _done(intake, look, t("Yes, no answer"))
        st.button(t("No, they are answers"), key=_key(intake, look, "answers"),
                  on_click=lambda: intake.edit(replace(intake.draft, missing=())))  # fmt: skip


def _scale(intake: Intake, look: Look) -> None:
    t, (column,) = session.translate(), look.columns
    told = {"constant": say.constant, "silent": say.silent}.get(look.kind, say.misfit)
    _told(told(*_named(intake, column), t), survey_columns.examples(intake, column))
    scales = scales_of(intake.draft, session.study().scale)
    key, now = _key(intake, look, "scale"), _use(intake, column)

    def take() -> None:
        intake.edit(intake.draft.using(replace(_use(intake, column), scale=session.value_of(key))), column)

    place = list(scales).index(now.scale) if now.scale in scales else None
    st.selectbox(t("Scale"), list(scales), place, key=key, on_change=take,
                 format_func=lambda name: scales[name].label.in_language(session.language()))  # fmt: skip
    with st.container(horizontal=True, gap="small"):
        _done(intake, look, t("That is right"))
        st.button(t("Leave it aside"), key=_key(intake, look, "aside"), type="tertiary",
                  on_click=lambda: intake.edit(intake.draft.using(ColumnUse(column)), column))  # fmt: skip


def _direction(intake: Intake, look: Look) -> None:
    """Which end of the numbers is best, asked once for all columns of a scale."""
    t, now = session.translate(), _use(intake, look.columns[0]).scale
    _, worst, best = now.rsplit("-", 2) if now.count("-") == 2 else ("", "", "")
    ends = sorted((worst, best), key=lambda number: int(number or 0))
    _told(
        say.direction(_named(intake, *look.columns), *ends, best, t), survey_columns.examples(intake, look.columns[0])
    )
    opposite = f"numeric-{best}-{worst}"

    def turn() -> None:
        uses = tuple(replace(use, scale=opposite) if use.column in look.columns else use for use in intake.draft.uses)
        intake.edit(replace(intake.draft, uses=uses), *look.columns)

    def reverse() -> None:
        uses = tuple(
            replace(use, reversed=not use.reversed) if use.column in look.columns else use for use in intake.draft.uses
        )
        intake.edit(replace(intake.draft, uses=uses), *look.columns)

    with st.container(horizontal=True, gap="small"):
        _done(intake, look, t("Yes, {best} is best", best=best))
        known = opposite in scales_of(intake.draft, session.study().scale)
        st.button(t("No, {best} is best", best=worst), key=_key(intake, look, "turn"), icon=":material/swap_vert:",
                  on_click=turn if known else reverse)  # fmt: skip


def _answers(intake: Intake, look: Look) -> None:
    t, scale = session.translate(), session.study().scale
    if look.unknown is None:
        return
    column = look.unknown.column
    _told(say.answers(*_named(intake, column), look.unknown.count, len(intake.rows), t))
    known = scales_of(intake.draft, scale)[_use(intake, column).scale]
    steps = {str(step): name for step, name in steps_of(known, scale, session.language()).items()}

    def take(text: str, chosen: str) -> None:
        meant = MISSING if chosen == NONE else int(chosen)
        intake.edit(understood(intake.draft, column, text, meant, scale))

    meanings(look.unknown.examples, {**steps, NONE: t("no answer")}, take, _key(intake, look))
    _done(intake, look, t("Leave them missing"))


def _texts(intake: Intake, look: Look) -> None:
    t, study = session.translate(), session.study()
    if look.unknown is None:
        return
    column = look.unknown.column
    use = _use(intake, column)
    _told(say.texts(*_named(intake, column), look.unknown.count, len(intake.rows), t))
    grown = intake.grown(study).population
    dimension = next((each for each in grown.dimensions if each.id == use.target), None)
    if dimension is not None and not use.thresholds and not use.dates:
        segments = {each.id: each.label.in_language(session.language()) or each.id for each in dimension.segments}

        def take(text: str, chosen: str) -> None:
            meant = _new_segment(text) if chosen == NEW else chosen
            intake.edit(understood(intake.draft, column, text, meant, study.scale))

        meanings(look.unknown.examples, {**segments, NEW: t("a new segment")}, take, _key(intake, look))
    else:
        st.caption(layout.plain(" · ".join(look.unknown.examples)))
    _done(intake, look, t("They belong to none"))


def _questions(intake: Intake, look: Look) -> None:
    t = session.translate()
    _told(say.questions(_named(intake, *look.columns), t))
    for column in look.columns[: say.MOST_NAMED]:
        if len(look.columns) > 1:
            st.caption(layout.plain(column))
        _choice(intake, look, column, t("{column} is read for", column=layout.plain(column)))
    _done(intake, look, t("Leave aside"))


def _period(intake: Intake, look: Look) -> None:
    """When everybody in this file was asked."""
    t, dimension = session.translate(), session.study().population.dimension(WAVE)
    _told(t("Nothing in the file says when people were asked."),
          t("With it, waves can be compared; the whole file may be one wave."))  # fmt: skip
    names = {each.id: each.label.in_language(session.language()) or each.id for each in dimension.segments}
    key = _key(intake, look, "wave")

    def take() -> None:
        if session.value_of(key):
            pairs = (*(pair for pair in intake.draft.fixed if pair[0] != WAVE), (WAVE, session.value_of(key)))
            intake.edit(replace(intake.draft, fixed=pairs))

    st.selectbox(called(dimension), list(names), None, key=key, format_func=lambda name: names.get(name, name),
                 placeholder=t("Choose, or go on without"), on_change=take)  # fmt: skip
    _done(intake, look, t("Go on without"))


def _dividing(intake: Intake, look: Look) -> None:
    """Columns by whose texts the customers may be divided, each with one click."""
    t = session.translate()
    _told(say.dividing(_named(intake, *look.columns), t))
    for column in look.columns[: say.MOST_NAMED]:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(layout.plain(f"{column}: {survey_columns.examples(intake, column)}"), width="stretch")
            st.button(t("Divide by it"), key=_key(intake, look, column, "divide"), on_click=_divide,
                      args=(intake, column))  # fmt: skip
    _done(intake, look, t("Go on without"))


def _names(intake: Intake, look: Look) -> None:
    """A column whose heading says what the study divides customers by, in names that the study does not know."""
    t, study, (column,) = session.translate(), session.study(), look.columns
    dimension = study.population.dimension(dimension_named(column, study.population))
    shown = survey_columns.examples(intake, column)
    _told(say.strangers(*_named(intake, column), called(dimension), t), shown)

    def match() -> None:
        intake.edit(intake.draft.using(ColumnUse(column, "segment", dimension.id)), column)

    def add() -> None:
        known = SegmentColumn(column, dimension.id).reading(study.population)
        texts = [text for text in intake.answers[column] if text.strip() and plain(text) not in known]
        pairs = tuple((text, _new_segment(text)) for text in sorted(texts))
        intake.edit(intake.draft.using(ColumnUse(column, "segment", dimension.id, values=pairs)), column)

    with st.container(horizontal=True, gap="small"):
        st.button(t("Match them"), key=_key(intake, look, "match"), icon=":material/compare_arrows:", on_click=match)
        st.button(t("Add as new segments"), key=_key(intake, look, "add"), icon=":material/add:", on_click=add)
        st.button(t("Divide by it"), key=_key(intake, look, "divide"), on_click=_divide,
                  args=(intake, column))  # fmt: skip
        _done(intake, look, t("Leave aside"))


def _new_segment(text: str) -> str:
    return text.strip().replace("/", "-")


def _divide(intake: Intake, column: str) -> None:
    divides = survey_columns.read_for(intake, _use(intake, column), survey_columns.DIVIDES)
    intake.edit(intake.draft.using(divides), column)


def _weights(intake: Intake, look: Look) -> None:
    """Weights of the file: what to enter in their place."""
    t, (column,) = session.translate(), look.columns
    if look.finding is not None:
        said = findings.worded(look.finding, {})
        _told(said.what, f"{survey_columns.examples(intake, column)} – {said.do}")
    _done(intake, look, t("Go on without"))


_CARDS: dict[str, Callable[[Intake, Look], None]] = {
    "heading": _heading,
    "reversed": _reversed,
    "codes": _codes,
    "scale": _scale,
    "constant": _scale,
    "silent": _scale,
    "direction": _direction,
    "answers": _answers,
    "texts": _texts,
    "questions": _questions,
    "period": _period,
    "weights": _weights,
    "divides": _dividing,
    "names": _names,
}


# ---------------------------------------------------------------------- what a text means


def meanings(texts: tuple[str, ...], options: dict[str, str], take: Callable[[str, str], None], key: str) -> None:
    """For each text that was not understood: what it means, chosen from a list; chosen is done."""
    t = session.translate()
    for place, text in enumerate(texts):
        at = f"{key}/{place}/{text}"
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(t("“{answer}” means", answer=layout.plain(text)), width=170)
            st.selectbox(
                t("“{answer}” means", answer=layout.plain(text)),
                list(options),
                None,
                key=at,
                format_func=lambda code: options.get(code, code),
                label_visibility="collapsed",
                placeholder=t("not understood"),
                on_change=lambda at=at, text=text: take(text, session.value_of(at)) if session.value_of(at) else None,  # type: ignore[misc]
            )
