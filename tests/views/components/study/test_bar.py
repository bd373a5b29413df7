"""The study bar: saved or not, undo and redo, a note with a version, a save that is behind, drafts that survive."""

from __future__ import annotations

from mcdm.labels import Label
from store.examples import load_example
from store.repository import DatabaseRepository
from studies import edits
from tests.views.whole_app import Visitor, repository

__all__ = ["repository"]
SMALL = load_example("town-hall")


def edited(repository: DatabaseRepository) -> tuple[Visitor, str]:
    """A visitor who renamed the goal and did not save."""
    identifier = repository.create(SMALL)
    visitor = Visitor(repository, study=identifier).on("model").type("Name in English", "Mine")
    assert "changes not saved yet" in visitor.text()
    return visitor, identifier


def test_undo_redo_and_save(repository: DatabaseRepository) -> None:
    visitor, identifier = edited(repository)
    visitor.click("undo")
    assert "version 1, saved" in visitor.text()
    visitor.click("redo").click("save")
    assert "version 2, saved" in visitor.text()
    assert repository.open(identifier).study.model.goal.en == "Mine"


def test_a_version_with_a_note(repository: DatabaseRepository) -> None:
    visitor, identifier = edited(repository)
    visitor.field("What changed, and why").set_value("goal in our words")
    visitor.click("save-with-note")
    assert repository.history(identifier)[0].message == "goal in our words"


def test_a_draft_survives_a_reload(repository: DatabaseRepository) -> None:
    _, identifier = edited(repository)
    again = Visitor(repository, study=identifier)
    assert again.study.model.goal.en == "Mine"
    assert "changes not saved yet" in again.text()


def test_a_draft_that_asks_about_fewer_elements_survives_a_reload(repository: DatabaseRepository) -> None:
    demo = load_example("power-supply")
    identifier = repository.create(demo)
    visitor = Visitor(repository, study=identifier)
    visitor.app.session_state["kept/model/element"] = "N11"
    visitor.on("model").click("remove-N11")
    again = Visitor(repository, study=identifier)
    assert len(again.app.error) == 0
    assert again.study == visitor.study == edits.remove_node(demo, "N11")


def test_a_save_that_is_behind_offers_both_ways_out(repository: DatabaseRepository) -> None:
    visitor, identifier = edited(repository)
    theirs = edits.rename_goal(SMALL, Label("Theirs"))
    repository.save(identifier, theirs, based_on=1, author="Li", message="second thoughts")
    visitor.click("save")
    assert "Li saved version 2" in visitor.text()
    assert visitor.study.model.goal.en == "Mine", "nothing is lost"
    visitor.on("studies")
    visitor.click("behind-reload")
    assert visitor.study == theirs
    visitor.click("undo")
    assert visitor.study.model.goal.en == "Mine"


def test_mine_can_be_kept_as_a_copy(repository: DatabaseRepository) -> None:
    visitor, identifier = edited(repository)
    theirs = edits.rename_goal(SMALL, Label("Theirs"))
    repository.save(identifier, theirs, based_on=1)
    visitor.click("save").click("behind-copy")
    assert visitor.study.model.goal.en == "Mine"
    assert visitor.study.label == Label("Town hall: a small example (my version)", "市民服务大厅：小示例（我的版本）")
    assert repository.open(identifier).study == theirs
    assert len(repository.list()) == 2


def test_a_personal_link_hides_the_bar(repository: DatabaseRepository) -> None:
    identifier = repository.create(SMALL)
    token = repository.invite(identifier, SMALL.experts[0].id)
    visitor = Visitor(repository, ballot=token)
    assert "version 1, saved" not in visitor.text()


def test_two_tabs_keep_two_drafts(repository: DatabaseRepository) -> None:
    identifier = repository.create(SMALL)
    here, there = (Visitor(repository, study=identifier).on("model") for _ in range(2))
    here.type("Name in English", "Mine")
    there.type("Name in English", "Theirs").click("save")
    desk = here.app.query_params["desk"]
    again = Visitor(repository, study=identifier, desk=desk)
    assert again.study.model.goal.en == "Mine", "a reload after the other tab saved"
    assert "Theirs" in repository.open(identifier).study.model.goal.en
    assert Visitor(repository, study=identifier).study.model.goal.en == "Theirs", "a draft behind is not adopted"


def test_undo_keeps_what_an_expert_answered_meanwhile(repository: DatabaseRepository) -> None:
    visitor, identifier = edited(repository)
    ballot = SMALL.ballots[0]
    repository.withdraw_ballot(identifier, ballot.expert, ballot.set)
    visitor.on("weights")
    assert ballot not in visitor.study.ballots, "seen without a reload"
    visitor.on("model").click("undo")
    assert ballot not in visitor.study.ballots
    assert "version 1, saved" in visitor.text()
