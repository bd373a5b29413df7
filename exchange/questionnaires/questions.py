"""What a questionnaire asks: the comparison sets of a study in the order of the sheet, and the pairs of a design."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from exchange.questionnaires.names import shown_names
from mcdm.model import GOAL, CriteriaModel
from studies.study import Study
from studies.subnetworks import inside

Design = Literal["full", "first-line", "first-line-above-diagonal"]
"""Which pairs are asked: all; the first element with every other; and those with every neighbour beside."""

DESIGNS: tuple[Design, ...] = ("full", "first-line", "first-line-above-diagonal")

CLUSTERS = {"en": "Clusters", "zh": "元素组"}
"""Heading of a block that compares clusters."""


@dataclass(frozen=True)
class Question:
    """One block of a questionnaire: these elements, compared with respect to one thing.

    Parameters
    ----------
    set
        Id of the comparison set as the whole study knows it; of a single element there is no set, only a place.
    network
        Id of the network it belongs to; empty for the study's own.
    target, heading
        With respect to what, and the group the elements come from, as they are called in the file.
    elements, names
        What is compared, and how it is called in the file.
    """

    set: str
    network: str
    target: str
    heading: str
    elements: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def asked(self) -> bool:
        """Whether there is something to compare."""
        return len(self.elements) > 1


def questions(study: Study, language: str) -> tuple[Question, ...]:
    """Every block of the study's networks in the order of AhpAnpLib: by cluster and node, then by what is compared.

    Blocks of a single element are among them, because that program counts on their place. Comparisons of clusters,
    which it does not know, come last.
    """
    models = {"": study.model, **{each.id: each.model for each in study.subnetworks}}
    return tuple(each for network, model in models.items() for each in _of_model(network, model, language))


def _of_model(network: str, model: CriteriaModel, language: str) -> list[Question]:
    called = shown_names(model.labels, language)
    found = []
    for owner, members in model.decomposition.items() if model.divided else ():
        found.append(_question(network, owner, owner, called[owner], members, called))
    clusters = (GOAL, *model.cluster_ids)
    order = {node: (clusters.index(model.cluster_of[node]), k) for k, node in enumerate(model.node_ids)}
    for target in sorted(model.influences, key=order.__getitem__):
        for cluster, sources in model.influences[target].items():
            found.append(_question(network, f"{target}<-{cluster}", target, called[cluster], sources, called))
    heading = CLUSTERS[language]
    for target, sources in model.cluster_influences.items():
        if len(sources) > 1:
            found.append(_question(network, f"{target}<-*", target, heading, sources, called))
    return found


def _question(
    network: str, name: str, target: str, heading: str, elements: tuple[str, ...], called: Mapping[str, str]
) -> Question:
    names = tuple(called[each] for each in elements)
    return Question(
        inside(network, name) if len(elements) > 1 else "", network, called[target], heading, elements, names
    )


def pairs(design: Design, elements: Sequence[str], places: Sequence[int] = ()) -> tuple[tuple[str, str], ...]:
    """The pairs that a design asks, in the order of AhpAnpLib.

    `places` are those of the elements in their whole cluster, where only some of it is compared: that program starts a
    first line only at the cluster's own first node.
    """
    at = dict(zip(elements, places or range(len(elements)), strict=True))
    every = [(a, b) for k, a in enumerate(elements) for b in elements[k + 1 :]]
    if design == "full":
        return tuple(every)
    above = design == "first-line-above-diagonal"
    return tuple((a, b) for a, b in every if at[a] == 0 or (above and at[b] == at[a] + 1))
