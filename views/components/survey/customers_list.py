"""A list of customers: handed in, its columns told, read with progress, read back, taken over in one step."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from i18n.errors import error_sentence
from i18n.numbers import count, plain
from i18n.translate import N_
from mcdm.errors import DecisionError
from reports.sentences import customers as say
from satisfaction.customer_value import ClassTotal
from satisfaction.respondents import Segment
from studies.edits.customer_classes import NAMES
from views import cached, cached_customers, session
from views.components import findings, layout, receiving
from views.components.operations.lists import shortened
from views.customers_intake import DISTRICT, TIERS, Counted, CustomersIntake

PATIENCE = 0.8
"""A list that is read within so many seconds shows no progress: it would only flicker."""

OPEN = "customers/loading"
"""Whether the place to hand a list in is open."""

ROLES = {"id": N_("Customer number"), "district": N_("District"), "kind": N_("Industry or kind"),
         "revenue": N_("Revenue a year")}  # fmt: skip
"""What is told in one column each, beside the consumption."""

MONEY = {10_000.0: N_("yuan"), 1.0: N_("10,000 yuan")}
"""Units of the study's money in that of the list -> what the list counts in."""


def collect() -> None:
    """Take in what was read since the last run, or leave its sentence."""
    intake = intake_here()
    if intake is None or intake.job is None or intake.job.running:
        return
    job, intake.job = intake.job, None
    try:
        intake.take(job.result(), session.study())
    except DecisionError as error:
        if error.code != "tally-cancelled":
            session.complain(error)


def intake_here() -> CustomersIntake | None:
    """The list that is being taken into the open study."""
    return cached_customers.intakes().get(session.study_id())


def button() -> None:
    """The way to hand a list in."""
    if not session.remembered(OPEN, False):
        st.button(session.translate()("Load a list of customers"), key="open-customers", type="tertiary",
                  icon=":material/upload_file:", on_click=session.remember, args=(OPEN, True))  # fmt: skip


def upload() -> None:
    """The upload field, where it was opened."""
    if not session.remembered(OPEN, False):
        return
    t = session.translate()
    reading = t("One row a customer: kWh a month (or a column for each month), revenue; industry and district where "
                "known. Tiers, value classes and districts are counted from it. CSV, Excel or Parquet.")  # fmt: skip
    with layout.figure(t("Load a list of customers"), reading, "upload-customers"):
        key = f"customers-{session.remembered('customers/uploads', 0)}"
        with st.container(key=f"uploader-{session.language()}-customers"):
            st.file_uploader(t("List of customers"), key=key, label_visibility="collapsed", on_change=_receive,
                             args=(key,))  # fmt: skip
        st.button(t("Close"), key="close-customers", type="tertiary", on_click=session.remember, args=(OPEN, False))


def _receive(key: str) -> None:
    uploaded = session.value_of(key)
    if uploaded is None:
        return
    session.remember("customers/uploads", session.remembered("customers/uploads", 0) + 1)
    try:
        cached_customers.intakes()[session.study_id()] = CustomersIntake.receive(uploaded.name, uploaded)
    except DecisionError as error:
        session.complain(error)


def discard() -> None:
    """Forget the list; the population stays as it was."""
    intake = cached_customers.intakes().pop(session.study_id(), None)
    if intake is not None and intake.job is not None:
        intake.job.cancel()


def render(intake: CustomersIntake) -> None:
    """Where the list is: being read, its columns to be told, or read and to be taken over."""
    if intake.reading:
        receiving.watch_list(intake_here, key="customers")
    elif intake.customers is None:
        _columns(intake)
    else:
        _read_back(intake, intake.counted(session.study()))


# ---------------------------------------------------------------------- what its columns mean


def _columns(intake: CustomersIntake) -> None:
    t, known = session.translate(), list(intake.file.columns)
    with layout.figure(t("How the list of customers is read"), layout.plain(intake.file.name), "map-customers"):
        key = f"consumption-{intake.token}"
        st.multiselect(
            t("kWh a month, or a column for each month"), known, default=list(intake.columns.consumption), key=key,
            format_func=shortened, on_change=_set_consumption, args=(intake, key), placeholder=t("no column"),
        )  # fmt: skip
        for (role, name), box in zip(ROLES.items(), st.columns(len(ROLES)), strict=True):
            _role(intake, role, t(name), box)
        try:
            intake.columns.check(intake.file.name, known)
            refused = ""
        except DecisionError as error:
            refused = error_sentence(error, session.language())
            st.error(layout.plain(refused), icon=":material/block:")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.button(t("Read the list"), key="read-customers", type="primary", icon=":material/functions:",
                      disabled=bool(refused), on_click=_start, args=(intake,))  # fmt: skip
            st.button(t("Discard"), key="discard-customers", type="tertiary", on_click=discard)
    reading = t("As they stand in the file; no more than these are shown.")
    with layout.figure(t.n("First row", "First {count} rows", len(intake.rows)), reading, "rows-customers"):
        table = pd.DataFrame(list(intake.rows), columns=known)
        st.dataframe(table, hide_index=True, height=min(36 * len(intake.rows) + 40, 420))


def _role(intake: CustomersIntake, role: str, name: str, box: st.delta_generator.DeltaGenerator) -> None:
    t, chosen = session.translate(), getattr(intake.columns, role)
    options = {"": t("no column"), **{each: shortened(each) for each in intake.file.columns}}
    key = f"column-{intake.token}-{role}"
    box.selectbox(name, list(options), index=list(options).index(chosen), key=key, format_func=options.__getitem__,
                  on_change=lambda: intake.assign(role, session.value_of(key) or ""))  # fmt: skip


def _set_consumption(intake: CustomersIntake, key: str) -> None:
    intake.columns = replace(intake.columns, consumption=tuple(session.value_of(key) or ()))


def _start(intake: CustomersIntake) -> None:
    if not intake.reading:
        intake.start(cached.workers())
        if intake.job is not None:
            intake.job.wait(PATIENCE)


# ---------------------------------------------------------------------- what it says


def _read_back(intake: CustomersIntake, found: Counted) -> None:
    t = session.translate()
    read = len(intake.customers) if intake.customers else 0
    title = t.n("{number} customer in the list", "{number} customers in the list", read, number=count(read))
    reading = t("{file}: customers so far and in the list, revenue in 10,000 yuan a year.", file=intake.file.name)
    with layout.figure(title, layout.plain(reading), "read-customers"):
        _options(intake, found)
        for dimension, classes in found.classes.items():
            _dimension(intake, dimension, classes)
        findings.show(found.findings, key="customers-read")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.button(t("Take over"), key="take-customers", type="primary", icon=":material/download_done:",
                      disabled=not set(found.classes) - intake.left_aside, on_click=_take_over,
                      args=(intake,))  # fmt: skip
            st.button(t("Discard"), key="discard-customers", type="tertiary", on_click=discard)


def _options(intake: CustomersIntake, found: Counted) -> None:
    """Who is in a tier whatever they take, what the money is, and whether unknown places become districts."""
    t, kinds = session.translate(), intake.kinds
    if kinds and "tier" in found.classes:
        for tier, box in zip(TIERS[:2], st.columns(2), strict=True):
            key = f"exceptions-{intake.token}-{tier}"
            box.multiselect(
                t("{tier} whatever they take", tier=_named(tier)), kinds, key=key, placeholder=t("none"),
                default=[kind for kind, given in intake.exceptions.items() if given == tier],
                on_change=_set_exceptions, args=(intake, tier, key),
            )  # fmt: skip
    with st.container(horizontal=True, gap="large", vertical_alignment="bottom"):
        if intake.columns.revenue:
            key = f"money-{intake.token}"
            st.segmented_control(t("The list counts money in"), list(MONEY), key=key, required=True,
                                 default=intake.money, format_func=lambda each: t(MONEY[each]),
                                 on_change=_set_money, args=(intake, key))  # fmt: skip
        if intake.take_in or any(each.code == "customers-without-district" for each in found.findings):
            key = f"places-{intake.token}"
            st.toggle(t("Take the places in as districts"), value=intake.take_in, key=key,
                      on_change=_set_take_in, args=(intake, key))  # fmt: skip


def _set_exceptions(intake: CustomersIntake, tier: str, key: str) -> None:
    chosen = dict.fromkeys(session.value_of(key) or (), tier)
    intake.exceptions = {kind: given for kind, given in intake.exceptions.items() if given != tier} | chosen


def _set_money(intake: CustomersIntake, key: str) -> None:
    intake.money = float(session.value_of(key) or intake.money)


def _set_take_in(intake: CustomersIntake, key: str) -> None:
    intake.take_in = bool(session.value_of(key))


def _dimension(intake: CustomersIntake, dimension: str, classes: tuple[ClassTotal, ...]) -> None:
    """The classes beside the segments that the study has, and whether they are taken over."""
    t, language = session.translate(), session.language()
    known = next((each for each in session.study().population.dimensions if each.id == dimension), None)
    before = {each.id: each for each in known.segments} if known else {}
    counted = {each.name: each for each in classes}
    name = (known.label.in_language(language) if known else "") or _named(dimension)
    key = f"over-{intake.token}-{dimension}"
    st.checkbox(f"**{layout.plain(name)}**", value=dimension not in intake.left_aside, key=key,
                on_change=_set_aside, args=(intake, dimension, key))  # fmt: skip
    heads = (t("Segment"), t("So far"), t("In the list"), t("Revenue"))
    lines = ["|" + "|".join(heads) + "|", "|:--|" + "--:|" * (len(heads) - 1)]
    for each in dict.fromkeys([*before, *counted]):
        cells = _row(before.get(each), counted.get(each), intake.money)
        lines.append("|" + "|".join(layout.plain(cell) for cell in (_segment(each, before.get(each)), *cells)) + "|")
    st.markdown("\n".join(lines))


def _set_aside(intake: CustomersIntake, dimension: str, key: str) -> None:
    intake.left_aside = intake.left_aside - {dimension} if session.value_of(key) else intake.left_aside | {dimension}


def _row(before: Segment | None, now: ClassTotal | None, money: float) -> tuple[str, ...]:
    there, had = now.customers if now else 0, before.customers if before else None
    paid = plain(now.revenue / money) if now and now.revenue is not None else plain(None)
    return count(had), f"{count(there)} {say.change(had, there)}".strip(), paid


def _segment(name: str, known: Segment | None) -> str:
    return (known.label.in_language(session.language()) if known else "") or _named(name)


def _named(name: str) -> str:
    return NAMES[name].in_language(session.language()) if name in NAMES else name


def _take_over(intake: CustomersIntake) -> None:
    if session.apply(intake.taken_over):
        shown = next((each for each in ("tier", DISTRICT) if each not in intake.left_aside), "tier")
        discard()
        session.remember(OPEN, False)
        session.remember("survey/customers", shown)
