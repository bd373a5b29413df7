"""Reference cases: published and computed examples that every method must reproduce, and organisations add to."""

from studies.reference_cases import fuzzy, groups, networks, weighting
from studies.reference_cases.case import (
    Check,
    ReferenceCase,
    calculations,
    compute,
    plain,
    read_case,
    verify,
)

__all__ = [
    "Check",
    "ReferenceCase",
    "calculations",
    "compute",
    "fuzzy",
    "groups",
    "networks",
    "plain",
    "read_case",
    "verify",
    "weighting",
]
