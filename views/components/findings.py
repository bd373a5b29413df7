"""Findings: doubts with an orange rule, in bold, what to do and an action that leads there; routine facts in grey."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import streamlit as st

from i18n.errors import FindingText, finding_sentence
from i18n.translate import N_
from mcdm.findings import Finding
from mcdm.labels import Label
from reports.sentences.judgments import set_labels
from studies.severity import by_severity, in_brief, severity
from views import session
from views.components import layout
from views.components.survey import again as survey_again


@dataclass(frozen=True)
class Remedy:
    """The one thing to do about a finding: what its button says, and what it does."""

    label: str
    do: Callable[[], None]


def show(
    findings: Iterable[Finding],
    *,
    limit: int = 5,
    key: str = "findings",
    remedy: Callable[[Finding], Remedy | None] | None = None,
    names: Mapping[str, Label] | None = None,
) -> None:
    """Show findings under each other, doubts before routine facts; those beyond `limit` of each unfold on demand.

    Parameters
    ----------
    findings
        In any order: see :func:`studies.severity.by_severity`; those that say the same of many things are told once.
    limit
        How many doubts, and how many routine facts, are seen at first.
    key
        Tells several lists of a page apart.
    remedy
        The action of a finding; by default the page where it can be put right, see :func:`way_there`.
    names
        Names of what findings are about; by default those of the study.
    """
    t, ordered = session.translate(), in_brief(by_severity(findings))
    routine = [each for each in ordered if severity(each) == "note"]
    doubts = ordered[: len(ordered) - len(routine)]
    unfolded = bool(session.remembered(f"unfolded/{key}"))
    shown = ordered if unfolded else (*doubts[:limit], *routine[:limit])
    for place, finding in enumerate(shown):
        said = worded(finding, set_labels(session.study()) if names is None else names)
        tell = fact if severity(finding) == "note" else note
        tell(said.what, said.do, key=f"{key}-{place}", action=(remedy or way_there)(finding))
    if len(doubts) > limit or len(routine) > limit:
        hidden = len(ordered) - len(doubts[:limit]) - len(routine[:limit])
        label = t("Show fewer") if unfolded else t("Show {count} more", count=hidden)
        st.button(label, key=f"unfold-{key}", type="tertiary", on_click=session.remember,
                  args=(f"unfolded/{key}", not unfolded))  # fmt: skip


def note(text: str, do: str = "", *, key: str, action: Remedy | None = None) -> None:
    """A remark in the shape of a doubt that a page words itself; both texts are plain, not Markdown."""
    with st.container(key=f"finding-{key}", horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
        st.markdown(f":orange[:material/flag:] **{layout.plain(text)}** {layout.plain(do)}", width="stretch")
        _offer(action, key)


def fact(text: str, do: str = "", *, key: str, action: Remedy | None = None) -> None:
    """A routine fact, calm: small and grey; both texts are plain."""
    with st.container(key=f"fact-{key}", horizontal=True, vertical_alignment="center", gap="small"):
        told = layout.plain(str(FindingText(text, do)))
        st.caption(f":material/info: {told}", width="stretch" if action else "content")
        _offer(action, key)


def _offer(action: Remedy | None, key: str) -> None:
    if action and st.button(action.label, key=f"do-{key}", type="tertiary"):
        action.do()


def worded(finding: Finding, names: Mapping[str, Label]) -> FindingText:
    """A finding in the language of this visitor."""
    return finding_sentence(finding, session.language(), names)


def sentence(finding: Finding) -> str:
    """A finding as running text, in the language of this visitor."""
    return str(finding_sentence(finding, session.language(), set_labels(session.study())))


def way_there(finding: Finding) -> Remedy | None:
    """To the page where a finding can be put right, with the expert and the set of its place chosen there."""
    if finding.code == "dimension-not-in-survey" and survey_again.can_open():
        return Remedy(session.translate()("Map the column"), survey_again.open_columns)
    if finding.code not in _WAYS:
        return None
    page, label = _WAYS[finding.code]
    return Remedy(session.translate()(label), lambda: _go(page, finding.place))


_WAYS = {
    "consistency-above-threshold": ("judgments", N_("Show the judgment")),
    "comparisons-unanswered": ("judgments", N_("Answer")),
    "comparisons-disconnected": ("judgments", N_("Answer")),
    "comparisons-incomplete": ("judgments", N_("Answer")),
    "expert-left-pairs-open": ("judgments", N_("Show what is open")),
    "weight-overridden": ("weights", N_("Show the weight")),
    "supermatrix-several-classes": ("model", N_("Show the network")),
    "supermatrix-column-normalised": ("model", N_("Show the network")),
    "dimension-not-in-survey": ("survey", N_("Show the survey")),
    "indicator-not-surveyed": ("survey", N_("Show the survey")),
    "nothing-measured": ("survey", N_("Load a survey")),
    "levers-assumed": ("levers", N_("Show the levers")),
    "lever-without-effect": ("levers", N_("Show the levers")),
}
"""Code -> where it is put right, and what the button says."""


def _go(page: str, place: str) -> None:
    """Go to a page; it reads what it is about from :func:`views.session.remembered` ``"at"``."""
    session.remember("at", place)
    session.go(page)
