"""Comments beside things, the record of who did what, and two versions compared, as a visitor sees them."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from store.comments import comments_of
from store.examples import load_example
from store.repository import DatabaseRepository
from studies import edits
from tests.views.whole_app import Visitor, repository

__all__ = ["repository"]
SMALL = load_example("town-hall")
FIRST = SMALL.levers[0]
NASTY = "**bold** <script>alert(1)</script> [x](http://a) :smile: $a$"


def opened(visitor: Visitor, place: str) -> Visitor:
    """The page with the comments of a place opened; a click in a test closes them."""
    visitor.app.session_state[f"comments-{place}"] = True
    visitor.app.run()
    return visitor


@pytest.mark.parametrize(
    ("page", "place"),
    [
        ("model", "criterion/goal"),
        ("judgments", "judgment/goal"),
        ("levers", f"lever/{FIRST.id}"),
        ("scenarios", f"scenario/{SMALL.scenarios[1].id}"),
    ],
)
def test_every_page_counts_the_comments_of_its_things(repository: DatabaseRepository, page: str, place: str) -> None:
    study = repository.create(SMALL)
    talk = comments_of(repository)
    talk.answer(study, talk.write(study, place, NASTY), "because")
    visitor = Visitor(repository, study=study)
    if page == "scenarios":
        visitor.app.session_state["kept/scenarios/chosen"] = SMALL.scenarios[1].id
    visitor.on(page)
    assert visitor.fine()
    counted = [each.proto.popover.label for each in visitor.app.get("popover") if each.proto.popover.label == "2"]
    assert counted or page == "scenarios"


def test_a_thread_is_read_answered_settled_and_taken_back(repository: DatabaseRepository) -> None:
    study, place = repository.create(SMALL), f"lever/{FIRST.id}"
    talk = comments_of(repository)
    first = talk.write(study, place, NASTY)
    visitor = opened(Visitor(repository, study=study).on("levers"), place)
    assert visitor.fine()
    assert NASTY in visitor.text().replace("\N{WORD JOINER}", "")
    assert not any(each.allow_html for each in visitor.app.markdown)
    visitor.app.text_area(key=f"comment-answer-{first}").set_value("=1+1")
    visitor.click(f"send-comment-answer-{first}")
    (thread,) = talk.threads(study, place)
    assert [each.text for each in thread.answers] == ["=1+1"]
    opened(visitor, place).click(f"settle-{first}")
    assert talk.threads(study, place)[0].settled
    opened(visitor, place).click(f"reopen-{first}")
    opened(visitor, place).click(f"comment-remove-{first}")
    opened(visitor, place)
    assert "(taken back)" in visitor.text()
    assert NASTY not in visitor.text()


def test_an_empty_comment_is_not_sent_and_a_field_is_emptied(repository: DatabaseRepository) -> None:
    study, place = repository.create(SMALL), f"lever/{FIRST.id}"
    visitor = opened(Visitor(repository, study=study).on("levers"), place)
    visitor.app.text_area(key=f"comment-new-{place}").set_value("   ")
    visitor.click(f"send-comment-new-{place}")
    assert comments_of(repository).counts(study) == {}
    opened(visitor, place)
    visitor.app.text_area(key=f"comment-new-{place}").set_value("Why so many?")
    visitor.click(f"send-comment-new-{place}")
    assert comments_of(repository).counts(study) == {place: 1}
    opened(visitor, place)
    assert visitor.app.text_area(key=f"comment-new-{place}").value == ""


def test_any_two_versions_are_compared_in_words(repository: DatabaseRepository) -> None:
    study = repository.create(SMALL)
    wider = edits.set_lever(SMALL, replace(FIRST, maximum=FIRST.maximum + 7))
    repository.save(study, wider, based_on=1)
    repository.save(study, edits.set_choices(wider, replace(wider.choices, damping=0.25)), based_on=2)
    visitor = Visitor(repository, study=study).on("studies")
    assert "Damping 0.5 → 0.25" in visitor.text()
    assert "maximum" not in visitor.text()
    visitor.type("What changed from version", 1)
    assert f"maximum {FIRST.maximum:g} → {FIRST.maximum + 7:g}" in visitor.text()
    visitor.type("to version", 1)
    assert "The two versions say the same." in visitor.text()


def test_the_record_is_shown_and_filtered(repository: DatabaseRepository) -> None:
    study = repository.create(SMALL, author="Li")
    repository.save(study, edits.rename_goal(SMALL, SMALL.label), based_on=1, author="=Wu", message="-1")
    visitor = Visitor(repository, study=study).on("studies").click("audit-show")
    table = visitor.app.dataframe[-1].value
    assert list(table["What"]) == ["version saved", "study created"]
    assert list(table["Who"]) == ["=Wu", "Li"]
    visitor.app.selectbox(key="audit-who").set_value("Li").run()
    assert list(visitor.app.dataframe[-1].value["What"]) == ["study created"]
    visitor.app.selectbox(key="audit-who").set_value("everybody")
    visitor.app.selectbox(key="audit-what").set_value("version saved").run()
    assert list(visitor.app.dataframe[-1].value["Who"]) == ["=Wu"]
    visitor.click("audit-hide")
    assert "audit-show" in [each.key for each in visitor.app.button]


def test_the_file_of_the_record_holds_no_formula(repository: DatabaseRepository) -> None:
    from i18n.translate import translator
    from reports.audit_table import as_csv

    study = repository.create(SMALL, author="=Li", message="@x")
    told = as_csv(repository.audit(study), {}, translator("en")).decode("utf-8-sig")
    assert next(iter(csv.reader(io.StringIO(told).readlines()[1:])))[1] == "'=Li"
