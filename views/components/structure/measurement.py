"""How well the constructs are measured: reliability, what sets them apart, and question by question."""

from __future__ import annotations

import math

import streamlit as st

from i18n.numbers import count, score, share
from reports.sentences import structure as say
from reports.sentences.scenarios import told
from satisfaction.index.path_model import SCHEMES, PathModel
from views import cached_structure, session
from views.cached_structure import Estimated
from views.components import layout
from views.components.view_switch import view_switch


def render(estimated: Estimated) -> None:
    """Construct by construct, question by question, and how it was estimated."""
    model = estimated.found.model
    names = cached_structure.names(model.model)
    _constructs(model, names)
    _questions(model, names)
    _estimation(model)


def _constructs(model: PathModel, names: dict[str, str]) -> None:
    t = session.translate()
    rows = []
    for k, name in enumerate(model.arrangement.constructs):
        nearest = say.closest_to(model, name)
        rows.append(
            {
                t("Construct"): names[name],
                t("Verdict"): say.quality_word(model, name, t),
                t("Questions"): int(model.arrangement.sizes[k]),
                t("Composite reliability"): _cell(float(model.quality.composite_reliability[k])),
                t("Variance extracted (AVE)"): _cell(float(model.quality.ave[k])),
                t("Cronbach's alpha"): _cell(float(model.quality.alpha[k])),
                "ρA": _cell(float(model.quality.rho_a[k])),
                t("Closest other construct"): "" if nearest is None else names[nearest[0]],
                t("HTMT with it"): "" if nearest is None else _htmt(model, name, nearest[0]),
            }
        )
    with layout.figure(t("Are the constructs measured well?"), say.limits(t), "measurement", wide=True):
        st.dataframe(rows, hide_index=True, width="stretch")


def _questions(model: PathModel, names: dict[str, str]) -> None:
    t = session.translate()
    rows = []
    for k, item in enumerate(model.arrangement.items):
        construct = model.arrangement.constructs[int(model.arrangement.block[k])]
        alone = model.arrangement.sizes[int(model.arrangement.block[k])] == 1
        formed = bool(model.arrangement.formative[int(model.arrangement.block[k])])
        rows.append(
            {
                t("Construct"): names[construct],
                t("Question"): names.get(item, item),
                t("Loading"): score(float(model.loadings[k]), 2),
                t("Verdict"): "" if alone or formed else say.loading_word(float(model.loadings[k]), t),
                t("Weight in the construct"): share(float(model.normalised_weights[k])),
                t("Mean as asked"): f"{float(model.moments.means[k]):.2f}",
            }
        )
    reading = t("Loading: how a question goes with its construct. Weight: what it counts for in the construct's score.")
    with layout.figure(t("Question by question"), reading, "loadings", wide=True):
        st.dataframe(rows, hide_index=True, width="stretch", height=min(38 * len(rows) + 40, 520))


def _estimation(model: PathModel) -> None:
    t = session.translate()
    with layout.figure(t("How it was estimated"), "", "estimation"):
        drawn = len(model.resamples) if model.resamples is not None else 0
        sentences = [
            t(
                "Partial least squares (Lohmöller's algorithm), {iterations} rounds, {resamples} bootstrap resamples.",
                iterations=model.iterations,
                resamples=count(drawn),
            ),
            t(
                "{count} respondents, which tell as much as {effective} unweighted ones.",
                count=count(model.respondents),
                effective=count(model.effective),
            ),
            say.fit(model, t),
        ]
        st.markdown(layout.plain(told(sentences, t)))
        st.caption(t("How a construct sees its neighbours (inner scheme); the three differ little:"))
        view_switch(f"structure/{session.study_id()}/scheme", {each: t(say.SCHEMES[each]) for each in SCHEMES})


def _htmt(model: PathModel, first: str, second: str) -> str:
    strength = model.heterotrait(first, second)
    ends = say.range_of(strength)
    return f"{score(strength.value, 2)} [{ends}]" if ends else score(strength.value, 2)


def _cell(value: float) -> str:
    return "" if math.isnan(value) else score(value, 2)
