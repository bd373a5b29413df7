"""Who gains where: any of the scenarios by district, tier, or another dimension whose customers are counted."""

from __future__ import annotations

import streamlit as st

from reports.charts.look import Figure
from reports.charts.places import who_gains
from reports.sentences import places as words
from reports.sentences.scenarios import called, span
from satisfaction.respondents import Dimension
from studies.places import PlanBySegment
from studies.study import Study
from views import cached_scenarios, session
from views.components import figures, layout, marks
from views.components.compare.figures import Shown
from views.components.view_switch import opened, view_switch

MOST_PLANS = 4
"""So many scenarios are drawn: of more, nobody could tell the rows apart."""

MOST_AT_FIRST = 3
"""So many of those at the top are drawn until somebody chooses."""


def dimensions(study: Study) -> tuple[Dimension, ...]:
    """The dimensions whose segments have customers: where they live, what they pay, not how they were asked."""
    return tuple(each for each in study.population.dimensions if each.is_counted and len(each.segments) > 1)


def opened_dimension(study: Study) -> Dimension | None:
    """The dimension that is looked at; None where the study has none."""
    offered = {each.id: each for each in dimensions(study)}
    return offered[opened(_place(), offered)] if offered else None


def _place() -> str:
    return f"compare/{session.study_id()}/dimension"


def show(shown: Shown) -> None:
    """Draw who gains in each segment with the scenarios at the top; nothing where no segment has customers."""
    offered = {each.id: each for each in dimensions(shown.study)}
    plans, dimension = drawn(shown), opened_dimension(shown.study)
    if dimension is None or not plans:
        return
    t = session.translate()
    with st.container(key="fig-wide-places", gap="xsmall"):
        title = st.empty()
        title.subheader(t("Who gains where"), anchor=False)
        if len(offered) > 1:
            view_switch(_place(), {name: layout.plain(each.label.in_language(t.language) or name)
                                for name, each in offered.items()}, label=t("By"))  # fmt: skip
        _choose(shown, plans)
        found = cached_scenarios.places(shown.study, plans, dimension.id)
        if found is None:
            return
        if words.are_alike(found):
            st.caption(
                t(
                    "Nothing is known that tells these customers apart: no figures or answers of their own, and "
                    "nothing spent on some of them only. Load a survey, or say where levers are spent."
                )
            )
            return
        title.subheader(words.headline(found, names(dimension, markdown=True), t), anchor=False)
        _dots(shown, found, dimension)


def drawn(shown: Shown) -> tuple[str, ...]:
    """The scenarios that are drawn, the best first: those chosen, else those at the top."""
    offered, kept = _offered(shown), session.remembered(_chosen(), ())
    return tuple(name for name in offered if name in kept)[:MOST_PLANS] or planned(shown)


def _choose(shown: Shown, plans: tuple[str, ...]) -> None:
    """Let one choose which scenarios are drawn."""
    t, palette, offered = session.translate(), figures.palette(), _offered(shown)
    if len(offered) < 2:
        return
    key = session.widget("compare", "drawn", *plans)
    st.pills(
        t("Scenarios drawn"), offered, default=list(plans), selection_mode="multi", key=key,
        format_func=lambda name: f"{marks.scenario_dot(palette.domain.index(name))} {layout.plain(palette.name(name))}",
        label_visibility="collapsed", on_change=_draw, args=(key, plans),
    )  # fmt: skip


def _draw(key: str, before: tuple[str, ...]) -> None:
    """Draw what is chosen; of one too many the first that was drawn makes room."""
    chosen = list(session.value_of(key) or ())
    new = [name for name in chosen if name not in before]
    session.remember(_chosen(), tuple([*(name for name in chosen if name in before), *new][-MOST_PLANS:]))


def _offered(shown: Shown) -> list[str]:
    plans = {each.id for each in shown.study.scenarios if each.plan}
    return [name for name in shown.scenarios if name in plans]


def _chosen() -> str:
    return f"compare/{session.study_id()}/drawn"


def planned(shown: Shown) -> tuple[str, ...]:
    """The scenarios at the top that plan a lever; where none there does, the best one that does."""
    plans = {each.id for each in shown.study.scenarios if each.plan}
    best = tuple(name for name in shown.decision.comparison.ranking if name in plans)[:1]
    return tuple(name for name in shown.decision.leaders if name in plans)[:MOST_AT_FIRST] or best


def _dots(shown: Shown, found: tuple[PlanBySegment, ...], dimension: Dimension) -> None:
    t, display, palette = session.translate(), figures.display(), figures.palette()
    first = layout.plain(palette.name(found[0].scenario))
    end = float(shown.decision.comparison.projection(found[0].scenario).index[-1])
    st.caption(words.reading(found, first, end, span(shown.decision.quarters, t), display=display, t=t))
    segments = names(dimension, markdown=False)

    def draw() -> Figure:
        return who_gains(found, segments, palette=palette, display=display, t=t)

    key = figures.key_of(*(plan.index for plan in found), *(plan.pooled for plan in found))
    figures.show("places", f"{key}|{session.key_of(shown.study.scenarios, shown.study.population)}", draw)


def names(dimension: Dimension, *, markdown: bool) -> dict[str, str]:
    """Names of the segments, ready for Markdown or as they are."""
    language = session.language()
    labels = {each.id: each.label.in_language(language) or each.id for each in dimension.segments}
    return {name: layout.plain(label) for name, label in labels.items()} if markdown else labels


def losers(shown: Shown) -> list[str]:
    """Who would end below today in any dimension, in sentences; what is not worked out yet is left out."""
    t, palette = session.translate(), figures.palette()
    said = [
        words.losers(plan, names(dimension, markdown=False), called(palette.name(plan.scenario), t), t)
        for dimension in dimensions(shown.study)
        for plan in cached_scenarios.known_places(shown.study, planned(shown), dimension.id)
    ]
    return [each for each in said if each]
