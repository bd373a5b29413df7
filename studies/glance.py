"""A study at a glance: what its card in the list says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from satisfaction.survey import SurveySummary
from studies.measure import SatisfactionIndex, measure
from studies.study import PANEL, Study
from studies.weigh import weigh

Step = Literal["judge", "measure", "rank", "plan", "decide", "repair"]
"""What a study needs next; ``rank`` where it has alternatives, ``repair`` where something cannot be computed."""


@dataclass(frozen=True, eq=False)
class Glance:
    """The facts of a study that tell how far it is.

    Parameters
    ----------
    clusters, indicators, experts, scenarios
        How many there are.
    answered
        Experts who answered something.
    sets, judged
        Comparison sets of all networks, and those that somebody (or the panel) answered.
    worst, best
        Scores of the worst and the best grade.
    index, shares
        The satisfaction index and its grade shares (g,), best to worst; None where nothing is measured.
    ranks
        Whether there are alternatives to decide between, in the model or rated.
    trouble
        Why the index cannot be computed, where it is not merely unmeasured.
    """

    clusters: int
    indicators: int
    experts: int
    scenarios: int
    answered: int
    sets: int
    judged: int
    worst: float
    best: float
    index: SatisfactionIndex | None = None
    shares: FloatArray | None = None
    trouble: DecisionError | None = None
    ranks: bool = False

    @property
    def step(self) -> Step:
        """The first thing that is still open, in the order of the work."""
        if self.trouble is not None:
            return "repair"
        if self.judged < self.sets:
            return "judge"
        if self.index is None:
            return "rank" if self.ranks else "measure"
        return "decide" if self.scenarios > 1 else "plan"


def glance(study: Study, summary: SurveySummary | None = None) -> Glance:
    """How far a study is; never fails, so that one study out of order does not hide the others."""
    voters = {ballot.expert for ballot in study.ballots}
    scores = study.scale.scores
    index, shares, trouble = _measured(study, summary)
    return Glance(
        clusters=len(study.model.clusters),
        indicators=len(study.model.indicators),
        experts=len(study.experts),
        scenarios=len(study.scenarios),
        answered=len(voters - {PANEL}),
        sets=len(study.every_set),
        judged=len({ballot.set for ballot in study.ballots}),
        worst=scores[-1],
        best=scores[0],
        index=index,
        shares=shares,
        trouble=trouble,
        ranks=bool(study.model.alternatives or study.subnetworks or (study.ratings and study.ratings.alternatives)),
    )


def _measured(
    study: Study, summary: SurveySummary | None
) -> tuple[SatisfactionIndex | None, FloatArray | None, DecisionError | None]:
    try:
        measurement = measure(study, weigh(study).weights, summary)
    except DecisionError as error:
        return None, None, None if error.code == "memberships-unknown" else error
    return measurement.index, measurement.fuzzy.B / measurement.fuzzy.B.sum(), None
