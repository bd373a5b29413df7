"""What is learnt of the effects: the factor with its error, the groups that can be told apart, and one button."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from i18n.numbers import score
from mcdm.errors import DecisionError
from mcdm.labels import Label
from reports.sentences import track as words
from studies import edits
from studies.learning import ENOUGH, Learnt
from studies.looking_back import LookBack
from studies.study import Study
from views import cached_scenarios, session
from views.components import figures, layout


def show(study: Study, found: LookBack) -> None:
    """Draw what was learnt; nothing where nothing was observed."""
    learnt, t = found.learnt, session.translate()
    if learnt is None:
        return
    names = {lever.id: lever.label.in_language(t.language) or lever.id for lever in study.levers}
    reading = layout.plain(words.learnt(learnt, names, t))
    with layout.figure(t("What is learnt about the effects"), reading, "learnt", wide=True):
        if 1 < len(learnt.groups) == len(learnt.identified):  # else one common factor is learnt, and said above
            st.markdown(_table(learnt, names))
        _apply(study, learnt, names)


def _table(learnt: Learnt, names: dict[str, str]) -> str:
    t = session.translate()
    assert learnt.by_group is not None
    alone = all(levers == (group,) for group, levers in zip(learnt.groups, learnt.levers, strict=True))
    heads = [*([] if alone else [t("Group of levers")]), t("Levers"), t("Factor, 95% ±")]
    lines = [" | ".join(heads), "|".join([*[":--"] * (len(heads) - 1), "--:"])]
    for k, (group, levers) in enumerate(zip(learnt.groups, learnt.levers, strict=True)):
        factor = f"{score(float(learnt.by_group.values[k]), 2)} ± {words.half(float(learnt.by_group.errors[k]))}"
        named = t(", ").join(names[lever] for lever in levers)
        cells = [*([] if alone else [names.get(group, group)]), named, factor]
        lines.append(" | ".join(map(layout.plain, cells)))
    return "\n".join(f"| {line} |" for line in lines)


def _apply(study: Study, learnt: Learnt, names: dict[str, str]) -> None:
    t = session.translate()
    if not learnt.whole.identified[0]:
        st.caption(t("Too little was observed to change the effects. More surveys, or larger ones, would tell more."))
        return
    if learnt.whole.questioned[0]:
        st.caption(t("Effects so far from what was assumed are not scaled: the experts should judge them anew."))
        return
    if not learnt.proposal:
        if learnt.is_told and learnt.observations >= ENOUGH:  # else the sentence above says why nothing is scaled
            st.caption(t("No group's factor can be told from 1 by itself, so nothing is scaled."))
        return
    everywhere = _everywhere(study, learnt)
    proposal = learnt.proposal_for(study.levers) if everywhere else learnt.proposal
    st.caption(layout.plain(words.untested(study, learnt, _plans(), names, t)))
    _preview(study, _scaled(study, learnt, proposal))
    factors = sorted({score(factor, 2) for factor in proposal.values()})
    shown = factors[0] if len(factors) == 1 else f"{factors[0]}–{factors[-1]}"
    st.button(
        t.n("Scale the effects of {count} lever by {factor}", "Scale the effects of {count} levers by {factor}",
            len(proposal), factor=shown),
        key="apply-learnt", icon=":material/tune:", on_click=_scale, args=(learnt, proposal),
        help=t("Effects of these levers are multiplied, and their source says so. Undo takes it back."),
    )  # fmt: skip


def _everywhere(study: Study, learnt: Learnt) -> bool:
    """Whether what was learnt of one plan is carried over to all that is assumed; only asked where that is more."""
    if len(learnt.proposal_for(study.levers)) == len(learnt.proposal):
        return False
    t, place = session.translate(), f"track/{session.study_id()}/everywhere"
    key = session.widget("track", "everywhere")
    asked = {True: t("All assumed levers"), False: t("Only those of the plans observed")}
    chosen = st.segmented_control(
        t("Effects to scale"), list(asked), default=session.remembered(place, True), key=key, required=True,
        format_func=lambda which: asked[which], on_change=lambda: session.remember(place, session.value_of(key)),
    )  # fmt: skip
    return bool(chosen)


def _plans() -> dict[str, str]:
    palette = figures.palette()
    return {name: palette.name(name) for name in palette.ids}


def _preview(study: Study, then: Study) -> None:
    """What it would do to every scenario: index and place, before and after."""
    t, display, names = session.translate(), figures.display(), _plans()
    try:
        now, later = cached_scenarios.comparison(study), cached_scenarios.comparison(then)
    except DecisionError:
        return  # there is no scenario, or none can be run: nothing is reordered either
    heads = [t("Scenario"), t("Without surprises"), t("Expected"), t("Rank")]
    lines = [" | ".join(heads), ":--|--:|--:|--:"]
    for name in later.ranking:
        before, after = now.projection(name), later.projection(name)
        pairs = [(before.index[-1], after.index[-1]), (before.expected[-1], after.expected[-1])]
        cells = [f"{display.text(float(one))} → {display.text(float(other))}" for one, other in pairs]
        ranks = now.ranking.index(name) + 1, later.ranking.index(name) + 1
        rank = str(ranks[0]) if ranks[0] == ranks[1] else f"**{ranks[0]} → {ranks[1]}**"
        lines.append(" | ".join([layout.plain(names[name]), *cells, rank]))
    st.caption(t("What this would do to the scenarios, before → after:"))
    st.markdown("\n".join(f"| {line} |" for line in lines))


def _source(learnt: Learnt) -> Label:
    return words.source_of(learnt, date.today().isoformat())


def _scaled(study: Study, learnt: Learnt, proposal: Mapping[str, float]) -> Study:
    """The study with these levers scaled; only levers that were themselves told apart are no assumption any more."""
    told = bool(learnt.groups) and len(learnt.identified) == len(learnt.groups)
    own = {name: factor for name, factor in proposal.items() if name in learnt.proposal}
    carried = {name: factor for name, factor in proposal.items() if name not in own}
    study = edits.scale_effects(study, own, _source(learnt), measured=told)
    return edits.scale_effects(study, carried, _source(learnt))


def _scale(learnt: Learnt, proposal: Mapping[str, float]) -> None:
    session.replace_study(_scaled(session.study(), learnt, proposal))
    session.refresh_widgets()
