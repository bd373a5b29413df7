"""The page of alternatives: who leads, what networks say, ratings, methods side by side, and how to begin."""

from __future__ import annotations

import pytest

from mcdm.choice import Choice
from store.examples import load_example
from store.repository import DatabaseRepository
from store.templates import load_template
from tests.views.whole_app import Visitor, repository

__all__ = ["repository"]


def visit(repository: DatabaseRepository, name: str, **query: str) -> Visitor:
    return Visitor(repository, study=repository.create(load_template(name)), **query).on("alternatives")


@pytest.mark.parametrize(
    ("name", "headline"),
    [
        ("alternatives", "“New quarter” leads, .010 ahead of “At the station”"),
        ("ratings", "“Feeder Harbour 3” leads, .055 ahead of “Feeder Hill 7”"),
        ("bocr-multiplicative", "“Balanced” leads, .109 ahead of “Reliability first”"),
        ("servqual", "Nothing is ranked yet"),
    ],
)
def test_the_headline_says_who_leads(repository: DatabaseRepository, name: str, headline: str) -> None:
    visitor = visit(repository, name)
    assert visitor.fine()
    assert headline in visitor.text()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_view_can_be_drawn(repository: DatabaseRepository, language: str) -> None:
    visitor = visit(repository, "bocr-subtractive", lang=language)
    for view in ("order", "synthesis", "ratings", "scales", "ranking", "new"):
        visitor.choose("alternatives-view", view)
        assert visitor.fine(), view


def test_another_formula_gives_another_order(repository: DatabaseRepository) -> None:
    visitor = visit(repository, "bocr-multiplicative").choose("alternatives-view", "synthesis")
    visitor.type("Formula", "weighted-sum")
    assert visitor.study.synthesis == Choice("weighted-sum")
    assert "“Reliability first” leads" in visitor.text() or "as good as equal" in visitor.text()
    visitor.type("Formula", "formula")
    assert visitor.study.synthesis.arguments["text"].startswith("weight.benefits * benefits + ")


def test_a_wrong_formula_says_so_and_changes_nothing(repository: DatabaseRepository) -> None:
    visitor = visit(repository, "bocr-formula").choose("alternatives-view", "synthesis")
    before = visitor.study
    visitor.type("Your formula", "benefits + profits")
    assert "profits" in visitor.text()
    assert visitor.app.button(key="use-formula").disabled
    assert visitor.study is before
    visitor.type("Your formula", "benefits - risks").click("use-formula")
    assert visitor.study.synthesis.arguments["text"] == "benefits - risks"


def test_alternatives_are_typed_and_compared(repository: DatabaseRepository) -> None:
    visitor = visit(repository, "servqual")
    visitor.type("Alternatives, one a line", "North | 北方\nSouth").click("add-compared")
    assert visitor.study.model.alternative_ids == ("A1", "A2")
    assert "Nothing tells the 2 alternatives apart yet" in visitor.text()


def test_nothing_typed_is_refused_in_a_sentence(repository: DatabaseRepository) -> None:
    visitor = visit(repository, "servqual").click("add-compared")
    assert "No alternative has a name" in visitor.text()
    assert visitor.study.model.alternatives == ""


def test_ratings_begin_and_grow(repository: DatabaseRepository) -> None:
    visitor = visit(repository, "eight-elements")
    visitor.type("What is rated, one a line", "Pump\nValve").click("begin-ratings")
    assert visitor.study.ratings is not None
    assert [each.label.en for each in visitor.study.rated] == ["Pump", "Valve"]
    visitor.type("Names, one a line", "Pipe").click("add-rated")
    assert len(visitor.study.rated) == 3
    assert visitor.fine()


def test_an_alternative_is_added_to_every_network(repository: DatabaseRepository) -> None:
    visitor = visit(repository, "bocr-subtractive").choose("alternatives-view", "new")
    visitor.type("Alternatives, one a line", "Wait and see").click("add-compared")
    ranked = {name: visitor.study.networks[name].model.alternative_ids for name in visitor.study.networks}
    assert set(ranked.values()) == {("S1", "S2", "S3", "S4", "A5")}
    assert visitor.study.model.alternative_ids == ("benefits", "opportunities", "costs", "risks")


def test_a_table_of_ones_own_is_ranked(repository: DatabaseRepository) -> None:
    visitor = visit(repository, "ratings").choose("alternatives-view", "ranking")
    assert "is first by" in str([each.value for each in visitor.app.subheader])
    visitor.type("What is ranked", "own")
    visitor.type("Paste a table", "n,Quality,Price (-)\nNorth,7,120\nSouth,9,cheap")
    assert "Row 3 of the table" in visitor.text()
    visitor.type("Paste a table", "n,Quality,Price (-)\nNorth,7,120\nSouth,9,90")
    assert "South is first by 6 of 6 methods" in visitor.text()


def test_the_scenarios_of_a_study_are_ranked(repository: DatabaseRepository) -> None:
    visitor = Visitor(repository, study=repository.create(load_example("town-hall"))).on("alternatives")
    assert visitor.fine()
    assert "Nothing is ranked yet" in visitor.text()
    assert "some weights are assumed" in visitor.text()
    visitor.type("Weights of the criteria", "combined")
    assert visitor.fine()
