"""Two ways to a study of one's own: a name with an outline, or a study document that somebody exported."""

from __future__ import annotations

import streamlit as st

from exchange.study_files import LARGEST
from i18n.errors import error_sentence
from i18n.translate import N_
from mcdm.errors import DecisionError
from mcdm.labels import Label
from reports.sentences import studies as say
from reports.sentences.weights import together
from studies import document, edits
from studies.glance import glance
from studies.study import Study
from views import cached, session
from views.components import layout, study_cards

STARTER = N_("Reliability\n  Outages\n  Voltage\nService\n  Friendliness\n  Response time\n")
"""An outline to type over."""


HOW = N_(
    "What has something below it is a cluster, everything else an indicator. Paste an indented list, or lines such as "
    "“Reliability > Outages”. Both languages: “Outages | 停电”."
)


def form() -> None:
    """Name, goal and outline; what is refused stays typed."""
    t = session.translate()
    with st.form("new-study", border=True):
        left, right = st.columns(2, gap="large")
        with left:
            name = st.text_input(t("Name of the study"), key="new-name", max_chars=200,
                                 placeholder=t("e.g. County supply, second round"))  # fmt: skip
            goal = st.text_input(t("Goal"), t("Customer satisfaction"), key="new-goal", max_chars=200)
            st.caption(layout.plain(t(HOW)))
        with right:
            text = st.text_area(t("Criteria and indicators, one a line"), t(STARTER), key="new-outline", height=220)
        with st.container(horizontal=True, gap="small"):
            made = st.form_submit_button(t("Make the study"), type="primary", key="new-make", icon=":material/add:")
            if st.form_submit_button(t("Cancel"), type="tertiary", key="new-cancel"):
                _leave()
    if made:
        _make(name, goal, text)


def _make(name: str, goal: str, text: str) -> None:
    t = session.translate()
    if not name.strip():
        st.error(t("A study needs a name. Nothing was made; what you typed is still here."), icon=":material/block:")
        return
    try:
        study = edits.new_study(edits.label_from(name), edits.label_from(goal or t("Customer satisfaction")), text)
    except DecisionError as error:
        st.error(layout.plain(error_sentence(error, session.language())), icon=":material/block:")
        return
    _keep(study, "model")


def upload() -> None:
    """A study document: shown before it is kept. A broken one leaves one sentence and changes nothing."""
    t = session.translate()
    with st.container(border=True, key="import-study"):
        given = st.file_uploader(t("A study document (JSON)"), type=["json"], key="import-file",
                                 max_upload_size=LARGEST // 2**20)  # fmt: skip
        if given is None:
            st.caption(t("Made by “Export as a study document” on a card, here or on another server."))
        else:
            study = _read(given.getvalue())
            if study is not None:
                _preview(study)
        if st.button(t("Cancel"), type="tertiary", key="import-cancel"):
            _leave()


def _read(content: bytes) -> Study | None:
    t = session.translate()
    try:
        return document.read(content)
    except DecisionError as error:
        said = error_sentence(error, session.language())
        st.error(layout.plain(together(t, said, t("Your studies are as they were."))), icon=":material/block:")
        return None


def _preview(study: Study) -> None:
    t, seen = session.translate(), glance(study)
    st.markdown(f"**{layout.plain(study.label.in_language(session.language()) or t('Unnamed study'))}**")
    study_cards.number(seen)
    st.caption(layout.plain(say.holds(seen, t)))
    if st.button(t("Add to my studies"), type="primary", key="import-keep", icon=":material/check:"):
        _keep(study, study_cards.PAGES[seen.step])


def _keep(study: Study, page: str) -> None:
    session.open_study(cached.repository().create(study if study.label != Label() else _named(study)))
    session.remember("studies/entry", "")
    session.go(page)


def _named(study: Study) -> Study:
    """A study without a name is called by its goal."""
    return edits.rename_study(study, study.model.goal)


def _leave() -> None:
    session.remember("studies/entry", "")
    st.rerun()
