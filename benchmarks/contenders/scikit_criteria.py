"""scikit-criteria 0.10: a pipeline turns costs, scales and weighs, then the method ranks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks import inputs

Options = dict[str, Any]
Work = Callable[[], object]


def topsis(options: Options) -> Work:
    from skcriteria.agg.similarity import TOPSIS
    from skcriteria.pipelines import mkpipe
    from skcriteria.preprocessing.invert_objectives import NegateMinimize
    from skcriteria.preprocessing.scalers import SumScaler, VectorScaler

    pipe = mkpipe(NegateMinimize(), VectorScaler(target="matrix"), SumScaler(target="weights"), TOPSIS())
    matrix = _matrix(options)
    return lambda: pipe.evaluate(matrix)


def vikor(options: Options) -> Work:
    from skcriteria.agg.vikor import VIKOR

    work, matrix = VIKOR(), _matrix(options)
    return lambda: work.evaluate(matrix)


def _matrix(options: Options) -> Any:
    import skcriteria

    values, weights, objectives = inputs.decisions(options["alternatives"], options["criteria"])
    return skcriteria.mkdm(values, objectives.tolist(), weights=weights)
