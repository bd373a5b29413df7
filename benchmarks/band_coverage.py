"""How often the 90 % band of a plan holds the truth: ``python -m benchmarks band-coverage``.

The truth is drawn from the assumptions: one draw of whatever varies, from another stream than the band's. A band of
2,000 draws must hold 87 to 93 of 100 truths for every plan: with effects alone, and with judgments, the survey, effects
and futures together. Several bands are drawn, because a band has an error of its own.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from exchange.survey_files import tally_file
from mcdm.draws import SOURCES, Draws
from scenarios.projection import HIGH, LOW
from store.examples import DEMO, example_survey, load_example
from studies.evaluate import Evaluation, evaluate, project
from studies.study import Study

BAND, TRUTHS, BANDS, SEED = 2_000, 2_000, 5, 20261121

LOWEST, HIGHEST = 0.87, 0.93
"""Between these the share of truths within the band must lie, for every plan and every band."""

CASES = (("effects",), ("futures",), SOURCES)


@dataclass(frozen=True)
class BandCoverage:
    """Of one plan: the share of truths within each of the bands, and how wide the bands are on average."""

    scenario: str
    covered: tuple[float, ...]
    width: float

    @property
    def is_right(self) -> bool:
        """Whether every band holds as many truths as it should; a plan that does not vary has no band."""
        return self.width < 1e-12 or all(LOWEST <= each <= HIGHEST for each in self.covered)


def main(arguments: Sequence[str]) -> int:
    """Draw, print, and return 1 where a band holds the truth too seldom or too often."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks band-coverage", description=__doc__)
    parser.add_argument("--truths", type=int, default=TRUTHS, help=f"truths drawn (default: {TRUTHS:,})")
    parser.add_argument("--bands", type=int, default=BANDS, help=f"bands drawn (default: {BANDS})")
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args(arguments)
    study, started = load_example(DEMO), time.perf_counter()
    path = example_survey(DEMO)
    assert path is not None
    assert study.questionnaire is not None
    survey = tally_file(path, study.questionnaire, study.scale, study.population).survey
    evaluation = evaluate(study, survey)
    print(f"{chosen.bands} bands of {BAND:,} draws, {chosen.truths:,} truths each, seed {chosen.seed}")
    failed = False
    for varying in CASES:
        found = coverage(study, evaluation, varying, chosen.truths, chosen.bands, chosen.seed)
        print(f"\n{', '.join(varying)}")
        for each in found:
            lowest, highest = min(each.covered), max(each.covered)
            told = f"{np.mean(each.covered):.1%} ({lowest:.1%} to {highest:.1%})" if each.width > 1e-12 else "no band"
            print(f"  {each.scenario:6}{told:28} width {each.width:.4f}")
        failed |= varying != ("futures",) and not all(each.is_right for each in found)
    print("\nNamed futures are few values, so their band alone covers in steps: shown, not judged.")
    print(f"{time.perf_counter() - started:.0f} s")
    return 1 if failed else 0


def coverage(
    study: Study, evaluation: Evaluation, varying: Sequence[str], truths: int, bands: int, seed: int
) -> tuple[BandCoverage, ...]:
    """Coverage of every plan at the last quarter."""
    sources = frozenset(varying)
    true = _last(study, evaluation, Draws(seed + 1, truths, sources))
    ends = [
        np.percentile(_last(study, evaluation, Draws(seed + 1 + k, BAND, sources)), [LOW, HIGH], axis=-1)
        for k in range(1, bands + 1)
    ]
    return tuple(
        BandCoverage(
            scenario.id,
            tuple(float(((true[row] >= low[row]) & (true[row] <= high[row])).mean()) for low, high in ends),
            float(np.mean([high[row] - low[row] for low, high in ends])),
        )
        for row, scenario in enumerate(study.scenarios)
    )


def _last(study: Study, evaluation: Evaluation, draws: Draws) -> np.ndarray:
    return np.array([run.draws_index[:, -1] for run in project(study, evaluation, draws)])
