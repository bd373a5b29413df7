"""The ranking methods by name and what each of them does; how far they agree, and what a rank reversal is."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from i18n.numbers import score
from i18n.translate import N_, Translator
from mcdm.ranking.rank_reversal import RankReversals
from mcdm.ranking.side_by_side import SideBySide

RANKING = {
    "topsis": ("TOPSIS", N_("Close to the best value of every criterion and far from the worst.")),
    "vikor": ("VIKOR", N_("A compromise between the loss over all criteria and the largest single regret.")),
    "promethee-ii": ("PROMETHEE II", N_("Compares every two alternatives on every criterion; only the order counts.")),
    "copras": ("COPRAS", N_("Shares of the benefits, plus costs taken inversely.")),
    "marcos": ("MARCOS", N_("Utility in relation to an ideal and an anti-ideal alternative.")),
    "weighted-sum": (N_("Weighted sum"), N_("Performances on a common scale, weighted and added.")),
    "weighted-product": (
        N_("Weighted product"),
        N_("Ratios to the best, raised to the weights and multiplied: a poor value is hard to make up for."),
    ),
    "waspas": ("WASPAS", N_("Half weighted sum, half weighted product.")),
    "aras": ("ARAS", N_("Weighted sum in relation to that of an ideal alternative.")),
    "edas": ("EDAS", N_("Distance above and below the average alternative.")),
    "mabac": ("MABAC", N_("Distance to the border between good and poor on every criterion.")),
    "moora": ("MOORA", N_("Weighted benefits less weighted costs, each by the length of its column.")),
    "codas": ("CODAS", N_("Distance to the worst; where two are about as far, a second distance decides.")),
    "mairca": ("MAIRCA", N_("Gap between what the weights promise and what the alternative delivers; small is good.")),
    "ocra": ("OCRA", N_("Performance on costs and on benefits against the smallest value of each criterion.")),
    "ram": ("RAM", N_("Root of the benefits, of a degree given by the costs.")),
    "cocoso": ("CoCoSo", N_("Three compromises between sums and powers, mixed.")),
}
"""Method of the catalogue -> its name and what it does. Names that are the same in all languages are not marked."""

ALIKE = 0.9
"""Methods whose places correlate at least so much agree."""


def agreement(compared: SideBySide, names: Mapping[str, str], t: Translator) -> str:
    """Who the methods put first, and how far they agree on all places."""
    wins = {name: count for name, count in compared.wins.items() if count}
    most = max(wins.values(), default=0)
    first = [names[name] for name, count in wins.items() if count == most]
    told = t(
        "{names} is first by {count} of {all} methods.[ Agreement of all places: W = {w}.]",
        names=t(", ").join(first),
        count=most,
        all=len(compared.rankings),
        w=score(compared.concordance, 2) if len(compared.rankings) > 1 and compared.concordance is not None else None,
    )
    if len(first) > 1:
        told = t(
            "No clear winner: {names} are each first by {count} of {all} methods.[ Agreement of all places: W = {w}.]",
            names=t(", ").join(first),
            count=most,
            all=len(compared.rankings),
            w=score(compared.concordance, 2) if compared.concordance is not None else None,
        )
    return told + _furthest_apart(compared, t)


def _furthest_apart(compared: SideBySide, t: Translator) -> str:
    """Which two of three or more methods agree least, where they do not all agree."""
    alike = compared.correlations
    if len(alike) < 3 or alike.min() > ALIKE:
        return ""
    i, j = np.unravel_index(int(alike.argmin()), alike.shape)
    first, second = (t(RANKING[compared.rankings[int(k)].method][0]) for k in (i, j))
    return " " + t(
        "{first} and {second} agree least: rank correlation {value}.", first=first, second=second,
        value=score(float(alike[i, j]), 2),
    )  # fmt: skip


def reversal(test: RankReversals, names: Mapping[str, str], t: Translator) -> str:
    """What the test of one method found, in one sentence."""
    method = t(RANKING[test.method][0]) if test.method in RANKING else test.method
    if not test.reversals:
        return t("{method}: no rank reversal in {count} tests.", method=method, count=test.tested)
    changed = next((each for each in test.reversals if each.winner), test.reversals[0])
    who = names[changed.alternative]
    what = (
        t("“{name}” is left out", name=who)
        if changed.change == "left-out"
        else t("a slightly worse copy of “{name}” is added", name=who)
    )
    if changed.winner:
        return t("{method}: if {change}, “{winner}” becomes first.", method=method, change=what,
                 winner=names.get(changed.winner, changed.winner))  # fmt: skip
    before, after = changed.flipped[0]
    return t("{method}: if {change}, “{after}” passes “{before}”; the first stays.", method=method, change=what,
             after=names[after], before=names[before])  # fmt: skip
