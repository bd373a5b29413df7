"""The page of the indices side by side: whether they agree, one line each, one of them up close, what all call weak."""

from __future__ import annotations

import streamlit as st

from i18n.errors import error_sentence, finding_sentence
from mcdm.errors import DecisionError
from reports.charts import indices as charts
from reports.sentences import indices as say
from studies.index_readings import IndexReading, Indices
from views import cached_indices, session
from views.components import figures, findings, layout, marks
from views.components.index import agreement as index_agreement
from views.components.index import reading as index_reading
from views.components.survey import choice as survey_choice


def render() -> None:
    """The headline, the indices on one axis, one of them, where they agree, the findings."""
    survey_choice.collect()
    with layout.page():
        try:
            found = cached_indices.indices()
        except DecisionError as error:
            _nothing(error)
            return
        if found is None:  # still at work
            return
        t, names = session.translate(), index_reading.names()
        layout.headline(layout.plain(say.answer(found, t)), layout.plain(say.lead(found, names, t)))
        _badges(found)
        _side_by_side(found)
        looked_at = index_reading.render(found)
        index_agreement.render(found)
        findings.show((*looked_at.findings, *found.findings), limit=3, key="indices")


def _badges(found: Indices) -> None:
    t = session.translate()
    badges = [marks.fact(t("in use: {name}", name=layout.plain(say.called(found.used, t))))]
    if found.used.answers:
        badges.append(marks.fact(t(say.ANSWERS, count=found.used.answers)))
    else:
        badges.append(marks.assumption(t("stated baseline, no survey")))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(" ".join(badges), width="stretch")
        if st.button(t("To the index"), key="to-index", icon=":material/arrow_forward:"):
            session.go("index")


def _side_by_side(found: Indices) -> None:
    t = session.translate()
    rows = [_row(each) for each in found.comparable]
    reading = t("0–100. Solid: the index of the study. Bands: 95% sampling intervals.")
    reading += ("" if t.language == "zh" else " ") + say.conversion(session.study().scale, t)
    if any(row.band for row in rows):
        reading += ("" if t.language == "zh" else " ") + t("Dashed brass: what assumptions leave open.")
    with layout.figure(t("One index a line"), reading, "indices"):
        figures.show("indices", repr(rows), lambda: charts.on_hundred(rows, t=t))
        for each in found.readings:
            if each.absent is not None or each.says_nothing:
                told = _why_absent(each) if each.absent is not None else say.says_nothing(each, t)
                st.caption(f"**{layout.plain(say.called(each, t))}** · {layout.plain(told)}")


def _row(each: IndexReading) -> charts.IndexRow:
    percent = each.percent
    assert percent is not None
    name = say.called(each, session.translate())
    return charts.IndexRow(name, percent.value, percent.low, percent.high, each.used, not each.answers, each.band)


def _why_absent(each: IndexReading) -> str:
    language, labels = session.language(), session.study().labels
    if isinstance(each.absent, DecisionError):
        return error_sentence(each.absent, language, labels)
    assert each.absent is not None
    return str(finding_sentence(each.absent, language, labels))


def _nothing(error: DecisionError) -> None:
    t = session.translate()
    layout.headline(t("Nothing is measured yet"), layout.plain(error_sentence(error, session.language())))
    explained = t("They follow as soon as customers were asked or figures are given.")
    with layout.empty(t("Indices side by side"), explained):
        if st.button(t("Load a survey"), key="load-first", type="primary", icon=":material/upload_file:"):
            session.go("survey")
