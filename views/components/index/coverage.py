"""How much of the model the index of the open study speaks for."""

from __future__ import annotations

from reports.sentences.coverage import Coverage
from studies.measure import Measurement, measured_weight
from views import cached


def read(measured: Measurement) -> Coverage:
    """How many indicators are measured, and their share of the weight."""
    known = measured.memberships.known
    return Coverage(int(known.sum()), len(known), measured_weight(measured, cached.weighing().weights))
