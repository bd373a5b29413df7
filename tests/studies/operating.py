"""A small study with outages, complaints and readings whose numbers can be worked out by hand."""

from __future__ import annotations

from dataclasses import replace

from mcdm.labels import Label
from satisfaction.complaints import ComplaintCount
from satisfaction.figure_readings import FigureReading
from satisfaction.reliability import OutageCount
from satisfaction.respondents import Dimension, Population, Segment
from store.examples import load_example
from studies.study import Study

DISTRICTS = Dimension(
    "district", Label("District"), (Segment("D1", Label("Town"), 6000), Segment("D2", Label("Hills"), 4000))
)


def operating() -> Study:
    """The demo with two districts of 6,000 and 4,000 customers and two years of lists."""
    study = replace(load_example("power-supply"), population=Population((DISTRICTS,)))
    months = [f"{year}-{month:02d}" for year in (2024, 2025) for month in range(1, 13)]
    outages, complaints = [], []
    for k, month in enumerate(months):
        later = k >= 12
        outages.append(OutageCount(month, 1, 600, 600 * 60, "district", "D1", "storm"))
        outages.append(
            OutageCount(month, 2, 800, 800 * (60 if later else 120), "district", "D2", "works", planned=True)
        )
        complaints.append(ComplaintCount("billing", month, 4, "district", "D1", 1))
        complaints.append(ComplaintCount("outage", month, 6 if later else 12, "district", "D2"))
    outages.append(OutageCount("2025-08", 1, 2000, 2000 * 300, "district", "D2", "storm", major=True))
    outages.append(OutageCount("2026-01", 0, 0, 77, "district", "D2", "works", planned=True))
    readings = [
        FigureReading("N13", "2025-11", 98.0, "district", "D1"),
        FigureReading("N13", "2025-11", 96.0, "district", "D2"),
        FigureReading("N13", "2025-12", 99.0, "district", "D1"),
        FigureReading("N13", "2025-12", 97.0, "district", "D2"),
        FigureReading("N21", "2024", 60.0),
        FigureReading("N21", "2025", 45.0),
        FigureReading("N21", "2025-03", 44.0),
    ]
    return replace(study, outages=tuple(outages), complaints=tuple(complaints), readings=tuple(readings))
