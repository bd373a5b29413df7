"""Two planners change one study: who is second sees what changed, and takes both over, decides, or keeps a copy."""

from __future__ import annotations

from dataclasses import replace

from mcdm.labels import Label
from store.examples import load_example
from store.repository import DatabaseRepository
from studies import edits
from studies.study import Study
from tests.views.whole_app import Visitor, repository

__all__ = ["repository"]
SMALL = load_example("town-hall")
FIRST = SMALL.levers[0]


def cheaper(study: Study) -> Study:
    """What Li does: a lever reaches further, and another name for the study."""
    return edits.set_lever(study, replace(FIRST, maximum=FIRST.maximum + 7))


def mine(repository: DatabaseRepository) -> tuple[Visitor, str]:
    """A planner who renamed the goal and did not save."""
    identifier = repository.create(SMALL)
    return Visitor(repository, study=identifier).on("model").type("Name in English", "Mine"), identifier


def test_both_are_taken_with_one_click(repository: DatabaseRepository) -> None:
    visitor, identifier = mine(repository)
    repository.save(identifier, cheaper(SMALL), based_on=1, author="Li", message="more reach")
    visitor.click("save")
    said = visitor.text()
    assert "Li saved version 2" in said
    assert "They wrote: more reach" in said
    assert "Nothing of it touches what you changed" in said
    assert f"maximum {FIRST.maximum:g} → {FIRST.maximum + 7:g}" in said
    visitor.click("behind-both")
    saved = repository.open(identifier)
    assert saved.version == 3
    assert saved.study == visitor.study == edits.rename_goal(cheaper(SMALL), replace(SMALL.model.goal, en="Mine"))
    assert "version 3, saved" in visitor.text()
    assert repository.history(identifier)[0].message == "Merged with version 2"


def test_undo_takes_back_mine_and_never_theirs(repository: DatabaseRepository) -> None:
    visitor, identifier = mine(repository)
    repository.save(identifier, cheaper(SMALL), based_on=1)
    visitor.click("save").click("behind-both").click("undo")
    assert visitor.study == cheaper(SMALL)
    visitor.click("redo")
    assert visitor.study.model.goal.en == "Mine"


def test_a_conflict_is_decided_thing_by_thing(repository: DatabaseRepository) -> None:
    visitor, identifier = mine(repository)
    theirs = edits.rename_goal(cheaper(SMALL), Label("Theirs"))
    repository.save(identifier, theirs, based_on=1, author="Li")
    visitor.click("save")
    assert "1 thing was changed by both" in visitor.text()
    control = next(each for each in visitor.app.button_group if "conflict" in str(each.key))
    assert control.value == "mine"
    assert list(control.options) == ["mine\\: Mine", "theirs\\: Theirs"]
    control.set_value("theirs").run()
    visitor.click("behind-both")
    assert repository.open(identifier).study == theirs
    assert visitor.study == theirs


def test_mine_stands_in_a_conflict_where_it_is_chosen(repository: DatabaseRepository) -> None:
    visitor, identifier = mine(repository)
    repository.save(identifier, edits.rename_goal(cheaper(SMALL), Label("Theirs")), based_on=1)
    visitor.click("save").click("behind-both")
    saved = repository.open(identifier).study
    assert (saved.model.goal.en, saved.levers[0].maximum) == ("Mine", FIRST.maximum + 7)


def test_a_newer_version_is_noticed_without_saving(repository: DatabaseRepository) -> None:
    identifier = repository.create(SMALL)
    visitor = Visitor(repository, study=identifier).on("levers")
    assert "newer-take" not in [each.key for each in visitor.app.button]
    repository.save(identifier, cheaper(SMALL), based_on=1, author="Li")
    visitor.app.run()
    assert "Li saved version 2, just now: Levers: 1 changed." in visitor.text()
    visitor.click("newer-take")
    assert visitor.study == cheaper(SMALL)
    assert "version 2, saved" in visitor.text()
    assert "just now" not in visitor.text()


def test_what_is_taken_over_stays_beside_unsaved_work(repository: DatabaseRepository) -> None:
    visitor, identifier = mine(repository)
    repository.save(identifier, cheaper(SMALL), based_on=1, author="Li")
    visitor.app.run()
    visitor.click("newer-take")
    assert visitor.study == edits.rename_goal(cheaper(SMALL), replace(SMALL.model.goal, en="Mine"))
    assert "changes not saved yet" in visitor.text()
    assert repository.open(identifier).version == 2
    again = Visitor(repository, study=identifier)
    assert again.study == visitor.study, "the draft is kept on top of their version"
    visitor.click("save")
    assert repository.open(identifier).version == 3


def test_taking_over_what_conflicts_asks_first(repository: DatabaseRepository) -> None:
    visitor, identifier = mine(repository)
    repository.save(identifier, edits.rename_goal(SMALL, Label("Theirs")), based_on=1, author="Li")
    visitor.app.run()
    visitor.click("newer-take")
    assert "1 thing was changed by both" in visitor.text()
    assert visitor.study.model.goal.en == "Mine"
    assert repository.open(identifier).version == 2


def test_two_planners_save_in_turns_and_nothing_is_lost(repository: DatabaseRepository) -> None:
    identifier = repository.create(SMALL)
    ann, bo = (Visitor(repository, study=identifier) for _ in range(2))
    ann.on("model").type("Name in English", "Ours")
    bo.app.session_state.working.study = cheaper(bo.study)
    bo.app.run()
    bo.click("save")
    ann.click("save").click("behind-both")
    bo.app.run()
    bo.click("newer-take")
    expected = edits.rename_goal(cheaper(SMALL), replace(SMALL.model.goal, en="Ours"))
    assert ann.study == bo.study == repository.open(identifier).study == expected


def test_ballots_that_came_in_meanwhile_are_there(repository: DatabaseRepository) -> None:
    visitor, identifier = mine(repository)
    ballot = SMALL.ballots[0]
    repository.save(identifier, cheaper(SMALL), based_on=1)
    repository.withdraw_ballot(identifier, ballot.expert, ballot.set)
    visitor.click("save").click("behind-both")
    assert ballot not in visitor.study.ballots
    assert set(visitor.study.ballots) == set(SMALL.ballots) - {ballot}
    assert visitor.study == repository.open(identifier).study


def test_the_words_are_chinese(repository: DatabaseRepository) -> None:
    identifier = repository.create(SMALL)
    visitor = Visitor(repository, study=identifier, lang="zh").on("model").type("中文名称", "目标一")
    repository.save(identifier, edits.rename_goal(cheaper(SMALL), Label("", "目标二")), based_on=1, author="李")
    visitor.click("save")
    assert "李" in visitor.text()
    assert "saved" not in visitor.text()
