"""A path model estimated from respondents: partial least squares from the answers to what drives what, and how sure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from mcdm.draws import Draws
from mcdm.errors import DecisionError, closest
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.index.path_model.arrangement import FLAT, Arrangement
from satisfaction.index.path_model.blindfold import q_squared
from satisfaction.index.path_model.bootstrap import (
    DEFAULT_DRAWS,
    Advance,
    Resamples,
    construct_scores,
    interval,
    own,
    resample,
)
from satisfaction.index.path_model.estimates import (
    MeasurementQuality,
    ModelFit,
    PathEstimates,
    estimate,
    measurement_quality,
    model_fit,
)
from satisfaction.index.path_model.moments import Moments, moments
from satisfaction.index.path_model.outer_weights import Scheme, outer_weights
from satisfaction.index.path_model.prepared import Prepared, prepare
from satisfaction.respondent_answers import RespondentAnswers
from satisfaction.structure import StructuralModel

LOADING, AVE, RELIABILITY, HTMT, VIF = 0.708, 0.5, 0.7, 0.9, 5.0
"""The usual limits; see the findings of :func:`path_model`."""

WEAK_LOADING = 0.4
"""An item that loads less is to be left out of its construct."""


MANY_ALIKE = 3
"""With more pairs of constructs alike it is one remark about all of them."""


@dataclass(frozen=True)
class Strength:
    """A number of the model with its interval; None for the ends where nothing was resampled."""

    value: float
    low: float | None = None
    high: float | None = None

    @property
    def distinguishable(self) -> bool | None:
        """Whether the interval leaves out zero; None where there is none."""
        if self.low is None or self.high is None:
            return None
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, eq=False)
class PathModel:
    """An estimated path model with k constructs and p items.

    Parameters
    ----------
    model
        The structure that was estimated: without what the answers cannot show.
    arrangement
        The same as arrays; it names the items and constructs in the order of the arrays below.
    scheme
        The inner scheme.
    respondents
        How many stand behind the least answered pair of items.
    effective
        How many unweighted respondents would tell as much (Kish).
    iterations, converged
        Of the algorithm.
    moments
        Of the items, as they were asked.
    weights
        Outer weights for standardised items and scores of variance one, shape (p,).
    estimates, quality, fit
        Paths and effects; measurement; the whole.
    q_squared
        By blindfolding, shape (k,); NaN where it does not apply.
    scores
        The constructs on 0 to 100, shape (k,).
    resamples
        From the bootstrap; None where there was none.
    findings
        What is doubtful.
    """

    model: StructuralModel
    arrangement: Arrangement
    scheme: Scheme
    respondents: int
    effective: float
    iterations: int
    converged: bool
    moments: Moments
    weights: FloatArray
    estimates: PathEstimates
    quality: MeasurementQuality
    fit: ModelFit
    q_squared: FloatArray
    scores: FloatArray
    resamples: Resamples | None
    findings: tuple[Finding, ...]

    def at(self, construct: str) -> int:
        """Position of a construct, or ``id-unknown``."""
        names = self.arrangement.constructs
        if construct not in names:
            raise DecisionError("id-unknown", name=construct, where="structure", suggestion=closest(construct, names))
        return names.index(construct)

    @property
    def loadings(self) -> FloatArray:
        """Of each item on its own construct, shape (p,)."""
        return own(self.estimates.loadings, self.arrangement)

    @property
    def normalised_weights(self) -> FloatArray:
        """Outer weights of each construct scaled to one, shape (p,)."""
        sums = np.bincount(self.arrangement.block, self.weights, len(self.arrangement.constructs))
        return np.asarray(self.weights / np.where(np.abs(sums) > 0, sums, 1.0)[self.arrangement.block], np.float64)

    def path(self, source: str, target: str) -> Strength:
        """The direct effect of one construct on another."""
        i, j = self.at(source), self.at(target)
        return _strength(self.estimates.paths[i, j], None if self.resamples is None else self.resamples.paths[:, i, j])

    def total_effect(self, source: str, target: str) -> Strength:
        """The direct and indirect effects of one construct on another."""
        i, j = self.at(source), self.at(target)
        return _strength(self.estimates.total[i, j], None if self.resamples is None else self.resamples.total[:, i, j])

    def score(self, construct: str) -> Strength:
        """Where a construct stands from 0 to 100. Of satisfaction it is the index of the ECSI."""
        j = self.at(construct)
        return _strength(self.scores[j], None if self.resamples is None else self.resamples.scores[:, j])

    def explained(self, construct: str) -> Strength:
        """R squared of a construct."""
        j = self.at(construct)
        drawn = None if self.resamples is None else self.resamples.r_squared[:, j]
        return _strength(self.estimates.r_squared[j], drawn)

    def heterotrait(self, first: str, second: str) -> Strength:
        """HTMT of two constructs."""
        i, j = self.at(first), self.at(second)
        return _strength(self.quality.htmt[i, j], None if self.resamples is None else self.resamples.htmt[:, i, j])


def _strength(value: float, drawn: FloatArray | None) -> Strength:
    if drawn is None:
        return Strength(float(value))
    low, high = interval(drawn)
    return Strength(float(value), float(low), float(high))


def path_model(
    answers: RespondentAnswers,
    model: StructuralModel,
    scheme: Scheme = "path",
    draws: Draws | None = DEFAULT_DRAWS,
    advance: Advance | None = None,
) -> PathModel:
    """Estimate a path model by partial least squares, with intervals from the bootstrap.

    Parameters
    ----------
    answers
        Of the respondents, with their weights.
    model
        Constructs, their items, and what acts on what. Items that nobody or hardly anybody answered, and those that
        all answered alike, are left out, and so are constructs without items and without paths; findings say so.
    scheme
        The inner scheme; the three differ little.
    draws
        Seed and number of resamples; None for no bootstrap.
    advance
        Told how far the bootstrap is; it may raise to stop it.

    Raises
    ------
    DecisionError
        ``structure-without-paths``, ``path-model-too-few``; those of the bootstrap.

    Notes
    -----
    Reflective constructs with the same items again and again measured with error are attenuated: paths come out nearer
    to zero than they are (PLS makes composites, not factors).
    """
    ready = prepare(answers, model)
    asked, arrangement = ready.answers, ready.arrangement
    found = moments(asked.values, asked.answered, asked.weights)
    outer = outer_weights(found.correlations, arrangement, scheme)
    estimates = estimate(found.correlations, outer.values, arrangement)
    loadings = own(estimates.loadings, arrangement)
    complete = asked.complete()
    result = PathModel(
        model=ready.model,
        arrangement=arrangement,
        scheme=scheme,
        respondents=ready.respondents,
        effective=float(1 / (asked.weights**2).sum()),
        iterations=int(outer.iterations),
        converged=bool(outer.converged),
        moments=found,
        weights=own(outer.values, arrangement),
        estimates=estimates,
        quality=measurement_quality(found.correlations, outer.values, estimates.loadings, arrangement),
        fit=model_fit(found.correlations, estimates, arrangement),
        q_squared=_foretold(complete, arrangement, scheme),
        scores=construct_scores(found.means, found.deviations, outer.values, asked.spans, arrangement),
        resamples=None
        if draws is None
        else resample(
            asked.values, asked.answered, asked.weights, asked.spans, arrangement, loadings, scheme, draws, advance
        ),
        findings=(),
    )
    return replace(result, findings=(*_doubts(result), *ready.findings))


def _foretold(complete: RespondentAnswers, arrangement: Arrangement, scheme: Scheme) -> FloatArray:
    """Q squared from the respondents who answered everything; unknown where they are too few."""
    if len(complete) < max(2 * arrangement.arrows, 20):
        return np.full(len(arrangement.constructs), np.nan)
    return q_squared(complete.values, complete.weights, arrangement, scheme)


def latent_scores(prepared: Prepared, model: PathModel) -> FloatArray:
    """Scores of the constructs, of mean 0 and variance 1, of the respondents who answered everything: shape (m, k)."""
    complete = prepared.answers.complete()
    deviations = np.where(model.moments.deviations > 0, model.moments.deviations, 1.0)
    weights = np.where(model.arrangement.belongs, model.weights[:, None], 0.0)
    return np.asarray((complete.values - model.moments.means) / deviations @ weights, np.float64)


# ---------------------------------------------------------------------- what is doubtful


def _doubts(model: PathModel) -> tuple[Finding, ...]:
    findings: list[Finding] = []
    if not model.converged:
        findings.append(Finding.of("path-model-not-converged", iterations=model.iterations))
    if model.resamples is not None and len(model.resamples) < model.resamples.drawn:
        lost = model.resamples.drawn - len(model.resamples)
        findings.append(Finding.of("bootstrap-partly-converged", lost=lost, drawn=model.resamples.drawn))
    return (*findings, *_structural_doubts(model), *_item_doubts(model), *_construct_doubts(model))


def _structural_doubts(model: PathModel) -> list[Finding]:
    findings, names = [], model.arrangement.constructs
    for j in model.arrangement.targets:
        sources = model.arrangement.acting_on(j)
        vif = model.estimates.vif[sources, j]
        if not np.isfinite(vif).all() or (vif > 1 / FLAT).any():
            listed = ", ".join(names[i] for i in sources)
            findings.append(Finding.of("constructs-collinear", names[j], names=listed))
        elif (vif > VIF).any():
            worst = int(sources[int(vif.argmax())])
            near = Finding.of(
                "constructs-nearly-collinear", names[j], name=names[worst], vif=float(vif.max()), limit=VIF
            )
            findings.append(near)
    return findings


def _item_doubts(model: PathModel) -> list[Finding]:
    findings, arrangement = [], model.arrangement
    for k, item in enumerate(arrangement.items):
        construct = int(arrangement.block[k])
        if arrangement.formative[construct] or arrangement.sizes[construct] == 1:
            continue
        name, loading = arrangement.constructs[construct], float(model.loadings[k])
        if loading <= -WEAK_LOADING:
            findings.append(Finding.of("item-loads-negatively", item, construct=name, loading=loading))
        elif loading < WEAK_LOADING:
            weak = Finding.of("item-loads-weakly", item, construct=name, loading=loading, limit=WEAK_LOADING)
            findings.append(weak)
    return findings


def _construct_doubts(model: PathModel) -> list[Finding]:
    findings, names, quality = [], model.arrangement.constructs, model.quality
    weak = [
        j
        for j in range(len(names))
        if float(quality.composite_reliability[j]) < RELIABILITY or float(quality.ave[j]) < AVE
    ]
    if weak:
        reliability, extracted = (float(each[weak].min()) for each in (quality.composite_reliability, quality.ave))
        listed = ", ".join(names[j] for j in weak)
        findings.append(Finding.of("constructs-poorly-measured", names=listed, reliability=reliability, ave=extracted))
    pairs = [(i, j) for i, j in combinations(range(len(names)), 2) if not np.isnan(quality.htmt[i, j])]
    alike = sorted((pair for pair in pairs if quality.htmt[pair] >= HTMT), key=lambda pair: -float(quality.htmt[pair]))
    if len(alike) > MANY_ALIKE:
        most = float(quality.htmt[alike[0]])
        findings.append(Finding.of("many-constructs-alike", count=len(alike), pairs=len(pairs), htmt=most, limit=HTMT))
    else:
        for i, j in alike:
            facts = {"htmt": float(quality.htmt[i, j]), "limit": HTMT}
            findings.append(Finding.of("constructs-alike", f"{names[i]}/{names[j]}", **facts))
    return findings
