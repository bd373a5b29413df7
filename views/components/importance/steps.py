"""Who stays from step to step of the funnel: a form that makes one edit."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from mcdm.errors import DecisionError
from satisfaction.funnel_steps import FunnelStep
from studies import edits
from views import session
from views.cached_importance import Matters
from views.components.importance import read as reading

MOST_STEPS = 3
"""So many narrowings beside all customers stand side by side."""

NO_KIND_OF_CUSTOMER = ("wave", "role")
"""Dimensions that tell when and who answers, not which customers."""

Segment = tuple[str, str]
"""A dimension and one of its segments."""


def render(matters: Matters) -> None:
    """The form behind its button, with the segments of each step; and the way back to the usual steps."""
    t, study = session.translate(), session.study()
    offered = _offered()
    if not offered:
        return
    names = {each: _name(each) for each in offered}
    steps = study.choices.funnel or tuple(group.step for group in matters.groups[1:])
    with st.popover(t("Choose the steps"), type="tertiary", icon=":material/filter_alt:"):
        chosen = session.key_of(steps)  # other steps are other widgets: they show what was chosen
        with st.form(session.widget("funnel", chosen), border=False):
            st.caption(t("Each step keeps the customers of these segments, in addition to the steps before it; a "
                         "second step by the same kind of segment takes the place of the first."))  # fmt: skip
            keys = [session.widget("funnel", chosen, k) for k in range(MOST_STEPS)]
            for k, key in enumerate(keys):
                kept = [(steps[k].dimension, each) for each in steps[k].segments] if k < len(steps) else []
                st.multiselect(
                    t("Step {number} keeps", number=k + 1), offered, [each for each in kept if each in offered],
                    key=key, format_func=names.__getitem__, placeholder=t("no step"),
                )  # fmt: skip
            st.form_submit_button(t("Use these steps"), type="primary", on_click=_apply, args=(keys,))
        if study.choices.funnel:
            st.button(t("Back to the usual steps"), type="tertiary", icon=":material/undo:", key="funnel-usual",
                      on_click=session.apply, args=(edits.set_funnel, ()))  # fmt: skip


def _offered() -> list[Segment]:
    """The segments of the population that the survey tells apart."""
    survey = session.survey()
    known = () if survey is None else survey.dimensions
    return [
        (dimension.id, segment.id)
        for dimension in session.study().population.dimensions
        if dimension.id in known and dimension.id not in NO_KIND_OF_CUSTOMER
        for segment in dimension.segments
    ]


def _name(segment: Segment) -> str:
    named = reading.names()
    return " · ".join(named.get(part, part) for part in segment)


def _apply(keys: Sequence[str]) -> None:
    try:
        chosen = tuple(_step(picked) for key in keys if (picked := session.value_of(key)))
    except DecisionError as error:
        session.complain(error)
        return
    session.apply(edits.set_funnel, chosen)


def _step(picked: Sequence[Segment]) -> FunnelStep:
    """One step of the segments that were picked, which must be of one dimension."""
    (dimension, first), *others = picked
    for other, segment in others:
        if other != dimension:
            raise DecisionError("funnel-step-mixed", first=first, second=segment)
    return FunnelStep(dimension, tuple(segment for _, segment in picked))
