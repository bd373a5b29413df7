"""Edits of what a model is for, and of the networks inside its elements."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from mcdm.choice import Choice
from mcdm.ratings import RatingTable
from studies.edits.ballots import fitting
from studies.edits.entries import replaced, require
from studies.edits.model import with_model
from studies.study import Alternative, Ballot, Study
from studies.subnetworks import Placement, Subnetwork, descendants, split
from studies.subnetworks import inside as name_inside


def set_alternatives(study: Study, cluster: str) -> Study:
    """Say which cluster holds the alternatives; none for the empty id."""
    return with_model(study, replace(study.model, alternatives=cluster))


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


def remove_subnetwork(study: Study, network: str) -> Study:
    """Take a network out of its element, with all that is inside it and the judgments in them."""
    require(network, study.networks, "subnetworks")
    gone = {network, *(each.id for each in descendants(network, study.subnetworks))}
    return _with_networks(study, tuple(each for each in study.subnetworks if each.id not in gone))


def inside(study: Study, network: str, edit: Callable[..., Study], *arguments: Any, **options: Any) -> Study:
    """Make an edit inside one of the networks: ``inside(study, "benefits", add_node, node)``.

    Experts and methods are shared, so an edit that changes them changes them everywhere.
    """
    if not network:
        return edit(study, *arguments, **options)
    before = study.inside(network)
    return _put_back(study, network, before, edit(before, *arguments, **options))


def _put_back(study: Study, network: str, before: Study, after: Study) -> Study:
    """`study` with `after` in place of what it showed from inside `network`."""
    own = replace(study.networks[network], model=after.model, synthesis=after.synthesis)
    if after.label != before.label:
        own = replace(own, label=after.label)
    inner = tuple(replace(each, parent=each.parent or network) for each in after.subnetworks)
    gone = {each.id for each in before.subnetworks}
    outer = tuple(own if each.id == network else each for each in study.subnetworks if each.id not in gone)
    shown = {network, *gone}
    others = tuple(each for each in study.ballots if split(each.set, study.networks)[0] not in shown)
    again = tuple(
        Ballot(
            each.expert,
            each.set if split(each.set, after.networks)[0] else name_inside(network, each.set),
            each.judgments,
        )
        for each in after.ballots
    )
    placed = tuple(each for each in study.placements if each.network not in shown)
    moved = tuple(replace(each, network=each.network or network) for each in after.placements)
    subnetworks = (*outer, *inner)
    ballots = fitting((*others, *again), study.model, after.experts, subnetworks)
    return replace(
        study,
        experts=after.experts,
        choices=after.choices,
        subnetworks=subnetworks,
        ballots=ballots,
        placements=(*placed, *moved),
    )


def _with_networks(study: Study, networks: tuple[Subnetwork, ...]) -> Study:
    kept = {"", *(each.id for each in networks)}
    return replace(
        study,
        subnetworks=networks,
        ballots=fitting(study.ballots, study.model, study.experts, networks),
        placements=tuple(each for each in study.placements if each.network in kept),
    )
