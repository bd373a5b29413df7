"""Where a lever of a scenario is spent: everywhere alike, or in parts by district, tier or another dimension."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import streamlit as st

from i18n.numbers import plain
from satisfaction.respondents import Dimension
from scenarios.scenario import PlannedAmount
from studies import edits
from studies.study import Study
from views import session
from views.components import layout

MOST_PILLS = 8
"""More segments than this are a list to choose from."""


def show(study: Study, scenario: str, planned: PlannedAmount) -> None:
    """Draw the choice of the dimension, of its segments, and of the part that each of them gets."""
    offered = [each for each in study.population.dimensions if _can_be_aimed_at(each, planned)]
    if not offered:
        return
    t = session.translate()
    names = {"": t("Everywhere alike"), **{each.id: _name(each) for each in offered}}
    begun = str(session.remembered(_begun(scenario, planned), ""))
    divided = planned.dimension or (begun if begun in names else "")
    key = session.widget("where", scenario, planned.lever, divided)
    at = list(names).index(divided) if divided in names else 0
    st.selectbox(
        t("Where it is spent"), list(names), at, format_func=names.__getitem__, key=key,
        on_change=_divide, args=(key, scenario, planned),
    )  # fmt: skip
    dimension = next((each for each in offered if each.id == divided), None)
    if dimension is not None:
        if not planned.dimension:
            st.caption(t("Choose where: nothing changes before."))
        _segments(scenario, planned, dimension)
        _parts(scenario, planned, dimension)
        _per_customer(planned, dimension)


def _can_be_aimed_at(dimension: Dimension, planned: PlannedAmount) -> bool:
    """Counted customers in several segments: a wave or a channel of a survey holds none of its own."""
    return dimension.id == planned.dimension or (dimension.is_counted and len(dimension.segments) > 1)


def _name(dimension: Dimension) -> str:
    return dimension.label.in_language(session.language()) or dimension.id


def _segments(scenario: str, planned: PlannedAmount, dimension: Dimension) -> None:
    t = session.translate()
    names = {each.id: each.label.in_language(t.language) or each.id for each in dimension.segments}
    spent = [name for name, part in planned.targets if part > 0] if planned.dimension == dimension.id else []
    key = session.widget("targets", scenario, planned.lever, dimension.id, *spent)
    chosen, args = names.__getitem__, (key, scenario, planned, dimension)
    if len(names) > MOST_PILLS:
        st.multiselect(_name(dimension), list(names), spent, chosen, key=key, on_change=_aim, args=args,
                       label_visibility="collapsed")  # fmt: skip
    else:
        st.pills(_name(dimension), list(names), selection_mode="multi", default=spent, format_func=chosen, key=key,
                 on_change=_aim, args=args, label_visibility="collapsed")  # fmt: skip


def _parts(scenario: str, planned: PlannedAmount, dimension: Dimension) -> None:
    """A number for each segment that gets something; the others make room in proportion."""
    spent = {name: part for name, part in planned.targets if part > 0}
    if len(spent) < 2:
        return
    t = session.translate()
    with st.grid(2, min_column_width=110, gap="small"):
        for segment in dimension.segments:
            if segment.id in spent:
                key = session.widget("part", scenario, planned.lever, *spent.items(), segment.id)
                name = layout.plain(segment.label.in_language(t.language) or segment.id)
                st.number_input(
                    t("{place}, %", place=name), 0.0, 100.0, round(100 * spent[segment.id], 1), 5.0, format="%g",
                    key=key, on_change=_share, args=(key, scenario, planned, segment.id),
                )  # fmt: skip
    st.caption(t("The others make room in proportion. At first by customers: that is the same for everybody there."))


def _per_customer(planned: PlannedAmount, dimension: Dimension) -> None:
    """How much more each customer there gets than if the same were spent everywhere."""
    times = times_as_much(planned.targets, dimension)
    if dimension.is_counted and times > 1.005:
        t = session.translate()
        st.caption(t("For each customer there up to {times} times as much as everywhere alike.", times=plain(times, 2)))


def times_as_much(targets: Sequence[tuple[str, float]], dimension: Dimension) -> float:
    """The largest part of a segment by its part of the customers; 0 where none of them has any."""
    whole = dict(by_customers(dimension, [each.id for each in dimension.segments]))
    return max((part / whole[name] for name, part in targets if whole.get(name, 0.0) > 0), default=0.0)


def by_customers(dimension: Dimension, chosen: Collection[str]) -> tuple[tuple[str, float], ...]:
    """Parts in proportion to customers among the chosen segments; equal parts where they are not counted."""
    inside = [each for each in dimension.segments if each.id in chosen]
    counts = [float(each.customers or 0) for each in inside] if dimension.is_counted else [1.0] * len(inside)
    if not sum(counts) > 0:
        counts = [1.0] * len(inside)
    return tuple((each.id, count / sum(counts)) for each, count in zip(inside, counts, strict=True))


def with_part(targets: Sequence[tuple[str, float]], segment: str, part: float) -> tuple[tuple[str, float], ...]:
    """The parts where one segment gets `part`: the others make room in proportion, or alike where they had nothing."""
    others = {name: given for name, given in targets if name != segment}
    whole = sum(others.values())
    room = {name: given / whole if whole > 0 else 1 / len(others) for name, given in others.items()}
    return tuple((name, part if name == segment else (1 - part) * room[name]) for name, _ in targets)


def _begun(scenario: str, planned: PlannedAmount) -> str:
    """Under what a dimension is remembered that was chosen, but none of its segments yet."""
    return f"where/{session.study_id()}/{scenario}/{planned.lever}"


def _divide(key: str, scenario: str, planned: PlannedAmount) -> None:
    """Another dimension: it is spent everywhere alike until one of its segments is chosen."""
    session.remember(_begun(scenario, planned), str(session.value_of(key) or ""))
    if planned.dimension:
        session.apply(edits.set_targets, scenario, planned.lever, "", ())


def _aim(key: str, scenario: str, planned: PlannedAmount, dimension: Dimension) -> None:
    """Other segments: in proportion to their customers. With none of them it is spent everywhere alike again."""
    targets = by_customers(dimension, session.value_of(key) or ())
    session.remember(_begun(scenario, planned), dimension.id)
    session.apply(edits.set_targets, scenario, planned.lever, dimension.id, targets)


def _share(key: str, scenario: str, planned: PlannedAmount, segment: str) -> None:
    typed = session.value_of(key)
    if typed is not None:
        targets = with_part(planned.targets, segment, float(typed) / 100)
        session.apply(edits.set_targets, scenario, planned.lever, planned.dimension, targets)
