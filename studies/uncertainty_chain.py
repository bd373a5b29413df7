"""All uncertainty of a study in one chain: judgments, survey, effects and futures, drawn by name and shared by plans.

What does not depend on a plan is drawn once: :func:`draw_today` (weights and memberships; the slow part, and the one a
screen keeps) and :func:`draw_effects` (what levers do, what bills come to, which future each draw lives in; a few
milliseconds). ``studies.evaluate.project`` then follows every plan through the same draws, so that bands carry all of
it and differences between plans are paired.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mcdm.draws import Draws
from mcdm.findings import Finding
from satisfaction.survey import SurveySummary
from scenarios.baseline import Baseline
from scenarios.effect_model import EffectModel
from scenarios.futures import Future
from scenarios.uncertain_inputs import UncertainInputs
from scenarios.uncertainty import EffectDraws, draw_worlds, in_worlds, sample_effects
from studies.judged_set import JudgmentSpread
from studies.measure import Measurement, drawn_memberships
from studies.study import Study
from studies.weight_draws import sample_weights


@dataclass(frozen=True, eq=False)
class DrawnToday:
    """Where every draw starts; it depends on no lever, so it may be kept while plans and effects are edited.

    Parameters
    ----------
    baseline
        Weights and memberships of today, with their draws where judgments or the survey vary.
    draws
        The draws it was made for.
    findings
        ``survey-not-drawn``, ``judgments-not-drawn``, ``futures-not-drawn``: what was asked to vary and cannot.
    """

    baseline: Baseline
    draws: Draws
    findings: tuple[Finding, ...] = ()


def draw_today(
    study: Study,
    baseline: Baseline,
    measurement: Measurement,
    draws: Draws,
    summary: SurveySummary | None = None,
    spread: JudgmentSpread | None = None,
) -> DrawnToday:
    """Draw the weights and the memberships of today, where judgments and the survey vary.

    Parameters
    ----------
    baseline
        The central one (``studies.evaluate.today``).
    summary
        The survey behind `measurement`. Its respondents are drawn anew within their strata (bootstrap), each with all
        answers, so that the index of today varies by its standard error. Without one nothing of it varies.
    spread
        How uncertain judgments are taken to be.

    References
    ----------
    Rao & Wu 1988, Resampling inference with complex survey data, doi:10.1080/01621459.1988.10478591.
    """
    findings = []
    if "judgments" in draws.varying:
        weights = sample_weights(study, draws, spread).weights.values
        kept = measurement.memberships.renormalised(weights)
        if (kept != kept[:1]).any():
            baseline = replace(baseline, drawn_weights=kept)
        else:
            findings.append(Finding.of("judgments-not-drawn"))
    if "survey" in draws.varying:
        seed = int(draws.generator("survey").integers(2**32))
        drawn = None if summary is None else drawn_memberships(study, summary, measurement, draws.count, seed)
        if drawn is None:
            findings.append(Finding.of("survey-not-drawn"))
        else:
            baseline = replace(baseline, drawn_memberships=drawn)
    if "futures" in draws.varying and not study.futures:
        findings.append(Finding.of("futures-not-drawn"))
    return DrawnToday(baseline, draws, tuple(findings))


def draw_effects(model: EffectModel, futures: Sequence[Future], draws: Draws) -> EffectDraws:
    """Draw effects, bills and visibility, in the future that each draw lives in where futures vary.

    Parameters
    ----------
    futures
        Of the study; none where the world is given.
    """
    effects = sample_effects(model, draws)
    if "futures" in draws.varying and futures:
        return in_worlds(model, effects, futures, draw_worlds(futures, draws))
    return effects


def uncertain_inputs(model: EffectModel, futures: Sequence[Future], start: DrawnToday) -> UncertainInputs:
    """The same draws with every input on its own: for variance shares and the value of information."""
    draws = start.draws
    effects = sample_effects(model, draws)
    if "futures" in draws.varying and futures:
        return UncertainInputs(model, start.baseline, effects, tuple(futures), draw_worlds(futures, draws))
    return UncertainInputs(model, start.baseline, effects)
