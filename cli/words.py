"""Findings on the command line: as sentences, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from i18n.errors import finding_sentence
from i18n.translate import translator
from mcdm.findings import Finding
from studies.study import Study


def print_findings(findings: Sequence[Finding], study: Study, language: str) -> None:
    """One finding a line, or a line that says there are none."""
    for finding in findings:
        print(f"- {finding_sentence(finding, language, study.labels)}")
    if not findings:
        print(translator(language)("Nothing doubtful was found."))


def finding_as_json(finding: Finding, study: Study, language: str) -> dict[str, object]:
    """A finding with its code, place, facts and sentence."""
    text = finding_sentence(finding, language, study.labels)
    return {"code": finding.code, "place": finding.place, "facts": dict(finding.details), "text": str(text)}
