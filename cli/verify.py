"""``verify``: compute reference cases and hold the results against what they expect."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from cli.case_data import with_data
from cli.table import table
from i18n.errors import error_sentence
from mcdm.errors import DecisionError
from studies.document import parse
from studies.reference_cases import ReferenceCase, calculations, read_case, verify

NAME = "verify"
HELP = "compute reference cases and compare them with what they expect"
DEFAULT = Path(__file__).parents[1] / "assets" / "cases"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """PATH ...: case files or folders of them."""
    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help="case files or folders (default: ours)")


def run(arguments: argparse.Namespace) -> int:
    """Print a row for every expected output; 1 if one fails."""
    rows, passed, failed, unknown = [], 0, 0, []
    for path in case_files(arguments.paths or [DEFAULT]):
        try:
            case = load_case(path)
        except DecisionError as error:
            rows.append((path.name, "", "", "", "", f"FAIL: {error_sentence(error, arguments.language)}"))
            failed += 1
            continue
        if case.method not in calculations():
            unknown.append(case)
            continue
        found = _rows(case, arguments.language)
        rows += found
        if all(row[-1] == "pass" for row in found):
            passed += 1
        else:
            failed += 1
    print(table(("case", "method", "output", "largest error", "tolerance", "result"), rows))
    print(f"\n{passed + failed} cases computed: {passed} passed, {failed} failed.")
    if unknown:
        names = ", ".join(sorted({case.method for case in unknown}))
        print(f"{len(unknown)} cases not computed, because their methods are not known here: {names}", file=sys.stderr)
    return 1 if failed else 0


def _rows(case: ReferenceCase, language: str) -> list[tuple[str, str, str, str, str, str]]:
    try:
        checks = verify(case)
    except DecisionError as error:
        return [(case.id, case.method, "", "", "", f"FAIL: {error_sentence(error, language)}")]
    if not checks:
        return [(case.id, case.method, "", "", "", "FAIL: the case expects nothing")]
    return [
        (
            case.id,
            case.method,
            check.name,
            f"{check.error:.1e}",
            f"{check.tolerance:.1e}",
            "pass" if check.passed else f"FAIL: {check.problem or 'beyond the tolerance'}",
        )
        for check in checks
    ]


def case_files(paths: Sequence[Path]) -> list[Path]:
    """Every case file among paths, folders searched through; a path that is not there is refused."""
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise DecisionError("file-missing", file=str(path))
        found += sorted(path.rglob("*.json")) if path.is_dir() else [path]
    return found


def load_case(path: Path) -> ReferenceCase:
    """The case of one file, with the data it names."""
    try:
        document = parse(path.read_bytes())
    except FileNotFoundError as error:
        raise DecisionError("file-missing", file=str(path)) from error
    except OSError as error:
        raise DecisionError("file-unreadable", file=str(path), reason=error.strerror or str(error)) from error
    except DecisionError as error:
        detail = ", ".join(f"{name} {value}" for name, value in error.facts.items())
        raise DecisionError("case-not-json", file=path.name, detail=detail) from error
    return with_data(read_case(document, path.name), path)
