"""What would make an expert's answers agree with each other: proposals in the words the expert answered in.

Nothing here changes a study; :func:`studies.edits.repairs.apply_repair` does, once the expert agrees.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from mcdm.comparisons.consistency import consistency, implied_values, ranked_judgments
from mcdm.comparisons.matrix import is_connected
from mcdm.comparisons.repair import Option, RepairFrontier, repair, repair_frontier
from mcdm.errors import DecisionError, closest
from mcdm.findings import Finding
from mcdm.judgments import FloatArray, PairwiseComparisons
from mcdm.model import ComparisonSet
from mcdm.scales import SAATY_VALUES, format_judgment
from mcdm.weighting.incomplete_least_squares import least_squares_weights
from studies.ballot_matrices import on_scale, triangles
from studies.study import Study

Kind = Literal["fewest", "alternative", "implied"]


@dataclass(frozen=True)
class ProposedChange:
    """One answer that would be another, in the steps 1/9 ... 9 of the expert.

    Parameters
    ----------
    first, second
        The pair.
    old, new
        First over second: what was answered, and what is proposed.
    implied
        What the expert's other answers say about the pair: the ratio itself on the linear scale, on another the nearest
        step. None where they say nothing.
    """

    first: str
    second: str
    old: float
    new: float
    implied: float | None


@dataclass(frozen=True)
class Proposal:
    """Changes of one expert's answers to one set that belong together.

    Parameters
    ----------
    expert, set
        Whose answers to what.
    kind
        "fewest": the fewest and smallest changes that reach the threshold. "alternative": the smallest change of
        another judgment that reaches it alone. "implied": the worst judgment as the others imply it, whether that
        reaches the threshold or not.
    changes
        At least one.
    ratio_before, ratio_after
        The consistency ratio without and with all of them.
    exact
        Whether it is proved that fewer or smaller changes do not reach the threshold; of no meaning for "implied".
    """

    expert: str
    set: str
    kind: Kind
    changes: tuple[ProposedChange, ...]
    ratio_before: float
    ratio_after: float
    exact: bool = False

    @property
    def place(self) -> str:
        """Where it belongs, as findings say it."""
        return f"{self.expert}/{self.set}"

    @property
    def finding(self) -> Finding:
        """The proposal as a finding: ``repair-one``, ``repair-several`` or ``repair-implied``."""
        before, after = round(self.ratio_before, 4), round(self.ratio_after, 4)
        if len(self.changes) > 1:
            count = len(self.changes)
            return Finding.of("repair-several", self.place, expert=self.expert, count=count, before=before, after=after)
        (change,) = self.changes
        facts: dict[str, str | float] = {
            "expert": self.expert,
            "first": change.first,
            "second": change.second,
            "old": said(change.old),
            "new": said(change.new),
            "before": before,
            "after": after,
        }
        if self.kind == "implied" and change.implied is not None:
            return Finding.of("repair-implied", self.place, **facts, implied=said(change.implied))
        return Finding.of("repair-one", self.place, **facts)


def proposals(study: Study, expert: str, set_name: str) -> tuple[Proposal, ...]:
    """What would bring an expert's answers to a set to the study's threshold, the best first.

    None where the threshold is reached, where the answers do not link all elements, and where the expert did not
    compare in pairs.

    Raises
    ------
    DecisionError
        ``id-unknown`` for the set.
    """
    task = _task(study, expert, set_name)
    if task is None:
        return ()
    choices = study.choices
    found = repair(task.matrix, choices.consistency_threshold, choices.random_index, values=task.ratios)
    if not found.needed:
        return ()
    offered: list[Proposal] = []
    if found.best is not None:
        offered.append(task.proposal("fewest", found.best, found.ratio, found.exact))
        others = found.alternatives[1:]
        offered += [task.proposal("alternative", option, found.ratio, found.exact) for option in others]
    implied = task.implied(choices.random_index, found.ratio)
    if implied is not None and all(implied.changes != each.changes for each in offered):
        offered.append(implied)
    return tuple(offered)


def frontier(study: Study, expert: str, set_name: str, most: int = 4) -> RepairFrontier | None:
    """How many answers change, by how much, against the consistency ratio; None where :func:`proposals` has none."""
    task = _task(study, expert, set_name)
    if task is None:
        return None
    choices = study.choices
    return repair_frontier(
        task.matrix, choices.consistency_threshold, choices.random_index, values=task.ratios, most=most
    )


def said(value: float) -> str:
    """An answer as people say it: 3, 1/3; to three digits where it is on no scale."""
    if abs(np.log(SAATY_VALUES) - np.log(value)).min() < 1e-9:
        return format_judgment(value)
    return f"{value:.3g}" if value >= 1 else f"1/{1 / value:.3g}"


@dataclass(frozen=True, eq=False)
class _Task:
    """An expert's answers to a set: as said, and as the ratios the study's judgment scale makes of them."""

    expert: str
    set: str
    elements: tuple[str, ...]
    said: FloatArray
    matrix: FloatArray
    ratios: tuple[float, ...]

    def proposal(self, kind: Kind, option: Option, before: float, exact: bool) -> Proposal:
        implied = implied_values(self.matrix)
        changes = (
            ProposedChange(
                self.elements[change.row],
                self.elements[change.column],
                float(self.said[change.row, change.column]),
                SAATY_VALUES[self.ratios.index(change.new)],
                self._implied(float(implied[change.row, change.column])),
            )
            for change in option.changes
        )
        return Proposal(self.expert, self.set, kind, tuple(changes), before, option.ratio, exact)

    def implied(self, table: str, before: float) -> Proposal | None:
        """The worst judgment as the others imply it; None where that is what was said, or they imply nothing."""
        worst = ranked_judgments(self.matrix, least_squares_weights(self.matrix))[0]
        if worst.implied is None:
            return None
        step = self._nearest(worst.implied)
        old = float(self.said[worst.row, worst.column])
        if abs(np.log(SAATY_VALUES[step] / old)) < 1e-9:
            return None
        changed = self.matrix.copy()
        changed[worst.row, worst.column] = self.ratios[step]
        changed[worst.column, worst.row] = 1 / self.ratios[step]
        change = ProposedChange(
            self.elements[worst.row], self.elements[worst.column], old, SAATY_VALUES[step], self._implied(worst.implied)
        )
        after = float(consistency(changed, table).ratio)
        return Proposal(self.expert, self.set, "implied", (change,), before, after)

    def _implied(self, ratio: float) -> float | None:
        if ratio <= 0:
            return None
        return ratio if self.ratios == SAATY_VALUES else SAATY_VALUES[self._nearest(ratio)]

    def _nearest(self, ratio: float) -> int:
        return int(np.abs(np.log(self.ratios) - np.log(ratio)).argmin())


def _task(study: Study, expert: str, set_name: str) -> _Task | None:
    asked = study.every_set.get(set_name)
    if asked is None:
        raise DecisionError("id-unknown", name=set_name, where="ballots", suggestion=closest(set_name, study.every_set))
    ballot = next((each for each in study.ballots_of(set_name) if each.expert == expert), None)
    if ballot is None or not isinstance(ballot.judgments, PairwiseComparisons):
        return None
    matrix = np.ascontiguousarray(triangles(ballot.judgments, asked, study.choices)[..., 1])
    if len(matrix) < 3 or not is_connected(matrix):
        return None
    answers = PairwiseComparisons(asked.elements, ballot.judgments.judgments).matrix()
    return _Task(expert, set_name, asked.elements, answers, matrix, step_ratios(study, asked))


def step_ratios(study: Study, asked: ComparisonSet) -> tuple[float, ...]:
    """What the steps 1/9 ... 9 count as on the study's judgment scale in a set of this size."""
    if study.choices.judgment_scale.method == "linear":
        return SAATY_VALUES
    n = len(asked.elements)
    steps = np.repeat(np.eye(n)[None, ..., None], len(SAATY_VALUES), axis=0)
    steps[:, 0, 1, 0], steps[:, 1, 0, 0] = SAATY_VALUES, 1 / np.asarray(SAATY_VALUES)
    return tuple(on_scale(np.repeat(steps, 3, axis=-1), study.choices)[:, 0, 1, 1].tolist())
