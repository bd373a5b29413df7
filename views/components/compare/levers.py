"""What makes the difference: each lever's share at the end and in every quarter, alone and left out."""

from __future__ import annotations

import streamlit as st

from i18n.translate import Translator
from reports.charts.look import Figure
from reports.charts.quarterly import levers_over_time
from reports.charts.waterfall import steps_of, waterfall
from scenarios.attribution import Attribution
from studies.looking_back import NORMAL_95
from views import cached_scenarios, session
from views.components import figures, layout, marks
from views.components.compare.figures import Shown


def show(shown: Shown) -> Attribution | None:
    """Draw the levers of one scenario: waterfall and shares over time; gives what :func:`table` shows of it."""
    t = session.translate()
    with layout.figure(t("What makes the difference"), "", "levers"):
        planned = [each.id for each in shown.study.scenarios if each.plan]
        offered = [name for name in shown.scenarios if name in planned]
        if not offered:
            st.caption(t("No scenario plans a lever yet."))
            return None
        scenario = _plan(offered)
    found = cached_scenarios.attribution(shown.study.scenario(scenario), shown.study)
    left, right = st.columns([6, 6], gap="large")
    with left:
        _waterfall(shown, scenario, found)
    with right:
        _over_time(shown, scenario, found)
    return found


def _plan(offered: list[str]) -> str:
    """The scenario whose levers are shown; it stays chosen on the way through other pages."""
    t, palette = session.translate(), figures.palette()
    place = f"compare/{session.study_id()}/plan"
    kept, key = session.remembered(place), session.widget("compare", "plan")
    chosen = st.segmented_control(
        t("Scenario"), offered, default=kept if kept in offered else offered[0], key=key, required=True,
        format_func=lambda name: f"{marks.scenario_dot(palette.domain.index(name))} {layout.plain(palette.name(name))}",
        label_visibility="collapsed", on_change=lambda: session.remember(place, session.value_of(key)),
    )  # fmt: skip
    return chosen or offered[0]


def _waterfall(shown: Shown, scenario: str, found: Attribution) -> None:
    t, display = session.translate(), figures.display()
    projection = shown.decision.comparison.projection(scenario)
    assumed = frozenset(lever.id for lever in shown.study.levers if lever.assumed)
    steps = steps_of(found, _names(shown, t), assumed, t)

    def draw() -> Figure:
        return waterfall(
            steps,
            start=float(projection.index[0]),
            display=display,
            t=t,
            last_quarter=shown.decision.quarters,
            low=float(projection.low[-1]) if projection.is_uncertain else None,
            high=float(projection.high[-1]) if projection.is_uncertain else None,
        )

    st.caption(t("At the end: each lever's fair share of the change (Shapley); the shares add up. Dashed: assumed."))
    figures.show("waterfall", f"{shown.key}|{scenario}|{figures.key_of(found.quarterly)}", draw)


def _over_time(shown: Shown, scenario: str, found: Attribution) -> None:
    t, display = session.translate(), figures.display()
    names = _names(shown, t)

    def draw() -> Figure:
        return levers_over_time(found, names, display=display, t=t)

    st.caption(t("Quarter by quarter: what each lever adds by then; together they are the gain."))
    figures.show("quarterly", f"{shown.key}|{scenario}|{figures.key_of(found.quarterly)}", draw)


def table(shown: Shown, found: Attribution) -> None:
    """Show the fair share beside what a lever makes alone, and what is lost where only it is left out."""
    t, display, names = session.translate(), figures.display(), _names(shown, session.translate())
    sampled = found.errors is not None
    heads = [t("Lever"), t("Fair share"), t("Alone"), t("Removed last"), *([t("± (95%)")] if sampled else [])]
    lines = [" | ".join(heads), "|".join([":--", *["--:"] * (len(heads) - 1)])]
    for k in sorted(range(len(found.levers)), key=lambda k: -found.shares[k]):
        numbers = [float(each[k]) for each in (found.shares, found.alone, found.removed)]
        cells = [display.change(number, fine=True) for number in numbers]
        cells += (
            []
            if found.errors is None
            else [display.change(NORMAL_95 * float(found.errors[k, -1]), fine=True).lstrip("+")]
        )
        lever = names.get(found.levers[k], found.levers[k])
        lines.append(" | ".join([layout.plain(lever), *(layout.plain(cell) for cell in cells)]))
    with layout.figure(t("Alone and together"), "", "shares", wide=True):
        st.markdown("\n".join(f"| {line} |" for line in lines))
        st.caption(
            t(
                "Alone: if it were the only lever. Removed last: what is lost if only it is left out. "
                "Where the two differ, levers overlap or help each other."
            )
        )


def _names(shown: Shown, t: Translator) -> dict[str, str]:
    return {lever.id: lever.label.in_language(t.language) or lever.id for lever in shown.study.levers}
