"""A number of the settings of a simulation: what it asks, its range, and the one edit that it makes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from scenarios.settings import SimulationSettings
from studies import edits
from studies.study import Study
from views import session


@dataclass(frozen=True)
class Field:
    """A number of the settings: what it asks, its range on screen and how it is shown."""

    name: str
    label: str
    help: str
    low: float
    high: float
    step: float
    shown_as: float = 1.0
    whole: bool = False


def number(
    field: Field,
    settings: SimulationSettings,
    *,
    disabled: bool = False,
    instead: Callable[[float], None] | None = None,
    turn: object = "",
) -> None:
    """The field of one number; a study that holds more than the screen offers keeps it.

    `instead` of an edit may take what was typed, and a new `turn` shows the number of the study again.
    """
    t = session.translate()
    kind: Callable[[float], float] = int if field.whole else float
    key = session.widget("setting", field.name, *([turn] if turn else []))
    value = round(getattr(settings, field.name) * field.shown_as, 8)
    low, high = min(field.low, value), max(field.high, value)
    st.number_input(
        t(field.label), kind(low), kind(high), kind(value), kind(field.step), key=key, help=t(field.help) or None,
        format=None if field.whole else "%g", on_change=_take, args=(key, field, instead), disabled=disabled,
    )  # fmt: skip


def _take(key: str, field: Field, instead: Callable[[float], None] | None) -> None:
    typed = session.value_of(key)
    if typed is not None and instead is not None:
        instead(float(typed))
    elif typed is not None:
        change(**{field.name: int(typed) if field.whole else float(typed) / field.shown_as})


def change(**values: Any) -> None:
    """Change settings, all of them one step to undo."""
    session.apply(_with_settings, values)


def _with_settings(study: Study, values: dict[str, Any]) -> Study:
    return edits.set_settings(study, replace(study.settings, **values))
