"""The choice of a method: what it does in a sentence, its formula and reference behind a button, its parameters."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from mcdm.catalogue import Method, Parameter
from mcdm.choice import Choice
from reports.sentences import methods as say
from views import session
from views.components import layout

Said = Mapping[str, tuple[str, str]]
"""Method -> its name and what it does, in English."""


def choose(
    label: str,
    name: str,
    offered: Mapping[str, Method],
    chosen: Choice,
    said: Said,
    keep: Callable[[Choice], object],
) -> None:
    """A list of methods with the one in use.

    Parameters
    ----------
    label, name
        Of the list, and the key of its widget.
    offered
        The methods of the catalogue by name.
    chosen
        The method in use.
    said
        The names and one-line explanations.
    keep
        Stores another choice.
    """
    t, key = session.translate(), session.widget(name)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            label,
            list(offered),
            index=list(offered).index(chosen.method),
            format_func=lambda method: t(said[method][0]) if method in said else method,
            key=key,
            on_change=lambda: keep(Choice(str(session.value_of(key)))),
        )
        _source(offered[chosen.method], name)
    method = offered[chosen.method]
    st.caption(layout.plain(t(said[method.name][1]) if method.name in said else method.summary))
    for parameter in method.parameters:
        _parameter(parameter, name, chosen, keep)


def _source(method: Method, name: str) -> None:
    """Formula and reference, quietly."""
    t = session.translate()
    with st.popover(
        "", icon=":material/menu_book:", type="tertiary", help=t("Formula and source"), key=f"source-{name}"
    ):
        if method.name in say.FORMULAS:
            st.latex(say.FORMULAS[method.name])
        st.markdown(layout.plain(method.summary))
        if method.reference:
            st.caption(layout.plain(method.reference))


def _parameter(parameter: Parameter, name: str, chosen: Choice, keep: Callable[[Choice], object]) -> None:
    """One parameter as the catalogue describes it: a list, a switch or a number within its bounds."""
    key = session.widget(name, chosen.method, parameter.name)
    label = say.parameter_name(parameter.name, session.translate())
    value = chosen.arguments.get(parameter.name, parameter.default)

    def changed() -> None:
        given = session.value_of(key)
        if given is not None:
            keep(Choice.of(chosen.method, **{**chosen.arguments, parameter.name: given}))

    if parameter.choices:
        options = list(parameter.choices)
        st.selectbox(label, options, index=options.index(value), key=key, on_change=changed)
    elif parameter.type is bool:
        st.toggle(label, bool(value), key=key, on_change=changed)
    else:
        kind = int if parameter.type is int else float
        bounds = [kind(end) if abs(end) != float("inf") else None for end in (parameter.minimum, parameter.maximum)]
        step = 1 if kind is int else 0.1
        st.number_input(label, bounds[0], bounds[1], kind(value), step, key=key, on_change=changed)  # type: ignore[call-overload]
