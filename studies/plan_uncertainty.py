"""What plans' bands are made of: which source of uncertainty dominates, and what would be worth knowing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mcdm.draws import SOURCES, Draws
from mcdm.findings import Finding
from scenarios.global_sensitivity import POINTS, VarianceShares, variance_shares
from scenarios.information import InformationValue, information_value
from scenarios.scenario import Scenario
from scenarios.uncertain_inputs import Grouping, UncertainInputs
from studies.evaluate import Evaluation, drawn_today, effects
from studies.study import Study
from studies.uncertainty_chain import uncertain_inputs

EVERYTHING = Draws(count=POINTS, varying=frozenset(SOURCES))
"""All four sources, with as many draws as variance shares need."""


@dataclass(frozen=True, eq=False)
class PlanUncertainty:
    """Draws of everything that varies for a study, to be asked about any of its plans; keep one while plans change.

    Parameters
    ----------
    inputs
        The draws, each input on its own.
    draws
        Seed, number and sources.
    findings
        What was asked to vary and cannot.
    """

    inputs: UncertainInputs
    draws: Draws
    findings: tuple[Finding, ...] = ()

    def shares(self, scenarios: Sequence[Scenario], by: Grouping = "source") -> VarianceShares:
        """Variance shares of index, gain and leads: see :func:`scenarios.global_sensitivity.variance_shares`."""
        return variance_shares(self.inputs, scenarios, by, self.draws)

    def information(self, scenarios: Sequence[Scenario], by: Grouping = "source") -> InformationValue:
        """What is worth knowing: see :func:`scenarios.information.information_value`."""
        return information_value(self.inputs, scenarios, by, self.draws)


def plan_uncertainty(study: Study, evaluation: Evaluation, draws: Draws = EVERYTHING) -> PlanUncertainty:
    """Draw everything that varies, once for all plans."""
    start = drawn_today(study, evaluation, draws)
    return PlanUncertainty(uncertain_inputs(effects(study), study.futures, start), draws, start.findings)


def of_sources(draws: Draws, varying: Sequence[str]) -> Draws:
    """The same draws with these sources varying.

    Raises
    ------
    DecisionError
        ``draws-unknown-source``.
    """
    return replace(draws, varying=frozenset(varying))
