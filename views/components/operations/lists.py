"""How lists come in: a file or an example in one click; what its columns were taken for; then it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

import pandas as pd
import streamlit as st

from i18n.errors import error_sentence
from i18n.translate import N_
from mcdm.errors import DecisionError
from reports.sentences import operation_lists as say
from reports.sentences.judgments import set_labels
from satisfaction.periods import Order
from satisfaction.reliability import MOMENTARY
from satisfaction.synthetic_operations import OperationsModel, draw_outages, draw_tickets
from studies import edits
from studies.figure_standings import kind_of
from studies.operations import Operations
from views import cached, cached_operations, session
from views.components import findings, layout, marks
from views.operations_intake import ROLES, SAMPLE, SHOWN, ListIntake, ListKind, taken_in
from views.survey_intake import keep_notes

PATIENCE = 0.8
"""A list that is read within so many seconds shows no progress: it would only flicker."""

SEED = 2026
"""Of the example lists."""

NONE = ""
"""In place of a column that plays no role."""

REPEATS: Mapping[int, str] = {0: N_("at any time"), 90: N_("within 90 days"), 30: N_("within 30 days")}


def collect() -> None:
    """Take a list in that was read since the last run, or leave its sentence; one undo step a list."""
    for kind in ROLES:
        intake = cached_operations.intakes().get((session.study_id(), kind))
        if intake is None or intake.job is None or intake.job.running:
            continue
        try:
            read = intake.job.result()
        except DecisionError as error:
            intake.job = None
            if error.code != "tally-cancelled":
                session.complain(error)
            st.rerun()
        else:
            discard(kind)
            if session.apply(taken_in, read, add=intake.add):
                drawn = (SAMPLE,) if intake.add and cached_operations.is_synthetic(kind) else intake.notes
                keep_notes(cached.repository(), cached_operations.notes_key(kind), (*drawn, *read.findings))
                session.remember(f"operations/loading/{kind}", False)
            st.rerun()


def intake_of(kind: ListKind) -> ListIntake | None:
    """The list of this kind that is being taken in."""
    return cached_operations.intakes().get((session.study_id(), kind))


def discard(kind: ListKind) -> None:
    """Forget the list that is being taken in."""
    intake = cached_operations.intakes().pop((session.study_id(), kind), None)
    if intake is not None and intake.job is not None:
        intake.job.cancel()


# ---------------------------------------------------------------------- bringing a file


def upload(kind: ListKind) -> None:
    """The upload field, with what a list needs, and the example."""
    t = session.translate()
    title, reading = say.wanted(kind, t)
    with layout.figure(title, reading, f"upload-{kind}"):
        key = f"list-{kind}-{session.remembered('operations/uploads', 0)}"
        with st.container(key=f"uploader-{session.language()}-{kind}"):
            st.file_uploader(title, key=key, label_visibility="collapsed", on_change=_receive, args=(kind, key))


def invite(kind: ListKind) -> None:
    """Where no list was loaded yet: an example in one click."""
    t = session.translate()
    told = t("An example is drawn from a stated model and says so wherever it is shown.")
    with layout.empty(t("No list at hand?"), told):
        st.button(t("Load an example list"), key=f"example-{kind}", icon=":material/science:", type="primary",
                  on_click=_example, args=(kind,))  # fmt: skip


def _receive(kind: ListKind, key: str) -> None:
    uploaded = session.value_of(key)
    if uploaded is None:
        return
    session.remember("operations/uploads", session.remembered("operations/uploads", 0) + 1)
    try:
        intake = ListIntake.receive(kind, uploaded.name, uploaded, session.study())
    except DecisionError as error:
        session.complain(error)
        return
    cached_operations.intakes()[session.study_id(), kind] = intake


def _example(kind: ListKind) -> None:
    """Draw a list and read it at once."""
    try:
        start(_drawn(kind))
    except DecisionError as error:
        session.complain(error)


def _drawn(kind: ListKind) -> ListIntake:
    """A list drawn around the figures of today, in the language of this visitor."""
    study, t, language = session.study(), session.translate(), session.language()
    today = {kind_of(figure): figure.today for figure in study.figures}
    dimension = next((each for each in study.population.dimensions if each.is_counted and each.customers), None)
    if dimension is None:
        raise DecisionError("synthetic-without-customers", dimension=t("District"))
    model = OperationsModel.around(
        dimension, today.get("saidi", 8.76), today.get("complaints", 8.0), today.get("saifi")
    )
    draw = draw_outages if kind == "outages" else draw_tickets
    intake = ListIntake.of_table(kind, t("Example list"), draw(model, seed=SEED, language=language), study)
    intake.drawn_in = language
    cached_operations.intakes()[session.study_id(), kind] = intake
    return intake


def start(intake: ListIntake) -> None:
    """Read the list, unless it is being read."""
    if not intake.reading:
        intake.start(session.study(), cached.workers())
        if intake.job is not None:
            intake.job.wait(PATIENCE)


# ---------------------------------------------------------------------- what its columns mean


def mapping(intake: ListIntake) -> None:
    """What every column was taken for, to be corrected in place; its first rows; and the way on."""
    if intake.drawn_in not in ("", session.language()):
        intake = _drawn(intake.kind)
    t, refused = session.translate(), intake.check()
    title = say.what_was_seen(intake.kind, t)
    with layout.figure(title, layout.plain(intake.file.name), f"map-{intake.kind}"):
        _roles(intake)
        _options(intake)
        _places(intake)
        if refused is not None:
            told = error_sentence(refused, session.language(), set_labels(session.study()))
            st.error(layout.plain(told), icon=":material/block:")
        for place, doubt in enumerate(intake.doubts):
            findings.show([doubt], key=f"doubt-{intake.kind}-{place}")
        _buttons(intake, refused is None)
    _rows(intake)


def _buttons(intake: ListIntake, ready: bool) -> None:
    t = session.translate()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(t("Read the list"), key=f"read-{intake.kind}", type="primary", icon=":material/functions:",
                  disabled=not ready, on_click=start, args=(intake,))  # fmt: skip
        st.button(t("Discard"), key=f"discard-{intake.kind}", type="tertiary", on_click=discard, args=(intake.kind,))


def _roles(intake: ListIntake) -> None:
    t = session.translate()
    for start_at in range(0, len(ROLES[intake.kind]), 4):
        for role, box in zip(ROLES[intake.kind][start_at : start_at + 4], st.columns(4), strict=False):
            chosen = intake.mapping.column(role.name) or NONE
            key = f"role-{intake.token}-{role.name}-{chosen}"
            options = {NONE: t("no column"), **{name: shortened(name) for name in intake.file.columns}}
            box.selectbox(
                say.role(intake.kind, role.name, t), list(options), index=list(options).index(chosen), key=key,
                format_func=options.__getitem__,
                on_change=_assign, args=(intake, role.name, key),
            )  # fmt: skip


def shortened(name: str) -> str:
    """A heading in a list of choices, cut where it is very long."""
    return name if len(name) <= 40 else name[:39] + "…"


def _assign(intake: ListIntake, role: str, key: str) -> None:
    intake.mapping = intake.mapping.with_column(role, session.value_of(key) or None)


def _options(intake: ListIntake) -> None:
    """How it is read, beyond its columns."""
    t, study = session.translate(), session.study()
    has = {"outages": study.outages, "tickets": study.complaints, "readings": ()}[intake.kind]
    with st.container(horizontal=True, gap="large"):
        if any(each.code == "list-dates-ambiguous" for each in intake.doubts):
            key = f"order-{intake.token}"
            texts = {"month": t("month first: 7/3/2026 is in July"), "day": t("day first: 3/7/2026 is in July")}
            st.segmented_control(t("Dates"), list(texts), format_func=texts.__getitem__, required=True, key=key,
                                 default=intake.mapping.order, on_change=_set_order, args=(intake, key))  # fmt: skip
        if intake.kind == "outages":
            key = f"momentary-{intake.token}"
            st.toggle(t("Tell momentary ones apart (up to {minutes} min)", minutes=int(MOMENTARY)), key=key,
                      value=intake.momentary is not None, on_change=_set_momentary, args=(intake, key))  # fmt: skip
        if intake.kind == "tickets" and intake.mapping.column("customer"):
            key, spans = f"within-{intake.token}", {days: t(text) for days, text in REPEATS.items()}
            st.segmented_control(t("A complaint is repeated"), list(spans), key=key, required=True,
                                 default=intake.within_days or 0, format_func=spans.__getitem__,
                                 on_change=_set_within, args=(intake, key))  # fmt: skip
        if intake.kind == "readings":
            _figure(intake)
        if has:
            key = f"add-{intake.token}"
            texts = {"replace": t("instead of what is there"), "add": t("added to what is there")}
            st.segmented_control(t("It counts"), list(texts), format_func=texts.__getitem__, required=True, key=key,
                                 default="add" if intake.add else "replace", on_change=_set_add,
                                 args=(intake, key))  # fmt: skip


def _figure(intake: ListIntake) -> None:
    t, study, language = session.translate(), session.study(), session.language()
    names = {NONE: t("the table says it")}
    names |= {figure.indicator: shortened(figure.label.in_language(language)) for figure in study.figures}
    key = f"figure-{intake.token}"
    st.selectbox(
        t("The figure, where the table does not say"), list(names), key=key, width=360,
        index=list(names).index(intake.indicator), on_change=_set_indicator, args=(intake, key),
        format_func=names.__getitem__,
    )  # fmt: skip


def _set_order(intake: ListIntake, key: str) -> None:
    intake.mapping = replace(intake.mapping, order=cast(Order, session.value_of(key)))


def _set_momentary(intake: ListIntake, key: str) -> None:
    intake.momentary = MOMENTARY if session.value_of(key) else None


def _set_within(intake: ListIntake, key: str) -> None:
    intake.within_days = session.value_of(key) or None


def _set_indicator(intake: ListIntake, key: str) -> None:
    intake.indicator = str(session.value_of(key) or "")


def _set_add(intake: ListIntake, key: str) -> None:
    intake.add = session.value_of(key) == "add"


def _places(intake: ListIntake) -> None:
    """Places that are no segments yet, with the one thing to do about them."""
    t, unknown = session.translate(), intake.unknown_places(session.study())
    if not unknown:
        return
    named = t(", ").join(unknown[:3])
    told = t.n("{names} is no district of this study yet.", "{count} places ({names} ...) are no districts yet.",
               len(unknown), names=named)  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(marks.flagged(layout.plain(told)))
        st.button(t("Take them in as districts"), key=f"places-{intake.kind}", type="tertiary", icon=":material/add:",
                  on_click=_take_in, args=(intake, unknown))  # fmt: skip


def _take_in(intake: ListIntake, places: tuple[str, ...]) -> None:
    if session.apply(edits.add_places, places):
        intake.mapping = replace(intake.mapping, dimension="district")


def _rows(intake: ListIntake) -> None:
    t = session.translate()
    shown = intake.rows[:SHOWN]
    reading = t("As they stand in the file; no more than these are shown.")
    with layout.figure(t.n("First row", "First {count} rows", len(shown)), reading, f"rows-{intake.kind}"):
        table = pd.DataFrame(list(shown), columns=list(intake.file.columns))
        st.dataframe(table, hide_index=True, height=min(36 * len(shown) + 40, 420))


def offer_to_take_over(found: Operations) -> None:
    """Where measured values differ from those entered as today's: make them today's, in one step."""
    t, values = session.translate(), found.to_take_over
    if not values:
        return
    label = t.n("Make it the value of today", "Make {count} measured values those of today", len(values))
    st.button(label, key="take-over", icon=":material/download_done:", on_click=session.apply,
              args=(edits.take_over, values),
              help=t("The index and the scenarios then start from what was measured."))  # fmt: skip
