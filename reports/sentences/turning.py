"""Words for turning a weight or an influence: what is turned, what a slider asks, where the lead changes."""

from __future__ import annotations

from collections.abc import Sequence

from i18n.numbers import score
from i18n.translate import Translator
from mcdm.model import GOAL
from reports.sentences.reader import Reader
from reports.sentences.scenarios import listed
from studies.link_sensitivity import Curve, Kind, Turn


def name(turn: Turn, told: Reader) -> str:
    """What is turned, as a name: ``Channels``, ``Visits (Communication)``, ``Skills → Outages``."""
    t, element = told.t, told.name(turn.element)
    if turn.kind == "row" or (turn.kind == "weight" and turn.target == GOAL):
        return element
    if turn.kind == "weight":
        return t("{element} ({owner})", element=element, owner=told.name(turn.target))
    return f"{element} → {told.name(turn.target)}"


def offer(turn: Turn, nearest: tuple[Turn, float, float, int] | None, told: Reader) -> str:
    """The name with what it takes to change the lead: ``Channels: .108 → .103``."""
    if nearest is None:
        return told.t("{name}: never changes the leader", name=name(turn, told))
    return told.t("{name}: {now} → {then}", name=name(turn, told), now=score(nearest[1]), then=score(nearest[2]))


def asks(turn: Turn, told: Reader) -> str:
    """What the slider asks."""
    t, facts = told.t, {"element": told.called(turn.element), "target": told.called(turn.target or turn.element)}
    if turn.kind == "weight":
        return t("What if {element} weighed more or less? Its siblings keep their proportions.", **facts)
    if turn.kind == "node":
        return t("What if {element} had more or less influence on {target}?", **facts)
    if turn.kind == "cluster":
        return t("What if the cluster {element} had more or less influence on the cluster {target}?", **facts)
    return t("What if {element} had more (above .5) or less influence on everything?", **facts)


def axis(turn: Turn, told: Reader) -> str:
    """The title of the axis."""
    t, facts = told.t, {"element": told.name(turn.element), "target": told.name(turn.target or turn.element)}
    if turn.kind == "weight":
        return t("weight of {element}", **facts)
    if turn.kind == "row":
        return t("influence of {element} on everything; .5 is now", **facts)
    return t("share of {element} in what influences {target}", **facts)


def crossing(found: Curve, told: Reader, options: Sequence[str], t: Translator) -> str:
    """Where the lead changes, as the title of the curves."""
    changes = found.changes
    if not changes:
        return t("The lead never changes here")
    if len(changes) == 1:
        (where, leader), *_ = changes
        return t("From {value} on, {name} leads", value=score(where.value), name=told.called(options[leader]))
    values = [score(where.value) for where, _ in changes[:3]]
    if len(changes) > len(values):
        return t("The lead changes {count} times", count=len(changes))
    return t("The lead changes at {values}", values=listed(values, t))


def reachable(kind: Kind, changing: int, tried: int, t: Translator) -> str:
    """How many turns of one kind can change the leader."""
    facts = {"count": changing, "tried": tried}
    if kind == "node":
        return t("{count} of {tried} influences can change the leader", **facts)
    if kind == "cluster":
        return t("{count} of {tried} influences of clusters can change the leader", **facts)
    return t("{count} of {tried} elements can change the leader by their influence", **facts)
