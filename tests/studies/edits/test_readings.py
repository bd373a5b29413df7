"""Edits of readings, complaints and outages; what other edits take along."""

from __future__ import annotations

import pytest

from mcdm.errors import DecisionError
from satisfaction.complaints import ComplaintCount
from satisfaction.figure_readings import FigureReading
from satisfaction.reliability import OutageCount
from store.examples import load_example
from studies import document, edits

DEMO = load_example("power-supply")
APRIL = FigureReading("N13", "2026-04", 98.1, "district", "D1", "table")
MAY = FigureReading("N13", "2026-05", 98.3)


def test_a_later_reading_takes_the_place_of_the_same_one() -> None:
    study = edits.add_readings(DEMO, [APRIL, MAY])
    again = edits.add_readings(study, [FigureReading("N13", "2026-04", 97.0, "district", "D1")])
    assert [each.value for each in again.readings] == [97.0, 98.3]
    assert edits.remove_readings(again, "N13").readings == ()
    assert edits.remove_readings(again, "N11") == again
    assert edits.remove_readings(again).readings == ()


def test_lists_replace_or_add() -> None:
    first, more = ComplaintCount("billing", "2026-04", 5, "district", "D1", 1), ComplaintCount("staff", "2026-04", 2)
    study = edits.set_complaints(DEMO, [first, more])
    assert edits.set_complaints(study, [more]).complaints == (more,)
    added = edits.set_complaints(study, [first], add=True).complaints
    assert ComplaintCount("billing", "2026-04", 10, "district", "D1", 2) in added
    assert len(added) == 2

    storm = OutageCount("2026-04", 1, 10, 600, "district", "D1", "storm", momentary=2)
    cut = edits.set_outages(DEMO, [storm])
    twice = edits.set_outages(cut, [storm, OutageCount("2026-04", 1, 1, 1, planned=True)], add=True)
    assert OutageCount("2026-04", 2, 20, 1200, "district", "D1", "storm", momentary=4) in twice.outages
    assert len(twice.outages) == 2


def test_values_of_today_are_taken_over() -> None:
    study = edits.take_over(DEMO, {"N11": 8.1})
    today = {figure.indicator: figure.today for figure in study.figures}
    assert (today["N11"], today["N12"]) == (8.1, 2.4)
    with pytest.raises(DecisionError, match="id-unknown"):
        edits.take_over(DEMO, {"N1": 8.1})


def test_what_was_measured_goes_with_its_indicator_and_its_district() -> None:
    study = edits.add_readings(DEMO, [APRIL, MAY])
    study = edits.set_outages(study, [OutageCount("2026-04", 1, 10, 600, "district", "D1")])
    without = edits.remove_node(study, "N13")
    assert without.readings == ()
    assert edits.losses(study, without)["readings"] == 1
    gone = edits.remove_dimension(study, "district")
    assert gone.outages == ()
    assert gone.readings == (MAY,)


def test_the_document_keeps_them() -> None:
    study = edits.add_readings(DEMO, [APRIL, MAY])
    study = edits.set_outages(study, [OutageCount("2026-04", 1, 10, 600.5, "district", "D1", "storm", True, True, 3)])
    assert document.read(document.write(study)) == study


def test_places_of_a_list_become_districts() -> None:
    study = edits.add_places(DEMO, ["D1", "Harbour"])
    (district, *_) = study.population.dimensions
    assert [segment.id for segment in district.segments] == ["D1", "D2", "D3", "D4", "D5", "Harbour"]
    assert not district.is_counted
    bare = edits.add_places(load_example("town-hall"), ["North", "South"])
    assert [each.id for each in bare.population.dimension("district").segments][-2:] == ["North", "South"]
