"""Edits of futures, one at a time: probabilities always sum to one, so the others move with the one that is set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from mcdm.errors import DecisionError
from mcdm.labels import Label
from scenarios.futures import Future
from studies.edits.entries import replaced, require, without
from studies.study import Study

FactorKind = Literal["gap", "effect"]
"""What a factor of a future multiplies: the gap of a figure, or what a lever does."""


def add_future(study: Study, future: Future) -> Study:
    """Add a future with its probability; those there are make room in proportion, the first one is certain."""
    before = study.futures
    if any(each.id == future.id for each in before):
        raise DecisionError("id-taken", name=future.id, where="futures")
    if not before:
        return replace(study, futures=(replace(future, probability=1.0),))
    return replace(study, futures=(*_sharing(before, 1 - future.probability), future))


def remove_future(study: Study, name: str) -> Study:
    """Remove a future; those left share its probability in proportion."""
    _require(study, name)
    left = without(study.futures, name, lambda future: future.id)
    return replace(study, futures=_sharing(left, 1.0))


def rename_future(study: Study, name: str, label: Label) -> Study:
    """Give a future another name; its id stays."""
    return _with(study, replace(_future(study, name), label=label))


def set_probability(study: Study, name: str, probability: float, *, rest: str = "") -> Study:
    """Say how probable a future is.

    Parameters
    ----------
    rest
        The future that takes what is left; the others then stay. Empty: all others move in proportion.

    Raises
    ------
    DecisionError
        ``id-unknown``, ``future-out-of-range``, ``future-alone`` where there is no other to take the rest,
        ``future-rest-too-small`` where the one that takes the rest would fall below zero.
    """
    chosen = replace(_future(study, name), probability=float(probability))
    others = without(study.futures, name, lambda future: future.id)
    if not others:
        if abs(probability - 1) > 1e-9:
            raise DecisionError("future-alone", future=name)
        return study
    if not rest or rest == name:
        moved = {each.id: each for each in _sharing(others, 1 - chosen.probability)}
    else:
        moved = {rest: _taking_the_rest(study, chosen, rest)}
    return replace(
        study, futures=tuple(chosen if each.id == name else moved.get(each.id, each) for each in study.futures)
    )


def set_future_drift(study: Study, name: str, drift: float) -> Study:
    """Say how fast expectations rise in a future, in logits a year."""
    return _with(study, replace(_future(study, name), expectation_drift=float(drift)))


def set_future_factor(study: Study, name: str, kind: FactorKind, of: str, factor: float | None) -> Study:
    """Multiply the gap of a figure, or what a lever does, in a future; None leaves it as it is today.

    Raises
    ------
    DecisionError
        ``id-unknown``, ``future-out-of-range``.
    """
    future = _future(study, name)
    known = [each.indicator for each in study.figures] if kind == "gap" else [each.id for each in study.levers]
    require(of, known, "figures" if kind == "gap" else "levers")
    before = future.gap_factors if kind == "gap" else future.effect_factors
    after = without(before, of, lambda pair: pair[0])
    if factor is not None:
        after = replaced(before, (of, float(factor)), lambda pair: pair[0])
    if kind == "gap":
        return _with(study, replace(future, gap_factors=after))
    return _with(study, replace(future, effect_factors=after))


def set_future_cell(study: Study, name: str, row: tuple[str, str], value: float | None) -> Study:
    """One cell of the table of futures; left empty it means: as it is today.

    Rows are ``("probability", "")``, ``("drift", "")``, ``("gap", indicator)`` and ``("effect", lever)``.
    """
    kind, of = row
    if kind == "probability":
        return set_probability(study, name, 0.0 if value is None else value)
    if kind == "drift":
        return set_future_drift(study, name, 0.0 if value is None else value)
    return set_future_factor(study, name, "gap" if kind == "gap" else "effect", of, value)


# ---------------------------------------------------------------------- what they share


def _require(study: Study, name: str) -> None:
    require(name, (each.id for each in study.futures), "futures")


def _future(study: Study, name: str) -> Future:
    _require(study, name)
    return next(each for each in study.futures if each.id == name)


def _with(study: Study, future: Future) -> Study:
    return replace(study, futures=replaced(study.futures, future, lambda each: each.id))


def _sharing(futures: Sequence[Future], probability: float) -> tuple[Future, ...]:
    """The futures with `probability` among them, in the proportions they have; alike where all are impossible."""
    probability = min(max(probability, 0.0), 1.0)
    total = sum(each.probability for each in futures)
    parts = [each.probability / total if total > 0 else 1 / len(futures) for each in futures]
    return tuple(replace(each, probability=part * probability) for each, part in zip(futures, parts, strict=True))


def _taking_the_rest(study: Study, chosen: Future, rest: str) -> Future:
    taker = _future(study, rest)
    left = 1 - chosen.probability - sum(each.probability for each in study.futures if each.id not in (chosen.id, rest))
    if left < -1e-9:
        raise DecisionError(
            "future-rest-too-small", future=rest, most=chosen.probability + left, value=chosen.probability
        )
    return replace(taker, probability=min(max(left, 0.0), 1.0))
