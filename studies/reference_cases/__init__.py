"""Reference cases: published and computed examples that every method must reproduce, and organisations add to."""

from studies.reference_cases import (
    best_worst,
    consistency_repair,
    fuzzy,
    fuzzy_weighting,
    groups,
    importance,
    networks,
    operations,
    ranking,
    satisfaction,
    structural,
    synthesis,
    weighting,
)
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
    "best_worst",
    "calculations",
    "compute",
    "consistency_repair",
    "fuzzy",
    "fuzzy_weighting",
    "groups",
    "importance",
    "networks",
    "operations",
    "plain",
    "ranking",
    "read_case",
    "satisfaction",
    "structural",
    "synthesis",
    "verify",
    "weighting",
]
