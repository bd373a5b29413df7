"""What is learnt of the effects: the factor with its error, the groups that can be told apart, and one button."""

from __future__ import annotations

from datetime import date

import streamlit as st

from i18n.numbers import score
from reports.sentences import track as words
from studies import edits
from studies.learning import FEWEST, Learnt
from studies.looking_back import LookBack
from studies.study import Study
from views import session
from views.components import layout


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
        _apply(learnt)


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


def _apply(learnt: Learnt) -> None:
    t, proposal = session.translate(), learnt.proposal
    if not learnt.whole.identified[0]:
        st.caption(t("Too little was observed to change the effects. More surveys, or larger ones, would tell more."))
        return
    if learnt.whole.questioned[0]:
        st.caption(t("Effects so far from what was assumed are not scaled: the experts should judge them anew."))
        return
    if not proposal:
        if learnt.is_told and learnt.observations >= FEWEST:  # else the sentence above says why nothing is scaled
            st.caption(t("No group's factor can be told from 1 by itself, so nothing is scaled."))
        return
    factors = sorted({score(factor, 2) for factor in proposal.values()})
    shown = factors[0] if len(factors) == 1 else f"{factors[0]}–{factors[-1]}"
    st.button(
        t.n("Scale the effects of {count} lever by {factor}", "Scale the effects of {count} levers by {factor}",
            len(proposal), factor=shown),
        key="apply-learnt", type="primary", icon=":material/tune:", on_click=_scale, args=(learnt,),
        help=t("Effects of these levers are multiplied, and their source says so. Undo takes it back."),
    )  # fmt: skip


def _scale(learnt: Learnt) -> None:
    source = words.source_of(learnt, date.today().isoformat())
    measured = bool(learnt.groups) and len(learnt.identified) == len(learnt.groups)
    session.apply(edits.scale_effects, learnt.proposal, source, measured=measured)
    session.refresh_widgets()
