"""Operating figures, outages and complaints of a study, joined: what they say, and what is doubtful about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from mcdm.findings import Finding
from satisfaction.memberships import Memberships, measured
from studies.complaint_report import ComplaintReport, complaint_report
from studies.figure_standings import FigureStanding, figure_standings
from studies.outage_report import OutageReport, outage_report
from studies.study import Study


@dataclass(frozen=True, eq=False)
class Operations:
    """What a study knows about its operation.

    Parameters
    ----------
    figures
        Where every operating figure stands, in the order of the model.
    outages, complaints
        What the lists say; None without one, or where nobody knows how many customers there are.
    findings
        What is doubtful about all of them.
    """

    figures: tuple[FigureStanding, ...]
    outages: OutageReport | None
    complaints: ComplaintReport | None
    findings: tuple[Finding, ...]

    @property
    def to_take_over(self) -> dict[str, float]:
        """Measured values that differ from the entered ones of today, by indicator."""
        return {each.figure.indicator: each.value for each in self.figures if each.differs_from_today}


def operations(study: Study) -> Operations:
    """Figures with their grades, reliability and complaints of a study."""
    outages, complaints = outage_report(study), complaint_report(study)
    figures = figure_standings(study, outages, complaints)
    uncounted = (study.outages or study.complaints) and not (outages or complaints)
    findings = [Finding.of("population-not-counted")] if uncounted else []
    stated = sum(each.origin == "stated" for each in figures)
    if stated:
        findings.append(Finding.of("figures-without-readings", count=stated, total=len(figures)))
    findings += [*(outages.findings if outages else ()), *(complaints.findings if complaints else ())]
    return Operations(figures, outages, complaints, tuple(findings))


def segment_memberships(
    study: Study, dimension: str, found: Operations | None = None
) -> tuple[Mapping[str, Memberships], tuple[Finding, ...]]:
    """Measured memberships of every segment of a dimension: what an index of segments mixes with their answers.

    A figure that has no value of its own in a segment takes that of the whole company, which is said.

    Parameters
    ----------
    found
        The operations of the study, where they are known already.
    """
    standings = (found or operations(study)).figures
    memberships, findings = {}, []
    for segment in study.population.dimension(dimension).segments:
        figures, missing = [], 0
        for each in standings:
            own = (each.segments or {}).get(segment.id) if each.dimension == dimension else None
            missing += own is None
            figures.append(replace(each.figure, today=own.value if own else each.value))
        memberships[segment.id] = measured(study.model.indicator_ids, figures, len(study.scale.grades))
        if 0 < missing < len(standings):
            total, name = len(standings), segment.id
            findings.append(Finding.of("segment-figures-partial", name, segment=name, missing=missing, total=total))
    return memberships, tuple(findings)
