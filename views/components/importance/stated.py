"""What is stated against what acts: a dumbbell for each indicator, and the disagreements in words."""

from __future__ import annotations

from typing import cast

import streamlit as st

from i18n.translate import N_
from reports.charts import importance as charts
from reports.charts.importance import Gap
from reports.sentences import importance as say
from satisfaction.stated_importance import ImportanceGap
from studies.importance import Importance, Reading
from views import session
from views.cached_importance import Matters
from views.components import figures, layout
from views.components.importance import read as reading_of
from views.components.view_switch import view_switch

STATED: dict[str, str] = {"panel": N_("Against the panel"), "customers": N_("Against what customers say")}

MOST_TOLD = 6
"""So many disagreements stand in words; the figure has them all."""


def render(matters: Matters) -> None:
    """Who is held against the drivers; the figure; the words."""
    found, t, names = matters.found, session.translate(), reading_of.names()
    if found.readings == ("derived",):
        st.info(t("Nobody has judged yet, so there is no panel to hold against what drives satisfaction."))
        return
    reading = _reading(found)
    gaps = found.gaps(reading)
    left, right = st.columns([7, 5], gap="large")
    with left:
        _drawn(matters, reading, gaps, names)
    title = say.gaps_title(gaps, reading, t)
    told = (
        t("Only what cannot be chance (95%), and at least half of an equal share.")
        if reading == "panel"
        else t("Only what cannot be chance (95%), and at least a quarter of the places.")
    )
    with right, layout.figure(layout.plain(title), told, "disagreements"):
        listed = say.disagreements(gaps, reading)
        for gap in listed[:MOST_TOLD]:
            st.markdown(f"- {layout.plain(say.gap_sentence(gap, reading, names, t))}")
        if len(listed) > MOST_TOLD:
            st.caption(t("{count} more differ less.", count=len(listed) - MOST_TOLD))
        if found.derived is not None and (chance := say.first_chance(found.derived, names, t)):
            st.caption(layout.plain(chance))
        st.caption(t("Derived importance says what goes together with satisfaction, not what causes it."))
    with right:
        _clusters(matters, names)


def _reading(found: Importance) -> Reading:
    t = session.translate()
    offered: dict[Reading, str] = {name: t(STATED[name]) for name in found.readings if name != "derived"}
    if len(offered) == 1:
        return next(iter(offered))
    return cast(Reading, view_switch(f"importance/{session.study_id()}/against", offered, label=t("Held against")))


def _drawn(matters: Matters, reading: Reading, gaps: tuple[ImportanceGap, ...], names: dict[str, str]) -> None:
    t, found = session.translate(), matters.found
    items = [gap.item for gap in gaps]
    stated, derived = found.shares(reading).over(items), found.shares("derived").over(items)
    ordered = sorted(range(len(gaps)), key=lambda k: gaps[k].derived_rank)
    counted = {gap.item: gap.verdict for gap in say.disagreements(gaps, reading)}  # coloured is what the title counts
    if reading == "panel":
        rows = [
            Gap(names[gaps[k].item], gaps[k].stated, float(stated.low[k]), float(stated.high[k]), gaps[k].derived,
                float(derived.low[k]), float(derived.high[k]), counted.get(gaps[k].item, "agree"))
            for k in ordered
        ]  # fmt: skip
        read = t("Disc: drives satisfaction; ring: what the panel weighs. Orange: underrated; teal: overrated; grey: "
                 "no difference, or one that is small or may be chance. Dashed: assumed spread of its "
                 "judgments.")  # fmt: skip
    else:
        rows = [
            Gap(names[gap.item], gap.stated_rank, *gap.stated_ranks, gap.derived_rank, *gap.derived_ranks,
                counted.get(gap.item, "agree"))
            for gap in (gaps[k] for k in ordered)
        ]  # fmt: skip
        read = t("Places, the first to the right. Disc: what drives satisfaction; ring: what customers say. Orange: "
                 "ranked too low; teal: too high; grey: no difference, or one that is small or may be chance. Bands: "
                 "95% intervals.")  # fmt: skip
    whose = t(say.READINGS[reading])
    with layout.figure(t("As it is said, and as it acts"), read, "stated"):
        figures.show(
            "stated",
            f"{matters.key}|{reading}",
            lambda: charts.stated_and_derived(
                rows, stated=whose, assumed=reading == "panel", t=t, ranks=reading == "customers"
            ),
        )


def _clusters(matters: Matters, names: dict[str, str]) -> None:
    """Each cluster as one: what it explains with all its indicators, and what the panel gives them together."""
    found, t = matters.found.derived, session.translate()
    if found is None or len(found.groups) < 2 or not (matters.found.judged and found.group_importance.any()):
        return
    ends, weights = found.intervals, dict(zip(matters.found.panel.items, matters.found.panel.values, strict=True))
    members = {node.id: node.cluster for node in session.study().model.indicators}
    rows = []
    for k, group in enumerate(found.groups):
        stated = float(sum(weight for item, weight in weights.items() if members[item] == group))
        derived = float(found.group_shares[k])
        low, high = (derived, derived) if ends is None else (float(ends.group_low[k]), float(ends.group_high[k]))
        verdict = "hidden driver" if stated < low else "said but not acting" if stated > high else "agree"
        rows.append(Gap(names[group], stated, stated, stated, derived, low, high, verdict))
    whose = t(say.READINGS["panel"])
    read = t("Each cluster taken as one, against the panel's weight. Orange: underrated; teal: overrated; grey: may be "
             "chance.")  # fmt: skip
    with layout.figure(t("Cluster by cluster"), read, "clusters"):
        figures.show(
            "matters-clusters", matters.key,
            lambda: charts.stated_and_derived(rows, stated=whose, assumed=False, t=t),
        )  # fmt: skip
