"""The page of weights: what weighs how much, how sure the panel is, what a correction by hand changes."""

from __future__ import annotations

import streamlit as st

from i18n.translate import N_
from mcdm.errors import DecisionError
from reports.sentences import panel, pure_network
from reports.sentences import weights as say
from views import cached, session
from views.components import figures, findings, layout, marks
from views.components.alternatives import ranked_alternatives
from views.components.view_switch import view_switch
from views.components.weights import figures as weight_figures
from views.components.weights import files as weight_files
from views.components.weights import sliders as weight_sliders
from views.components.weights import weighing_method

VIEWS = {
    "overview": (N_("Overview"), weight_figures.render),
    "sliders": (N_("Move a weight"), weight_sliders.render),
    "method": (N_("Method"), weighing_method.render),
}


def render() -> None:
    """Headline and badges, then one of the three views; the overview ends with the findings."""
    _arrive()
    with layout.page():
        _headline()
        view = _bar()
        VIEWS[view][1]()
        if view == "overview":
            _findings()


def _headline() -> None:
    t, study, weighed = session.translate(), session.study(), cached.weighing()
    state = panel.panel_state(study)
    if not study.model.divided:
        _pure_headline(state)
        return
    read = say.WeightsRead(
        weight_figures.names(),
        weighed.by_method["ahp"].values,
        weighed.weights.values,
        study.choices.network_weights,
        network=not study.model.is_hierarchy,
        judged=bool(study.ballots),
    )
    threshold = study.choices.consistency_threshold
    sure = say.certainty(state, weighed.consensus, panel.contradictions(weighed, threshold), threshold, t)
    indices = {} if study.model.is_hierarchy else _indices()
    display = figures.display(study)
    told = say.together(t, say.lead(read, t), say.index_by_method(indices, display, t), sure)
    layout.headline(layout.plain(say.answer(read, t)), layout.plain(told))


def _pure_headline(state: panel.PanelState) -> None:
    """Of a network that divides nothing from a goal: which alternative ranks first, then what weighs most."""
    t, study, weighed = session.translate(), session.study(), cached.weighing()
    names, weights = weight_figures.heaviest_nodes()
    ranked, values, shares = ranked_alternatives.ranked()
    told = pure_network.lead(names, weights, bool(ranked), t)
    threshold = study.choices.consistency_threshold
    sure = say.certainty(state, weighed.consensus, panel.contradictions(weighed, threshold), threshold, t)
    answer = pure_network.answer(ranked, shares or values, names, weights, bool(study.ballots), t)
    layout.headline(layout.plain(answer), layout.plain(say.together(t, told, sure)))


def _indices() -> dict[str, float]:
    """The index under each of the three weights; empty as long as nothing is measured."""
    try:
        return {name: index.score for name, index in cached.index_by_method().items()}
    except DecisionError:
        return {}


def _bar() -> str:
    """Which view is shown; what the weights rest on; the way to the judgments."""
    t, study = session.translate(), session.study()
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        view = _view()
        st.markdown(" ".join(_badges()), width="stretch")
        weight_files.render()
        if st.button(t("Go to the judgments"), key="to-judgments", icon=":material/how_to_vote:",
                     type="secondary" if study.ballots else "primary"):  # fmt: skip
            session.go("judgments")
    return view


def _badges() -> list[str]:
    t, study = session.translate(), session.study()
    used = t(say.NETWORK_WEIGHTS[study.choices.network_weights])
    hierarchy = study.model.is_hierarchy
    told = t("hierarchy without influences") if hierarchy else t("weights used: {method}", method=used)
    if not study.model.divided:
        told = t("pure network: weights by the limit")
    badges = [marks.fact(told)]
    if study.overrides:
        count = len(study.overrides)
        badges.append(marks.assumption(t.n("{count} weight set by hand", "{count} weights set by hand", count)))
    return badges


def _view() -> str:
    t, divided = session.translate(), session.study().model.divided
    offered = {view: t(name) for view, (name, _) in VIEWS.items() if view != "sliders" or divided}
    return view_switch("weights/view", offered)


def _arrive() -> None:
    """From a finding about a weight set by hand, to its slider."""
    study = session.study()
    element = str(session.remembered("at", ""))
    if any(override.element == element for override in study.overrides):
        owner = next(owner for owner, members in study.model.members.items() if element in members)
        session.remember("weights/view", "sliders")
        session.remember("weights/owner", owner)
        session.remember("at", "")


def _findings() -> None:
    """What is doubtful; the structure in words stands beside the network, and a hierarchy has none."""
    study = session.study()
    goal_divides = study.model.divided and not study.model.is_hierarchy
    aside = set() if goal_divides else {"sinks-returned-to-goal", "limit-ignores-goal"}
    doubtful = [
        finding
        for finding in cached.weighing().findings
        if not finding.code.startswith("structure-") and finding.code not in aside
    ]
    findings.show(doubtful, limit=4, key="weights")
