"""The figures of the weights page: three weightings side by side, consistency, the panel, the network, the heaviest."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from i18n.errors import finding_sentence
from i18n.numbers import count as counted
from i18n.numbers import score
from i18n.translate import N_
from mcdm.judgments import FloatArray
from mcdm.model import GOAL, Node
from mcdm.panel.consensus import agreement
from reports.charts import weights as charts
from reports.sentences import panel
from reports.sentences import weights as say
from reports.sentences.judgments import set_name
from views import cached, session
from views.components import figures, layout
from views.components.alternatives import ranked_alternatives

MATRICES = {"unweighted": N_("Unweighted"), "weighted": N_("Weighted"), "limit": N_("Limit")}
WORST = "worst"
"""In place of a set: the least consistent answer of each expert."""


def render() -> None:
    """The overview: a network has all figures, a hierarchy and a pure network those that mean something in them."""
    model = session.study().model
    left, right = st.columns([7, 5], gap="large")
    with left:
        if not model.divided:
            ranked_alternatives.render()
        _slope() if model.divided and not model.is_hierarchy else _heaviest()
    with right:
        _consistency()
        _panel()
    if model.is_hierarchy:
        return
    left, right = st.columns([7, 5], gap="large")
    with left:
        _supermatrix()
    with right:
        if model.divided:
            _heaviest()


def names(nodes: Sequence[Node] | None = None) -> list[str]:
    """Names of nodes, by default all that are no alternatives; doubles are told apart by their ids."""
    nodes = session.study().model.indicators if nodes is None else nodes
    shown = [node.label.in_language(session.language()) or node.id for node in nodes]
    return [name if shown.count(name) == 1 else f"{name} ({node.id})" for name, node in zip(shown, nodes, strict=True)]


def heaviest_nodes() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """(names, weights in use): of a pure network only what influences something, not where its influences begin."""
    study, weights = session.study(), cached.weighing().weights.values.tolist()
    sources = {link.source for link in study.model.links}
    counted_in = study.model.divided or not sources
    kept = [
        (name, weight)
        for node, name, weight in zip(study.model.indicators, names(), weights, strict=True)
        if counted_in or node.id in sources
    ]
    return tuple(name for name, _ in kept), tuple(weight for _, weight in kept)


def _read() -> str:
    """Key of everything that weights and their figures follow from."""
    return session.key_of(*cached.weighing_parts(session.study()))


def _columns() -> tuple[dict[str, Sequence[float]], str]:
    """Title of each of the three weightings -> weights; and the title of the one in use."""
    t, study, weighed = session.translate(), session.study(), cached.weighing()
    if study.model.is_hierarchy or not study.model.divided:
        title = t("Weight")
        return {title: weighed.weights.values.tolist()}, title
    used = study.choices.network_weights
    titles = {
        name: t("{method} (used)", method=t(_TITLES[name])) if name == used else t(_TITLES[name])
        for name in weighed.by_method
    }
    return {titles[name]: each.values.tolist() for name, each in weighed.by_method.items()}, titles[used]


_TITLES = {"ahp": N_("AHP"), "damped": N_("Damped"), "limit": N_("Limit")}


def _slope() -> None:
    t = session.translate()
    columns, used = _columns()
    title = t("{count} elements under three methods", count=counted(len(names())))
    with layout.figure(title, t("Coloured are the eight that move most, up or down."), "slope", wide=True):
        figures.show("slope", _read(), lambda: charts.slope(names(), columns, used=used, t=t), height=560)


def _heaviest() -> None:
    t = session.translate()
    columns, used = _columns()
    shown = names()
    if not session.study().model.divided:
        kept, weights = heaviest_nodes()
        shown, columns = list(kept), {used: weights}
    if not shown:
        return
    with layout.figure(t("The heaviest twelve") if len(shown) > 12 else t("Weights of the elements"),
                       _reading_heaviest(), "heaviest"):  # fmt: skip
        figures.show("heaviest", _read(), lambda: charts.dumbbells(shown, columns, used=used, t=t))


def _reading_heaviest() -> str:
    t = session.translate()
    model = session.study().model
    if not model.divided:
        return t("What the links give each element in the limit; alternatives are ranked by themselves.")
    if model.is_hierarchy:
        return t("Shares of the whole, from the goal down through the levels.")
    return t("The disc is used; the bar spans what the three methods say.")


def _consistency() -> None:
    t, study = session.translate(), session.study()
    table = say.RANDOM_INDICES.get(study.choices.random_index, study.choices.random_index)
    with layout.figure(t("Consistency of the experts"),
                       t("Consistency ratio by random index {table}; hollow where answers are missing.", table=table),
                       "consistency"):  # fmt: skip
        asked = {each.id: each for each in panel.panel_state(study).sets if len(each.elements) > 2}
        if not asked or not study.experts:
            st.markdown(t("No experts have judged yet."))
            return
        chosen = st.selectbox(
            t("Comparison set"),
            [WORST, *asked],
            format_func=lambda name: (
                t("Each expert's least consistent answer") if name == WORST else set_name(asked[name], study.labels, t)
            ),
            key="consistency-set",
            label_visibility="collapsed",
        )
        limit = study.choices.consistency_threshold
        figures.show(
            "consistency", f"{chosen}|{_read()}", lambda: charts.consistency(_ratios(chosen), threshold=limit, t=t)
        )


def _ratios(chosen: str) -> list[charts.ExpertRatio]:
    """One ratio an expert: of the chosen set, or of the answer that contradicts itself most."""
    study, weighed = session.study(), cached.weighing()
    state = panel.panel_state(study)
    pairs = {each.id: each.pair_count for each in state.sets}
    found = []
    for expert in study.experts:
        name = f"{expert.id} {expert.label.in_language(session.language())}".strip()
        own = [each for each in weighed.of_expert(expert.id) if chosen in (WORST, each.set)]
        complete = [each.consistency_ratio for each in own if each.consistency_ratio is not None]
        missing = state.pairs - state.given_by(expert.id)
        if chosen != WORST:
            missing = pairs[chosen] - state.answered[expert.id, chosen]
        found.append(charts.ExpertRatio(name, max(complete, default=None), missing))
    return found


def _panel() -> None:
    t, study, weighed = session.translate(), session.study(), cached.weighing()
    state = panel.panel_state(study)
    experts = t.n("{count} expert", "{count} experts", len(state.experts))
    told = t("{experts}, {given} of {asked} judgments.", experts=experts, given=state.given, asked=state.asked)
    with layout.figure(t("Panel"), told, "panel"), st.grid(3, min_column_width=110, gap="small"):
        agreed = weighed.consensus
        st.metric(
            t("Consensus"),
            score(agreed),
            delta_description=t("on the goal: {word}", word=t(say.AGREEMENT[agreement(agreed)]))
            if agreed is not None
            else t("two complete answers needed"),
            help=t("Goepel's indicator of the answers about the goal: 1 is full agreement."),
        )
        worst = panel.least_consistent(weighed)
        asked = study.comparison_sets[worst.set] if worst else None
        place = f"{worst.expert} · {set_name(asked, study.labels, t)}" if worst and asked else t("nothing answered")
        st.metric(t("Worst CR"), score(worst.ratio if worst else None), delta_description=layout.plain(place))
        unfinished = [expert for expert in state.experts if state.open_sets(expert)]
        st.metric(t("Open"), counted(state.open), delta_description=_who(unfinished))


def _who(experts: Sequence[str], most: int = 3) -> str:
    t = session.translate()
    if not experts:
        return t("everything is answered")
    shown = t(", ").join(experts[:most])
    return layout.plain(t("{names} and {count} more", names=shown, count=len(experts) - most)
                        if len(experts) > most else shown)  # fmt: skip


def _supermatrix() -> None:
    t, weighed, every = session.translate(), cached.weighing(), names(session.study().model.nodes)
    with layout.figure(t("Who influences whom"),
                       t("The row influences the column; the fuller the colour, the stronger."),
                       "supermatrix", wide=True):  # fmt: skip
        chosen = st.segmented_control(
            t("Supermatrix"),
            list(MATRICES),
            format_func=lambda name: t(MATRICES[name]),
            default="weighted",
            key="supermatrix",
            required=True,
            label_visibility="collapsed",
        )
        figures.show(
            "supermatrix",
            f"{chosen}|{_read()}",
            lambda: charts.supermatrix(_matrix(str(chosen)), names=every, clusters=_clusters(), t=t),
            height=560,
        )
        for finding in weighed.network.findings:
            if finding.code.startswith("structure-"):
                said = finding_sentence(finding, session.language(), session.study().labels)
                st.caption(layout.plain(str(said)))


def _matrix(chosen: str) -> FloatArray:
    weighed = cached.weighing()
    if chosen == "limit":
        return cached.limit_matrix()
    return weighed.unweighted if chosen == "unweighted" else weighed.supermatrix


def _clusters() -> list[str]:
    """The name of the cluster of each node; a node right under the goal has none."""
    model, language = session.study().model, session.language()
    return ["" if node.cluster == GOAL else model.labels[node.cluster].in_language(language) or node.cluster
            for node in model.nodes]  # fmt: skip
