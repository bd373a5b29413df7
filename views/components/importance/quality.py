"""How good the questions are: alpha by cluster, item by item, and whether common factors can be looked for."""

from __future__ import annotations

import streamlit as st

from i18n.numbers import count, score
from reports.charts import questionnaire as charts
from reports.charts.questionnaire import AlphaRow
from reports.sentences import importance as say
from satisfaction.questionnaire_quality import ACCEPTABLE_ALPHA, Alpha, QuestionnaireQuality
from views import session
from views.cached_importance import Matters
from views.components import figures, layout
from views.components.importance import read as reading_of


def render(matters: Matters) -> None:
    """Alpha by cluster; the measures of all questions; a table of single questions."""
    found = matters.quality
    if found is None:
        return
    left, right = st.columns([7, 5], gap="large")
    with left:
        _alphas(matters.key, found)
    with right:
        _measures(found)
    _items(found)


def _alphas(key: str, found: QuestionnaireQuality) -> None:
    t, names = session.translate(), reading_of.names()
    rows = [
        AlphaRow(names.get(each.group, t("all questions")) if each.group else t("all questions"), each.value, each.low,
                 each.high)
        for each in (found.overall, *found.groups)
        if each.value is not None
    ]  # fmt: skip
    told = t("Cronbach's alpha with Feldt's 95% intervals; dotted: the usual limit .70.")
    with layout.figure(layout.plain(say.quality_title(found, t)), told, "alphas"):
        if rows:
            figures.show("alphas", key, lambda: charts.alphas(rows, ACCEPTABLE_ALPHA, t=t))


def _measures(found: QuestionnaireQuality) -> None:
    t, factors = session.translate(), found.factorability
    with layout.figure(t("Can common factors be looked for?"), "", "factorability"):
        for told in say.factorability(found, t):
            st.markdown(layout.plain(told))
        source = t("From the sample of respondents.") if found.from_sample else t("From everybody who answered.")
        rest = t("Nothing was filled in; each pair rests on those who answered both ({count} at least).",
                 count=count(factors.answers))  # fmt: skip
        st.caption(source + ("" if t.language == "zh" else " ") + rest)


def _items(found: QuestionnaireQuality) -> None:
    t, names = session.translate(), reading_of.names()
    kmo = dict(zip(found.factorability.items, found.factorability.kmo_of.tolist(), strict=True))
    rows = [
        {
            t("Question"): names.get(item, item),
            t("Cluster"): names.get(group.group, group.group) or t("all questions"),
            t("Goes with the rest (r)"): score(float(group.to_rest[k]), 2),
            t("Alpha of the cluster"): score(group.value, 2),
            t("Alpha without it"): score(float(group.deleted[k]), 2),
            t("KMO"): score(kmo.get(item), 2),
        }
        for group in _groups(found)
        for k, item in enumerate(group.items)
    ]
    told = t(
        "A question that goes with the rest below .30, or without which alpha would rise, measures something else."
    )
    with layout.figure(t("Question by question"), told, "items", wide=True):
        st.dataframe(rows, hide_index=True, width="stretch", height=min(38 * len(rows) + 40, 460))


def _groups(found: QuestionnaireQuality) -> tuple[Alpha, ...]:
    return found.groups or (found.overall,)
