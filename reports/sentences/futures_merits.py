"""Scenarios by their merits in words: who comes first, and which weight would change that."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from i18n.numbers import share
from i18n.translate import N_
from mcdm.choice import Choice
from reports.sentences.networks import merit_name
from reports.sentences.reader import Reader
from reports.sentences.scenarios import listed, told
from studies.merit_turning import MeritTurn
from studies.plan_merits import PlanMerits

DERIVED = N_(
    "Derived: benefits are the gain, opportunities how far the band reaches above, costs the net present value, "
    "risks the largest regret over the futures. The status quo is left out, because it has no merits."
)
JUDGED = N_("Judged: the networks of this study compare the scenarios on each merit.")

SAME = 5e-4
"""Totals closer than this read the same in three digits."""


def answer(merits: PlanMerits, synthesis: Choice, by: Reader) -> str:
    """Who comes first when all merits are joined, ties said."""
    raw = np.asarray(merits.joined(synthesis).raw)
    ranking = merits.ranking(synthesis)
    values = dict(zip(merits.scenarios, raw.tolist(), strict=True))
    level = [name for name in ranking if values[ranking[0]] - values[name] < SAME]
    if len(level) > 1:
        return by.t("{names} tie on their merits", names=listed([by.called(name) for name in level], by.t))
    return by.t("{name} comes first on its merits", name=by.called(ranking[0]))


def turns(found: Sequence[MeritTurn], merits: PlanMerits, synthesis: Choice, by: Reader) -> str:
    """Which weight changes the leader, the smallest change first."""
    t, leader = by.t, by.called(merits.ranking(synthesis)[0])
    if synthesis.method == "multiplicative":
        return t("Weights do not matter in this formula, so none can change the order.")
    if not found:
        return t("No weight of a single merit puts another scenario first.")
    said = []
    for turn in found[:2]:
        facts = {
            "merit": merit_name(turn.merit, t),
            "weight": share(turn.weight),
            "needed": share(turn.needed),
            "rival": by.called(turn.rival),
            "leader": leader,
        }
        if turn.needed > turn.weight:
            said.append(t("{rival} overtakes where {merit} weigh {needed} or more instead of {weight}.", **facts))
        else:
            said.append(t("{rival} overtakes where {merit} weigh {needed} or less instead of {weight}.", **facts))
    return told(said, t)
