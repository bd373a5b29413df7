"""The drawing of a criteria model: clusters, elements and influences, changed by mouse, thumb or keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import streamlit as st

from i18n.numbers import score
from i18n.translate import Translator
from mcdm.model import GOAL, CriteriaModel
from reports.charts.model import feedback
from studies.study import Study
from studies.weighing import Weighing
from views import session
from views.components.model import element_editor, network_actions

_ASSETS = Path(__file__).parents[3] / "assets" / "components"

_editor = st.components.v2.component(
    "network_editor",
    html='<div class="network-editor"></div>',
    css=(_ASSETS / "network_editor.css").read_text(encoding="utf-8"),
    js=(_ASSETS / "network_editor.js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True, eq=False)
class DrawnWeights:
    """What the weights add to the drawing, where they can be computed.

    Parameters
    ----------
    of
        Element -> weight: the number beside its name and the area of its dot.
    influence
        (source, target) -> strength of an influence: the width of its arrow.
    """

    of: Mapping[str, float] = field(default_factory=dict)
    influence: Mapping[tuple[str, str], float] = field(default_factory=dict)


def render(weights: DrawnWeights) -> None:
    """The open study's model, ready to be drawn on."""
    t, study = session.translate(), session.study()
    key = f"network-{session.study_id()}-{session.network()}"
    _editor(
        key=key,
        data={
            **drawn(study, weights, t),
            "chosen": element_editor.chosen(),
            "undo": session.can_undo(),
            "redo": session.can_redo(),
            "reply": network_actions.reply(key),
            "texts": editor_texts(t),
        },
        default={"actions": None},
        on_actions_change=lambda: network_actions.perform(key),
    )


def drawn(study: Study, weights: DrawnWeights, t: Translator) -> dict[str, Any]:
    """Elements and influences as the browser draws them; owners stand before what they own."""
    model, places = study.model, {each.element: [each.x, each.y] for each in study.placements if not each.network}
    deep = {each.element for each in study.subnetworks if not each.parent}
    owners = {**{cluster.id: cluster.parent for cluster in model.clusters}, **model.cluster_of}
    loops, heaviest = feedback(model), max(weights.of.values(), default=0.0) or 1.0
    strongest = max(weights.influence.values(), default=0.0) or 1.0
    elements = [
        {
            "id": name,
            "kind": _kind(model, name),
            "owner": owners.get(name, ""),
            "name": label.in_language(t.language) or name,
            "weight": score(weights.of[name]) if name in weights.of else "",
            "share": weights.of.get(name, 0.0) / heaviest,
            "placed": places.get(name),
            "deep": name in deep,
        }
        for name, label in model.labels.items()
    ]
    links = [
        {
            "source": link.source,
            "target": link.target,
            "feedback": (link.source, link.target) in loops,
            "strength": weights.influence.get((link.source, link.target), strongest / 2) / strongest,
        }
        for link in model.links
    ]
    return {"elements": elements, "links": links, "divided": model.divided}


def weights_of(model: CriteriaModel, weighed: Weighing | None) -> DrawnWeights:
    """The weights as the drawing shows them; nothing where they cannot be computed."""
    if weighed is None:
        return DrawnWeights()
    of = weighed.weights.as_dict() | (weighed.alternatives.as_dict() if weighed.alternatives else {})
    place, matrix = {name: k for k, name in enumerate(model.node_ids)}, weighed.supermatrix
    ends = [(link.source, link.target) for link in model.links]
    return DrawnWeights(of, {(a, b): float(matrix[place[a], place[b]]) for a, b in ends})


def _kind(model: CriteriaModel, name: str) -> str:
    if name == GOAL:
        return "goal"
    if name in model.cluster_ids:
        return "cluster"
    return "alternative" if name in model.alternative_ids else "node"


_FACTS = ("name", "cluster", "count", "sources", "targets", "weight", "source", "target")
_KEPT = {name: f"{{{name}}}" for name in _FACTS}
"""Facts that the browser fills in."""


def editor_texts(t: Translator) -> dict[str, Any]:
    """Every text of the drawing in the language of the reader; braces are filled in the browser."""
    return {
        "title": t("Drawing of the model"),
        "tools": t("Tools of the drawing"),
        "hint": t(
            "Drag to move, drag from the dot at an edge to connect, double click to add or rename. Keys: arrows "
            "choose, Shift+arrows move, N element, C cluster, L influence, M move to, F2 rename, Del remove, "
            "Ctrl+Z undo."
        ),
        "touch": t(
            "Tap to choose, drag to move, drag from the dot at an edge to connect, tap twice to add or rename. Two "
            "fingers move and enlarge the drawing."
        ),
        "buttons": {
            "node": t("Element"), "cluster": t("Cluster"), "rename": t("Rename"), "link": t("Influence"),
            "move": t("Move to another cluster"), "remove": t("Remove"), "undo": t("Undo"), "redo": t("Redo"),
            "arrange": t("Arrange"), "fit": t("Show all"), "in": t("Larger"), "out": t("Smaller"),
        },
        "hints": {
            "node": t("Add an element (N)"), "cluster": t("Add a cluster (C)"), "rename": t("Rename (F2)"),
            "link": t("Say what the chosen element influences (L)"), "move": t("Move to another cluster (M)"),
            "remove": t("Remove (Del)"), "undo": t("Undo (Ctrl+Z)"), "redo": t("Redo (Ctrl+Y)"),
            "arrange": t("Arrange everything anew"), "fit": t("Show all (0)"), "in": t("Larger (+)"),
            "out": t("Smaller (-)"),
        },
        "described": {
            "goal": t("{name}, the goal", **_KEPT),
            "cluster": t("{name}, cluster with {count} elements", **_KEPT),
            "node": t("{name}, in {cluster}, influenced by {sources}, influences {targets}", **_KEPT),
            "weighed": t(
                "{name}, in {cluster}, weight {weight}, influenced by {sources}, influences {targets}", **_KEPT
            ),
        },
        "rename": t("Name"),
        "newNode": t("Name of the new element in {cluster}", **_KEPT),
        "newCluster": t("Name of the new cluster"),
        "firstNode": t("First element of {cluster}", **_KEPT),
        "selected": t("{count} elements chosen.", **_KEPT),
        "linkChosen": t("The influence of {source} on {target} is chosen. Del removes it.", **_KEPT),
        "unlinked": t("{name} has no influences.", **_KEPT),
        "onlyNodes": t("Influences lead from element to element: choose an element first."),
        "link": t("What does {name} influence? Choose it by click or arrows and Enter; Escape ends.", **_KEPT),
        "linkTo": t("{name} on {target}: Enter connects.", **_KEPT),
        "unlinkTo": t("{name} influences {target} already: Enter takes the influence away.", **_KEPT),
        "move": t("Where does {name} belong? Choose a cluster by click or arrows and Enter; Escape ends.", **_KEPT),
        "moveTo": t("{name} to {target}: Enter moves it.", **_KEPT),
        "keep": t("Leave it"),
        "kept": t("Nothing was changed."),
    }  # fmt: skip
