"""Edits of what experts say about levers, and of what surveys taught about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mcdm.labels import Label
from scenarios.calibrate import scaled
from scenarios.elicitation import pooled_curve, pooled_effect
from scenarios.levers import CurveAnswer, Effect, EffectOpinion, Lever
from studies.edits.entries import replaced, require, without
from studies.edits.levers import set_lever
from studies.study import PANEL, Study

Pair = tuple[float, float]
"""An amount and the share of the attainable effect that it reaches."""


def answer_curve(study: Study, lever: str, expert: str, answers: Sequence[Pair]) -> Study:
    """What an expert says a lever reaches at one or more amounts, in place of what they said before.

    The lever's curve becomes that of all who answered; no answers takes theirs back. Where nobody's answer is left, the
    curve stays as it was.

    Raises
    ------
    DecisionError
        ``id-unknown`` (lever, expert), ``response-share-out-of-range``, ``response-not-rising``,
        ``answers-too-steep``.
    """
    asked = _lever(study, lever)
    _check_expert(study, expert)
    others = tuple(answer for answer in asked.answers if answer.expert != expert)
    given = (*others, *(CurveAnswer(expert, amount, share) for amount, share in sorted(answers)))
    response = pooled_curve(given, asked.maximum).response if given else asked.response
    return set_lever(study, replace(asked, answers=given, response=response))


def give_opinion(study: Study, lever: str, indicator: str, expert: str, shares: tuple[float, float, float]) -> Study:
    """What an expert thinks that a lever closes of a gap (low, likely, high), in place of their earlier opinion.

    The effect is then told as the pool of all opinions; where the lever had none on this figure, it has one now.

    Raises
    ------
    DecisionError
        ``id-unknown`` (lever, expert, figure), ``effect-out-of-range``.
    """
    asked = _lever(study, lever)
    _check_expert(study, expert)
    require(indicator, (figure.indicator for figure in study.figures), "figures")
    before = _opinions(asked, indicator)
    opinions = replaced(before, EffectOpinion(expert, *shares), lambda each: each.expert)
    return set_lever(study, _with_effect(asked, pooled_effect(indicator, opinions)))


def withdraw_opinion(study: Study, lever: str, indicator: str, expert: str) -> Study:
    """Take back what an expert said about an effect; the last one's numbers stay, as nobody's in particular."""
    asked = _lever(study, lever)
    require(indicator, (effect.indicator for effect in asked.effects), f"levers/{lever}")
    left = without(_opinions(asked, indicator), expert, lambda each: each.expert)
    effect = next(each for each in asked.effects if each.indicator == indicator)
    told = pooled_effect(indicator, left) if left else replace(effect, opinions=())
    return set_lever(study, _with_effect(asked, told))


def apply_calibration(study: Study, scales: Mapping[str, float], before: str, after: str) -> Study:
    """Multiply the effects of some levers by what two waves of a survey taught; their source says so.

    Parameters
    ----------
    scales
        Lever -> the factor on its effects.
    before, after
        Names of the waves.

    Raises
    ------
    DecisionError
        ``id-unknown`` for a lever.
    """
    for name, theta in scales.items():
        lever = _lever(study, name)
        told = Label(
            f"{_ended(lever.source.en, '.')}Effects x {theta:.3g}, calibrated from the waves {before} and {after}.",
            f"{_ended(lever.source.zh, '。')}效应 × {theta:.3g}，由 {before} 与 {after} 两轮调查标定。",
        )
        study = set_lever(study, replace(scaled(lever, theta), source=told, assumed=False))
    return study


def _ended(text: str, stop: str) -> str:
    """A source as a sentence to which another is added."""
    bare = text.rstrip(f"{stop} ")
    return f"{bare}{stop}{' ' if stop == '.' else ''}" if bare else ""


def _lever(study: Study, name: str) -> Lever:
    require(name, (each.id for each in study.levers), "levers")
    return next(each for each in study.levers if each.id == name)


def _check_expert(study: Study, expert: str) -> None:
    require(expert, (PANEL, *(each.id for each in study.experts)), "experts")


def _opinions(lever: Lever, indicator: str) -> tuple[EffectOpinion, ...]:
    return next((effect.opinions for effect in lever.effects if effect.indicator == indicator), ())


def _with_effect(lever: Lever, effect: Effect) -> Lever:
    return replace(lever, effects=replaced(lever.effects, effect, lambda each: each.indicator))
