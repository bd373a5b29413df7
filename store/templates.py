"""Templates: studies to start from, each with its structure, and with illustrative judgments where that teaches more.

A template is a study document in both languages; its note says where it comes from.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from mcdm.errors import DecisionError, closest
from studies import document
from studies.study import Study

FOLDER = Path(__file__).parent.parent / "assets" / "templates"

TEMPLATES: dict[str, tuple[str, ...]] = {
    "criteria": ("seven-factors", "servqual", "acsi-like", "five-functions", "eight-elements", "network"),
    "alternatives": ("alternatives", "ratings"),
    "merits": ("bocr-multiplicative", "bocr-subtractive", "bocr-additive", "bocr-formula"),
}
"""What a template is for -> the templates, in the order they are offered."""


def templates() -> tuple[str, ...]:
    """Names of all templates."""
    return tuple(name for group in TEMPLATES.values() for name in group)


@cache
def load_template(name: str) -> Study:
    """A template as a study; ``example-unknown`` for another name."""
    if name not in templates():
        known = ", ".join(templates())
        raise DecisionError("example-unknown", name=name, known=known, suggestion=closest(name, templates()))
    return document.read((FOLDER / f"{name}.json").read_bytes())
