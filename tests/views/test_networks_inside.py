"""Going into a network: what pages show there, where edits and answers land, and the way out."""

from __future__ import annotations

import json

import pytest

from mcdm.judgments import DirectRatings, PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from store.repository import DatabaseRepository
from studies import edits
from studies.study import PANEL, Expert
from tests.studies.nested import PLANS, nested
from tests.views.one_page import visit as visit_page
from tests.views.whole_app import Visitor, repository

__all__ = ["repository"]


@pytest.fixture
def study(repository: DatabaseRepository) -> str:
    return repository.create(nested())


def test_the_address_names_the_network(repository: DatabaseRepository, study: str) -> None:
    visitor = Visitor(repository, study=study, network="economic").on("model")
    assert visitor.fine()
    assert "**Economic**" in visitor.text()
    assert {"Which plan to fund", "Benefits"} <= set(visitor.labels)
    assert visitor.app.query_params["network"] == "economic"
    visitor.click("to-network-benefits").click("to-network-")
    assert "network" not in visitor.app.query_params
    assert "**Which plan to fund**" in visitor.text()


def test_a_network_that_is_not_there_is_the_whole_study(repository: DatabaseRepository, study: str) -> None:
    visitor = Visitor(repository, study=study, network="nowhere").on("model")
    assert visitor.fine()
    assert "**Which plan to fund**" in visitor.text()


@pytest.mark.parametrize("page", ["model", "judgments", "weights", "alternatives", "index", "survey", "studies"])
def test_every_page_can_be_drawn_from_inside(repository: DatabaseRepository, study: str, page: str) -> None:
    visitor = Visitor(repository, study=study, network="benefits").on(page)
    assert visitor.fine()
    assert ("to-network-" in {each.key for each in visitor.app.button}) == (page in ("model", "judgments", "weights"))


def test_an_edit_made_inside_is_one_step_that_undo_takes_back(repository: DatabaseRepository, study: str) -> None:
    visitor = Visitor(repository, study=study, network="costs").on("model")
    before = visitor.study
    visitor.type("Name in English", "Price")
    assert visitor.study.networks["costs"].model.goal == Label("Price", "成本")
    assert visitor.study.model == before.model
    visitor.click("undo")
    assert visitor.study == before


def test_points_given_inside_are_stored_under_the_network(repository: DatabaseRepository, study: str) -> None:
    visitor = Visitor(repository, study=study, network="costs").on("judgments")
    visitor.field("Investment").set_value(80.0)
    visitor.button("Keep the points")
    stored = {(ballot.expert, ballot.set): ballot.judgments for ballot in repository.ballots(study)}
    assert stored[PANEL, "costs:goal"] == DirectRatings(("investment", "running"), (80.0, 50.0))
    assert stored[PANEL, "goal"].elements == ("trust", "duty", "finance")
    visitor.click("withdraw")
    assert (PANEL, "costs:goal") not in {(each.expert, each.set) for each in repository.ballots(study)}


def test_an_element_is_given_a_network_and_loses_it_again(repository: DatabaseRepository, study: str) -> None:
    visitor = Visitor(repository, study=study).on("model")
    visitor.type("Element", "trust").choose("element-view", "network")
    visitor.type("Its criteria, one a line", "Now\nLater").click("new-network-trust")
    network = visitor.study.networks["trust"]
    assert network.model.alternative_ids == PLANS
    assert [node.label.en for node in network.model.indicators] == ["Now", "Later"]
    visitor.click("enter-trust")
    assert "**Trust of customers**" in visitor.text()
    visitor.click("to-network-").click("remove-network-trust")
    assert "trust" not in visitor.study.networks


def test_undo_that_takes_a_network_away_leads_out_of_it(repository: DatabaseRepository, study: str) -> None:
    visitor = Visitor(repository, study=study).on("model")
    visitor.type("Element", "trust").choose("element-view", "network").click("new-network-trust").click("enter-trust")
    visitor.click("undo")
    assert visitor.fine()
    assert "**Which plan to fund**" in visitor.text()


def test_a_personal_link_asks_about_every_network(repository: DatabaseRepository) -> None:
    asked = edits.withdraw_ballot(edits.add_expert(nested(), Expert("E1", Label("Wang"))), PANEL, "economic:goal")
    study = repository.create(asked)
    page = visit_page("ballot", ballot=repository.invite(study, "E1"))
    assert not page.exception
    (question,) = (e.proto for e in page.get("bidi_component") if e.proto.component_name == "seat_question")
    data = json.loads(question.json)
    assert data["set"] == "seat/E1/economic:goal"  # what is still open, within a network
    assert "Economic" in data["asked"]
    judged = PairwiseComparisons(("C1", "C2"), (PairwiseJudgment("C1", "C2", 3.0),))
    repository.cast_ballot(study, "E1", "economic:goal", judged)
    assert repository.open(study).study.inside("economic").ballots_of("goal")[0].judgments == judged
