"""What the customers of each segment are entitled to: who looks after them, and which services they are offered."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from i18n.numbers import count
from mcdm.labels import Label
from satisfaction.entitlements import Entitlement
from satisfaction.respondents import Dimension, Segment
from studies import edits
from views import session
from views.components import layout, marks

TIERS = "tier"
"""The dimension whose segments have a service menu from the start."""


def render(dimension: Dimension) -> None:
    """A card a segment, where the dimension divides by what customers get."""
    known = {(each.dimension, each.segment): each for each in session.study().entitlements}
    if dimension.id != TIERS and not any(whose == dimension.id for whose, _ in known):
        return
    t = session.translate()
    reading = t("Who looks after them, and the service menu, one service a line. Without a source it is an assumption.")
    with (
        layout.figure(t("What they are entitled to"), reading, "entitlements"),
        st.grid(max(min(len(dimension.segments), 4), 1), min_column_width=260, gap="small"),
    ):
        for segment in dimension.segments:
            given = known.get((dimension.id, segment.id), Entitlement(dimension.id, segment.id))
            with st.container(border=True, height="stretch", gap="small"):
                _card(segment, given)


def _card(segment: Segment, given: Entitlement) -> None:
    t, language = session.translate(), session.language()
    name = segment.label.in_language(language) or segment.id
    badges = []
    if segment.customers is not None:
        badges = [marks.fact(t.n("{number} customer", "{number} customers", segment.customers,
                                 number=count(segment.customers)))]  # fmt: skip
    if given.services or given.manager != Label():
        badges.append(marks.sourced(layout.plain(given.source)) if given.source else marks.assumption(t("assumption")))
    st.markdown(f"**{layout.plain(name)}**  \n" + " ".join(badges))
    keys = {
        field: session.widget("entitled", segment.id, field, language) for field in ("manager", "services", "source")
    }

    def take() -> None:
        session.apply(edits.set_entitlement, _typed(given, keys))

    st.text_input(t("Account manager"), given.manager.in_language(language), key=keys["manager"], on_change=take,
                  placeholder=t("none"))  # fmt: skip
    services = "\n".join(service.in_language(language) for service in given.services)
    st.text_area(t("Services"), services, key=keys["services"], on_change=take, height=150,
                 placeholder=t("One service a line"))  # fmt: skip
    st.text_input(t("Source"), given.source, key=keys["source"], on_change=take,
                  placeholder=t("e.g. service standard 2025"))  # fmt: skip


def _typed(given: Entitlement, keys: dict[str, str]) -> Entitlement:
    """What the fields say. A line that is as before keeps its name in the other language."""
    language = session.language()
    before = {each.in_language(language): each for each in (given.manager, *given.services)}

    def label(text: str) -> Label:
        return before.get(text) or (edits.label_from(text) if "|" in text else Label(**{language: text}))

    lines = str(session.value_of(keys["services"]) or "").splitlines()
    manager = str(session.value_of(keys["manager"]) or "").strip()
    return replace(
        given,
        manager=label(manager) if manager else Label(),
        services=tuple(dict.fromkeys(label(line.strip()) for line in lines if line.strip())),
        source=str(session.value_of(keys["source"]) or "").strip(),
    )
