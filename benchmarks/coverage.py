"""How often the 95 % interval of the index holds the truth: ``python -m benchmarks coverage``.

The surveys are drawn from the generator of the demo. Without planted non-response 93 to 97 of 100 intervals must hold
the truth; with it, the bias that remains is shown before and after what can be corrected, and what the survey says
about itself.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from i18n.errors import finding_sentence
from satisfaction.coverage import Coverage, Reading, World, coverage, plentiful
from satisfaction.representation import Representation
from satisfaction.respondents import Population
from satisfaction.synthetic import SurveyGenerator
from store.examples import DEMO, load_example, sample_generator
from studies.study import Study
from studies.weigh import weigh

SURVEYS, SEED = 2_000, 20261121

LOWEST, HIGHEST = 0.93, 0.97
"""Between these the share of intervals that hold the truth must lie where nothing is planted."""

ALIKE = "no weighting: answers count alike"

ABOUT_RESPONSE = ("response-rates-differ", "response-rates-made-up", "silent-customers", "answers-count-alike")

SILENT_DISTRICTS = (("D4", 0.5), ("D5", 0.7))
"""Planted: in the townships and the mountains many of those who would answer stay silent."""


def main(arguments: Sequence[str]) -> int:
    """Simulate, print, and return 1 where intervals hold the truth too seldom or too often."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks coverage", description=__doc__)
    parser.add_argument("--surveys", type=int, default=SURVEYS, help=f"how many are simulated (default: {SURVEYS:,})")
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args(arguments)
    study, started = load_example(DEMO), time.perf_counter()
    generator = replace(sample_generator(DEMO), importance=(), consumption=(), straight_liners=0.0)
    at = {name: k for k, name in enumerate(study.model.indicator_ids)}
    weights = weigh(study).weights.values[[at[name] for name in generator.indicators]]
    weights = weights / weights.sum()
    silent_mood = generator.response_mood
    unplanted = replace(generator, response_mood=0.0)
    customers = plentiful(study.population)
    worlds = (
        ("Without planted non-response", World(unplanted), _ways(customers)),
        (f"The dissatisfied answer more readily (mood {silent_mood:+g})", World(generator), _ways(customers)),
        (
            "Two districts answer less, and customers are counted by tier only",
            World(unplanted, SILENT_DISTRICTS),
            _before_and_after(_known_by_tier(customers, unplanted)),
        ),
    )
    print(f"{chosen.surveys:,} surveys each, seed {chosen.seed}")
    failed = False
    for title, world, readings in worlds:
        found = coverage(world, readings, weights, study.scale, chosen.surveys, chosen.seed)
        print(f"\n{title}\n{_table(found)}")
        _print_findings(found, study)
        if world is worlds[0][1]:
            failed = any(not LOWEST <= each.covered <= HIGHEST for each in found if each.name != ALIKE)
    print(f"\n{time.perf_counter() - started:.0f} s")
    return 1 if failed else 0


def _ways(population: Population) -> tuple[Reading, ...]:
    """Every way to weight answers; the first does not."""
    return (
        Reading(ALIKE, population, Representation("none")),
        Reading("post-stratification", population, Representation()),
        Reading("raking", population, Representation("raking")),
        Reading("post-stratification, non-response", population, Representation(nonresponse=True)),
        Reading("post-stratification, by revenue", population, Representation(counting="revenue")),
        Reading("post-stratification, tiers alike", population, Representation(counting="tiers")),
    )


def _before_and_after(population: Population) -> tuple[Reading, ...]:
    return (
        Reading("before: post-stratification by tier", population, Representation()),
        Reading("after: with response propensities", population, Representation(nonresponse=True)),
    )


def _known_by_tier(population: Population, generator: SurveyGenerator) -> Population:
    """What a company knows that counts its customers by tier, and by district only whom it asked."""
    asked = sum(count for _, count in generator.invited)
    district = population.dimension("district")
    invited = np.rint([asked * (s.customers or 0) / district.customers for s in district.segments]).astype(int)
    segments = tuple(
        replace(s, customers=None, invited=n) for s, n in zip(district.segments, invited.tolist(), strict=True)
    )
    return Population(tuple(replace(d, segments=segments) if d.id == "district" else d for d in population.dimensions))


def _table(found: Sequence[Coverage]) -> str:
    head = f"{'':36}{'covered':>9}{'truth':>8}{'mean':>8}{'bias':>9}{'sd':>8}{'mean se':>9}"
    rows = [
        f"{each.name:36}{each.covered:9.1%}{each.truth:8.4f}{each.mean:8.4f}{each.bias:+9.4f}{each.spread:8.4f}"
        f"{each.error:9.4f}"
        for each in found
    ]
    return "\n".join([head, *rows])


def _print_findings(found: Sequence[Coverage], study: Study) -> None:
    said = {finding: None for each in found for finding in each.findings if finding.code in ABOUT_RESPONSE}
    for finding in said:
        print(f"  - {finding_sentence(finding, 'en', study.labels)}")
