"""What was changed between two studies: thing by thing, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from studies.identity import ABSENT, Place, Step, element, fields, has_parts, items
from studies.study import Study


@dataclass(frozen=True)
class Difference:
    """One value that differs.

    Parameters
    ----------
    place
        Where it stands.
    old, new
        What it was and is; :data:`studies.identity.ABSENT` where there was or is nothing. Where only the order of
        things has changed: their keys.
    moved
        Whether only the order has changed.
    """

    place: Place
    old: Any
    new: Any
    moved: bool = False

    @property
    def kind(self) -> Literal["added", "removed", "changed", "moved"]:
        """What has happened there."""
        if self.moved:
            return "moved"
        return "added" if self.old is ABSENT else "removed" if self.new is ABSENT else "changed"


def differences(old: Study, new: Study) -> tuple[Difference, ...]:
    """Every value in which two studies differ, in the order of the study."""
    return tuple(_between(Study, (), old, new))


def value_at(study: Study, place: Place) -> Any:
    """What stands at a place of a study; ABSENT where there is nothing."""
    hint: Any = Study
    value: Any = study
    for step in place:
        things = items(hint, value)
        if things is not None:
            hint, value = element(hint), things.get(step, ABSENT)
        elif has_parts(value):
            hint, value = fields(value.__class__)[str(step)], getattr(value, str(step))
        else:
            return ABSENT
    return value


def _between(hint: Any, place: Place, old: Any, new: Any) -> Iterator[Difference]:
    if old is new or old == new:
        return
    before, after = items(hint, old), items(hint, new)
    if before is not None and after is not None:
        yield from _of_things(element(hint), place, before, after)
    elif has_parts(old) and type(old) is type(new):
        for name, kind in fields(old.__class__).items():
            yield from _between(kind, (*place, name), getattr(old, name), getattr(new, name))
    else:
        yield Difference(place, old, new)


def _of_things(hint: Any, place: Place, old: dict[Step, Any], new: dict[Step, Any]) -> Iterator[Difference]:
    for key, value in old.items():
        if key not in new:
            yield Difference((*place, key), value, ABSENT)
        else:
            yield from _between(hint, (*place, key), value, new[key])
    yield from (Difference((*place, key), ABSENT, value) for key, value in new.items() if key not in old)
    before, after = tuple(key for key in old if key in new), tuple(key for key in new if key in old)
    if before != after:
        yield Difference(place, before, after, moved=True)
