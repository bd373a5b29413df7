"""Which levers come whole."""

from __future__ import annotations

from dataclasses import replace

from mcdm.labels import Label
from store.examples import load_example
from studies.countable import broken_things, counts_things

DEMO = load_example("power-supply")


def test_teams_crews_persons_and_sites_come_whole_money_shares_and_hours_do_not() -> None:
    assert [each.id for each in DEMO.levers if counts_things(each)] == ["L2", "L6", "L7", "L8"]
    chinese = [replace(each, unit=Label("", each.unit.zh)) for each in DEMO.levers]
    assert [each.id for each in chinese if counts_things(each)] == ["L2", "L6", "L7", "L8"]


def test_who_says_so_is_believed() -> None:
    assert counts_things(replace(DEMO.levers[0], whole=True))


def test_broken_things_are_those_not_bought_by_the_piece() -> None:
    assert broken_things(DEMO, (("L2", 0.285), ("L7", 2.0), ("L5", 443.7), ("L8", 24.1))) == ("L2", "L8")
