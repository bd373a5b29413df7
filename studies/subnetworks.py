"""Networks inside elements: what an element means is judged apart, in a model of its own.

Super Decisions calls them subnets. The networks of a study form a tree: its own model is the root, with the empty id;
each other network stands inside one element of its parent. Comparison sets of a subnetwork carry its id, as in
``"benefits:goal"``; seen from inside (:meth:`studies.study.Study.inside`) they lose it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from mcdm.choice import Choice
from mcdm.errors import DecisionError, closest
from mcdm.labels import Label
from mcdm.model import CriteriaModel

SEPARATOR = ":"
"""Joins the id of a network and of a comparison set in it."""

Merit = Literal["", "benefits", "opportunities", "costs", "risks"]
"""What a network argues about, if anything: benefits and opportunities speak for an alternative, the others against."""


@dataclass(frozen=True)
class Subnetwork:
    """The network inside one element.

    Parameters
    ----------
    id
        Its own id, without ``":"``.
    label
        Its name; empty for the name of its element.
    element
        The node of the parent network that it stands in.
    model
        What it consists of.
    parent
        Id of the network with that node; empty for the study's own.
    merit
        Which of the four merits it argues, if any.
    synthesis
        How the networks inside *it* join into priorities of the alternatives: a method of the kind "synthesis".
    """

    id: str
    label: Label
    element: str
    model: CriteriaModel
    parent: str = ""
    merit: Merit = ""
    synthesis: Choice = field(default_factory=lambda: Choice("weighted-sum"))


@dataclass(frozen=True)
class Placement:
    """Where an element was put in the drawing of its network, in pixels at a scale of one."""

    element: str
    x: float
    y: float
    network: str = ""


def inside(network: str, name: str) -> str:
    """The id of a comparison set as the whole study knows it."""
    return f"{network}{SEPARATOR}{name}" if network else name


def split(name: str, networks: Iterable[str]) -> tuple[str, str]:
    """(network, comparison set) of an id as the whole study knows it; ("", id) for a set of the study's own model."""
    network, separator, rest = name.partition(SEPARATOR)
    return (network, rest) if separator and network in set(networks) else ("", name)


def check_tree(model: CriteriaModel, subnetworks: tuple[Subnetwork, ...]) -> None:
    """Every subnetwork stands in an element of its parent, one for each element, and never inside itself.

    Raises
    ------
    DecisionError
        ``id-empty``, ``id-reserved``, ``id-taken``, ``id-unknown``, ``subnetwork-repeated`` (two in one element),
        ``subnetwork-cycle``.
    """
    models: dict[str, CriteriaModel] = {"": model}
    for each in subnetworks:
        if not each.id.strip():
            raise DecisionError("id-empty", where="subnetworks")
        if SEPARATOR in each.id:
            raise DecisionError("id-reserved", name=each.id, where="subnetworks", sign=SEPARATOR)
        if each.id in models:
            raise DecisionError("id-taken", name=each.id, where="subnetworks")
        models[each.id] = each.model
    seen = set()
    for each in subnetworks:
        if each.parent not in models:
            suggestion = closest(each.parent, models)
            raise DecisionError("id-unknown", name=each.parent, where=f"subnetworks/{each.id}", suggestion=suggestion)
        nodes = models[each.parent].node_ids
        if each.element not in nodes:
            suggestion = closest(each.element, nodes)
            raise DecisionError("id-unknown", name=each.element, where=f"subnetworks/{each.id}", suggestion=suggestion)
        if (each.parent, each.element) in seen:
            raise DecisionError("subnetwork-repeated", element=each.element, network=each.id)
        seen.add((each.parent, each.element))
    _check_no_cycle({each.id: each.parent for each in subnetworks})


def _check_no_cycle(parents: Mapping[str, str]) -> None:
    for start in parents:
        walk, at = [start], parents[start]
        while at:
            if at in walk:
                raise DecisionError("subnetwork-cycle", path=" > ".join([*walk, at]))
            walk.append(at)
            at = parents[at]


def descendants(network: str, subnetworks: Iterable[Subnetwork]) -> tuple[Subnetwork, ...]:
    """Every network inside this one, at any depth, in the order given."""
    every, found, more = tuple(subnetworks), {network}, True
    while more:
        inner = {each.id for each in every if each.parent in found} - found
        found, more = found | inner, bool(inner)
    return tuple(each for each in every if each.id in found and each.id != network)


def ancestors(network: str, subnetworks: Iterable[Subnetwork]) -> tuple[str, ...]:
    """The networks on the way to this one, outermost first and this one last; nothing for the study's own."""
    parents = {each.id: each.parent for each in subnetworks}
    way: tuple[str, ...] = ()
    while network:
        way, network = (network, *way), parents[network]
    return way
