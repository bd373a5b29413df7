"""The figures of the panel page: agreement, who thinks alike, who stands apart, who moves the result."""

from __future__ import annotations

import numpy as np
import streamlit as st

from i18n.numbers import share
from reports.charts import opinions as charts
from reports.charts.look import Palette
from reports.sentences import opinions as say
from reports.sentences.judgments import set_name
from reports.sentences.weights import AGREEMENT
from studies.opinions import Opinions
from studies.outcome import Outcome
from views import cached, cached_scenarios, session
from views.components import figures, layout

MOST_SETS = 12
"""Comparison sets that are shown: those whose disagreement moves the result most."""


def read(opinions: Opinions) -> say.PanelRead:
    """The panel with the names of everything, for its sentences."""
    t, study = session.translate(), session.study()
    names = {name: label.in_language(t.language) for name, label in study.labels.items()}
    topics = {name: say.topic(asked, study.labels, t) for name, asked in study.comparison_sets.items()}
    return say.PanelRead(opinions, names, topics, _tied)


def _tied(first: str, second: str) -> bool:
    """Whether two options are scenarios that the draws cannot tell apart."""
    outcome = cached_scenarios.decision()
    if outcome is None or outcome.kind != "scenarios":
        return False
    return cached_scenarios.comparison().verdict(first, second) == "indistinguishable"


def agreement(panel: say.PanelRead) -> None:
    """How far the experts agree on every set; who thinks alike; who stands apart."""
    left, right = st.columns([7, 5], gap="large")
    with left:
        _sets(panel)
    with right:
        _alike(panel)
    _apart(panel)


def result(panel: say.PanelRead) -> None:
    """What each expert would conclude alone, what the panel would without each, who moves the weights."""
    t = session.translate()
    if not panel.opinions.leaving:
        st.markdown(t("One expert alone is the panel: who moves the result is seen once a second one has judged."))
        return
    outcome = cached_scenarios.decision()
    if outcome is not None and outcome.kind != "indicators":
        left, right = st.columns(2, gap="large")
        with left:
            _alone(panel, outcome)
        with right:
            _without(panel, outcome)
    _moves(panel)


# ---------------------------------------------------------------------- agreement


def _sets(panel: say.PanelRead) -> None:
    t, study = session.translate(), session.study()
    sets = [each for each in panel.opinions.sets if each.consensus is not None]
    told = t("Consensus 0 to 1, and Kendall's W of the order. On top is what moves the result most: disagreement "
             "times influence.")  # fmt: skip
    with layout.figure(t("Where the panel differs"), told, "differs"):
        if not sets:
            st.markdown(t("No set has two answers yet."))
            return
        rows = [
            charts.SetRow(
                set_name(study.comparison_sets[each.set], study.labels, t),
                each.consensus or 0.0,
                each.concordance.coefficient if each.concordance else None,
                each.moves,
            )
            for each in sets[:MOST_SETS]
        ]
        words = [t(word) for word in AGREEMENT.values()]
        figures.show("differs", _read(), lambda: charts.agreement(rows, words, t=t))
        if len(sets) > MOST_SETS:
            st.caption(t("{count} more sets move the result less.", count=len(sets) - MOST_SETS))
        for each in sets[:3]:
            asked = study.comparison_sets[each.set]
            if told := say.where(each, asked.elements, panel, t):
                st.caption(f"**{layout.plain(set_name(asked, study.labels, t))}** {layout.plain(told)}")


def _alike(panel: say.PanelRead) -> None:
    t, opinions = session.translate(), panel.opinions
    clusters = opinions.clusters
    groups = clusters.members if clusters is not None and clusters.clear else (tuple(range(len(opinions.experts))),)
    title = t("Who thinks alike")
    if len(opinions.experts) < 3:
        with layout.figure(title, t("Three experts are needed to see who stands near whom."), "alike"):
            return
    with layout.figure(title, say.groups(panel, t), "alike"):
        figures.show("alike", _read(), lambda: charts.opinion_map(opinions.experts, opinions.map.places, groups, t=t))
        st.caption(layout.plain(say.grouping(panel, t)))


def _apart(panel: say.PanelRead) -> None:
    t, opinions, found = session.translate(), panel.opinions, panel.opinions.outlier
    if found is None:
        return
    with layout.figure(t("Who stands apart, and where"), layout.plain(say.apart(panel, t)), "apart"):
        order = np.argsort(-found.distances, kind="stable").tolist()
        bars = [
            charts.Bar(
                _expert(opinions.experts[k], panel),
                float(found.distances[k]),
                say.differs(panel.name(opinions.elements[int(found.elements[k])]), float(found.factors[k])),
                bool(found.distances[k] > found.limit),
            )
            for k in order
        ]
        limit_text = t("stands apart beyond this")
        takeaway = say.apart(panel, t)
        figures.show(
            "apart", _read(), lambda: charts.lengths(bars, takeaway=takeaway, limit=found.limit, limit_text=limit_text)
        )
        st.caption(t("Logarithmic distance to the mean of the others: .69 means that a typical ratio of two weights "
                     "differs by two. Beside it, the element that differs most."))  # fmt: skip


# ---------------------------------------------------------------------- who moves the result


def _alone(panel: say.PanelRead, outcome: Outcome) -> None:
    t, opinions = session.translate(), panel.opinions
    told = t("Disc: what comes first; ring: what comes second. Both figures share their scale.")
    with layout.figure(t("What each expert alone would conclude"), told, "alone", wide=True):
        rows = [_conclusion(_expert(name, panel), opinions.values[k], panel) for k, name in enumerate(opinions.experts)]
        _conclusions("alone", rows, panel, outcome)


def _without(panel: say.PanelRead, outcome: Outcome) -> None:
    t, opinions = session.translate(), panel.opinions
    told = t("≈ joins scenarios that the draws cannot tell apart for the panel as a whole.")
    with layout.figure(t("What the panel would conclude without each"), told if outcome.kind == "scenarios" else "",
                       "without", wide=True):  # fmt: skip
        left = {each.expert: each for each in opinions.leaving}
        rows = [_conclusion(_expert(name, panel), left[name].values, panel) for name in opinions.experts]
        _conclusions("without", rows, panel, outcome)


def _conclusions(key: str, rows: list[charts.Conclusion], panel: say.PanelRead, outcome: Outcome) -> None:
    t = session.translate()
    whole = _conclusion(t("the whole panel"), panel.opinions.together, panel, whole=True)
    ends = _ends(panel)
    display = figures.display() if outcome.kind == "scenarios" else None
    values = figures.key_of(panel.opinions.values, panel.opinions.together)
    ties = "".join(str(int(row.tied)) for row in (whole, *rows))
    shown = f"{_read()}|{session.key_of(session.study().scenarios)}|{values}|{ties}"
    figures.show(
        key, shown, lambda: charts.conclusions([whole, *rows], _options(outcome), display=display, t=t, ends=ends)
    )


def _ends(panel: say.PanelRead) -> tuple[float, float]:
    """Ends that both figures share: from the least second to the best first."""
    opinions = panel.opinions
    every = np.vstack([opinions.values, opinions.together, *(each.values for each in opinions.leaving)])
    two = np.sort(every, axis=1)[:, -2:]
    return float(two.min()), float(two.max())


def _conclusion(name: str, values: np.ndarray, panel: say.PanelRead, *, whole: bool = False) -> charts.Conclusion:
    options, order = panel.opinions.options, np.argsort(-values, kind="stable")
    tied = panel.tied(options[int(order[0])], options[int(order[1])])
    return charts.Conclusion(name, values, tied, whole)


def _options(outcome: Outcome) -> Palette:
    if outcome.kind == "scenarios":
        return figures.palette()
    labels, language = session.study().labels, session.language()
    return Palette(outcome.options, tuple(labels[each].in_language(language) or each for each in outcome.options))


def _moves(panel: say.PanelRead) -> None:
    t, opinions = session.translate(), panel.opinions
    with layout.figure(t("Who moves the weights"), layout.plain(say.moves(panel, t)), "moves"):
        bars = [
            charts.Bar(
                _expert(each.expert, panel),
                each.shift,
                f"{share(each.shift, 1)} · {say.changed_most(each, panel)}",
            )
            for each in opinions.leaving
        ]
        takeaway = say.moves(panel, t)
        figures.show("moves", _read(), lambda: charts.lengths(bars, takeaway=takeaway, percent=True))
        st.caption(t("Share of all weight that would lie elsewhere without the expert, and the element that would "
                     "change most."))  # fmt: skip


def _expert(name: str, panel: say.PanelRead) -> str:
    return f"{name} {panel.name(name)}" if panel.name(name) != name else name


def _read() -> str:
    """Key of everything that the figures follow from."""
    return session.key_of(*cached.weighing_parts(session.study()))
