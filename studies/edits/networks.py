"""Edits of what a model is for, and of the networks inside its elements."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.labels import Label
from mcdm.model import GOAL, Cluster, CriteriaModel, Link, Node
from mcdm.ratings import RatingTable
from studies.edits.ballots import fitting
from studies.edits.entries import replaced, require
from studies.edits.model import with_model
from studies.study import Alternative, Ballot, Study
from studies.subnetworks import SEPARATOR, Merit, Placement, Subnetwork, descendants, split
from studies.subnetworks import inside as name_inside

ALTERNATIVES = Label("Alternatives", "方案")
"""What a new cluster of alternatives is called."""


def set_alternatives(study: Study, cluster: str, *, compared: bool = False) -> Study:
    """Say which cluster holds the alternatives; none for the empty id.

    Where `compared`, every alternative is compared with respect to every criterion (each indicator) from now on.
    """
    model = replace(study.model, alternatives=cluster)
    return with_model(study, _compared(model) if compared and cluster else model)


def add_alternatives(study: Study, names: Iterable[Label]) -> Study:
    """Add alternatives, compared with respect to every criterion; the first ones make the cluster that holds them.

    Where networks inside elements rank the alternatives, they are added to each of these, by the same ids.

    Raises
    ------
    DecisionError
        ``alternatives-none`` where no name says anything.
    """
    labels = [label for label in names if label != Label()]
    if not labels:
        raise DecisionError("alternatives-none")
    ranking = [each.id for each in study.subnetworks if each.model.alternatives and not _holds(study, each.id)]
    models = [study.inside(name).model for name in ranking or [""]]
    taken = {GOAL, *(name for model in models for name in (*model.cluster_ids, *model.node_ids))}
    ranked = []
    for k, label in enumerate(labels, len(models[0].alternative_ids) + 1):
        ranked.append((_free(f"A{k}", taken), label))
        taken.add(ranked[-1][0])
    for name in ranking or [""]:
        study = inside(study, name, _with_alternatives, ranked)
    return study


def _holds(study: Study, network: str) -> bool:
    """Whether other networks are inside this one."""
    return any(each.parent == network for each in study.subnetworks)


def _with_alternatives(study: Study, ranked: Sequence[tuple[str, Label]]) -> Study:
    model, owner, clusters = study.model, study.model.alternatives, study.model.clusters
    if not owner:
        owner = _free("alternatives", {GOAL, *model.cluster_ids, *model.node_ids, *(name for name, _ in ranked)})
        clusters = (*clusters, Cluster(owner, ALTERNATIVES))
    nodes = (*model.nodes, *(Node(name, label, owner) for name, label in ranked))
    return with_model(study, _compared(replace(model, nodes=nodes, clusters=clusters, alternatives=owner)))


def _compared(model: CriteriaModel) -> CriteriaModel:
    """The model with a link from every alternative to every criterion."""
    wanted = [Link(name, criterion) for criterion in model.indicator_ids for name in model.alternative_ids]
    return replace(model, links=(*model.links, *(link for link in wanted if link not in model.links)))


def _free(wanted: str, taken: Container[str]) -> str:
    """`wanted`, or it with the first number that makes it free."""
    return next(name for k in count(1) if (name := wanted if k == 1 else f"{wanted}-{k}") not in taken)


def set_divided(study: Study, divided: bool) -> Study:
    """Say whether experts judge how the goal divides, or every weight follows from the influences."""
    return with_model(study, replace(study.model, divided=divided))


def set_synthesis(study: Study, synthesis: Choice) -> Study:
    """Choose how the networks inside the elements join into priorities of the alternatives."""
    return replace(study, synthesis=synthesis)


def set_ratings(study: Study, table: RatingTable | None, rated: tuple[Alternative, ...] | None = None) -> Study:
    """Rate alternatives on criteria: a table over elements of the model, or over things of their own (`rated`)."""
    return replace(study, ratings=table, rated=study.rated if rated is None else rated)


def place(study: Study, positions: Mapping[str, tuple[float, float]]) -> Study:
    """Put elements at places of the drawing; those not named stay where they are."""
    for name in positions:
        require(name, (*study.model.cluster_ids, *study.model.node_ids, "goal"), "placements")
    moved = tuple(Placement(name, float(x), float(y)) for name, (x, y) in positions.items())
    kept = tuple(each for each in study.placements if each.network or each.element not in positions)
    return replace(study, placements=(*kept, *moved))


def forget_places(study: Study) -> Study:
    """Let the drawing of the study's own model be laid out anew."""
    return replace(study, placements=tuple(each for each in study.placements if each.network))


# ---------------------------------------------------------------------- networks inside elements


def set_subnetwork(study: Study, network: Subnetwork) -> Study:
    """Put a network into an element of the study's own model or of one of its networks, or change one by its id."""
    networks = replaced(study.subnetworks, network, lambda each: each.id)
    return _with_networks(study, networks)


def add_subnetwork(
    study: Study,
    element: str,
    label: Label,
    *,
    merit: Merit = "",
    criteria: Iterable[Label],
    alternatives: Iterable[tuple[str, Label]],
    taken: Iterable[str] = (),
) -> Study:
    """Put a new network into an element: criteria directly under its goal, and alternatives compared by each of them.

    Parameters
    ----------
    study
        Seen from the network that holds the element.
    element
        Where the network is put.
    label
        Its name; empty for that of the element.
    merit
        Which of the four merits it argues, if any.
    criteria
        Names of its criteria, at least one.
    alternatives
        Ids and names: the same alternative has the same id in every network. An empty id is made from the place.
    taken
        Ids of networks elsewhere in the study, which the new one must not take.

    Raises
    ------
    DecisionError
        ``alternatives-none``, ``criteria-none``; ``id-unknown``, ``subnetwork-repeated``.
    """
    require(element, study.model.node_ids, "subnetworks")
    names = [each for each in criteria if each != Label()]
    ranked = [(name or f"A{k}", each) for k, (name, each) in enumerate(alternatives, 1) if each != Label()]
    if not names:
        raise DecisionError("criteria-none")
    if not ranked:
        raise DecisionError("alternatives-none")
    used = {GOAL, *(name for name, _ in ranked)}
    nodes: tuple[Node, ...] = ()
    for k, each in enumerate(names, 1):
        nodes = (*nodes, Node(_free(f"C{k}", used), each))
        used.add(nodes[-1].id)
    owner = _free("alternatives", used)
    nodes = (*nodes, *(Node(name, each, owner) for name, each in ranked))
    goal = label if label != Label() else study.model.labels[element]
    model = CriteriaModel(goal, nodes, (Cluster(owner, ALTERNATIVES),), alternatives=owner)
    network = _free(merit or element.replace(SEPARATOR, "-"), {"", *study.networks, *taken})
    return set_subnetwork(study, Subnetwork(network, label, element, _compared(model), merit=merit))


def rename_subnetwork(study: Study, network: str, label: Label, merit: Merit = "") -> Study:
    """Give a network another name and merit; an empty name means that of its element."""
    require(network, study.networks, "subnetworks")
    return set_subnetwork(study, replace(study.networks[network], label=label, merit=merit))


def remove_subnetwork(study: Study, network: str) -> Study:
    """Take a network out of its element, with all that is inside it and the judgments in them."""
    require(network, study.networks, "subnetworks")
    gone = {network, *(each.id for each in descendants(network, study.subnetworks))}
    return _with_networks(study, tuple(each for each in study.subnetworks if each.id not in gone))


def inside(study: Study, network: str, edit: Callable[..., Study], *arguments: Any, **options: Any) -> Study:
    """Make an edit inside one of the networks: ``inside(study, "benefits", add_node, node)``.

    Experts and methods are shared, so an edit that changes them changes them everywhere.

    Raises
    ------
    DecisionError
        ``network-only-judged`` for an edit of what only the study's own model has: measurements, levers, scenarios.
    """
    if not network:
        return edit(study, *arguments, **options)
    before = study.inside(network)
    after = edit(before, *arguments, **options)
    if after == before:
        return study
    for part in OUTSIDE:
        if getattr(after, part) != getattr(before, part):
            raise DecisionError("network-only-judged", network=network, part=part)
    return _put_back(study, network, after)


OUTSIDE = (
    "note", "scale", "figures", "baseline", "population", "questionnaire", "levers", "interactions", "scenarios",
    "futures", "settings", "rated", "ratings",
)  # fmt: skip
"""The parts that belong to the study's own model alone."""


def _put_back(study: Study, network: str, after: Study) -> Study:
    """`study` with `after` in place of what it showed from inside `network`; all else keeps its place in the order."""
    own = replace(study.networks[network], model=after.model, synthesis=after.synthesis)
    if after.label != study.inside(network).label:
        own = replace(own, label=after.label)
    seen = {network, *(each.id for each in descendants(network, study.subnetworks))}
    now = {network: own, **{each.id: replace(each, parent=each.parent or network) for each in after.subnetworks}}
    subnetworks = tuple(now.pop(each.id) if each.id in now else each
                        for each in study.subnetworks if each.id in now or each.id not in seen)  # fmt: skip
    subnetworks = (*subnetworks, *now.values())

    def outside(name: str) -> bool:
        return split(name, study.networks)[0] not in seen

    def named(name: str) -> str:
        """An id inside the network as the whole study knows it."""
        return name if split(name, after.networks)[0] else name_inside(network, name)

    ballots = (
        *(each for each in study.ballots if outside(each.set)),
        *(Ballot(each.expert, named(each.set), each.judgments) for each in after.ballots),
    )
    return replace(
        study,
        experts=after.experts,
        choices=after.choices,
        subnetworks=subnetworks,
        ballots=fitting(ballots, study.model, after.experts, subnetworks),
        overrides=(
            *(each for each in study.overrides if outside(each.element)),
            *(replace(each, element=named(each.element)) for each in after.overrides),
        ),
        placements=(
            *(each for each in study.placements if each.network not in seen),
            *(replace(each, network=each.network or network) for each in after.placements),
        ),
    )


def _with_networks(study: Study, networks: tuple[Subnetwork, ...]) -> Study:
    """`study` with these networks and what still fits them: judgments, places, weights set by hand."""
    kept = {each.id: each for each in networks}
    return replace(
        study,
        subnetworks=networks,
        ballots=fitting(study.ballots, study.model, study.experts, networks),
        placements=tuple(each for each in study.placements if each.network in {"", *kept}),
        overrides=tuple(each for each in study.overrides if _still_there(each.element, study, kept)),
    )


def _still_there(name: str, study: Study, kept: Mapping[str, Subnetwork]) -> bool:
    """Whether an element that is corrected by hand is in one of the networks that are left."""
    network, element = split(name, study.networks)
    if not network:
        return True
    return network in kept and element in (*kept[network].model.indicator_ids, *kept[network].model.cluster_ids)
