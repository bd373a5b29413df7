"""An index as it is read: its number, how sure it is and what it is made of; and all of them side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.fuzzy import FuzzyEvaluation
from satisfaction.index.set_pair import SetPairAnalysis
from satisfaction.kano import KanoFeatures
from satisfaction.precision import Estimate
from satisfaction.role_scores import RoleScores
from satisfaction.servqual import ServiceGaps
from studies.index_agreement import Agreement
from studies.measure import Measurement
from studies.structural import EstimatedStructure

AVERAGE, SET_PAIR, ROLES, ACSI, STRUCTURE, SERVQUAL, KANO = (
    "weighted-average",
    "set-pair",
    "role-weighted",
    "acsi",
    "structural",
    "servqual",
    "kano",
)
"""Names of the indices beside the fuzzy one; in studies, in JSON, and as texts on screen."""

FILLED = 0.99
"""Above this entropy all grades of B are as good as equal."""

Detail = (
    FuzzyEvaluation
    | RoleScores
    | SetPairAnalysis
    | ServiceGaps
    | KanoFeatures
    | EstimatedStructure
    | Mapping[str, Estimate]
    | None
)
"""What an index is made of."""

Reason = Finding | DecisionError
"""Why an index cannot be told."""


@dataclass(frozen=True, eq=False)
class IndexReading:
    """One index.

    Parameters
    ----------
    name
        Of the index; a fuzzy one is told apart by its `operator`.
    operator
        How a fuzzy index is composed; empty for others.
    used
        Whether it is the index of the study.
    percent
        On 0-100, with its 95 % interval; None where it is on no such scale (Kano), or absent.
    own
        On its own scale: a score, a connection degree, a gap; None where it has no single number.
    band
        Ends on 0-100 of what its assumptions leave open, which is not a matter of sampling; set pairs only.
    answers
        How many respondents it rests on; 0 without a survey.
    sampled
        Whether these are a random sample of a larger survey.
    detail
        What it is made of.
    absent
        Why it cannot be told; None where it can.
    findings
        What is doubtful about it.
    """

    name: str
    operator: str = ""
    used: bool = False
    percent: Estimate | None = None
    own: Estimate | None = None
    band: tuple[float, float] | None = None
    answers: int = 0
    sampled: bool = False
    detail: Detail = None
    absent: Reason | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def says_nothing(self) -> bool:
        """Whether it fills every grade alike, whatever customers answer: an operator that has too many factors."""
        return isinstance(self.detail, FuzzyEvaluation) and float(self.detail.entropy) > FILLED

    @property
    def key(self) -> str:
        """Its name, with the operator where there is one."""
        return f"{self.name}/{self.operator}" if self.operator else self.name


@dataclass(frozen=True, eq=False)
class Indices:
    """All indices side by side.

    Parameters
    ----------
    readings
        One an index, those that cannot be told included, in the order they are shown.
    indicators, clusters
        Where they agree on what is weak, and where they part.
    measurement
        The study's own index.
    findings
        What is doubtful about the data that all of them read.
    """

    readings: tuple[IndexReading, ...]
    indicators: Agreement
    clusters: Agreement
    measurement: Measurement
    findings: tuple[Finding, ...]

    @property
    def known(self) -> tuple[IndexReading, ...]:
        """Those that can be told."""
        return tuple(each for each in self.readings if each.absent is None)

    @property
    def comparable(self) -> tuple[IndexReading, ...]:
        """Those with a place on 0-100 that answers can move."""
        return tuple(each for each in self.known if each.percent is not None and not each.says_nothing)

    @property
    def saturated(self) -> tuple[IndexReading, ...]:
        """Those that say the same whatever customers answer."""
        return tuple(each for each in self.known if each.says_nothing)

    @property
    def used(self) -> IndexReading:
        """The index of the study."""
        return next((each for each in self.readings if each.used), self.readings[0])

    @property
    def apart(self) -> tuple[IndexReading, ...]:
        """Those further from the study's index than the sampling errors of both, the furthest first."""
        used = self.used.percent
        far = [each for each in self.comparable if used and each.percent and _apart(used, each.percent)]
        return tuple(sorted(far, key=lambda each: -_distance(used, each.percent)))

    def of(self, key: str) -> IndexReading:
        """The reading with this key."""
        return next(each for each in self.readings if each.key == key)


def _half(found: Estimate) -> float:
    return 0.0 if found.low is None or found.high is None else (found.high - found.low) / 2


def _distance(first: Estimate | None, second: Estimate | None) -> float:
    return abs(first.value - second.value) if first and second else 0.0


def _apart(first: Estimate, second: Estimate) -> bool:
    """Whether two indices differ by more than their sampling errors together, and by half a point of 100."""
    return _distance(first, second) > max(float(np.hypot(_half(first), _half(second))), 0.5)
