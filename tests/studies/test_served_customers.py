"""Whom lists stand for, and the months they reach over."""

from __future__ import annotations

from mcdm.labels import Label
from satisfaction.respondents import Dimension, Population, Segment
from studies.served_customers import Window, latest, months_between, served
from tests.studies.operating import DISTRICTS

TIERS = Dimension("tier", Label("Tier"), (Segment("VIP", Label("VIP"), 9000), Segment("new", Label("New"))))


def test_the_customers_of_the_places_a_list_names() -> None:
    whom = served(Population((DISTRICTS, TIERS)), ["district", "", "district", "tier"])
    assert (whom.dimension, whom.total, dict(whom.places)) == ("district", 10_000, {"D1": 6000, "D2": 4000})
    partly = served(Population((DISTRICTS, TIERS)), ["tier"])
    assert (partly.total, dict(partly.places)) == (10_000, {"VIP": 9000})
    assert served(Population((DISTRICTS,)), [""]).total == 10_000
    assert served(Population((TIERS,)), []).total is None
    assert served(Population(), ["gone"]) == served(Population(), ["gone"])


def test_the_last_twelve_months_and_the_twelve_before() -> None:
    months = months_between("2024-11", "2026-12")
    window, before = latest(months)
    assert (window.months[0], window.months[-1], window.hours) == ("2026-01", "2026-12", 8760)
    assert before is not None
    assert before.months[0] == "2025-01"
    short, nothing = latest(months[:14])
    assert (short.is_a_year, nothing) == (True, None)
    assert latest(months[:2])[0].hours == 24 * 61
    assert Window(("2026-02",)).years == 28 * 24 / 8760
