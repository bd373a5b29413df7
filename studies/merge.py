"""Two planners change one study: what both did, together.

The merge is structural: field by field, and in lists thing by thing, each told apart by its key
(:mod:`studies.identity`). What one side changed is taken; what both changed to different values is a conflict, which
somebody decides. Two more rules keep together what belongs together:

- Removing a thing takes along what hangs on it. Where the other side has worked on what would go, that is one conflict:
  the thing stays until somebody decides otherwise.
- Two new things that were given the same id are two things: mine is given another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from types import MappingProxyType
from typing import Any, Literal

from mcdm.errors import DecisionError
from mcdm.labels import Label
from studies import edits
from studies.differences import Difference, differences, value_at
from studies.edits.ballots import fitting
from studies.identity import ABSENT, Place, Step, element, has_parts, items
from studies.identity import fields as typed_fields
from studies.study import Study

Side = Literal["mine", "theirs"]
Settled = Mapping[Place, Side]
"""What was decided: place of a conflict -> whose value stands."""


@dataclass(frozen=True)
class Conflict:
    """Both sides changed one thing to different values.

    Parameters
    ----------
    place
        Where.
    base, mine, theirs
        The three values; :data:`studies.identity.ABSENT` where there is nothing.
    standing
        Whose value is in the merged study: the one that was chosen, or while nobody chose mine, and of a thing that one
        side removed the one that is still there.
    lost
        What goes with a thing that one side removed: the other side's work on it.
    reason
        Why the two cannot stand beside each other, where each alone could.
    """

    place: Place
    base: Any
    mine: Any
    theirs: Any
    standing: Side = "mine"
    lost: tuple[Difference, ...] = ()
    reason: DecisionError | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Merge:
    """Both sides together: a valid study, what conflicts in it, and the new ids of things of mine (old, new)."""

    study: Study
    conflicts: tuple[Conflict, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()


def merge(base: Study, mine: Study, theirs: Study, settled: Settled = MappingProxyType({})) -> Merge:
    """What became of `base` when both sides' changes are put together.

    Parameters
    ----------
    base
        The version that both started from.
    mine, theirs
        What either side made of it.
    settled
        Whose value stands in which conflict. A decision may show another conflict, or let one go.
    """
    own, renamed = _with_own_ids(base, mine, theirs)
    if own == theirs or theirs == base:
        return Merge(own, (), renamed)
    if own == base:
        return Merge(theirs, (), renamed)
    work = _Merging(settled)
    together = work.study(base, *work.removals(base, own, theirs))
    return Merge(together, tuple(work.conflicts.values()), renamed)


# ---------------------------------------------------------------------- value by value


@dataclass
class _Merging:
    """One merge on its way: what was decided, and the conflicts so far."""

    settled: Settled
    conflicts: dict[Place, Conflict] = field(default_factory=dict)

    def study(self, base: Study, mine: Study, theirs: Study) -> Study:
        """The merged study; what stands together nowhere is taken whole from one side."""
        parts = {
            name: self._value(hint, (name,), *(getattr(each, name) for each in (base, mine, theirs)))
            for name, hint in typed_fields(Study).items()
        }
        try:
            return _assembled(parts)
        except DecisionError as error:
            return self._one_sided(parts, (base, mine, theirs), error)

    def _value(self, hint: Any, place: Place, base: Any, mine: Any, theirs: Any) -> Any:
        if mine == theirs or theirs == base:
            return mine
        if mine == base:
            return theirs
        three = items(hint, base), items(hint, mine), items(hint, theirs)
        if three[0] is not None and three[1] is not None and three[2] is not None:
            return self._things(element(hint), place, three[0], three[1], three[2])
        if (has_parts(mine) or isinstance(mine, Label)) and type(base) is type(mine) is type(theirs):
            return self._fields(place, base, mine, theirs)
        return self._chosen(Conflict(place, base, mine, theirs))

    def _fields(self, place: Place, base: Any, mine: Any, theirs: Any) -> Any:
        before = dict(self.conflicts)
        merged = {
            name: self._value(hint, (*place, name), *(getattr(each, name) for each in (base, mine, theirs)))
            for name, hint in typed_fields(mine.__class__).items()
        }
        try:
            return replace(mine, **merged)
        except DecisionError as error:
            self.conflicts = before
            return self._chosen(Conflict(place, base, mine, theirs, reason=error))

    def _things(
        self, hint: Any, place: Place, base: dict[Step, Any], mine: dict[Step, Any], theirs: dict[Step, Any]
    ) -> tuple[Any, ...]:
        found = {}
        for key in self._order(place, tuple(base), tuple(mine), tuple(theirs)):
            three = [each.get(key, ABSENT) for each in (base, mine, theirs)]
            value = self._value(hint, (*place, key), *three)
            if value is not ABSENT:
                found[key] = value
        return tuple(found.values())

    def _order(self, place: Place, base: Place, mine: Place, theirs: Place) -> list[Step]:
        """Every key once: the old ones as whoever moved them left them, the new ones after what they were put after."""
        standing = [_arranged(base, side) for side in (mine, theirs)]
        kept = standing[0]
        if standing[0] == base or standing[0] == standing[1]:
            kept = standing[1]
        elif standing[1] != base:
            chosen = Conflict((*place, "order"), base, standing[0], standing[1])
            kept = self._chosen(chosen)
        order: list[Step] = []
        runs = _new_runs(base, mine), _new_runs(base, theirs)
        for anchor in (None, *kept):
            order += [] if anchor is None else [anchor]
            for run in sorted((each.get(anchor, []) for each in runs), key=str):
                order += [key for key in run if key not in order]
        return order

    def _chosen(self, conflict: Conflict) -> Any:
        """Note a conflict and give the value that stands."""
        standing = self.settled.get(conflict.place, conflict.standing)
        self.conflicts[conflict.place] = replace(conflict, standing=standing)
        return conflict.mine if standing == "mine" else conflict.theirs

    # ------------------------------------------------------------------ what does not stand together

    def _one_sided(self, parts: Mapping[str, Any], three: tuple[Study, Study, Study], error: DecisionError) -> Study:
        """The smallest part that, taken whole from one side, lets the rest stand; else the whole study."""
        base, mine, theirs = three
        sides: Mapping[Side, Study] = {"mine": mine, "theirs": theirs}
        for name, place, standing in self._ways_out(mine, theirs):
            value = getattr(sides[standing], name)
            try:
                found = _assembled({**parts, name: value}) if value != parts[name] else None
            except DecisionError:
                continue
            if found is not None:
                self._forget(place)
                values = [getattr(each, name) for each in three]
                self.conflicts[place] = Conflict(place, values[0], values[1], values[2], standing, reason=error)
                return found
        self.conflicts = {}
        chosen: Study = self._chosen(Conflict((), base, mine, theirs, reason=error))
        return chosen

    def _ways_out(self, mine: Study, theirs: Study) -> Iterator[tuple[str, Place, Side]]:
        """Each part in which the sides differ, with the side it may be taken from."""
        for name in typed_fields(Study):
            if getattr(mine, name) != getattr(theirs, name):
                sides: tuple[Side, ...] = ("mine", "theirs")
                if (name,) in self.settled:
                    sides = (self.settled[(name,)],)
                yield from ((name, (name,), side) for side in sides)

    def _forget(self, place: Place) -> None:
        """A conflict about the whole takes the place of those about its parts."""
        self.conflicts = {at: each for at, each in self.conflicts.items() if at[: len(place)] != place}

    # ------------------------------------------------------------------ what one side removed

    def removals(self, base: Study, mine: Study, theirs: Study) -> tuple[Study, Study]:
        """Both sides, agreed about every thing that one removed while the other worked on what hangs on it."""
        for place, key, remove in _removable(base):
            there = [value_at(each, (*place, key)) is not ABSENT for each in (mine, theirs)]
            if there[0] == there[1]:
                continue
            gone: Side = "theirs" if there[0] else "mine"
            remover, worker = (mine, theirs) if gone == "mine" else (theirs, mine)
            try:
                without, stripped = remove(base, key), remove(worker, key)
                lost = _lost(base, worker, stripped)
                if not lost:
                    continue
                conflict = self._removal((*place, key), (base, mine, theirs), gone, lost)
                if conflict.standing == gone:
                    worker = stripped
                else:
                    remover = _Merging(MappingProxyType({})).study(without, remover, base)
            except DecisionError:  # the thing cannot go alone, e.g. the last of its cluster: the parts will show it
                continue
            self.conflicts[conflict.place] = conflict
            mine, theirs = (remover, worker) if gone == "mine" else (worker, remover)
        return mine, theirs

    def _removal(
        self, place: Place, three: tuple[Study, Study, Study], gone: Side, lost: tuple[Difference, ...]
    ) -> Conflict:
        base, mine, theirs = (value_at(each, place) for each in three)
        stays: Side = "theirs" if gone == "mine" else "mine"
        return Conflict(place, base, mine, theirs, self.settled.get(place, stays), lost)


def _assembled(parts: Mapping[str, Any]) -> Study:
    """The study of these parts; ballots as far as they fit the model that both made."""
    study = Study(**{**parts, "ballots": ()})
    fit = fitting(parts["ballots"], study.model, study.experts, study.subnetworks)
    return replace(study, ballots=parts["ballots"] if set(fit) == set(parts["ballots"]) else fit)


# ---------------------------------------------------------------------- order


def _arranged(base: Place, side: Place) -> Place:
    """The old keys in the order of a side; one that it removed stays behind what it stood behind."""
    order = [key for key in side if key in base]
    for k, key in enumerate(base):
        if key not in side:
            order.insert(order.index(base[k - 1]) + 1 if k else 0, key)
    return tuple(order)


def _new_runs(base: Place, side: Place) -> dict[Step | None, list[Step]]:
    """The new keys of a side by the old key that they were put after; None at the beginning."""
    runs: dict[Step | None, list[Step]] = {}
    anchor: Step | None = None
    for key in side:
        if key in base:
            anchor = key
        else:
            runs.setdefault(anchor, []).append(key)
    return runs


# ---------------------------------------------------------------------- removals

REMOVALS: Mapping[Place, Callable[[Study, str], Study]] = MappingProxyType(
    {
        ("model", "clusters"): edits.remove_cluster,
        ("model", "nodes"): edits.remove_node,
        ("subnetworks",): edits.remove_subnetwork,
        ("population", "dimensions"): edits.remove_dimension,
        ("figures",): edits.remove_figure,
        ("levers",): edits.remove_lever,
        ("experts",): edits.remove_expert,
        ("decisions",): edits.remove_decision,
        ("rated",): edits.remove_rated,
    }
)
"""Things on which others hang -> the edit that removes one with all of it; the largest first."""


def _things(study: Study, place: Place) -> dict[Step, Any]:
    hint: Any = Study
    for name in place:
        hint = typed_fields(hint)[str(name)]
    return items(hint, value_at(study, place)) or {}


def _removable(base: Study) -> Iterator[tuple[Place, str, Callable[[Study, str], Study]]]:
    for place, remove in REMOVALS.items():
        for key in _things(base, place):
            yield place, str(key), remove


def _lost(base: Study, worker: Study, stripped: Study) -> tuple[Difference, ...]:
    """The changes of a side that would go with a thing."""
    done = differences(base, worker)
    return tuple(each for each in done if not each.moved and value_at(stripped, each.place) != each.new)


# ---------------------------------------------------------------------- ids that were given twice

_NAMED: tuple[Place, ...] = (
    ("model", "clusters"),
    ("model", "nodes"),
    ("experts",),
    ("levers",),
    ("scenarios",),
    ("futures",),
    ("decisions",),
    ("rated",),
)
"""Things that are given the next free id."""

_FREE_TEXT = frozenset({"reason", "comment", "who", "lesson", "done", "note"})


def _with_own_ids(base: Study, mine: Study, theirs: Study) -> tuple[Study, tuple[tuple[str, str], ...]]:
    """Mine, with another id for each new thing whose id the other side gave to something else."""
    renamed: list[tuple[str, str]] = []
    taken = {*base.labels, *mine.labels, *theirs.labels}
    for place in _NAMED:
        before, own, other = (_things(each, place) for each in (base, mine, theirs))
        for key in [key for key in own if key in other and key not in before]:
            if _name(own[key]) != _name(other[key]):
                fresh = _free(str(key), taken)
                taken.add(fresh)
                renamed.append((str(key), fresh))
    for old, new in renamed:
        mine = _renamed(mine, old, new)
    return mine, tuple(renamed)


def _name(thing: Any) -> object:
    return getattr(thing, "label", thing)


def _free(name: str, taken: set[str]) -> str:
    prefix = name.rstrip("0123456789")
    numbers = (each.removeprefix(prefix) for each in taken if each.startswith(prefix))
    return f"{prefix}{max((int(number) for number in numbers if number.isdecimal()), default=0) + 1}"


def _renamed(value: Any, old: str, new: str) -> Any:
    """A value with another id wherever the old one stands, also inside the ids of comparison sets."""
    if isinstance(value, str):
        return new if value == old else "".join(new if part == old else part for part in re.split(r"(<-|:)", value))
    if isinstance(value, tuple):
        return tuple(_renamed(each, old, new) for each in value)
    if not is_dataclass(value) or isinstance(value, (type, Label)):
        return value
    kept = {each.name: getattr(value, each.name) for each in fields(value)}
    changed = {
        name: _renamed(each, old, new)
        for name, each in kept.items()
        if isinstance(each, (str, tuple)) or is_dataclass(each)
        if name not in _FREE_TEXT
    }
    return replace(value, **{name: each for name, each in changed.items() if each != kept[name]})
