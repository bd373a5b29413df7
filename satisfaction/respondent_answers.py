"""The answers of single respondents, weighted: what bootstrap, path models and drivers read.

They come from the keyed sample of a survey. Up to its size (20,000) that is everybody; beyond, a simple random sample,
and whoever shows a result says so (``RespondentAnswers.sampled``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from mcdm.errors import DecisionError, closest
from mcdm.judgments import FloatArray
from satisfaction.representation import USUAL, Representation
from satisfaction.respondents import Population
from satisfaction.strata import stratify
from satisfaction.survey import Cell, SurveySummary


@dataclass(frozen=True, eq=False)
class RespondentAnswers:
    """Answers of m respondents to n items, as numbers that rise with satisfaction.

    Parameters
    ----------
    items
        Keys of the items (``Item.key``), length n.
    values
        Numbers as asked, e.g. 1 to 10, shape (m, n), turned round where the least number is the best answer; 0 where
        `answered` says no.
    answered
        Whether there is an answer, shape (m, n).
    weights
        Share of the customers that each respondent stands for, shape (m,), summing to one.
    cell_of
        Index into `cells` of each respondent, shape (m,).
    cells
        Segment ids, one for each of `dimensions`.
    dimensions
        Ids of the dimensions.
    spans
        Numbers of the worst and the best answer of every item, shape (n, 2), the worst always the smaller.
    respondents
        How many answered the whole survey.
    sampled
        Whether these come from a random sample of a larger survey.
    """

    items: tuple[str, ...]
    values: FloatArray
    answered: npt.NDArray[np.bool_]
    weights: FloatArray
    cell_of: npt.NDArray[np.intp]
    cells: tuple[Cell, ...]
    dimensions: tuple[str, ...]
    spans: FloatArray
    respondents: int
    sampled: bool = False

    def __post_init__(self) -> None:
        for array in (self.values, self.answered, self.weights, self.cell_of, self.spans):
            array.flags.writeable = False

    def __len__(self) -> int:
        """How many respondents there are (m)."""
        return len(self.values)

    def position(self, item: str) -> int:
        """Column of an item, or ``id-unknown``."""
        if item not in self.items:
            raise DecisionError("id-unknown", name=item, where="survey", suggestion=closest(item, self.items))
        return self.items.index(item)

    def over(self, items: Sequence[str]) -> RespondentAnswers:
        """The same respondents with these items, in this order."""
        at = [self.position(item) for item in items]
        return replace(
            self,
            items=tuple(items),
            values=np.ascontiguousarray(self.values[:, at]),
            answered=np.ascontiguousarray(self.answered[:, at]),
            spans=np.ascontiguousarray(self.spans[at]),
        )

    def among(self, kept: npt.NDArray[Any]) -> RespondentAnswers:
        """Some of the respondents (a mask or positions, shape (m,)); their weights sum to one again."""
        weights = self.weights[kept]
        total = float(weights.sum())
        return replace(
            self,
            values=self.values[kept],
            answered=self.answered[kept],
            weights=weights / total if total > 0 else weights,
            cell_of=self.cell_of[kept],
        )

    def complete(self) -> RespondentAnswers:
        """The respondents who answered every item."""
        return self.among(np.asarray(self.answered.all(axis=1)))

    def within(self, dimension: str, segments: Sequence[str]) -> RespondentAnswers:
        """The respondents of some segments of one dimension."""
        if dimension not in self.dimensions:
            suggestion = closest(dimension, self.dimensions)
            raise DecisionError("id-unknown", name=dimension, where="survey", suggestion=suggestion)
        axis = self.dimensions.index(dimension)
        inside = np.array([cell[axis] in segments for cell in self.cells], bool)
        return self.among(inside[self.cell_of])

    def percent(self) -> FloatArray:
        """The values on 0 to 100 from the worst to the best step, shape (m, n); look at `answered`."""
        worst, best = self.spans.T
        return np.asarray(100 * (self.values - worst) / (best - worst), np.float64)


def respondent_answers(
    survey: SurveySummary, population: Population, representation: Representation = USUAL
) -> RespondentAnswers:
    """The respondents of the sample with their weights, as `representation` says.

    Where the survey keeps its items as they were asked, those are read; else the grades, the best as g, the worst as 1.
    Respondents of an unknown segment of a counted dimension are left out, as in :func:`satisfaction.strata.stratify`.

    Raises
    ------
    DecisionError
        ``survey-empty``, ``population-empty``, ``survey-without-known-segments``; ``survey-without-sample``.
    """
    strata = stratify(survey, population, representation)
    read = survey.as_asked or survey
    sample = read.sample
    if not len(sample):
        raise DecisionError("survey-without-sample", total=survey.total)
    axes = [read.dimensions.index(name) for name in strata.dimensions]
    share = dict(zip(strata.keys, strata.weights.tolist(), strict=True))
    stratum = [tuple(cell[axis] for axis in axes) for cell in read.cells]
    # A stratum's share of the customers is divided among those of it who are in the sample.
    members = np.bincount(sample.cells, minlength=len(read.cells))
    together = dict.fromkeys(share, 0)
    for key, count in zip(stratum, members.tolist(), strict=True):
        if key in together:
            together[key] += count
    each = np.array([share[key] / together[key] if together.get(key) else 0.0 for key in stratum])
    weights = each[sample.cells] if len(each) else np.empty(0)
    grades = sample.grades.astype(np.int64)
    answered = grades >= 0
    if read.spans:
        # Where 1 is the best mark of 6, a 1 counts as a 6: everything here rises with satisfaction.
        spans = np.sort(np.array(read.spans, np.float64).reshape(-1, 2), axis=1)
    else:
        spans = np.tile([1.0, float(len(read.points))], (len(read.indicators), 1))
    found = RespondentAnswers(
        items=read.indicators,
        values=np.where(answered, spans[:, 1] - grades, 0.0),
        answered=answered,
        weights=weights,
        cell_of=sample.cells.astype(np.intp),
        cells=read.cells,
        dimensions=read.dimensions,
        spans=spans,
        respondents=survey.total,
        sampled=len(sample) < survey.total,
    )
    return found.among(weights > 0)
