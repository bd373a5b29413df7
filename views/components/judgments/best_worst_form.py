"""Best-worst questions: the best, the worst, and every other element against these two, in 2n - 3 answers."""

from __future__ import annotations

import streamlit as st

from mcdm.judgments import BestWorstComparisons, Judgments
from mcdm.model import ComparisonSet
from reports.sentences import judgments as say
from studies.document import fingerprint
from views import session
from views.components import layout
from views.components.judgments.ballot_form import Sheet
from views.components.judgments.entries import best_worst_from_browser, to_browser
from views.components.judgments.pair_question import Asking, pair_question, question_texts

LEAST = 3
"""From how many elements on these questions are fewer than the pairs, or as many."""


def best_worst(sheet: Sheet) -> None:
    """Choose best and worst; then one slider for each answer."""
    asked, t = sheet.asked, sheet.t
    count = len(asked.elements)
    st.caption(
        t(
            "{asked} answers instead of {pairs}: everything is compared with the best and with the worst only.",
            asked=2 * count - 3,
            pairs=asked.pair_count,
        )
    )
    best, worst = _anchor(sheet, 0), _anchor(sheet, 1)
    if best is None or worst is None:
        return
    if best == worst:
        st.caption(f":orange[:material/flag: {t('The best cannot be the worst as well: choose another one.')}]")
        return
    _ask(sheet, best, worst)


def _ask(sheet: Sheet, best: str, worst: str) -> None:
    asked, t = sheet.asked, sheet.t
    elements = asked.elements
    at = {name: k for k, name in enumerate(elements)}
    present = best_worst_from_browser(elements, best, worst, to_browser(elements, sheet.pairs))
    others = [name for name in elements if name not in (best, worst)]
    # The whole span first: every other answer then lies within it.
    pairs = [(best, worst), *((best, name) for name in others), *((name, worst) for name in others)]
    pair_question(
        f"best-worst/{sheet.who}/{asked.id}/{best}/{worst}",
        sheet.labels,
        to_browser(elements, present),
        Asking(
            pairs=[(at[first], at[second]) for first, second in pairs],
            question=say.set_question(asked, sheet.names, t),
            onward=sheet.onward,
            one_sided=True,
        ),
        version=fingerprint((present, sheet.given)),
        random_index=None,
        threshold=sheet.choices.consistency_threshold,
        texts=sheet.wording | question_texts(t),
        keep=lambda entries: sheet.keep(best_worst_from_browser(elements, best, worst, entries)),
        finish=sheet.finish,
    )


def _anchor(sheet: Sheet, which: int) -> str | None:
    """The best (0) or the worst (1), as chosen or as stored."""
    name = f"best-worst/{sheet.who}/{sheet.asked.id}/{which}"
    stored = _stored(sheet.asked, sheet.given)
    kept = session.remembered(name, stored[which] if stored else None)
    kept = kept if kept in sheet.asked.elements else None
    key = f"{name}/{kept}"
    shown = {each: layout.plain(text) for each, text in sheet.labels.items()}
    st.pills(
        say.anchors(sheet.asked, sheet.t)[which],
        list(sheet.asked.elements),
        default=kept,
        format_func=shown.__getitem__,
        key=key,
        on_change=lambda: session.remember(name, session.value_of(key)),
    )
    return kept


def _stored(asked: ComparisonSet, given: Judgments | None) -> tuple[str, str] | None:
    return (given.best, given.worst) if isinstance(given, BestWorstComparisons) else None
