"""Study documents that nobody means well with: parts of other types, keys lost and doubled, numbers without end."""

from __future__ import annotations

import copy
import json
import random
from contextlib import suppress
from typing import Any

from exchange.recognise import import_bytes
from mcdm.errors import DecisionError
from store.examples import load_example
from studies import document
from studies.evaluate import evaluate, project
from studies.findings import check
from studies.glance import glance
from studies.study import Study
from tests.hostile import letters
from tests.studies.parts import small_study

Place = tuple[Any, Any]


def attempt(chance: random.Random) -> Study:
    """Read a mutated document as an upload is read, and compute what a page computes first."""
    whole = DEMO if chance.random() < 0.15 else SMALL
    found = mutated(copy.deepcopy(whole), chance)
    content = written(found, chance)
    study = import_bytes(content, "study.json").study
    assert document.read(document.write(study)) == study
    glance(study)
    check(study)
    with suppress(DecisionError):  # what is read may still not be computable: that is said on its page
        found = evaluate(study)
        project(study, found)
    return study


def mutated(found: Any, chance: random.Random) -> Any:
    """A document with one to three of its places changed."""
    change = _change if chance.random() < 0.5 else _change_within_reason
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        holder, key = chance.choice(places(found))
        change(holder, key, chance)
    return found


def _change_within_reason(holder: Any, key: Any, chance: random.Random) -> None:
    """Another value of the same type: such a document is often read, and then computed with."""
    before = holder[key]
    if isinstance(before, bool):
        holder[key] = not before
    elif isinstance(before, int | float):
        holder[key] = chance.choice(
            (0, -before, 2 * before, before / 3, 1, 1e-300, 1e300, 1.7e308, 1e-9, 1e12, 40, 10**6)
        )
    elif isinstance(before, str) and key in ("en", "zh", "label", "comment", "note", "source"):
        holder[key] = chance.choice(letters.HOSTILE_TEXTS)
    elif isinstance(before, list) and before:
        chance.shuffle(before)
        del before[chance.choice((0, 1, len(before))) :]
    elif isinstance(before, dict) and before:
        del before[chance.choice(sorted(before))]
    else:
        del holder[key]


def _change(holder: Any, key: Any, chance: random.Random) -> None:
    kind = chance.random()
    before = holder[key]
    if kind < 0.2 and isinstance(before, int | float) and not isinstance(before, bool):
        holder[key] = chance.choice(letters.ODD_NUMBERS)
    elif kind < 0.4 and isinstance(before, str):
        holder[key] = letters.text(chance)
    elif kind < 0.55:
        holder[key] = letters.value(chance)
    elif kind < 0.65:
        del holder[key]
    elif kind < 0.75 and isinstance(holder, dict):
        holder[letters.text(chance)] = letters.value(chance)
    elif kind < 0.85 and isinstance(holder, list):
        holder.insert(chance.randrange(len(holder) + 1), copy.deepcopy(chance.choice(holder)))
    elif kind < 0.92 and isinstance(before, list):
        chance.shuffle(before)
        holder[key] = before * chance.choice((0, 1, 2, 50))
    else:
        holder[key] = {True: [before], False: {"en": before}}[chance.random() < 0.5]


def places(found: Any) -> list[Place]:
    """Every (holder, key) of a document."""
    kept: list[Place] = []
    waiting = [found]
    while waiting:
        holder = waiting.pop()
        keys = holder.keys() if isinstance(holder, dict) else range(len(holder))
        for key in keys:
            kept.append((holder, key))
            if isinstance(holder[key], dict | list) and holder[key]:
                waiting.append(holder[key])
    return kept or [({"": 0}, "")]


def written(found: Any, chance: random.Random) -> bytes:
    """The document as bytes, now and then with a key doubled, other bytes or another encoding."""
    text = json.dumps(found, ensure_ascii=chance.random() < 0.5)
    if chance.random() < 0.05:
        at = text.find('": ')
        text = text[:1] + '"schema": 1, ' + text[1:] if at > 0 else text
    content = text.encode(chance.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16")), "surrogatepass")
    return letters.changed_bytes(content, chance) if chance.random() < 0.15 else content


SMALL = json.loads(document.write(small_study()))
DEMO = json.loads(document.write(load_example("power-supply")))
