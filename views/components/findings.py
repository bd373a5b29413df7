"""What is doubtful but computable: an orange rule, what in bold, then what to do, and one action that leads there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import streamlit as st

from i18n.errors import FindingText, finding_sentence
from i18n.translate import N_
from mcdm.findings import Finding
from mcdm.labels import Label
from reports.sentences.judgments import set_labels
from views import session
from views.components import layout


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
    """Show findings under each other; those beyond `limit` unfold on demand.

    Parameters
    ----------
    findings
        In the order they are shown; equal ones once.
    limit
        How many are seen at first.
    key
        Tells several lists of a page apart.
    remedy
        The action of a finding; by default the page where it can be put right, see :func:`way_there`.
    names
        Names of what findings are about; by default those of the study.
    """
    t, seen = session.translate(), list(dict.fromkeys(findings))
    unfolded = bool(session.remembered(f"unfolded/{key}"))
    shown = seen if unfolded else seen[:limit]
    for place, finding in enumerate(shown):
        said = worded(finding, set_labels(session.study()) if names is None else names)
        note(said.what, said.do, key=f"{key}-{place}", action=(remedy or way_there)(finding))
    if len(seen) > limit:
        label = t("Show fewer") if unfolded else t("Show {count} more", count=len(seen) - limit)
        st.button(label, key=f"unfold-{key}", type="tertiary", on_click=session.remember,
                  args=(f"unfolded/{key}", not unfolded))  # fmt: skip


def note(text: str, do: str = "", *, key: str, action: Remedy | None = None) -> None:
    """A remark in the shape of a finding that a page words itself; both texts are plain, not Markdown."""
    with st.container(key=f"finding-{key}", horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
        told = f":orange[:material/flag:] **{layout.plain(text)}** {layout.plain(do)}"
        st.markdown(told, width="stretch")
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
