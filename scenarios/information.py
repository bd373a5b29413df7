"""The value of information: what it would be worth to know an uncertain thing before choosing a plan.

With perfect information the best plan would be chosen in every draw (EVPI); with information about one input, the best
given its value (EVPPI). Both count what the choice gains in index points. Information that never changes the choice is
worth nothing, however uncertain the thing is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from scenarios.scenario import Scenario
from scenarios.uncertain_inputs import FUTURES, Grouping, UncertainInputs, grouped

FEWEST_DRAWS = 100
"""With fewer draws a regression on several plans says nothing."""

REPLICATES = 200
"""Coefficients sampled for the standard error of a regression."""


@dataclass(frozen=True)
class Worth:
    """What it is worth to know one group of inputs: expected index points, and their standard error."""

    group: str
    value: float
    error: float

    def money(self, marginal: float) -> float:
        """The same in 10k yuan, where `marginal` is the index that another 10k yuan buys.

        Raises
        ------
        DecisionError
            ``marginal-not-positive``.
        """
        if not marginal > 0:
            raise DecisionError("marginal-not-positive", value=marginal)
        return self.value / marginal


@dataclass(frozen=True, eq=False)
class InformationValue:
    """What information is worth for the choice between p plans.

    Parameters
    ----------
    scenarios
        Ids of the plans.
    best
        The plan with the highest expected index: the choice without information.
    expected
        Expected index of every plan, shape (p,).
    chosen
        How often each plan is the best of its draw, shape (p,); ties count for the first.
    perfect
        Everything known (EVPI).
    partial
        Each group known (EVPPI), the most valuable first.
    """

    scenarios: tuple[str, ...]
    best: str
    expected: FloatArray
    chosen: FloatArray
    perfect: Worth
    partial: tuple[Worth, ...]


def information_value(
    inputs: UncertainInputs, scenarios: Sequence[Scenario], by: Grouping = "source", draws: Draws | None = None
) -> InformationValue:
    """EVPI and the EVPPI of every group of inputs, for choosing the plan with the highest index at the last quarter.

    Parameters
    ----------
    by
        How finely effects are told apart.
    draws
        Seed of the standard errors.

    Raises
    ------
    DecisionError
        ``information-one-plan`` with fewer than two plans, ``information-few-draws``, ``nothing-varies``.

    Notes
    -----
    The EVPPI of a group comes from a regression of what plans reach on what they would reach if the group alone varied
    (with squares and products); of futures, from their means. That is exact where sources add up, as they nearly do.

    References
    ----------
    Strong, Oakley & Brennan 2014, Estimating multiparameter partial expected value of perfect information from a
    probabilistic sensitivity analysis sample, doi:10.1177/0272989X13505910.
    """
    if len(scenarios) < 2:
        raise DecisionError("information-one-plan", count=len(scenarios))
    if inputs.count < FEWEST_DRAWS:
        raise DecisionError("information-few-draws", count=inputs.count, least=FEWEST_DRAWS)
    varying = inputs.varying(scenarios)
    values = np.array([inputs.index(each, *inputs.only(varying)) for each in scenarios])
    generator = (draws or Draws()).generator("information")
    partial = []
    for name, positions in grouped(varying, by).items():
        alone = [varying[k] for k in positions]
        if name == FUTURES and inputs.worlds is not None:
            features = np.eye(len(inputs.futures))[inputs.worlds][:, 1:]
        else:
            reached = np.array([inputs.index(each, *inputs.only(alone)) for each in scenarios])
            features = _polynomial(_leads(reached, int(values.mean(-1).argmax())))
        partial.append(Worth(name, *partial_information(values, features, generator)))
    best = values.max(0)
    chosen = np.bincount(values.argmax(0), minlength=len(values)) / inputs.count
    names = tuple(each.id for each in scenarios)
    return InformationValue(
        names,
        names[int(values.mean(-1).argmax())],
        values.mean(-1),
        chosen,
        Worth("", *_gain(values, best)),
        tuple(sorted(partial, key=lambda each: -each.value)),
    )


def perfect_information(values: FloatArray) -> tuple[float, float]:
    """EVPI of values (p, d) of p plans on paired draws, and its standard error."""
    return _gain(values, values.max(0))


def partial_information(
    values: FloatArray, features: FloatArray, generator: np.random.Generator
) -> tuple[float, float]:
    """EVPPI of what `features` (d, k) tell about values (p, d) of p plans, by regression; and its standard error.

    The error has two parts: that of the mean over the draws, and that of the regression, from coefficients sampled by
    their covariance.
    """
    count = values.shape[-1]
    best = int(values.mean(-1).argmax())
    design = np.column_stack([np.ones(count), features - features.mean(0)])
    # Leads on the best plan: what all plans share cancels, and with it most of the noise.
    leads = np.delete(_leads(values, best), best, axis=0).T
    basis, sizes, _ = np.linalg.svd(design, full_matrices=False)
    basis = basis[:, sizes > 1e-10 * sizes.max()]
    coefficients = basis.T @ leads
    fitted = basis @ coefficients
    value, error = _gain_of_leads(fitted)
    freedom = max(count - basis.shape[1], 1)
    residuals = leads - fitted
    covariance = residuals.T @ residuals / freedom
    scale = np.linalg.cholesky(covariance + 1e-18 * np.eye(len(covariance)))
    noise = generator.standard_normal((REPLICATES, *coefficients.shape)) @ scale.T
    again = [float(_gain_of_leads(basis @ (coefficients + each))[0]) for each in noise]
    return value, float(np.hypot(error, np.std(again)))


def _gain(values: FloatArray, best: FloatArray) -> tuple[float, float]:
    """By how much the best of every draw beats the plan that is best on average: mean and standard error."""
    gain = best - values[int(values.mean(-1).argmax())]
    return float(gain.mean()), float(gain.std(ddof=1) / np.sqrt(len(gain)))


def _leads(values: FloatArray, best: int) -> FloatArray:
    return np.asarray(values - values[best])


def _gain_of_leads(leads: FloatArray) -> tuple[float, float]:
    """The same from leads (d, p - 1) on the plan that is best on average."""
    ahead = np.maximum(leads.max(-1), 0.0)
    centre = max(float(leads.mean(0).max()), 0.0)
    return float(ahead.mean()) - centre, float(ahead.std(ddof=1) / np.sqrt(len(ahead)))


def _polynomial(leads: FloatArray) -> FloatArray:
    """Leads (p, d) with their squares and products, scaled, shape (d, k); what does not vary is left out."""
    spread = leads.std(-1)
    varies = spread > 1e-12
    scaled = ((leads[varies] - leads[varies].mean(-1, keepdims=True)) / spread[varies, None]).T
    rows, columns = np.triu_indices(scaled.shape[1])
    return np.column_stack([scaled, scaled[:, rows] * scaled[:, columns]])
