"""What all networks of a study say about the alternatives: from the innermost networks up to the study's own.

A network with others inside it joins what they say, by its own synthesis and by the weights of the elements they stand
in. A network without ranks its alternatives itself. The same alternative has the same id in every network.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mcdm.bocr import BocrResult, Contribution
from mcdm.catalogue import find
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from mcdm.labels import Label
from mcdm.ratings import RatingResult, rate
from mcdm.weights import Weights
from studies.study import Study
from studies.subnetworks import Subnetwork
from studies.weigh import weigh
from studies.weighing import Weighing


@dataclass(frozen=True, eq=False)
class Synthesis:
    """One network and all that is inside it.

    Parameters
    ----------
    network
        Its id; empty for the study's own.
    weighing
        Weights of its own model.
    alternatives
        Label by id of the a alternatives, in order.
    values
        What the network says about them, shape (a,), as it is passed on to the network around it: never negative
        unless this is the outermost one.
    joined
        What became of the networks inside, where there are any; else None.
    parts
        What each network inside contributed, in order.
    inner
        These networks themselves.
    findings
        What is doubtful, from the inside out; places name the network.
    """

    network: str
    weighing: Weighing
    alternatives: Mapping[str, Label]
    values: FloatArray
    joined: BocrResult | None
    parts: tuple[Contribution, ...]
    inner: tuple[Synthesis, ...]
    findings: tuple[Finding, ...]

    @property
    def priorities(self) -> Weights | None:
        """The values scaled to one; None where some are negative or all are zero."""
        if (self.values < 0).any() or not self.values.sum() > 0:
            return None
        return Weights(tuple(self.alternatives), self.values / self.values.sum())

    def walk(self) -> tuple[Synthesis, ...]:
        """The network itself and every one inside it, outermost first."""
        return (self, *(each for inner in self.inner for each in inner.walk()))


def synthesise(study: Study, weighing: Weighing | None = None, network: str = "") -> Synthesis | None:
    """What a study says about its alternatives; None where no network has any that can be ranked.

    Parameters
    ----------
    study
        Seen from the network in question: ``study.inside(network)``.
    weighing
        Its weights, where they are known already.
    network
        Its id, for the findings.

    Raises
    ------
    DecisionError
        Those of :func:`studies.weigh.weigh` and of the synthesis that was chosen.
    """
    weighed = weigh(study) if weighing is None else weighing
    inside = [
        (each, synthesise(study.inside(each.id), network=each.id)) for each in study.subnetworks if not each.parent
    ]
    ranked = [(each, found) for each, found in inside if found is not None]
    if not ranked:
        return _ranked_here(study, weighed, network)
    alternatives: dict[str, Label] = {}
    for _, found in ranked:
        alternatives |= {name: label for name, label in found.alternatives.items() if name not in alternatives}
    shares = _shares(study, [each.element for each, _ in ranked], weighed)
    parts = tuple(
        _contribution(each, found, share, tuple(alternatives))
        for (each, found), share in zip(ranked, shares, strict=True)
    )
    chosen = study.synthesis
    joined: BocrResult = find("synthesis", chosen.method).call(parts, chosen.arguments)
    findings = tuple(finding for _, found in ranked for finding in found.findings)
    return Synthesis(
        network,
        weighed,
        alternatives,
        _passed_on(joined, network),
        joined,
        parts,
        tuple(found for _, found in ranked),
        (*findings, *_absent(ranked, tuple(alternatives)), *joined.findings),
    )


def _ranked_here(study: Study, weighed: Weighing, network: str) -> Synthesis | None:
    if weighed.alternatives is None:
        return None
    labels = {name: study.model.labels[name] for name in study.model.alternative_ids}
    return Synthesis(network, weighed, labels, weighed.alternatives.values, None, (), (), ())


def _shares(study: Study, elements: Sequence[str], around: Weighing) -> list[float]:
    """Weights of the elements that hold networks, scaled to one over these; equal where none weighs anything.

    Where the elements are rated on criteria (merits on strategic criteria, say), their totals are what they weigh.
    """
    given = [around.of_element(element) for element in elements]
    rating = rated(study, around)
    if study.ratings is not None and rating is not None and set(elements) <= set(study.ratings.alternatives):
        totals = dict(zip(study.ratings.alternatives, rating.totals.tolist(), strict=True))
        given = [totals[element] for element in elements]
    total = sum(given)
    return [each / total if total > 0 else 1 / len(given) for each in given]


def rated(study: Study, weighing: Weighing) -> RatingResult | None:
    """Totals of what is rated on the study's criteria, by the weights of these; None where nothing is rated."""
    if study.ratings is None or not study.ratings.criteria:
        return None
    weights = np.array([weighing.of_element(name) for name in study.ratings.criterion_ids])
    return rate(study.ratings, weights if weights.sum() > 0 else np.ones(len(weights)))


def _contribution(inner: Subnetwork, found: Synthesis, share: float, alternatives: Sequence[str]) -> Contribution:
    """What one network says, in the order of all alternatives: nothing about those it does not know."""
    said = dict(zip(found.alternatives, found.values.tolist(), strict=True))
    values = np.array([max(said.get(name, 0.0), 0.0) for name in alternatives])
    return Contribution(inner.id, values, share, inner.merit)


def _passed_on(joined: BocrResult, network: str) -> FloatArray:
    """The numbers of the formula as they are: scaling them would change what the network around computes."""
    values = np.array(joined.raw)
    return np.maximum(values, 0.0) if network else values


def _absent(ranked: Sequence[tuple[Subnetwork, Synthesis]], alternatives: Sequence[str]) -> tuple[Finding, ...]:
    found = []
    for inner, synthesis in ranked:
        unknown = [name for name in alternatives if name not in synthesis.alternatives]
        if unknown:
            found.append(Finding.of("alternatives-absent", inner.id, count=len(unknown), names=", ".join(unknown)))
    return tuple(found)
