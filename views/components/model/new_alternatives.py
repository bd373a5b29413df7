"""Ways to alternatives: typed and compared in pairs, rated on scales, or weighed by their merits."""

from __future__ import annotations

import streamlit as st

from mcdm.labels import Label
from mcdm.model import GOAL
from studies import edits
from studies.study import Study
from views import session
from views.components.model import element_editor


def render() -> None:
    """Three cards, each with what it is for and its one button."""
    study = session.whole()
    with st.grid(3, min_column_width=300, gap="medium"):
        with st.container(border=True, gap="small", key="new-compared"):
            _compared(study)
        with st.container(border=True, gap="small", key="new-rated"):
            _rated(study)
        with st.container(border=True, gap="small", key="new-merits"):
            _merits()


def _compared(study: Study) -> None:
    """A few alternatives, compared in pairs by every criterion; or a cluster that holds them already."""
    t = session.translate()
    st.markdown(f"**{t('Compare in pairs')}**")
    st.caption(t("For up to about nine alternatives. Experts compare them with respect to each criterion."))
    key = session.widget("new-compared", len(study.model.alternative_ids))
    st.text_area(t("Alternatives, one a line"), key=key, height=110,
                 placeholder=t("e.g. New substation | 新建变电站"))  # fmt: skip
    if study.subnetworks:
        st.caption(t("They are added to every network that ranks alternatives."))
    else:
        asked = len(study.model.indicator_ids)
        st.caption(t.n("One question for {count} criterion.", "One question for each of {count} criteria.", asked))
    st.button(t("Add and compare"), key="add-compared", icon=":material/add:", type="primary",
              on_click=lambda: _add(key))  # fmt: skip
    _mark(study)


def _mark(study: Study) -> None:
    """A cluster of the model may hold the alternatives already."""
    t, model = session.translate(), study.model
    flat = [each.id for each in model.clusters
            if each.parent == GOAL and not set(model.members[each.id]) & set(model.cluster_ids)]  # fmt: skip
    if model.alternatives or len(flat) < 2:
        return
    with st.popover(t("They are a cluster of the model"), type="tertiary", icon=":material/account_tree:"):
        called = {name: model.labels[name].in_language(session.language()) or name for name in flat}
        key = session.widget("mark-alternatives")
        chosen = st.selectbox(t("Cluster with the alternatives"), flat, format_func=called.__getitem__, key=key)
        st.caption(t("Its elements are no longer measured; every other indicator becomes a criterion for them."))
        st.button(t("These are the alternatives"), key="mark", on_click=_mark_cluster, args=(chosen,))


def _mark_cluster(cluster: str) -> None:
    session.apply(edits.set_alternatives, cluster, compared=True)


def _rated(study: Study) -> None:
    """Many things, rated one by one on scales of words."""
    t = session.translate()
    st.markdown(f"**{t('Rate on scales')}**")
    st.caption(t("For many, or when new ones come later: each is rated by itself, excellent to poor."))
    if study.ratings is not None:
        st.button(t("To the ratings"), key="to-ratings", icon=":material/arrow_forward:",
                  on_click=session.remember, args=("alternatives/view", "ratings"))  # fmt: skip
        return
    key = session.widget("new-rated")
    st.text_area(t("What is rated, one a line"), key=key, height=110,
                 placeholder=t("e.g. Feeder South 4 | 南郊 4 线"))  # fmt: skip
    if study.model.alternative_ids:
        st.caption(t("Left empty, the alternatives of the model are rated."))
    st.button(t("Begin to rate"), key="begin-ratings", icon=":material/grading:", on_click=lambda: _begin(key))


def _merits() -> None:
    """Benefits, opportunities, costs and risks, each with a network of its own."""
    t = session.translate()
    st.markdown(f"**{t('Weigh benefits, opportunities, costs and risks')}**")
    st.caption(t("Put a network into an element of the model for each merit: choose the element, then “Network”. "
                 "A template shows a complete example."))  # fmt: skip
    with st.container(horizontal=True, gap="small"):
        if st.button(t("To the model"), key="merits-model", icon=":material/account_tree:"):
            element_editor.choose(next(iter(session.whole().model.indicator_ids), GOAL))
            session.remember("element/view", "network")
            session.go("model")
        if st.button(t("Templates"), key="merits-templates", type="tertiary", icon=":material/library_books:"):
            session.remember("studies/entry", "template")
            session.go("studies")


def _lines(key: str) -> list[Label]:
    return [edits.label_from(line) for line in str(session.value_of(key) or "").splitlines() if line.strip()]


def _add(key: str) -> None:
    if session.apply(edits.add_alternatives, _lines(key)):
        session.remember("alternatives/view", "order")


def _begin(key: str) -> None:
    if session.apply(edits.start_ratings, _lines(key)):
        session.remember("alternatives/view", "ratings")
