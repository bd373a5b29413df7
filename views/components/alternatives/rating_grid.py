"""What is rated: a grid of categories by criterion, with totals; and the list of what is rated."""

from __future__ import annotations

from typing import Any

import streamlit as st

from i18n.numbers import score
from mcdm.labels import Label
from mcdm.ratings import RatingTable
from studies import edits
from studies.study import Study
from views import cached_alternatives, session
from views.components import layout
from views.components.alternatives.figures import names
from views.components.proposal import propose

OPEN = "–"
"""What a cell without a rating shows."""


def render() -> None:
    """The grid, then how to lengthen or shorten it."""
    study = session.whole()
    if study.ratings is not None:
        _grid(study, study.ratings)
        _list(study, study.ratings)


def _grid(study: Study, table: RatingTable) -> None:
    t, result = session.translate(), cached_alternatives.ratings()
    called = names({name: study.labels[name] for name in table.alternatives})
    criteria = names({name: study.labels[name] for name in table.criterion_ids})
    told = t("Choose a category in each cell. An open cell neither helps nor harms; the totals say so below.")
    with layout.figure(t("Ratings"), told, "rating-grid"):
        words = {name: _words(table, name) for name in table.criterion_ids}
        given = {(each.alternative, each.criterion): words[each.criterion][each.category] for each in table.ratings}
        totals = dict(zip(table.alternatives, result.totals.tolist(), strict=True)) if result is not None else {}
        rows = [
            {
                "name": called[name],
                **{criterion: given.get((name, criterion)) for criterion in table.criterion_ids},
                "total": score(totals[name]) if name in totals else OPEN,
            }
            for name in table.alternatives
        ]
        key = session.widget("rating-grid", hash(table))
        columns: dict[str, Any] = {
            "name": st.column_config.TextColumn(t("Rated"), disabled=True, pinned=True),
            **{
                name: st.column_config.SelectboxColumn(criteria[name], options=list(words[name].values()))
                for name in table.criterion_ids
            },
            "total": st.column_config.TextColumn(t("Total"), disabled=True),
        }
        st.data_editor(rows, column_config=columns, hide_index=True, key=key, num_rows="fixed", placeholder=OPEN,
                       on_change=_rate, args=(key, table, words))  # fmt: skip
        _weights(study, table, criteria)


def _weights(study: Study, table: RatingTable, criteria: dict[str, str]) -> None:
    """What each criterion weighs in the totals."""
    t, weighed = session.translate(), cached_alternatives.criterion_weights()
    listed = t(", ").join(f"{criteria[name]} {score(weighed[name])}" for name in table.criterion_ids)
    unjudged = not study.ballots
    said = t("Weights of the criteria: {listed}.", listed=listed)
    st.caption(layout.plain(f"{said} {t('Nobody judged them yet, so they are equal.')}" if unjudged else said))


def _words(table: RatingTable, criterion: str) -> dict[str, str]:
    """Category -> its name in the language of the reader, on the scale of a criterion."""
    scale = next(each.scale for each in table.criteria if each.criterion == criterion)
    found = next(each for each in table.scales if each.id == scale)
    return names({each.id: each.label if each.label != Label() else Label(each.id) for each in found.categories})


def _rate(key: str, table: RatingTable, words: dict[str, dict[str, str]]) -> None:
    """What was chosen in the cells becomes one edit."""
    changed = session.value_of(key, {}).get("edited_rows", {})

    def edit(study: Study) -> Study:
        for row, cells in changed.items():
            for criterion, text in cells.items():
                category = next((name for name, word in words[criterion].items() if word == text), "")
                study = edits.rate(study, table.alternatives[int(row)], criterion, category)
        return study

    session.apply(edit)


# ---------------------------------------------------------------------- the list


def _list(study: Study, table: RatingTable) -> None:
    """Add things, take one out; the others keep their totals."""
    t = session.translate()
    left, right = st.columns(2, gap="large")
    with left, layout.figure(t("Add what is rated"), t("The totals of the others stay as they are."), "add-rated"):
        key = session.widget("add-rated", len(table.alternatives))
        st.text_area(t("Names, one a line"), key=key, height=90, placeholder=t("e.g. Feeder South 4 | 南郊 4 线"))
        st.button(t("Add"), key="add-rated", icon=":material/add:", on_click=lambda: _add(key))
    with right, layout.figure(t("Take something out"), "", "remove-rated"):
        if not table.alternatives:
            return
        called = names({name: study.labels[name] for name in table.alternatives})
        key = session.widget("gone", hash(table))
        chosen = st.selectbox(t("Which"), list(called), format_func=called.__getitem__, key=key)
        propose(t("Take “{name}” out", name=layout.plain(called[chosen])), f"remove-rated-{chosen}",
                edits.remove_rated, chosen, icon="delete")  # fmt: skip


def _add(key: str) -> None:
    lines = str(session.value_of(key) or "").splitlines()
    session.apply(edits.add_rated, [edits.label_from(line) for line in lines if line.strip()])
