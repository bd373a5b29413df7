"""What varies in the draws, what of it dominates, and what knowing it is worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from i18n.translate import N_, Translator
from mcdm.findings import Finding
from reports.charts.sources import Spread
from reports.sentences.futures import dominates, source, worth_knowing
from reports.sentences.reader import Reader
from reports.sentences.scenarios import told
from scenarios.compare import Comparison
from scenarios.global_sensitivity import VarianceShares
from scenarios.information import InformationValue

NAMES = {
    "judgments": N_("Experts' judgments"),
    "survey": N_("Survey sampling"),
    "effects": N_("What levers achieve"),
    "futures": N_("How the world turns out"),
}
"""Source -> its name on the switch."""

CANNOT = {
    "survey-not-drawn": N_("No survey is loaded, so its sampling error is not in the ranges."),
    "judgments-not-drawn": N_("No judgment varies, so the weights are the same in every draw."),
    "futures-not-drawn": N_("The study names no futures, so the world is as it is in every draw."),
}
"""Finding -> why a source that was asked to vary does not."""


def cannot_vary(findings: Sequence[Finding], t: Translator) -> str:
    """Why what was asked to vary does not, in sentences."""
    return told([t(CANNOT[each.code]) for each in findings if each.code in CANNOT], t)


def spreads(found: VarianceShares, first: Sequence[str], names: Mapping[str, str], by: Reader) -> list[Spread]:
    """The bars: where the scenario at the top ends, and how far it ends above the next one.

    Parameters
    ----------
    first
        The scenario at the top and the next one.
    names
        Scenario -> name, as it is written in a drawing.
    """
    asked = [("index", first[0], "")] + ([("difference", first[0], first[1])] if len(first) > 1 else [])
    bars = []
    for kind, scenario, other in asked:
        column = found.position("difference" if kind == "difference" else "index", scenario, other)
        if not found.deviation[column] > 0:
            continue
        facts = {"name": names[scenario], "other": names.get(other, "")}
        title = by.t("How far {name} ends above {other}", **facts) if other else by.t("Where {name} ends", **facts)
        parts = {source(group, by): float(found.first[row, column]) for row, group in enumerate(found.groups)}
        bars.append(Spread(title, parts))
    return bars


def headline(found: VarianceShares, scenario: str, t: Translator) -> str:
    """Title of the figure: the source that dominates where the scenario at the top ends."""
    most = found.dominant(found.position("index", scenario))
    return t(_MOST[most]) if most in _MOST else t("What the ranges are made of")


_MOST = {
    "judgments": N_("What is unsure is mostly the experts' judgments"),
    "survey": N_("What is unsure is mostly the survey"),
    "effects": N_("What is unsure is mostly what the levers achieve"),
    "futures": N_("What is unsure is mostly how the world turns out"),
    "visibility": N_("What is unsure is mostly how much customers notice"),
}


def told_dominant(found: VarianceShares, first: Sequence[str], by: Reader) -> str:
    """Which sources dominate where the first scenario ends, and its lead on the next."""
    said = [dominates(found, found.position("index", first[0]), by)]
    if len(first) > 1:
        said.append(dominates(found, found.position("difference", first[0], first[1]), by))
    return told(said, by.t)


def worth(found: InformationValue, comparison: Comparison, by: Reader) -> str:
    """What is worth finding out, in index points, and in money at what the best scenario pays for the index."""
    payer = comparison.projection(comparison.leaders[0])
    if not (payer.gain > 0 and payer.cost.npv > 0):
        return worth_knowing(found, by)
    sentence = worth_knowing(found, by, payer.gain / payer.cost.npv, [payer.cost.npv])
    if sentence == worth_knowing(found, by):  # nothing is worth finding out
        return sentence
    priced = by.t("The money is what {plan} pays for as much of the index.", plan=by.called(payer.scenario))
    return told([sentence, priced], by.t)
