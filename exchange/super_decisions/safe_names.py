"""Names that a Tcl script and a line of a data block can hold."""

from __future__ import annotations

from collections.abc import Iterable


def safe_names(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Id -> name, each once, and such that a Tcl script and a line of a data block can hold it."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for identifier, name in names:
        text = " ".join(name.split()) or identifier
        if "\\" in text or not _balanced(text):
            text = text.translate(str.maketrans("{}\\", "()/"))
        if text in taken:
            text = f"{text} ({identifier})"
        found[identifier] = text
        taken.add(text)
    return found


def _balanced(text: str) -> bool:
    depth = 0
    for letter in text:
        depth += (letter == "{") - (letter == "}")
        if depth < 0:
            return False
    return depth == 0
