"""The source of the product as syntax trees: what the house rules look at."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.conftest import ROOT

FLOORS = ("mcdm", "satisfaction", "scenarios", "studies")
"""Floors 1 to 4: pure, without files, clock, screen or language."""

PACKAGES = (*FLOORS, "store", "exchange", "reports", "i18n", "views", "cli")


def modules(*packages: str) -> list[Path]:
    """Python files of the packages (all by default), sorted, as paths from the root."""
    return sorted(path.relative_to(ROOT) for name in packages or PACKAGES for path in (ROOT / name).rglob("*.py"))


@cache
def tree(module: Path) -> ast.Module:
    """Syntax tree of a module."""
    return ast.parse((ROOT / module).read_text(encoding="utf-8"), filename=str(module))


def calls(module: Path) -> Iterator[ast.Call]:
    """Every call in a module."""
    return (node for node in ast.walk(tree(module)) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    """What is called, as written: ``"st.cache_data"``, ``"Finding.of"``."""
    return ast.unparse(call.func)


def literals(node: ast.expr) -> list[str] | None:
    """The strings an expression may be, or None where it is no literal: ``"a" if x else "b"`` gives both."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=body, orelse=orelse):
            first, second = literals(body), literals(orelse)
            return first + second if first is not None and second is not None else None
    return None


def place(module: Path, node: ast.AST) -> str:
    """Where a node stands: ``mcdm/model.py:12``."""
    return f"{module}:{getattr(node, 'lineno', 1)}"
