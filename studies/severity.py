"""How much a finding asks of its reader: it stops the work, it is a doubt, or it is a routine fact worth knowing.

So findings are told in that order, and those that say the same of many things in brief.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from mcdm.findings import Finding

Severity = Literal["stop", "doubt", "note"]
"""*stop*: something is missing without which nothing follows; *doubt*: a number may mislead, somebody should look;
*note*: how a number came about, as chosen or as usual, with nothing to put right."""

STOPS = frozenset({
    "nothing-measured", "weighing-stopped-by-expert-weights", "weighing-stopped-by-overrides",
    "weighing-stopped-by-zero-points",
})  # fmt: skip

NOTES = frozenset({
    # weighing: what kind of network it is, and what a method does without
    "comparisons-incomplete", "expert-left-pairs-open", "sinks-returned-to-goal", "structure-cyclic",
    "structure-hierarchy", "structure-primitive", "structure-reducible", "supermatrix-cyclic",
    # a survey: what a rule of the planner left out, what nobody reads
    "rows-left-out-hurried", "rows-left-out-missing", "rows-left-out-repeated", "rows-left-out-straight-lined",
    "survey-columns-aside", "survey-dates-in-forms", "surveys-other-questions-differ",
    # an index: whose answers it reads and for whom they stand
    "from-a-sample", "indicator-without-figure", "joint-population-assumed", "mixture-of-one-part",
    "other-roles-left-out", "other-waves-left-out", "response-rates-made-up", "role-without-weight",
    "segments-by-weighted-average", "spread-from-other-strata", "weights-trimmed",
    # importance and structure: which respondents they rest on
    "importance-from-sample", "importance-without-moments", "kano-class-combined", "path-model-complete-only",
    "path-model-item-unasked", "path-model-pairwise", "path-model-sampled", "quality-by-pairs",
    # operations: what is no complaint, what small parts were joined
    "noted-likewise",  # what is said in brief is as routine as what it repeats
    "categories-joined", "causes-joined", "figures-without-readings", "repeats-from-part", "segment-figures-partial",
    "tickets-no-complaints",
    # a plan: what it assumes, as the study chose, and how it was added up
    "asset-outlives-horizon", "expectation-drift-assumed", "gap-growth-assumed", "overload-assumed", "plan-by-places",
    "places-share-figures", "spillover-assumed",
})  # fmt: skip


LIKEWISE, NAMED = 3, 8
"""More than so many findings that say the same are told once; of the others so many are named."""


def severity(finding: Finding) -> Severity:
    """A doubt, unless its code is known to stop the work or to be routine."""
    return "stop" if finding.code in STOPS else "note" if finding.code in NOTES else "doubt"


def by_severity(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What stops first, then the doubts, routine facts last, each in the order given; equal ones once."""
    order = ("stop", "doubt", "note")
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: order.index(severity(finding))))


def in_brief(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same findings in the same order; where many differ in their place only, the first and the others' names."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.code, finding.facts), []).append(finding)
    return tuple(each for group in groups.values() for each in (group if len(group) <= LIKEWISE else _first(group)))


TOGETHER = {"indicator-not-surveyed": "indicators-not-surveyed"}
"""What is said of one place -> what is said of many at once, where there is such a sentence."""


def _first(alike: list[Finding]) -> tuple[Finding, ...]:
    first, *others = alike
    if first.code in TOGETHER:
        named = ", ".join([*(each.place for each in alike[:NAMED]), *(["…"] if len(alike) > NAMED else [])])
        return (Finding.of(TOGETHER[first.code], count=len(alike), names=named),)
    names = ", ".join([*(other.place for other in others[:NAMED]), *(["…"] if len(others) > NAMED else [])])
    if severity(first) == "note":
        return first, Finding.of("noted-likewise", first.place, count=len(others), names=names)
    return first, Finding.of("survey-likewise", first.place, count=len(others), names=names)
