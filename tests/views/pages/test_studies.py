"""The page of studies: the example in a click, cards, a new study, imports that fail and succeed, history."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.labels import Label
from mcdm.model import CriteriaModel, Node
from store.examples import DEMO, load_example
from store.repository import DatabaseRepository
from studies import document, edits
from studies.study import Study
from tests.views.whole_app import Visitor, repository

__all__ = ["repository"]
SMALL = load_example("town-hall")


def test_without_studies_the_page_asks_the_question_and_offers_the_example(repository: DatabaseRepository) -> None:
    visitor = Visitor(repository)
    assert visitor.fine()
    assert visitor.app.title[0].value == "Which improvement will raise satisfaction most?"
    assert "Open the example" in visitor.labels
    assert "Weigh, measure, simulate, decide" in visitor.text()


def test_the_example_opens_in_one_click_and_only_once(repository: DatabaseRepository) -> None:
    visitor = Visitor(repository).click("open-demo")
    assert visitor.fine()
    assert visitor.study == load_example(DEMO)
    visitor.on("studies").click("open-demo")
    assert len(repository.list()) == 1


def test_a_page_that_needs_a_study_says_so_and_helps(repository: DatabaseRepository) -> None:
    visitor = Visitor(repository).on("model")
    assert visitor.app.title[0].value == "No study is open"
    visitor.click("open-demo")
    assert "network" in visitor.app.title[0].value


def test_a_card_says_how_far_a_study_is(repository: DatabaseRepository) -> None:
    repository.create(SMALL)
    repository.create(replace(SMALL, label=Label("Unjudged *draft*"), ballots=()))
    text = Visitor(repository).text()
    assert "ready to decide" in text or "ready to plan" in text
    assert "needs judgments" in text
    assert "Unjudged *draft*" in text
    assert "3 clusters · 6 indicators" in text


def test_renaming_and_deleting_with_undo(repository: DatabaseRepository) -> None:
    identifier = repository.create(SMALL)
    visitor = Visitor(repository, study=identifier)
    visitor.app.session_state["kept/studies/renaming"] = identifier
    visitor.app.run()
    visitor.app.text_input(key=f"rename-en-{identifier}").set_value("City hall")
    visitor.click(f"rename-do-{identifier}")
    assert visitor.study.label.en == "City hall"
    menu = visitor.app.get("menu_button")
    assert menu, "the card has a menu"
    visitor.app.session_state["kept/studies/deleted"] = identifier
    repository.delete(identifier)
    visitor.app.run()
    assert "was deleted" in visitor.text()
    visitor.click("undelete")
    assert [entry.id for entry in repository.list()] == [identifier]


def test_a_new_study_from_an_outline(repository: DatabaseRepository) -> None:
    visitor = Visitor(repository).click("entry-new")
    visitor.app.text_input(key="new-name").set_value("County supply")
    visitor.app.text_area(key="new-outline").set_value("Reliability\n  Outages | 停电\n  Voltage\nService\n  Manners")
    visitor.click("new-make")
    assert visitor.fine()
    assert visitor.study.label == Label("County supply")
    assert [label.en for label in visitor.study.model.labels.values()] == [
        "Customer satisfaction", "Reliability", "Service", "Outages", "Voltage", "Manners",
    ]  # fmt: skip
    assert visitor.study.scenarios[0].label.en == "Status quo"


@pytest.mark.parametrize(
    ("name", "outline", "sentence"),
    [
        ("", "A\nB", "A study needs a name"),
        ("X", "   ", "The outline is empty"),
        ("X", "A\n   B\n  C", "Line 3"),
    ],
)
def test_a_refused_new_study_keeps_what_was_typed(
    repository: DatabaseRepository, name: str, outline: str, sentence: str
) -> None:
    visitor = Visitor(repository).click("entry-new")
    visitor.app.text_input(key="new-name").set_value(name)
    visitor.app.text_area(key="new-outline").set_value(outline)
    visitor.click("new-make")
    assert sentence in visitor.text()
    assert visitor.app.text_area(key="new-outline").value == outline
    assert repository.list() == ()


def importing(repository: DatabaseRepository, content: bytes) -> Visitor:
    visitor = Visitor(repository).click("entry-import")
    visitor.app.file_uploader(key="import-file").set_value([("study.json", content, "application/json")]).run()
    assert visitor.fine()
    return visitor


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "not valid JSON: line 1"),
        (b'{"schema": 1, ', "not valid JSON: line 1"),
        (b"[1, 2]", "is needed"),
        (b'{"schema": 1, "label": {"en": "X"}, "label": {"en": "Y"}}', "stands twice"),
        (b'{"schema": 99}', "reads schema 1"),
        (b'{"schema": 1, "lable": {}}', '"lable" is not known'),
        ("满意度".encode("gb18030"), "UTF-8"),
        (b"\x00\x01\x02PK", "Your studies are as they were"),
    ],
)
def test_a_broken_document_leaves_one_sentence_and_changes_nothing(
    repository: DatabaseRepository, content: bytes, sentence: str
) -> None:
    visitor = importing(repository, content)
    (error,) = visitor.app.error
    assert sentence in error.value.replace("\\", "")
    assert "Your studies are as they were" in error.value.replace("\\", "")
    assert "Add to my studies" not in visitor.labels
    assert repository.list() == ()


def test_an_imported_document_is_shown_then_kept(repository: DatabaseRepository) -> None:
    visitor = importing(repository, document.write(SMALL).encode())
    assert "Town hall: a small example" in visitor.text()
    visitor.click("import-keep")
    assert visitor.study == SMALL
    assert len(repository.list()) == 1


def test_history_restores_and_undo_takes_it_back(repository: DatabaseRepository) -> None:
    identifier = repository.create(SMALL)
    changed = edits.rename_goal(SMALL, Label("Other goal"))
    repository.save(identifier, changed, based_on=1, message="goal renamed", author="Li")
    visitor = Visitor(repository, study=identifier)
    assert "goal renamed" in visitor.text()
    visitor.click("look-1")
    assert "Differs from now in: criteria and influences." in visitor.text()
    visitor.click("restore-1")
    assert visitor.study == SMALL
    assert len(repository.history(identifier)) == 3
    visitor.click("undo")
    assert visitor.study == changed


def test_an_address_that_leads_nowhere_says_so(repository: DatabaseRepository) -> None:
    visitor = Visitor(repository, study="gone")
    assert "There is no study gone" in visitor.text()
    assert visitor.fine()


def test_a_study_that_cannot_be_measured_does_not_hide_the_others(repository: DatabaseRepository) -> None:
    repository.create(Study(Label("", "只有名称"), CriteriaModel(Label("Goal"), (Node("N1", Label("One")),))))
    repository.create(SMALL)
    visitor = Visitor(repository, lang="zh")
    assert visitor.fine()
    assert "只有名称" in visitor.text()
    assert "尚未度量" in visitor.text()


def test_of_thirty_studies_the_newest_are_seen_first(repository: DatabaseRepository) -> None:
    for number in range(30):
        repository.create(replace(SMALL, label=Label(f"Study {number}")))
    visitor = Visitor(repository)
    assert "Study 29" in visitor.text()
    assert "**Study 3**" not in visitor.text()
    visitor.click("all-studies")
    assert "**Study 3**" in visitor.text()
