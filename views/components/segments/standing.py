"""Whom the answers stand for: the three indices, how answers are weighted, who answered, how many are missing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from i18n.numbers import count, percent, score
from reports.charts import response
from reports.charts.methods import MethodIndex, methods
from reports.sentences import segments as say
from reports.sentences.weights import together
from satisfaction.published_indices import PublishedIndex
from studies import edits
from studies.segments import MARGIN, StandsFor
from views import cached, session
from views.components import figures, layout
from views.components.segments.choice import Looked, called


def render(looked: Looked, whom: StandsFor) -> None:
    """Indices and choices at the left; response and sample sizes at the right."""
    left, right = st.columns(2, gap="large")
    with left:
        _published(whom)
        _choices()
    with right:
        _response(whom)
        _needed(looked, whom)


def _published(whom: StandsFor) -> None:
    t, display, used = session.translate(), figures.display(), session.study().choices.representation.counting
    rows = [
        MethodIndex(_counted(each), each.index.value, each.counting == used, each.index.low, each.index.high)
        for each in whom.published
        if each.index is not None
    ]
    said = say.published([(t(say.COUNTING[each.counting][0]), each.index) for each in whom.published], display, t)
    reading = together(t, said, say.worth(whom.respondents, whom.effective, t))
    with layout.figure(t("Three indices to publish"), layout.plain(reading), "published"):
        if rows:
            figures.show("published", f"{cached.measured()}|{rows}", lambda: methods(rows, display=display, t=t))
        asked = (say.COUNTING[each.counting] for each in whom.published)
        st.caption(
            "  \n".join(layout.plain(t("{name}: {question}", name=t(n), question=t(question))) for n, question in asked)
        )


def _counted(each: PublishedIndex) -> str:
    t = session.translate()
    effective = each.index.effective if each.index is not None else None
    return t("{name} (n eff. {count})", name=t(say.COUNTING[each.counting][0]), count=count(effective))


# ---------------------------------------------------------------------- the choices


def _choices() -> None:
    t, chosen = session.translate(), session.study().choices.representation
    with layout.figure(t("How answers are weighted"), t("A change applies at once and can be undone."), "weighting"):
        _select("method", t("Weighted by"), {name: t(words[0]) for name, words in say.METHODS.items()}, chosen.method)
        st.caption(t(say.METHODS[chosen.method][1]))
        if chosen.method != "none":
            _select("counting", t("Counted is"), {name: t(words[0]) for name, words in say.COUNTING.items()},
                    chosen.counting)  # fmt: skip
        key = session.widget("representation", "nonresponse", session.language())
        st.toggle(
            t("Make up for those who stayed silent"),
            chosen.nonresponse,
            key=key,
            on_change=lambda: _choose(nonresponse=session.value_of(key)),
            help=t("Answers of a kind of customer that seldom answers count for the silent ones of that kind."),
        )
        if chosen.method == "raking":
            trim = session.widget("representation", "trim", session.language())
            st.slider(
                t("No weight above so many times the median"),
                2.0,
                20.0,
                float(min(max(chosen.trim, 2.0), 20.0)),
                0.5,
                key=trim,
                on_change=lambda: _choose(trim=session.value_of(trim)),
            )


def _select(field: str, label: str, words: dict[Any, str], chosen: str) -> None:
    key, options = session.widget("representation", field, session.language()), list(words)
    st.selectbox(
        label,
        options,
        index=options.index(chosen),
        format_func=words.__getitem__,
        key=key,
        on_change=lambda: _choose(**{field: session.value_of(key)}),
    )


def _choose(**changes: Any) -> None:
    choices = session.study().choices
    session.apply(edits.set_choices, replace(choices, representation=replace(choices.representation, **changes)))


# ---------------------------------------------------------------------- who answered, and who is missing


def _response(whom: StandsFor) -> None:
    t = session.translate()
    with layout.figure(t("Who answered"), layout.plain(say.responded(whom.response, t)), "response"):
        if whom.response is None:
            if st.button(t("Enter how many were asked"), key="to-customers", icon=":material/edit:"):
                session.go("model")
            return
        rates = [(called(r.segment), r.invited, r.answered) for r in whom.rates if r.invited]
        overall = whom.response.rate
        figures.show("response", f"{cached.measured()}|{rates}",
                     lambda: response.response(rates, overall=overall, t=t))  # fmt: skip


def _needed(looked: Looked, whom: StandsFor) -> None:
    t, display = session.translate(), figures.display()
    margin = score(MARGIN, 2) if display.kind == "score" else percent(display.size(MARGIN), 2)
    whole = whom.missing.get(("", ""))
    if whole is None:
        return
    answers = _answers(looked)
    rows = {
        called(segment): (answers.get(segment, 0), int(needed.answers))
        for (dimension, segment), needed in whom.missing.items()
        if dimension == looked.down
    }
    title = t("How many answers ±{margin} needs", margin=margin)
    told = say.needed(int(whole.answers), whole.invitations, margin, t)
    hint = t("Solid: answers there are; dashed: still missing for the segment's own index.") if rows else ""
    with layout.figure(layout.plain(title), layout.plain(together(t, told, hint)), "needed"):
        if rows:
            figures.show("needed", f"{cached.measured()}|{rows}", lambda: response.still_needed(rows, t=t))


def _answers(looked: Looked) -> dict[str, int]:
    """Answers of each segment of the rows, in the wave that the index reads."""
    return {
        each.segment[0]: each.index.answers for each in (cached.segment_indices(looked.down) if looked.down else ())
    }
