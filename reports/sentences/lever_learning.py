"""Words for what experts, surveys and meters say about levers."""

from __future__ import annotations

from collections.abc import Mapping

from i18n.numbers import count, plain, share
from i18n.translate import Translator
from reports.sentences.scenarios import listed
from satisfaction.precision import NORMAL_95
from scenarios.effect_scales import SURPRISING
from scenarios.levers import CurveAnswer, EffectOpinion
from scenarios.power_factor import Compensation
from studies.lever_calibration import LeverCalibration


def answer_line(answer: CurveAnswer, unit: str, t: Translator) -> str:
    """What one expert answered about a curve."""
    return t("{share} at {amount} {unit}", share=share(answer.share), amount=plain(answer.amount), unit=unit)


def opinion_line(opinion: EffectOpinion, t: Translator) -> str:
    """What one expert thinks of an effect."""
    low, likely, high = (share(each) for each in (opinion.low, opinion.likely, opinion.high))
    return t("{likely} ({low} to {high})", likely=likely, low=low, high=high)


def calibration_answer(found: LeverCalibration, names: Mapping[str, str], t: Translator) -> str:
    """What two waves say about the levers of a plan, in one sentence."""
    learnt = {name for name in found.scales.groups if name not in {each.place for each in found.scales.findings}}
    if not learnt:
        return t("These waves teach nothing certain about the levers of this plan")
    ordered = [name for name in found.scales.groups if name in learnt]
    weak = [name for name in ordered if _theta(found, name) + NORMAL_95 * _spread(found, name) < 1]
    strong = [name for name in ordered if _theta(found, name) - NORMAL_95 * _spread(found, name) > 1]
    told = []
    if weak:
        told.append(t("less was observed than modelled of {names}", names=listed([names[each] for each in weak], t)))
    if strong:
        told.append(t("more was observed than modelled of {names}", names=listed([names[each] for each in strong], t)))
    if not told:
        return t("What was observed agrees with what was modelled")
    sentence = t("; ").join(told)
    return sentence[0].upper() + sentence[1:]


def scale_line(found: LeverCalibration, group: str, t: Translator) -> tuple[str, str]:
    """The factor learnt for a group with its 95 % interval, and what to make of it."""
    theta, spread = _theta(found, group), _spread(found, group)
    z = float(found.scales.surprise[found.scales.groups.index(group)])
    number = t("× {theta} (95% ± {half})", theta=f"{theta:.2f}", half=f"{NORMAL_95 * spread:.2f}")
    if abs(z) > SURPRISING:
        return number, t("hard to square with the assumption: ask the experts again")
    if not found.scales.is_learnt(group):
        return number, t("hardly anything was learnt")
    return number, t("may be applied")


def _theta(found: LeverCalibration, group: str) -> float:
    return float(found.scales.theta[found.scales.groups.index(group)])


def _spread(found: LeverCalibration, group: str) -> float:
    return float(found.scales.spread[found.scales.groups.index(group)])


def compensation_answer(found: Compensation, t: Translator) -> str:
    """What compensating one customer brings, in one sentence."""
    if found.saving <= 0:
        return t("At this power factor there is nothing to save")
    facts = {"saving": count(round(found.saving)), "capacity": count(round(found.capacity))}
    if found.payback is None or found.payback == 0:
        return t("{capacity} kvar save {saving} yuan a month", **facts)
    return t("{capacity} kvar save {saving} yuan a month and pay for themselves in {months} months",
             months=f"{found.payback:.1f}", **facts)  # fmt: skip


def compensation_lead(found: Compensation, t: Translator) -> str:
    """The power factors and adjustments behind it."""
    return t(
        "The power factor rises from {before} to {after}; the adjustment of the bill goes from {rate_before} to "
        "{rate_after}.",
        before=f"{found.before.factor:.2f}", after=f"{found.after.factor:.2f}",
        rate_before=_percent(found.rate_before), rate_after=_percent(found.rate_after),
    )  # fmt: skip


def _percent(rate: float) -> str:
    return f"{100 * rate:+.2f}".rstrip("0").rstrip(".").replace("-", "−").replace("+0", "0") + "%"
