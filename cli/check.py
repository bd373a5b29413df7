"""``check``: what is doubtful about a study."""

from __future__ import annotations

import argparse

from cli.arguments import add_json, add_study, add_survey, print_json, read_study, read_survey
from cli.words import finding_as_json, print_findings
from studies.findings import check

NAME = "check"
HELP = "list what is doubtful about a study"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """STUDY, --survey, --json."""
    add_study(parser)
    add_survey(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the findings, each with what to do."""
    study = read_study(arguments.study)
    summary, doubts = read_survey(arguments.survey, study)
    found = (*doubts, *check(study, summary))
    if arguments.json:
        print_json({"findings": [finding_as_json(each, study, arguments.language) for each in found]})
    else:
        print_findings(found, study, arguments.language)
    return 0
