"""What a budget is asked: how much money, what is sought, over which quarters. To look at; an edit only when kept."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from math import ceil
from typing import cast

import streamlit as st

from i18n.translate import N_
from reports.sentences import budget as words
from reports.sentences.scenarios import span
from scenarios.budgets.plan_values import Over
from scenarios.budgets.spending import Aim
from studies import edits
from studies.study import Study
from views import cached_budget, session
from views.cached_budget import Wanted
from views.components import fold
from views.components.levers import slider as lever_slider

OF_EVERYTHING = 0.25
"""Part of what all levers cost that is looked at first where the study has no budget."""

STEADY = (20, 300)
"""Between these ends the slider moves by one."""

OVER: dict[Over, str] = {"last": N_("At the end of {time}"), "mean": N_("Mean over {time}")}


def wanted(study: Study) -> Wanted:
    """What this visitor asks: at first the study's own budget and the highest index at the end."""
    aim = str(session.remembered(place("aim"), "expected"))
    over = str(session.remembered(place("over"), "last"))
    asked = Wanted(
        None,
        cast(Aim, aim if aim in offered(study) else "expected"),
        cast(Over, over if over in OVER else "last"),
    )
    kept = session.remembered(place("budget"))
    if kept is None:
        kept = study.settings.budget or ceil(OF_EVERYTHING * cached_budget.everything(asked))
    return replace(asked, budget=float(kept))


def offered(study: Study) -> list[str]:
    """The aims that this study can have."""
    return [aim for aim in words.AIMS if study.futures or aim not in ("futures", "regret")]


def place(what: str) -> str:
    """Under what a choice of this page is remembered."""
    return f"budget/{session.study_id()}/{what}"


def look_at(budget: float) -> None:
    """Look at another budget, in 10k yuan: both fields show it."""
    session.remember(place("budget"), budget)
    for field in ("number", "slider"):
        _turn(field)


def unit() -> float:
    """10k yuan in the unit of the reader: million yuan in English, 10k yuan in Chinese."""
    return 1.0 if session.language() == "zh" else 100.0


# ---------------------------------------------------------------------- the fields


def show(study: Study, asked: Wanted) -> None:
    """Draw the fields."""
    t = session.translate()
    with st.container(border=True, key="budgetcontrols"):
        left, right = st.columns([1, 3], gap="medium", vertical_alignment="bottom")
        with left:
            _number(asked)
        more = fold.on_phones("budget-asked", t("What is sought, and when"))
        with right, more, st.grid(3, min_column_width=180, gap="medium"):
            _slider(study, asked)
            _aim(study, asked)
            _over(study, asked)
    if asked.budget is not None and abs(asked.budget - study.settings.budget) > 1e-6:
        st.button(t("Keep as the study's budget"), type="tertiary", icon=":material/push_pin:", on_click=_keep,
                  args=(asked.budget,), key="budget-keep")  # fmt: skip


def _number(asked: Wanted) -> None:
    t, scale = session.translate(), unit()
    key = _key("number")
    explained = t("What the plan pays, with later money counted less by the discount rate. In cash it is more.")
    st.number_input(
        t("Budget, million yuan, present value"), 0.0, 1e13 / scale, round((asked.budget or 0.0) / scale, 6),
        step=500.0 / scale, key=key, format="%g", help=explained, on_change=_type, args=(key, scale),
    )  # fmt: skip


def _type(key: str, scale: float) -> None:
    typed = session.value_of(key)
    if typed is not None and key == _key("number"):
        session.remember(place("budget"), float(typed) * scale)
        _turn("slider")


def _slider(study: Study, asked: Wanted) -> None:
    t, scale = session.translate(), unit()
    usual = 2 * study.settings.budget or cached_budget.everything(asked)
    top = ceil(max(min(usual, cached_budget.everything(asked)), asked.budget or 0.0, 1.0) / scale)
    step = 1.0 if STEADY[0] <= top <= STEADY[1] else lever_slider.step_of(float(top))
    key = _key("slider", top)
    st.slider(
        t("Move it"), 0.0, float(top), min((asked.budget or 0.0) / scale, float(top)), step=step, key=key,
        format="%,.0f" if step >= 1 else "%.1f", on_change=_slide, args=(key, scale, top),
    )  # fmt: skip


def _slide(key: str, scale: float, top: int) -> None:
    if key == _key("slider", top):
        session.remember(place("budget"), float(session.value_of(key)) * scale)
        _turn("number")


def _aim(study: Study, asked: Wanted) -> None:
    t, key, aims = session.translate(), session.widget("budget", "aim", session.language()), offered(study)
    st.selectbox(t("What is sought"), aims, aims.index(asked.aim), format_func=lambda aim: t(words.AIMS[aim]),
                 key=key, on_change=_choose, args=("aim", key))  # fmt: skip


def _over(study: Study, asked: Wanted) -> None:
    t, key = session.translate(), session.widget("budget", "over", session.language())
    names = {over: t(text, time=span(study.settings.quarters, t)) for over, text in OVER.items()}
    st.selectbox(t("When it counts"), list(names), list(names).index(asked.over), format_func=names.__getitem__,
                 key=key, on_change=_choose, args=("over", key))  # fmt: skip


def _choose(what: str, key: str) -> None:
    session.remember(place(what), session.value_of(key))


def _keep(budget: float) -> None:
    session.apply(_with_budget, budget)


def _with_budget(study: Study, budget: float) -> Study:
    return edits.set_settings(study, replace(study.settings, budget=budget))


def _key(field: str, *parts: Hashable) -> str:
    """Of a field: another one once it has to show what was chosen elsewhere.

    The browser may still report the field that was there before: what comes under its key is no choice.
    """
    return session.widget("budget", field, session.language(), _turns(field), *parts)


def _turns(field: str) -> int:
    return int(session.remembered(place(f"turn/{field}"), 0))


def _turn(field: str) -> None:
    """Let a field show what was chosen elsewhere."""
    session.remember(place(f"turn/{field}"), _turns(field) + 1)
