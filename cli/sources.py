"""The sources of uncertainty on the command line: ``--vary``, and what ``simulate`` says about all of them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace

from i18n.translate import Translator
from mcdm.draws import SOURCES, Draws
from mcdm.errors import DecisionError
from reports.charts.scales import IndexDisplay
from reports.sentences import futures as say
from reports.sentences.reader import Reader
from scenarios.global_sensitivity import VarianceShares
from scenarios.scenario import Scenario
from studies.evaluate import Evaluation, compare, project
from studies.plan_uncertainty import EVERYTHING, PlanUncertainty, of_sources, plan_uncertainty
from studies.study import Study

MOST_DRAWS = 2_000
"""So many draws of all sources at most stand beside the bands that were asked for."""


def add_vary(parser: argparse.ArgumentParser) -> None:
    """--vary SOURCE ...: what the bands carry."""
    parser.add_argument(
        "--vary",
        nargs="+",
        metavar="SOURCE",
        default=[],
        help=f"what varies between draws: {', '.join(SOURCES)} (default: effects)",
    )


def varied(draws: Draws, asked: Sequence[str]) -> Draws:
    """The draws with the sources asked for, or as they are where none is."""
    return of_sources(draws, asked) if asked else draws


def all_sources(study: Study, evaluation: Evaluation, chosen: Sequence[Scenario], draws: Draws) -> dict[str, object]:
    """Bands and probabilities that carry every source of uncertainty there is, as JSON."""
    everything = replace(draws, count=min(draws.count, MOST_DRAWS), varying=frozenset(SOURCES))
    projections = project(study, evaluation, everything, chosen)
    told: dict[str, object] = {
        each.scenario: {
            "low": each.low.tolist(),
            "median": each.median.tolist(),
            "high": each.high.tolist(),
            **({} if each.draws_npv is None else {"npv": _range(each.draws_npv.tolist())}),
        }
        for each in projections
    }
    compared = compare(study, projections)
    return {**told, "scenarios": list(compared.scenarios), "probability_better": compared.beats.tolist()}


def _range(values: Sequence[float]) -> dict[str, float]:
    import numpy as np

    low, median, high = np.percentile(values, [5, 50, 95]).tolist()
    return {"low": low, "median": median, "high": high}


def uncertainty(study: Study, evaluation: Evaluation, draws: Draws) -> PlanUncertainty:
    """Everything that varies of the sources asked for, with enough draws to tell shares of the variance."""
    return plan_uncertainty(study, evaluation, replace(EVERYTHING, seed=draws.seed, varying=draws.varying))


def variance(found: PlanUncertainty, chosen: Sequence[Scenario]) -> dict[str, object]:
    """Which source explains how much of the spread, as JSON; without entries where nothing varies."""
    try:
        shares = found.shares(chosen)
    except DecisionError as error:
        if error.code != "nothing-varies":
            raise
        return {}
    told: dict[str, object] = {
        "outcomes": [_outcome(shares, column) for column in range(len(shares.outcomes))],
        "findings": [finding.code for finding in found.findings],
    }
    if len(chosen) > 1:
        known = found.information(chosen)
        told["information"] = {
            "best": known.best,
            "everything": {"value": known.perfect.value, "error": known.perfect.error},
            **{each.group: {"value": each.value, "error": each.error} for each in known.partial},
        }
    return told


def _outcome(shares: VarianceShares, column: int) -> dict[str, object]:
    outcome = shares.outcomes[column]
    return {
        "kind": outcome.kind,
        "scenario": outcome.scenario,
        "other": outcome.other or None,
        "deviation": float(shares.deviation[column]),
        "sources": {
            group: {
                "first": float(shares.first[row, column]),
                "total": float(shares.total[row, column]),
                "interval": shares.total_interval[row, column].tolist(),
            }
            for row, group in enumerate(shares.groups)
        },
    }


def told(study: Study, found: PlanUncertainty, chosen: Sequence[Scenario], t: Translator) -> list[str]:
    """Sentences: what each plan's end hangs on, what the lead hangs on, and what is worth finding out."""
    by = Reader(study, IndexDisplay("score", min(study.scale.scores), max(study.scale.scores)), t)
    try:
        shares = found.shares(chosen)
    except DecisionError as error:
        if error.code != "nothing-varies":
            raise
        return []
    sentences = [say.dominates(shares, shares.position("index", each.id), by) for each in chosen]
    if len(chosen) > 1:
        known = found.information(chosen)
        order = known.expected.argsort()[::-1].tolist()
        first, second = sorted(order[:2])
        ahead = shares.position("difference", known.scenarios[first], known.scenarios[second])
        sentences += [say.dominates(shares, ahead, by), say.worth_knowing(known, by)]
    return [each for each in sentences if each]
