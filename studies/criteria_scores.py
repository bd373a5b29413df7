"""Options as weighted sums over the elements of one comparison set: what each is worth where one of them alone counts.

With the weights of a set moving and everything else in place, the worth of an option is usually a weighted sum, also in
a network, where influences carry every weight further. They may carry one further than another, which scales all
options alike; who wins is decided by the weighted sums before. So the regions of winners are exact, and one can ask
which weights would make an option the best.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mcdm.draws import Draws
from mcdm.judgments import FloatArray
from mcdm.model import GOAL
from mcdm.sensitivity.stability import Smaa, smaa
from mcdm.sensitivity.weight_sensitivity import WeightedScores
from mcdm.sensitivity.weight_space import WeightSpace
from studies.outcome import Outcome
from studies.study import Study
from studies.weighing import Weighing
from studies.weight_draws import follow

STRAIGHT = 1e-9
"""How far the weighted sum may be from what the whole chain gives, as a part of the largest value."""

WEIGHTINGS = Draws(count=20_000)
"""Weightings behind acceptabilities: standard error at most .0035."""


@dataclass(frozen=True, eq=False)
class CriteriaScores:
    """What m options are worth on the k elements of a comparison set.

    Parameters
    ----------
    set
        Its id.
    elements
        The elements, k ids.
    options
        The options, m ids.
    worth
        What each option is worth where one element holds all the weight of the set, shape (m, k).
    scores
        The weighted sums that decide who wins: values (m, k), weights (k,) as they are. With these weights the sums are
        what the options are worth; with others they are that times a factor which all options share.
    """

    set: str
    elements: tuple[str, ...]
    options: tuple[str, ...]
    worth: FloatArray
    scores: WeightedScores

    def favourable(self, draws: Draws = WEIGHTINGS) -> Smaa:
        """Which weights would make each option the best, where nothing is known about them."""
        return smaa(np.array(self.scores.values), WeightSpace(self.elements), draws)


def criteria_scores(study: Study, weighing: Weighing, outcome: Outcome, name: str = GOAL) -> CriteriaScores | None:
    """The options as weighted sums over the elements of a decomposition set.

    None where the study asks no such set, or where the options' worth is no weighted sum (other operators of the fuzzy
    evaluation).
    """
    asked = study.comparison_sets.get(name)
    if asked is None or asked.kind != "decomposition":
        return None
    local = {each.set.id: each.weights for each in weighing.sets}
    now, size = local[name], len(asked.elements)
    # Each element alone, all alike, and the weights as they are.
    weightings = np.concatenate([np.eye(size), [np.full(size, 1 / size), now]])
    variants = follow(study, local | {name: weightings}, len(weightings))
    worth, one = outcome.values(variants), np.array([np.full(size, 1 / size), now])
    ranked = variants.alternatives if outcome.kind == "alternatives" else None
    spread = (variants.weights if ranked is None else ranked).values
    carried = np.linalg.lstsq(spread[:size].T, spread[size], rcond=None)[0]  # how far each weight is carried
    if not (carried > 0).all():
        return None
    carried = carried / (now @ carried)
    sums = (one * carried) @ worth[:size] / (one @ carried)[:, None]
    if np.abs(sums - worth[size:]).max() > STRAIGHT * float(np.abs(worth).max()):
        return None
    scores = WeightedScores(worth[:size].T * carried, now)
    return CriteriaScores(name, asked.elements, outcome.options, worth[:size].T, scores)
