"""Names of the files that people take away: in their language, and fit for every file system."""

from __future__ import annotations

LONGEST = 60
"""Signs of a study's name that a file name keeps."""

_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{k}" for port in ("com", "lpt") for k in range(1, 10))}
"""What Windows keeps for devices."""


def file_name(study: str, what: str = "", ending: str = "") -> str:
    """``power-supply-weights.xlsx`` of "Power supply", "weights" and "xlsx"; letters and digits of any script stay."""
    stem = "-".join(part for part in (_safe(study)[:LONGEST].strip("-") or "study", _safe(what)) if part)
    stem = f"{stem}-" if stem in _RESERVED else stem
    return f"{stem}.{ending}" if ending else stem


def _safe(text: str) -> str:
    return "-".join("".join(sign if sign.isalnum() else " " for sign in text).split()).lower()
