"""Findings on the command line: as sentences, doubts before routine facts, and as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from i18n.errors import finding_sentence
from i18n.translate import translator
from mcdm.findings import Finding
from mcdm.labels import Label
from studies.severity import by_severity, in_brief, severity
from studies.study import Study


def print_findings(
    findings: Sequence[Finding], study: Study | None, language: str, names: Mapping[str, Label] | None = None
) -> None:
    """One finding a line: what is doubtful, or that nothing is; then what is routine and good to know.

    `names` are those of what findings are about; by default the names of the study, where there is one.
    """
    t, known = translator(language), _names(study, names)
    ordered = in_brief(by_severity(findings))
    routine = [each for each in ordered if severity(each) == "note"]
    for finding in ordered[: len(ordered) - len(routine)]:
        print(f"- {finding_sentence(finding, language, known)}")
    if len(routine) == len(ordered):
        print(t("Nothing doubtful was found."))
    if routine:
        print(t("For information:"))
    for finding in routine:
        print(f"- {finding_sentence(finding, language, known)}")


def finding_as_json(
    finding: Finding, study: Study | None, language: str, names: Mapping[str, Label] | None = None
) -> dict[str, object]:
    """A finding with its code, severity, place, facts and sentence."""
    text = finding_sentence(finding, language, _names(study, names))
    facts = dict(finding.details)
    return {
        "code": finding.code,
        "severity": severity(finding),
        "place": finding.place,
        "facts": facts,
        "text": str(text),
    }


def _names(study: Study | None, names: Mapping[str, Label] | None) -> Mapping[str, Label]:
    if names is not None:
        return names
    return study.labels if study else {}
