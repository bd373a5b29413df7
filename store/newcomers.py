"""Who joins a study in a workshop: walk-ins under their name, and pseudonyms where names are hidden."""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection, Sequence

from mcdm.labels import Label
from studies.study import Expert

LEAST_NUMBERS = 60
"""Among so many numbers, at least, a pseudonym is drawn."""


def named(names: Sequence[str], taken: Collection[str], weight: float) -> tuple[Expert, ...]:
    """An expert for each name, with the next free ids W1, W2, ..."""
    free = (f"W{number}" for number in range(1, len(names) + len(taken) + 1))
    ids = [each for each in free if each not in taken]
    return tuple(Expert(each, Label(name, name), weight) for each, name in zip(ids, names, strict=False))


def pseudonyms(count: int, taken: Collection[str], weight: float) -> tuple[Expert, ...]:
    """So many experts with nothing but a random number, in random order: neither tells who came first.

    No number is used that stands in an id already, so that "Expert 7" is nobody else's E7.
    """
    used = {int(number) for each in taken for number in re.findall(r"\d+", each)}
    numbers = [number for number in range(1, LEAST_NUMBERS + 2 * count + len(used)) if number not in used]
    drawn = secrets.SystemRandom().sample(numbers, count)
    return tuple(Expert(f"P{each}", Label(f"Expert {each}", f"专家{each}"), weight) for each in drawn)
