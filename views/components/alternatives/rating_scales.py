"""The scales of ratings: categories with values of their own or compared in pairs; which criterion uses which."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import streamlit as st

from i18n.translate import N_
from mcdm.comparisons.random_index import LAST_TABULATED, random_index
from mcdm.judgments import PairwiseComparisons
from mcdm.labels import Label
from mcdm.ratings import STANDARD_SCALES, RatingCategory, RatingScale, RatingTable
from studies import edits
from studies.document import fingerprint
from studies.study import Study
from views import session
from views.components import layout
from views.components.alternatives.figures import names
from views.components.judgments.pairwise_matrix import matrix_texts, pairwise_matrix
from views.components.proposal import propose

WAYS = {"values": N_("Values"), "pairs": N_("Compared in pairs")}
NONE = ""


def render() -> None:
    """One scale at the left, at the right which criterion is rated on which."""
    study = session.whole()
    if study.ratings is None:
        return
    left, right = st.columns([7, 5], gap="large")
    with left:
        _scale(study.ratings)
    with right:
        _criteria(study, study.ratings)


# ---------------------------------------------------------------------- one scale


def _scale(table: RatingTable) -> None:
    t = session.translate()
    told = t("Values are relative to the best: what counts is their ratio to it.")
    with layout.figure(t("Rating scale"), told, "scale"):
        scales = {each.id: each for each in (*table.scales, *_unused(table))}
        called = names({name: each.label for name, each in scales.items()})
        kept = str(session.remembered("alternatives/scale", ""))
        kept = kept if kept in scales else next(iter(scales))
        key = f"scale-{kept}-{len(scales)}"
        at = list(scales).index(kept)
        st.selectbox(t("Which scale"), list(scales), index=at, format_func=called.__getitem__, key=key,
                     on_change=lambda: session.remember("alternatives/scale", session.value_of(key)))  # fmt: skip
        scale = scales[kept]
        way = "values" if scale.comparisons is None else "pairs"
        chosen = session.widget("scale-way", kept, way)
        st.segmented_control(t("Where the values come from"), list(WAYS), default=way, key=chosen, required=True,
                             format_func=lambda each: t(WAYS[each]),
                             on_change=lambda: _set_way(scale, session.value_of(chosen)))  # fmt: skip
        _categories(scale)
        if scale.comparisons is not None:
            _pairs(scale, scale.comparisons)
        if any(each.id == kept for each in table.scales) and all(each.scale != kept for each in table.criteria):
            propose(t("Remove this scale"), f"remove-scale-{kept}", edits.remove_scale, kept, icon="delete")


def _unused(table: RatingTable) -> list[RatingScale]:
    """The usual scales that the study does not have yet: changing one takes it over."""
    known = {each.id for each in table.scales}
    return [each for each in STANDARD_SCALES if each.id not in known]


def _categories(scale: RatingScale) -> None:
    """Names and values; a row more is a category more."""
    t, compared = session.translate(), scale.comparisons is not None
    values = scale.values().tolist()
    rows = [
        {"en": each.label.en or each.id, "zh": each.label.zh, "value": each.value, "ideal": ideal}
        for each, ideal in zip(scale.categories, values, strict=True)
    ]
    columns: dict[str, Any] = {
        "en": st.column_config.TextColumn(t("Name in English"), max_chars=80),
        "zh": st.column_config.TextColumn(t("Name in Chinese"), max_chars=80),
        "value": st.column_config.NumberColumn(t("Value"), min_value=0.0, disabled=compared),
        "ideal": st.column_config.ProgressColumn(t("Counts as"), min_value=0.0, max_value=1.0, format="%.3f"),
    }
    if compared:
        del columns["value"]
        rows = [{name: cell for name, cell in row.items() if name != "value"} for row in rows]
    key = session.widget("categories", scale.id, fingerprint(scale))
    st.data_editor(rows, column_config=columns, hide_index=True, num_rows="fixed" if compared else "dynamic", key=key,
                   on_change=_set_categories, args=(key, scale))  # fmt: skip


def _set_categories(key: str, scale: RatingScale) -> None:
    """What was typed into the rows becomes one edit."""
    typed = session.value_of(key, {})
    gone, changed = set(typed.get("deleted_rows", ())), typed.get("edited_rows", {})
    categories = [
        _changed(each, changed.get(k, changed.get(str(k), {})))
        for k, each in enumerate(scale.categories)
        if k not in gone
    ]
    taken = {each.id for each in scale.categories}
    for row in typed.get("added_rows", ()):
        if not (row.get("en") or row.get("zh")):
            continue  # a row that is only begun
        name = _free(str(row.get("en") or row.get("zh")), taken)
        taken.add(name)
        label = Label(str(row.get("en") or ""), str(row.get("zh") or ""))
        categories.append(RatingCategory(name, label, float(row.get("value") or 0.0)))

    def edit(study: Study) -> Study:
        return edits.set_scale(study, replace(scale, categories=tuple(categories)))

    session.apply(edit)


def _changed(category: RatingCategory, cells: dict[str, Any]) -> RatingCategory:
    label = replace(category.label, **{name: str(cells[name] or "") for name in ("en", "zh") if name in cells})
    value = category.value if cells.get("value") is None else float(cells["value"])
    return replace(category, label=label, value=value)


def _free(text: str, taken: set[str]) -> str:
    """An id from a name, with the first number that makes it free."""
    word = re.sub(r"\W+", "-", text.lower()).strip("-") or "category"
    return next(name for k in range(1, 1000) if (name := word if k == 1 else f"{word}-{k}") not in taken)


# ---------------------------------------------------------------------- categories in pairs


def _set_way(scale: RatingScale, way: str | None) -> None:
    """Values of one's own, or an empty matrix of comparisons; going back takes over the values it gave."""
    if way == "pairs" and scale.comparisons is None:
        session.apply(edits.set_scale, replace(scale, comparisons=PairwiseComparisons(scale.category_ids)))
    elif way == "values" and scale.comparisons is not None:
        values = scale.values().round(4).tolist()
        categories = tuple(replace(each, value=v) for each, v in zip(scale.categories, values, strict=True))
        session.apply(edits.set_scale, replace(scale, comparisons=None, categories=categories))


def _pairs(scale: RatingScale, given: PairwiseComparisons) -> None:
    t, choices = session.translate(), session.whole().choices
    called = names({each.id: each.label for each in scale.categories})
    known = random_index(len(called), choices.random_index).value if len(called) <= LAST_TABULATED else None
    texts = {**matrix_texts(t), "question": t("Which category is better, and how much better?")}
    pairwise_matrix(
        session.widget("category-pairs", scale.id),
        called,
        given,
        version=fingerprint(given),
        random_index=known,
        threshold=choices.consistency_threshold,
        texts=texts,
        keep=lambda judged: session.apply(edits.set_scale, replace(scale, comparisons=judged)),
    )


# ---------------------------------------------------------------------- which criterion, which scale


def _criteria(study: Study, table: RatingTable) -> None:
    t = session.translate()
    told = t("A criterion without a scale is left out of the totals.")
    with layout.figure(t("Scale of each criterion"), told, "criterion-scales"):
        scales = names({each.id: each.label for each in (*table.scales, *_unused(table))})
        used = {each.criterion: each.scale for each in table.criteria}
        called = names({name: study.labels[name] for name in study.model.indicator_ids})
        rows = [{"name": called[name], "scale": scales.get(used.get(name, NONE))} for name in called]
        key = session.widget("criterion-scales", hash(table.criteria), len(scales))
        columns: dict[str, Any] = {
            "name": st.column_config.TextColumn(t("Criterion"), disabled=True),
            "scale": st.column_config.SelectboxColumn(t("Rating scale"), options=list(scales.values())),
        }
        st.data_editor(rows, column_config=columns, hide_index=True, key=key, num_rows="fixed", placeholder="–",
                       on_change=_use, args=(key, list(called), scales))  # fmt: skip


def _use(key: str, criteria: list[str], scales: dict[str, str]) -> None:
    changed = session.value_of(key, {}).get("edited_rows", {})

    def edit(study: Study) -> Study:
        for row, cells in changed.items():
            wanted = next((name for name, text in scales.items() if text == cells.get("scale")), NONE)
            study = edits.use_scale(study, criteria[int(row)], wanted)
        return study

    session.apply(edit)
