"""A planner moves a weight: its siblings rescale, the correction is marked, asks for a reason and can be undone.

The index and the order of the scenarios follow in one strip, which stays in sight while the sliders move.
"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from i18n.numbers import score, share
from mcdm.errors import DecisionError
from mcdm.model import GOAL
from reports.sentences import weights as say
from scenarios.compare import Comparison
from studies import edits
from studies.study import Study, WeightOverride
from views import cached, cached_scenarios, session
from views.components import figures, layout, marks

STEP = 0.1
"""Percent: the smallest move of a slider."""


def render() -> None:
    """The strip, the choice of siblings, one slider for each of them."""
    t = session.translate()
    _strip()
    owners = [owner for owner, members in session.study().model.decomposition.items() if len(members) > 1]
    if not owners:
        st.markdown(t("The model has one element only; there is nothing to weigh against it."))
        return
    owner = _choose_owner(owners)
    with (
        layout.figure(
            t("Shares of “{name}”", name=layout.plain(_name(owner))),
            t("Move one: its siblings keep their proportions to each other."),
            "sliders",
        ),
        st.grid(2, min_column_width=330, gap="medium"),
    ):
        for element in session.study().model.decomposition[owner]:
            _slider(owner, element)


# ---------------------------------------------------------------------- what follows


def _strip() -> None:
    t, study = session.translate(), session.study()
    judged = _as_judged(study)
    before, after = _index(judged), _index(study)
    display = figures.display(study)
    with (
        st.container(key="strip"),
        st.container(border=True, key="stripcard", horizontal=True, vertical_alignment="center", gap="medium"),
    ):
        marks.big(display.text(after) if after is not None else "–")
        with st.container(gap="xsmall", width="stretch"):
            st.markdown(f"**{layout.plain(say.correction(before, after, len(study.overrides), display, t))}**")
            _order(judged, study)
        if study.overrides:
            st.button(t("Undo all"), key="undo-overrides", type="tertiary", icon=":material/undo:", on_click=_undo_all)


def _order(judged: Study, study: Study) -> None:
    """The order of the scenarios, and what the corrections do to it."""
    t = session.translate()
    before, after = _comparison(judged), _comparison(study)
    if before is None or after is None:
        return
    names = {each.id: each.label.in_language(session.language()) or each.id for each in study.scenarios}
    changed = say.order_change(before, after, names, t) if study.overrides else t("Order of the scenarios:")
    st.caption(layout.plain(say.together(t, changed, say.order(after, names, t))),
               help=t("≈ joins neighbours that the draws cannot tell apart."))  # fmt: skip


def _index(study: Study) -> float | None:
    try:
        return cached.measurement(study).index.score
    except DecisionError:
        return None


def _comparison(study: Study) -> Comparison | None:
    """Who beats whom; None with fewer than two scenarios or nothing measured."""
    if len(study.scenarios) < 2:
        return None
    try:
        return cached_scenarios.comparison(study)
    except DecisionError:
        return None


def _as_judged(study: Study) -> Study:
    """The study as its judgments have it, without corrections by hand."""
    return replace(study, overrides=()) if study.overrides else study


# ---------------------------------------------------------------------- sliders


def _choose_owner(owners: list[str]) -> str:
    t = session.translate()
    kept = session.remembered("weights/owner", owners[0])
    kept = kept if kept in owners else owners[0]
    key, shown = f"weights-owner-{kept}", {owner: _owner_title(owner) for owner in owners}
    st.selectbox(
        t("Divide"),
        owners,
        index=owners.index(kept),
        format_func=shown.__getitem__,
        key=key,
        on_change=lambda: session.remember("weights/owner", session.value_of(key)),
        width=420,
    )
    return str(kept)


def _owner_title(owner: str) -> str:
    return session.translate()("{name} (goal)", name=_name(owner)) if owner == GOAL else _name(owner)


def _slider(owner: str, element: str) -> None:
    t, study = session.translate(), session.study()
    now, judged = cached.weighing().local[element], cached.weighing(_as_judged(study)).local[element]
    override = _override(element)
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{layout.plain(_name(element))}**", width="stretch")
            st.markdown(_mark(owner, override), width="content")
        key = _key(owner, element)
        session.put_first(key, round(100 * now, 1))
        st.slider(
            _name(element),
            0.0,
            100.0,
            step=STEP,
            format="%.1f%%",
            key=key,
            label_visibility="collapsed",
            disabled=_is_last_free(owner, element),
            on_change=_move,
            args=(owner, element, key),
            help=t("All the others are set by hand: undo one of them to move this."),
        )
        whole = _whole(element)
        told = t("Judged {judged} · of the whole {whole}", judged=share(judged, 1), whole=whole)
        st.caption(layout.plain(told if study.ballots_of(owner) else t("Of the whole {whole}", whole=whole)))
        if override:
            _reason(owner, override)


def _mark(owner: str, override: WeightOverride | None) -> str:
    """Where a weight comes from: set by hand, judged, or equal because nobody judged."""
    t, study = session.translate(), session.study()
    if override:
        return marks.assumption(t("by hand"))
    return marks.fact(t("judged") if study.ballots_of(owner) else t("equal"))


def _reason(owner: str, override: WeightOverride) -> None:
    t = session.translate()
    key = session.widget("reason", override.element)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(
            t("Why? The reason stands in every report."),
            override.reason,
            key=key,
            placeholder=t("e.g. the regulator weighs this higher from 2026"),
            on_change=_give_reason,
            args=(override.element, key),
        )
        st.button(t("Undo"), key=f"undo-{override.element}", type="tertiary", icon=":material/undo:",
                  on_click=_undo, args=(owner, override.element))  # fmt: skip
    if not override.reason.strip():
        st.caption(f":orange[:material/flag: {t('A reason is missing.')}]")


def _whole(element: str) -> str:
    """What an element weighs of the whole: a cluster from the goal down, a node in the weights in use."""
    weighed = cached.weighing()
    return score(weighed.branch[element] if element in weighed.branch else weighed.weights.as_dict()[element])


def _key(owner: str, element: str) -> str:
    """Of a slider: the same while it is moved, new where the judgments behind it change or a sibling has moved it.

    A slider that follows under its old key would be taken for moved by hand: the browser still reports where it stood.
    """
    judged = cached.weighing(_as_judged(session.study())).local
    said = "-".join(f"{judged[each]:.4f}" for each in session.study().model.decomposition[owner])
    return session.widget("weight", element, said, session.remembered(_turn(element), 0))


def _turn(element: str) -> str:
    return f"weights/turn/{element}"


def _override(element: str) -> WeightOverride | None:
    return next((each for each in session.study().overrides if each.element == element), None)


def _is_last_free(owner: str, element: str) -> bool:
    """Whether all siblings are set by hand, so that this one takes what is left."""
    return all(_override(each) for each in session.study().model.decomposition[owner] if each != element)


# ---------------------------------------------------------------------- moves


def _move(owner: str, element: str, key: str) -> None:
    """Set the weight as far as the siblings set by hand leave room, and let the free siblings follow."""
    if key != _key(owner, element):
        return  # a slider that is gone; the browser has not noticed yet
    wanted, known = session.value_of(key) / 100, _override(element)
    siblings = [each for each in session.study().model.decomposition[owner] if each != element]
    taken = sum(found.weight for found in map(_override, siblings) if found)
    weight = min(wanted, max(1 - taken, 0.0))
    session.apply(edits.override_weight, element, weight, known.reason if known else "")
    session.put(key, round(100 * cached.weighing().local[element], 1))
    _follow(owner, moved=element)


def _give_reason(element: str, key: str) -> None:
    known = _override(element)
    if known:
        session.apply(edits.override_weight, element, known.weight, session.value_of(key))


def _undo(owner: str, element: str) -> None:
    session.apply(edits.undo_override, element)
    _follow(owner)


def _undo_all() -> None:
    session.apply(_as_judged)
    for owner, members in session.study().model.decomposition.items():
        if len(members) > 1:
            _follow(owner)


def _follow(owner: str, moved: str = "") -> None:
    """Let the sliders of these siblings show the weights they have now."""
    for each in session.study().model.decomposition[owner]:
        if each != moved:
            session.remember(_turn(each), session.remembered(_turn(each), 0) + 1)


def _name(element: str) -> str:
    return session.study().labels[element].in_language(session.language()) or element
