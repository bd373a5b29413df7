"""Weighbridge."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks import inputs

Options = dict[str, Any]
Work = Callable[[], object]


def complete(options: Options) -> Work:
    from mcdm.comparisons.consistency import consistency_ratio
    from mcdm.weighting import principal_eigenvector

    matrices = inputs.experts(options["experts"], options["elements"])

    def work() -> object:
        pair = principal_eigenvector(matrices)
        return pair.weights, consistency_ratio(pair.lambda_max, matrices.shape[-1])

    return work


def incomplete(options: Options) -> Work:
    from mcdm.weighting import incomplete_least_squares

    matrices = inputs.experts(options["experts"], options["elements"], missing=1 / 3)
    return lambda: incomplete_least_squares(matrices)


def limit_dense(options: Options) -> Work:
    from mcdm.network.limit import limit

    matrix = inputs.dense_supermatrix(options["nodes"])
    return lambda: limit(matrix).vector


def limit_slow(options: Options) -> Work:
    from mcdm.network.limit import limit

    matrix = inputs.slow_supermatrix(options["nodes"])
    return lambda: limit(matrix).vector


def limit_reducible(options: Options) -> Work:
    from mcdm.network.limit import limit

    matrix = inputs.reducible_supermatrix(options["nodes"])
    return lambda: limit(matrix).matrix()


def limit_sparse(options: Options) -> Work:
    from scipy import sparse

    from mcdm.network.limit import limit

    rows, columns, values = inputs.sparse_links(options["nodes"], options["links"])
    matrix = sparse.csr_array((values, (rows, columns)), shape=(options["nodes"], options["nodes"]))
    return lambda: limit(matrix).vector


def tally_counts(options: Options) -> Work:
    return _tally(options, moments=False, sample_size=0)


def tally_all(options: Options) -> Work:
    return _tally(options, moments=True, sample_size=20_000)


def _tally(options: Options, *, moments: bool, sample_size: int) -> Work:
    from exchange.survey_files import tally_file
    from mcdm.labels import Label
    from mcdm.scales import FIVE_GRADES
    from satisfaction.questionnaire import Item, Questionnaire, SegmentColumn
    from satisfaction.respondents import Dimension, Population, Segment

    segments = tuple(Segment(f"S{k:02d}", Label(f"S{k:02d}")) for k in range(options["segments"]))
    population = Population((Dimension("segment", Label("Segment"), segments),))
    items = tuple(Item(f"q{k}", f"q{k}", "numeric-1-5") for k in range(options["items"]))
    questionnaire = Questionnaire(items, (SegmentColumn("segment", "segment"),))

    return lambda: tally_file(
        options["data"], questionnaire, FIVE_GRADES, population, moments=moments, sample_size=sample_size
    )


def scenarios(options: Options) -> Work:
    from mcdm.draws import Draws
    from store.examples import load_example
    from studies.evaluate import evaluate, project

    study = load_example("power-supply")
    evaluation, draws = evaluate(study), Draws(count=options["draws"])
    return lambda: np.array([each.draws_index for each in project(study, evaluation, draws)])


def judgment_draws(options: Options) -> Work:
    """The demo weighed under uncertain judgments, all draws at once."""
    from mcdm.draws import Draws
    from store.examples import load_example
    from studies.weight_draws import sample_weights

    study, draws = load_example("power-supply"), Draws(count=options["draws"])
    return lambda: sample_weights(study, draws).weights.values


def judgment_draws_in_a_loop(options: Options) -> Work:
    """The same a draw at a time, as a program that knows one study would: a hundredth of them."""
    from mcdm.draws import Draws
    from store.examples import load_example
    from studies.weight_draws import sample_weights

    study, singles = load_example("power-supply"), [Draws(seed, 1) for seed in range(options["draws"] // 100)]
    return lambda: [sample_weights(study, each).weights.values for each in singles]
