"""Two scenarios lever by lever: what each plans and spends, what that makes, and what moves between them."""

from __future__ import annotations

import streamlit as st

from i18n.numbers import money
from i18n.translate import Translator
from reports.charts.look import Figure
from reports.charts.waterfall import steps_of, waterfall
from reports.sentences import lever_difference as words
from reports.sentences.lever_difference import LeverDifference
from reports.sentences.scenarios import called
from views import cached_scenarios, session
from views.components import figures, layout, marks
from views.components.compare.figures import Shown


def show(shown: Shown) -> None:
    """Draw what leads from one scenario to another, with both in numbers under it; nothing for a single one."""
    if len(shown.scenarios) < 2:
        return
    t, display, palette = session.translate(), figures.display(), figures.palette()
    with st.container(key="fig-difference", gap="xsmall"):
        title, lead = st.empty(), st.empty()
        first, second = _pair(shown, t)
        found = _found(shown, first, second)
        names = (called(palette.name(first), t), called(palette.name(second), t))
        title.subheader(
            layout.plain(words.headline(found, names, _levers(shown, t), display=display, t=t)), anchor=False
        )
        lead.caption(layout.plain(words.evidence(found, names, display=display, t=t)))
        if not words.rows(found, shown.study, t):
            st.caption(t("Both plan the same, at the same time and place."))
            return
        _steps(shown, found, t)
    with st.container(key="fig-wide-planned", gap="xsmall"):
        _table(shown, found, t)


def _found(shown: Shown, first: str, second: str) -> LeverDifference:
    study = shown.study
    one, other = study.scenario(first), study.scenario(second)
    return LeverDifference(
        one,
        other,
        cached_scenarios.lead(one, other, study),
        (cached_scenarios.attribution(one, study), cached_scenarios.attribution(other, study)),
        shown.decision.comparison,
    )


def _pair(shown: Shown, t: Translator) -> tuple[str, str]:
    """Which two: at first the best and the next; the same twice is the best that is not it."""
    offered = list(shown.scenarios)
    with st.container(horizontal=True, gap="small"):
        first = _one(t("Scenario"), "first", offered, offered[0])
        others = [name for name in offered if name != first]
        second = _one(t("Held against"), "second", others, others[0])
    return first, second


def _one(label: str, which: str, offered: list[str], default: str) -> str:
    place = f"compare/{session.study_id()}/{which}"
    kept, palette = session.remembered(place), figures.palette()
    now = str(kept) if kept in offered else default
    key = session.widget("compare", which, now, *offered)
    chosen: str = st.selectbox(
        label, offered, offered.index(now), format_func=palette.name, key=key, width=280,
        on_change=_take, args=(place, key),
    )  # fmt: skip
    return chosen


def _take(place: str, key: str) -> None:
    session.remember(place, session.value_of(key))


def _steps(shown: Shown, found: LeverDifference, t: Translator) -> None:
    """From the end of the second to the end of the first, lever by lever."""
    display, palette = figures.display(), figures.palette()
    assumed = frozenset(lever.id for lever in shown.study.levers if lever.assumed)
    steps = steps_of(found.lead, _levers(shown, t), assumed, t)

    def draw() -> Figure:
        return waterfall(
            steps,
            start=float(found.lead.reference[-1]),
            display=display,
            t=t,
            last_quarter=shown.decision.quarters,
            first=palette.name(found.second.id),
            last=palette.name(found.first.id),
        )

    reading = t("Both ends without surprises, in quarter {quarter}. Between them each lever's fair share of the "
                "difference (Shapley). Dashed: assumed.", quarter=shown.decision.quarters)  # fmt: skip
    st.caption(reading)
    key = f"{shown.key}|{found.first.id}|{found.second.id}|{figures.key_of(found.lead.quarterly)}"
    figures.show("difference", key, draw)


def _table(shown: Shown, found: LeverDifference, t: Translator) -> None:
    display, palette, levers = figures.display(), figures.palette(), _levers(shown, t)
    told = words.rows(found, shown.study, t)
    paid = [cost for row in told for cost in row.costs]
    first, second = (
        f"{marks.scenario_dot(palette.domain.index(name))} {layout.plain(palette.name(name))}"
        for name in (found.first.id, found.second.id)
    )
    heads = [
        t("Lever"),
        first,
        second,
        t("Money between them"),
        t("Fair share in the first"),
        t("in the second"),
        t("Moves"),
    ]
    lines = [" | ".join(heads), "|".join([":--", *["--:"] * (len(heads) - 1)])]
    for row in told:
        cells = [
            levers.get(row.lever, row.lever),
            *(
                f"{amount} · {money(cost, t.language, paid)}" if cost else amount
                for amount, cost in zip(row.amounts, row.costs, strict=True)
            ),
            words.change_of_money(row, t.language, paid),
            *(display.change(share, fine=True) if share else "–" for share in row.shares),
        ]
        moved = f"**{layout.plain(display.change(row.moves, fine=True))}**"
        lines.append(" | ".join([*map(layout.plain, cells), moved]))
    st.markdown("\n".join(f"| {line} |" for line in lines))
    alike = len([each for each in found.first.plan if each in found.second.plan and each.peak])
    if alike:
        st.caption(t.n("{count} lever is planned alike in both and left out.",
                       "{count} levers are planned alike in both and left out.", alike))  # fmt: skip


def _levers(shown: Shown, t: Translator) -> dict[str, str]:
    return {lever.id: lever.label.in_language(t.language) or lever.id for lever in shown.study.levers}
