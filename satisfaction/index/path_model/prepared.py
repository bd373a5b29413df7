"""What of a model the answers can show: items nobody answered or all answered alike are left out, and said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from satisfaction.index.path_model.arrangement import Arrangement
from satisfaction.respondent_answers import RespondentAnswers
from satisfaction.structure import StructuralModel

ANSWERED_BY = 0.3
"""An item that a smaller share of the respondents answered is left out."""

COMPLETE = 0.8
"""With at least this share of complete respondents only they are read; with fewer, every pair of items on its own."""

FEWEST = 10
"""Respondents below which nothing is estimated."""

NAMED = 4
"""So many questions that all answered alike are named."""

TIMES_ARROWS = 10
"""Respondents for each arrow that meets at one construct, by the usual rule of thumb."""


@dataclass(frozen=True, eq=False)
class Prepared:
    """A model and the answers that fit each other.

    Parameters
    ----------
    model
        Without the constructs and paths that the answers cannot show.
    arrangement
        The same as arrays.
    answers
        Over its items, of those respondents who count.
    respondents
        How many of them stand behind the least answered pair of items.
    findings
        What was left out.
    """

    model: StructuralModel
    arrangement: Arrangement
    answers: RespondentAnswers
    respondents: int
    findings: tuple[Finding, ...]


def prepare(answers: RespondentAnswers, model: StructuralModel) -> Prepared:
    """Leave out what cannot be estimated.

    Raises
    ------
    DecisionError
        ``path-model-too-few``; ``structure-without-paths`` where no path is left, ``path-model-alike`` where that is
        because questions were answered by all alike.
    """
    if len(answers) < FEWEST:
        raise DecisionError("path-model-too-few", respondents=len(answers), fewest=FEWEST)
    shown, findings = _shown(answers, model)
    alike = items_alike(findings)
    if model.paths and not shown.paths and alike:
        named = ", ".join([*alike[:NAMED], "..."] if len(alike) > NAMED else alike)
        raise DecisionError("path-model-alike", count=len(alike), questions=named)
    arrangement = Arrangement.of(shown)
    chosen = answers.over(arrangement.items)
    anybody = chosen.among(np.asarray(chosen.answered.any(axis=1)))
    if not len(anybody):
        raise DecisionError("path-model-too-few", respondents=0, fewest=FEWEST)
    complete = np.asarray(anybody.answered.all(axis=1))
    whole = float(complete.mean()) >= COMPLETE
    kept = anybody.complete() if whole else anybody
    together = kept.answered.astype(np.float64)
    respondents = int((together.T @ together).min())
    if not complete.all():
        if whole:
            left = int((~complete).sum())
            findings += (Finding.of("path-model-complete-only", left=left, respondents=len(anybody)),)
        else:
            findings += (Finding.of("path-model-pairwise", complete=int(complete.sum()), respondents=len(anybody)),)
    fewest = max(FEWEST, arrangement.arrows + 2)
    if respondents < fewest:
        raise DecisionError("path-model-too-few", respondents=respondents, fewest=fewest)
    wanted = TIMES_ARROWS * arrangement.arrows
    if respondents < wanted:
        small = Finding.of("path-model-small-sample", respondents=respondents, arrows=arrangement.arrows, wanted=wanted)
        findings += (small,)
    constant = _constant(kept)
    if constant.any():  # among those who are left
        names = {kept.items[k] for k in np.flatnonzero(constant)}
        again = prepare(answers, _without(model, names))
        left_out = tuple(Finding.of("path-model-item-constant", name) for name in sorted(names))
        return replace(again, findings=(*left_out, *again.findings))
    if answers.sampled:
        findings += (Finding.of("path-model-sampled", sample=len(answers), respondents=answers.respondents),)
    return Prepared(shown, arrangement, kept, respondents, findings)


def _shown(answers: RespondentAnswers, model: StructuralModel) -> tuple[StructuralModel, tuple[Finding, ...]]:
    """The model with the items that can be used and the constructs that keep one and a path."""
    findings: list[Finding] = []
    used: dict[str, bool] = {}
    for item in dict.fromkeys(item for construct in model.constructs for item in construct.items):
        doubt = _unusable(answers, item)
        used[item] = doubt is None
        findings += [] if doubt is None else [doubt]
    reduced = _without(model, {item for item, usable in used.items() if not usable})
    kept = {construct.id for construct in reduced.constructs if construct.items}
    findings += [
        Finding.of("path-model-construct-empty", construct.id)
        for construct in model.constructs
        if construct.id not in kept
    ]
    paths = tuple(path for path in reduced.paths if path.source in kept and path.target in kept)
    linked = {name for path in paths for name in (path.source, path.target)}
    findings += [
        Finding.of("path-model-construct-alone", construct.id)
        for construct in model.constructs
        if construct.id in kept - linked
    ]
    constructs = tuple(construct for construct in reduced.constructs if construct.id in linked)
    return replace(reduced, constructs=constructs, paths=paths), tuple(findings)


def _unusable(answers: RespondentAnswers, item: str) -> Finding | None:
    """Why an item cannot be used; None where it can."""
    if item not in answers.items:
        return Finding.of("path-model-item-unasked", item)
    only = answers.over([item])
    if float(only.answered.mean() if len(only) else 0.0) < ANSWERED_BY:
        return Finding.of("path-model-item-unanswered", item)
    return Finding.of("path-model-item-constant", item) if _constant(only)[0] else None


def _constant(answers: RespondentAnswers) -> npt.NDArray[np.bool_]:
    """Which items everybody answered alike, shape (n,)."""
    high = np.where(answers.answered, answers.values, -np.inf).max(axis=0, initial=-np.inf)
    low = np.where(answers.answered, answers.values, np.inf).min(axis=0, initial=np.inf)
    return np.asarray(high <= low)


def items_alike(findings: Sequence[Finding]) -> list[str]:
    """The questions that were left out because all answered them alike."""
    return [each.place for each in findings if each.code == "path-model-item-constant"]


def _without(model: StructuralModel, items: set[str]) -> StructuralModel:
    return replace(
        model,
        constructs=tuple(
            replace(construct, items=tuple(item for item in construct.items if item not in items))
            for construct in model.constructs
        ),
    )
