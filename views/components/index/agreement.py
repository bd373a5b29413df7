"""Where the indices agree: what all of them put at the bottom, how alike they order things, and where they part."""

from __future__ import annotations

import streamlit as st

from i18n.numbers import score
from reports.sentences import indices as say
from reports.sentences.weights import together
from studies.index_agreement import Agreement
from studies.index_readings import Indices
from views import session
from views.components import layout
from views.components.index import reading as index_reading
from views.components.view_switch import view_switch


def render(found: Indices) -> None:
    """Indicators or clusters: the lowest of all indices, the places each gives them, and the rank correlations."""
    t = session.translate()
    options = {"indicators": t("Indicators")}
    if len(found.measurement.clusters) > 2:
        options["clusters"] = t("Clusters")
    with layout.figure(t("Where they agree"), t("Places by each index, the lowest first."), "agreement"):
        kept = view_switch("indices/agreement", options, label=t("What is put in order"))
        agreement = found.clusters if kept == "clusters" else found.indicators
        _told(agreement, say.with_number(found))
        _table(agreement)


def _told(agreement: Agreement, of: int) -> None:
    t, named = session.translate(), index_reading.names()
    st.markdown(layout.plain(together(t, say.weak(agreement, of, named, t), say.order(agreement, t))))
    for sentence in say.partings(agreement, named, t):
        st.markdown(f"- {layout.plain(sentence)}")


def _table(agreement: Agreement) -> None:
    """Place of every element by every index: 1 is the lowest."""
    t, named = session.translate(), index_reading.names()
    columns = {name: say.called_by_key(name, t) for name in agreement.scores}
    elements = list(dict.fromkeys(element for scores in agreement.scores.values() for element in scores))
    known = {name: sorted(scores, key=lambda element: scores[element]) for name, scores in agreement.scores.items()}
    ordered = sorted(elements, key=lambda element: _mean_place(agreement, element))
    rows = [
        {t("Name"): named[element]}
        | {columns[name]: known[name].index(element) + 1 if element in known[name] else None for name in columns}
        for element in ordered
    ]
    st.dataframe(rows, hide_index=True, height=min(36 * (len(rows) + 1) + 2, 420), placeholder="–")
    if agreement.correlations:
        told = [
            t("{first} and {second}: {rho}", first=columns[a], second=columns[b], rho=score(rho, 2))
            for (a, b), (rho, _) in agreement.correlations.items()
        ]
        separator = "\N{FULLWIDTH SEMICOLON}" if t.language == "zh" else "; "
        st.caption(layout.plain(t("Rank correlations: {pairs}.", pairs=separator.join(told))))


def _mean_place(agreement: Agreement, element: str) -> float:
    places = [places[element] for places in agreement.places.values() if element in places]
    return sum(places) / len(places) if places else 1.0
