"""Who the customers are: the ways to divide them, how many each segment has, what it pays, whom one asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from mcdm.labels import Label
from reports.charts import customers as charts
from reports.sentences import customers as say
from satisfaction.respondents import Dimension, Segment
from studies import edits
from studies.study import Study
from views import session
from views.components import figures, findings, layout
from views.components.survey import customers_list, entitlements_form
from views.components.view_switch import view_switch

_FIELDS = ("customers", "revenue", "invited")


def render() -> None:
    """A list on its way comes first; else the dimension in view, who pays beside it, what segments are entitled to."""
    t, population = session.translate(), session.study().population
    customers_list.collect()
    intake = customers_list.intake_here()
    if intake is not None:
        customers_list.render(intake)
        return
    customers_list.upload()
    dimensions = {each.id: each for each in population.dimensions}
    if not dimensions:
        with layout.empty(t("No segments yet"), t("Districts, customer tiers, channels: what divides your customers.")):
            _add("primary")
            customers_list.button()
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        shown = view_switch("survey/customers", {name: called(each) for name, each in dimensions.items()},
                            label=t("Divided by"))  # fmt: skip
        _add("tertiary")
        customers_list.button()
    told = say.disagreement(population, t)
    if told:
        findings.note(told, t("Each of them is weighted to its own total; correct what is wrong."), key="totals")
    _dimension(dimensions[shown])
    entitlements_form.render(dimensions[shown])


def called(dimension: Dimension) -> str:
    """Its name in the language of the reader."""
    return dimension.label.in_language(session.language()) or dimension.id


# ---------------------------------------------------------------------- one dimension


def _dimension(dimension: Dimension) -> None:
    t = session.translate()
    payers = _parts(dimension)
    left, right = st.columns([7, 5], gap="large") if payers else (st.container(), None)
    reading = t("One row a segment. What is unknown stays empty; nothing is made up for it.")
    with left, layout.figure(layout.plain(called(dimension)), reading, "segments"):
        _table(dimension)
        with st.container(horizontal=True, gap="small"):
            _rename(dimension)
            _remove(dimension)
    if right is not None:
        with right, layout.figure(t("Who pays"), t("What a segment pays against how many it has."), "payers"):
            key = session.key_of(dimension)
            figures.show(f"payers-{dimension.id}", key, lambda: charts.heads_and_revenue(payers, t=t))


def _table(dimension: Dimension) -> None:
    t, segments = session.translate(), dimension.segments
    key = session.widget("segments", dimension.id, hash(dimension), session.language())
    rows = pd.DataFrame(
        {
            "name": [_name(each) for each in segments],
            **{field: pd.Series([getattr(each, field) for each in segments], dtype="float64") for field in _FIELDS},
            "asked": [say.rate(each.invited, each.customers) for each in segments],
            "id": [each.id for each in segments],
        }
    )
    number: dict[str, Any] = {"min_value": 0, "format": "localized"}
    st.data_editor(
        rows,
        key=key,
        hide_index=True,
        num_rows="dynamic",
        placeholder="–",
        column_config={
            "name": st.column_config.TextColumn(t("Segment"), required=True, width="medium"),
            "customers": st.column_config.NumberColumn(t("Customers"), step=1, **number),
            "revenue": st.column_config.NumberColumn(t("Revenue a year, 10,000 yuan"), **number),
            "invited": st.column_config.NumberColumn(
                t("Asked to answer"),
                step=1,
                help=t("In each wave of the survey. From this and the answers the response rate is told."),
                **number,
            ),
            "asked": st.column_config.TextColumn(t("Part asked"), disabled=True),
            "id": st.column_config.TextColumn(t("In files"), disabled=True, help=t("Its name is understood as well.")),
        },
        on_change=lambda: _take(key, dimension),
    )


def _take(key: str, dimension: Dimension) -> None:
    """What was changed in the table becomes one edit."""
    typed = session.value_of(key, {})
    changed = {int(row): cells for row, cells in typed.get("edited_rows", {}).items()}
    gone = set(typed.get("deleted_rows", ()))
    segments = [
        _changed(segment, changed.get(row, {})) for row, segment in enumerate(dimension.segments) if row not in gone
    ]
    for cells in typed.get("added_rows", ()):
        if name := str(cells.get("name") or "").strip():
            segments.append(_changed(Segment(_new_id(name, segments), edits.label_from(name)), {**cells, "name": None}))
    session.apply(edits.set_dimension, replace(dimension, segments=tuple(segments)))


def _changed(segment: Segment, cells: Mapping[str, Any]) -> Segment:
    """The segment with what was typed in its row; another name is given in the language of the reader."""
    numbers = {
        "customers": int,
        "revenue": float,
        "invited": int,
    }
    known = {
        name: None if cells[name] is None else read(cells[name]) for name, read in numbers.items() if name in cells
    }
    name = str(cells.get("name") or "").strip()
    label = replace(segment.label, **{session.language(): name}) if name else segment.label
    return replace(segment, label=label, **known)


def _new_id(name: str, others: list[Segment]) -> str:
    """The name itself, as it stands in files, unless another segment goes by it."""
    wanted = name.partition("|")[0].strip().replace("/", "-")
    taken = {each.id for each in others}
    return next(each for each in (wanted, *(f"{wanted} {k}" for k in range(2, 99))) if each not in taken)


def _name(segment: Segment) -> str:
    return segment.label.in_language(session.language()) or segment.id


def _parts(dimension: Dimension) -> list[charts.SegmentParts]:
    """Parts of customers and revenue, where both are known of every segment."""
    total = sum(each.revenue or 0 for each in dimension.segments)
    known = all(each.revenue is not None for each in dimension.segments) and dimension.is_counted
    if not known or total <= 0 or not dimension.customers:
        return []
    return [
        charts.SegmentParts(_name(each), (each.customers or 0) / dimension.customers, (each.revenue or 0) / total)
        for each in dimension.segments
    ]


# ---------------------------------------------------------------------- dimensions


def _add(kind: str) -> None:
    t = session.translate()
    with st.popover(t("Divide in another way"), icon=":material/add:", type=kind, key="add-dimension"):  # type: ignore[arg-type]
        number = len(session.study().population.dimensions)
        keys = session.widget("dimension-name", number), session.widget("dimension-segments", number)
        st.text_input(t("Divided by"), key=keys[0], placeholder=t("e.g. District | 区域"))
        st.text_area(t("Segments, one a line"), key=keys[1], height=120, placeholder=t("e.g. Urban core | 城区"))
        st.button(t("Add"), key="add-dimension-now", type="primary", on_click=_added, args=keys)


def _added(name_key: str, segments_key: str) -> None:
    label = edits.label_from(str(session.value_of(name_key) or ""))
    if label == Label():
        return
    segments: list[Segment] = []
    for line in str(session.value_of(segments_key) or "").splitlines():
        if line.strip():
            segments.append(Segment(_new_id(line, segments), edits.label_from(line)))
    name = (label.en or label.zh).replace("/", "-")
    if session.apply(edits.add_dimension, Dimension(name, label, tuple(segments))):
        session.remember("survey/customers", name)


def _rename(dimension: Dimension) -> None:
    t = session.translate()
    with st.popover(t("Rename"), icon=":material/edit:", type="tertiary", key=f"rename-{dimension.id}"):
        keys = {language: session.widget("dimension", dimension.id, language) for language in ("en", "zh")}

        def take() -> None:
            label = Label(*(str(session.value_of(keys[language]) or "").strip() for language in ("en", "zh")))
            session.apply(edits.set_dimension, replace(dimension, label=label))

        st.text_input(t("Name in English"), dimension.label.en, key=keys["en"], on_change=take)
        st.text_input(t("Name in Chinese"), dimension.label.zh, key=keys["zh"], on_change=take)


def _remove(dimension: Dimension) -> None:
    t = session.translate()
    with st.popover(t("Remove"), icon=":material/delete:", type="tertiary", key=f"remove-{dimension.id}"):
        st.markdown(t("The customers are no longer divided by **{name}**. Surveys keep their answers; undo brings it "
                      "back.", name=layout.plain(called(dimension))))  # fmt: skip
        st.button(t("Remove"), key=f"remove-{dimension.id}-now", on_click=session.apply,
                  args=(_without, dimension.id))  # fmt: skip


def _without(study: Study, name: str) -> Study:
    return edits.remove_dimension(study, name)
