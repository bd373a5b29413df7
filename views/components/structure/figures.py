"""The structural model as figures: the drawing of its paths, total effects, the score of satisfaction."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from i18n.numbers import count, percent, score
from reports.charts.effects import Effect, common_span
from reports.charts.effects import effects as effects_chart
from reports.charts.structure import Arrow, Box, Kind, diagram, is_broad
from reports.sentences import structure as say
from reports.sentences.scenarios import called
from satisfaction.index.given_paths import GivenPaths
from satisfaction.index.path_model import PathModel, Strength
from satisfaction.structure import StructuralModel
from studies.structural import EstimatedStructure, satisfaction_in
from views import cached_structure, session
from views.cached_structure import Estimated
from views.components import figures, layout, marks


def paths(estimated: Estimated) -> None:
    """The drawing, and the score of satisfaction below it."""
    t, model = session.translate(), estimated.found.model
    names = cached_structure.names(model.model)
    boxes = [_box(model, name, names) for name in model.arrangement.constructs]
    arrows = [_arrow(model, path.source, path.target, names) for path in model.model.paths]
    told = t(
        "Each path: coefficient and 95% interval; the wider, the stronger. Faint and dashed: cannot be told from "
        "zero. In each box: the score from 0 to 100, and R², how much of it is explained (the bar)."
    )
    with layout.figure(t("What acts on what"), told, _frame(arrows, estimated.found.satisfaction), wide=True):
        satisfaction = estimated.found.satisfaction
        figures.show("structure", estimated.key, lambda: diagram(boxes, arrows, satisfaction, t=t))
    _scores(estimated.found)


def effects(estimated: Estimated) -> None:
    """Total effects on satisfaction and on what follows from it, all on one scale; how much of each is explained."""
    t, found = session.translate(), estimated.found
    names = cached_structure.names(found.model.model)
    goals = [found.satisfaction, *(name for name in found.model.arrangement.constructs if _follows(found, name))]
    rows = {goal: _effects_on(found.model, goal, names) for goal in goals}
    ends = common_span([row for each in rows.values() for row in each])
    told = t("Direct and through others, in standard deviations, with 95% intervals. Grey: cannot be told from zero.")
    columns = st.columns(2, gap="large")
    for k, goal in enumerate(goals):
        title = t("Total effects on {name}", name=called(names[goal], t))
        with columns[k % 2], layout.figure(layout.plain(title), told, f"effects-{k}"):
            draw = partial(effects_chart, rows[goal], ends, t=t)
            figures.show(f"effects-{goal}", estimated.key, draw)
    with columns[len(goals) % 2]:
        _explained(found.model, names)


def _effects_on(model: PathModel, goal: str, names: dict[str, str]) -> list[Effect]:
    strengths = {name: model.total_effect(name, goal) for name in model.arrangement.constructs if name != goal}
    return [
        Effect(names[name], each.value, each.low, each.high, _kind(each))
        for name, each in strengths.items()
        if each.value != 0
    ]


def _explained(model: PathModel, names: dict[str, str]) -> None:
    """How much of every construct is explained, and whether its answers are foretold."""
    t = session.translate()
    adjusted = model.estimates.adjusted_r_squared(model.arrangement, model.respondents)
    rows = []
    for k in model.arrangement.targets:
        name = model.arrangement.constructs[k]
        strength = model.explained(name)
        foretold = float(model.q_squared[k])
        rows.append(
            {
                t("Construct"): names[name],
                "R²": f"{score(strength.value, 2)} [{say.range_of(strength)}]",
                t("adjusted"): score(float(adjusted[k]), 2),
                "Q²": f"{score(foretold, 2)} {say.relevance_word(foretold, t)}".strip(),
            }
        )
    told = t("R²: share of the differences that what acts on it explains. Q² above zero: hidden answers are foretold.")
    with layout.figure(t("How much is explained"), told, "explained"):
        st.dataframe(rows, hide_index=True, width="stretch")


def path_table(estimated: Estimated) -> None:
    """Every path with its interval, its size, and how entangled its source is with the others."""
    t, model = session.translate(), estimated.found.model
    names = cached_structure.names(model.model)
    rows = []
    for path in model.model.paths:
        i, j = model.at(path.source), model.at(path.target)
        strength = model.path(path.source, path.target)
        vif = float(model.estimates.vif[i, j])
        rows.append(
            {
                t("From"): names[path.source],
                t("To"): names[path.target],
                t("Coefficient"): score(strength.value, 2),
                t("95% interval"): say.range_of(strength),
                t("What it says"): say.path_word(strength, t),
                t("Effect size f²"): f"{score(float(model.estimates.f_squared[i, j]), 2)} "
                f"{say.size_word(float(model.estimates.f_squared[i, j]), t)}",
                t("VIF"): "∞" if vif > 1e6 else f"{vif:.1f}",
            }
        )
    told = t(
        "f²: what is lost without the path (.02 small, .15 medium, .35 large). VIF: from 5 on, a coefficient can "
        "hardly be told from those of the others."
    )
    with layout.figure(t("Path by path"), told, "path-table", wide=True):
        wide = {t("What it says"): st.column_config.TextColumn(width="medium")}
        st.dataframe(rows, hide_index=True, width="stretch", column_config=wide)


def _scores(found: EstimatedStructure) -> None:
    """Satisfaction from 0 to 100: as the model weights its questions, and with equal weights as the ACSI's formula."""
    t = session.translate()
    told = t("100 (mean − worst) / (best − worst) over its questions.")
    with layout.figure(t("Satisfaction from 0 to 100"), told, "acsi"):
        left, right = st.columns(2, gap="large")
        with left:
            _score(t("ECSI index: questions weighted by the model"), found.index)
        if found.acsi is not None:
            with right:
                ends = Strength(found.acsi.value, found.acsi.low, found.acsi.high)
                _score(t("ACSI score: questions with equal weights"), ends)
        st.caption(
            t(
                "From {count} respondents. It says how satisfied they are with everything together; it is not the "
                "index of the criteria, which weighs single indicators as the panel does.",
                count=count(found.model.respondents),
            )
        )


def _score(name: str, strength: Strength) -> None:
    t = session.translate()
    st.caption(name)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        marks.big(percent(strength.value), "3.25rem")
        if strength.low is not None and strength.high is not None:
            half = percent((strength.high - strength.low) / 2)
            st.markdown(f"± {half}  \n:small[{t('95% interval')}]", width="content")
    ticks = [(at, str(at)) for at in (0, 25, 50, 75, 100)]
    low, high = (strength.value if end is None else end for end in (strength.low, strength.high))
    marks.interval(low, strength.value, high, (0, 100), ticks=ticks)


# ---------------------------------------------------------------------- as published


def published(structure: StructuralModel, given: GivenPaths) -> None:
    """The drawing of published coefficients, all of it pencilled in."""
    t, names = session.translate(), cached_structure.names(structure)
    boxes = [Box(construct.id, names[construct.id]) for construct in structure.constructs]
    arrows = [
        Arrow(
            path.source,
            path.target,
            path.coefficient,
            "",
            "published",
            _said(names, path.source, path.target, score(path.coefficient, 2)),
        )
        for path in structure.paths
        if path.coefficient is not None
    ]
    told = t("Coefficients as published, without intervals: brass and dashed, because nothing of it was measured here.")
    goal = satisfaction_in(structure)
    with layout.figure(t("As published"), told, _frame(arrows, goal), wide=True):
        figures.show("published", session.key_of(structure), lambda: diagram(boxes, arrows, goal, t=t))
    for sentence in say.coherence(given, names, t):
        st.caption(layout.plain(sentence))


def drawn(structure: StructuralModel) -> None:
    """The model as it is meant, where nothing can be estimated: what acts on what, without numbers."""
    t, names = session.translate(), cached_structure.names(structure)
    boxes = [Box(construct.id, names[construct.id]) for construct in structure.constructs]
    unknown = t("not estimated")
    arrows = [
        Arrow(path.source, path.target, None, "", "unknown", _said(names, path.source, path.target, unknown))
        for path in structure.paths
    ]
    goal = satisfaction_in(structure)
    with layout.figure(t("What may act on what"), t("The model as it is meant; no path has a number yet."),
                       _frame(arrows, goal), wide=True):  # fmt: skip
        figures.show("drawn", session.key_of(structure), lambda: diagram(boxes, arrows, goal, t=t))


# ---------------------------------------------------------------------- parts


def _frame(arrows: Sequence[Arrow], satisfaction: str) -> str:
    return "paths-broad" if is_broad(arrows, satisfaction) else "paths"


def _box(model: PathModel, name: str, names: dict[str, str]) -> Box:
    note = percent(model.score(name).value)
    if model.at(name) not in model.arrangement.targets:
        return Box(name, names[name], note)
    explained = model.explained(name).value
    return Box(name, names[name], f"{note} · R² {score(explained, 2)}", explained)


def _arrow(model: PathModel, source: str, target: str, names: dict[str, str]) -> Arrow:
    t, strength = session.translate(), model.path(source, target)
    worth = f"{say.with_range(strength, t)}, {say.path_word(strength, t)}"
    return Arrow(
        source, target, strength.value, say.range_of(strength), _kind(strength), _said(names, source, target, worth)
    )


def _said(names: dict[str, str], source: str, target: str, worth: str) -> str:
    return f"{names[source]} → {names[target]}: {worth}"


def _kind(strength: Strength) -> Kind:
    if strength.distinguishable is False:
        return "unclear"
    return "raises" if strength.value > 0 else "lowers"


def _follows(found: EstimatedStructure, name: str) -> bool:
    model = found.model
    return bool(model.estimates.total[model.at(found.satisfaction), model.at(name)] != 0)
