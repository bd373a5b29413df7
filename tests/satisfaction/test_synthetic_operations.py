"""Synthetic lists: they show what their model says, and are the same for a seed."""

from __future__ import annotations

from pathlib import Path

import pyarrow.csv
import pytest

from exchange.outage_list import read_outages
from exchange.ticket_list import read_tickets
from mcdm.errors import DecisionError
from mcdm.labels import Label
from satisfaction.reliability import of_counts
from satisfaction.respondents import Dimension, Segment
from satisfaction.synthetic_operations import OperationsModel, draw_outages, draw_tickets
from store.examples import load_example

POPULATION = load_example("power-supply").population
MODEL = OperationsModel.around(POPULATION.dimension("district"), 8.94, 8.0)


@pytest.mark.parametrize("seed", [4, 11])
def test_no_feeder_is_out_twice_at_one_time(tmp_path: Path, seed: int) -> None:
    """The program would find such a list wrong: an example must not be what it warns of."""
    path = tmp_path / "outages.csv"
    pyarrow.csv.write_csv(draw_outages(MODEL, seed=seed), path)
    found = read_outages(path, POPULATION)
    assert "outages-overlap" not in {each.code for each in found.findings}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_drawn_outage_list_reads_back_as_its_model_says(tmp_path: Path, language: str) -> None:
    path = tmp_path / "outages.csv"
    pyarrow.csv.write_csv(draw_outages(MODEL, seed=4, language=language), path)
    counts = read_outages(path, POPULATION).totals.counts
    for segment, hours in zip(MODEL.dimension.segments, MODEL.hours, strict=True):
        own = [each for each in counts if each.segment == segment.id and not each.major]
        found = of_counts(own, segment.customers or 0, 24 * 730).yearly.saidi / 60
        assert found == pytest.approx(hours * 0.96, rel=0.15), segment.id
    assert any(each.planned for each in counts)
    assert any(each.major for each in counts)


def test_a_drawn_ticket_list_reads_back_as_its_model_says(tmp_path: Path) -> None:
    path = tmp_path / "tickets.csv"
    pyarrow.csv.write_csv(draw_tickets(MODEL, seed=4), path)
    found = read_tickets(path, POPULATION)
    complaints = sum(each.count for each in found.totals.counts)
    assert complaints == pytest.approx(2 * 400 * 0.96, rel=0.1)
    assert sum(each.repeated for each in found.totals.counts) / complaints == pytest.approx(0.11, abs=0.03)
    assert found.totals.other > complaints / 2


def test_the_same_seed_gives_the_same_list() -> None:
    assert draw_tickets(MODEL, seed=1).equals(draw_tickets(MODEL, seed=1))
    assert not draw_tickets(MODEL, seed=1).equals(draw_tickets(MODEL, seed=2))


def test_without_customers_nothing_is_drawn() -> None:
    for segment in (Segment("a", Label("A")), Segment("a", Label("A"), 0)):
        with pytest.raises(DecisionError, match="synthetic-without-customers"):
            OperationsModel.around(Dimension("district", Label(), (segment,)))
    alone = OperationsModel.around(Dimension("district", Label(), (Segment("a", Label("A"), 900),)), 5.0, 3.0)
    assert (alone.hours, alone.rates) == ((5.0,), (3.0,))
