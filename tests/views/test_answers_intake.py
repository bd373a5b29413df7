"""Files of answers on their way into a panel: who is who, all or nothing, one step that undo and redo carry."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import openpyxl
import pytest

from exchange.questionnaires.excel_layout import EXPERT
from exchange.questionnaires.excel_writer import write_questionnaire
from exchange.questionnaires.expert_template import expert_csv
from mcdm.judgments import PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from store.examples import load_example
from store.repository import DatabaseRepository
from studies import edits
from studies.study import Ballot, Expert, Study
from tests.views.whole_app import Visitor, repository
from views.answers_intake import Files, gathered, people, receive

__all__ = ["repository"]
SMALL = load_example("town-hall")
SET = next(name for name, each in SMALL.every_set.items() if len(each.elements) > 1)


def answers(value: float) -> PairwiseComparisons:
    """One judgment about the first pair of a set."""
    elements = SMALL.every_set[SET].elements
    return PairwiseComparisons(elements, (PairwiseJudgment(elements[0], elements[1], value),))


def panel(**given: float) -> Study:
    """The small study with only these experts, by name, and what each answered."""
    experts = tuple(Expert(f"X{k}", Label(name)) for k, name in enumerate(given))
    ballots = tuple(Ballot(f"X{k}", SET, answers(value)) for k, value in enumerate(given.values()))
    return edits.with_ballots(replace(SMALL, experts=experts, ballots=()), ballots)


def read(study: Study, *files: tuple[str, bytes]) -> Files:
    with ThreadPoolExecutor(1) as workers:
        return receive(files, study, workers).result()


def table(**given: float) -> tuple[str, bytes]:
    return "answers.csv", expert_csv(panel(**given)).encode()


def workbook(name: str, value: float) -> tuple[str, bytes]:
    """A questionnaire in which somebody wrote the own name."""
    book = openpyxl.load_workbook(io.BytesIO(write_questionnaire(panel(Nobody=value), "X0")))
    book[EXPERT]["B1"] = name
    out = io.BytesIO()
    book.save(out)
    return f"{name}.xlsx", out.getvalue()


def test_a_broken_file_does_not_keep_the_others_out() -> None:
    found = read(SMALL, ("a.xlsx", b"PK\x03\x04broken"), table(Wang=3, Zhao=5))
    assert found[0].trouble is not None
    assert found[0].trouble.code == "answers-file-broken"
    assert [(each.name, each.judgments, each.fate) for each in people(gathered(found), SMALL)] == [
        ("Wang", 1, "new"),
        ("Zhao", 1, "new"),
    ]


def test_somebody_of_the_same_name_is_a_conflict() -> None:
    study = panel(Wang=3)
    (wang,) = people(gathered(read(study, workbook("Wang", 5))), study)
    assert wang.fate == "conflict"
    twice = read(SMALL, workbook("Wang", 3), workbook("Wang", 5))
    assert [each.fate for each in people(gathered(twice), SMALL)] == ["conflict", "conflict"]


def test_a_questionnaire_of_ours_knows_whose_it_is() -> None:
    study = panel(Wang=3)
    file = "Wang.xlsx", write_questionnaire(panel(Wang=5), "X0")
    (wang,) = people(gathered(read(study, file)), study)
    assert (wang.fate, wang.expert) == ("known", "X0")


# ---------------------------------------------------------------------- on the page


def uploaded(repository: DatabaseRepository, study: Study, *files: tuple[str, bytes]) -> Visitor:
    visitor = Visitor(repository, study=repository.create(study)).on("judgments")
    if study.experts:
        visitor.choose("judging-view", "panel")
    given = [(name, content, "") for name, content in files]
    visitor.app.file_uploader(key="answer-files-0").set_value(given).run()
    assert visitor.fine()
    return visitor


def stored(repository: DatabaseRepository) -> dict[str, PairwiseComparisons]:
    return {each.expert: each.judgments for each in repository.ballots(repository.list()[0].id)}


def test_answers_of_known_experts_are_stored_at_once_and_undo_takes_them_back(repository: DatabaseRepository) -> None:
    study = panel(Wang=3, Zhao=4)
    visitor = uploaded(repository, study, workbook("Wang", 5), workbook("Zhao", 6))
    assert visitor.app.button(key="answers-take").disabled, "who is meant is never guessed"
    visitor.app.radio(key="answers-same-name").set_value("replace").run()
    assert stored(repository) == {"X0": answers(3), "X1": answers(4)}, "nothing happens before somebody says so"
    visitor.click("answers-take")
    assert stored(repository) == {"X0": answers(5), "X1": answers(6)}
    assert "2 comparison sets were answered; Undo takes it back." in visitor.text()
    visitor.click("undo")
    assert stored(repository) == {"X0": answers(3), "X1": answers(4)}
    visitor.click("redo")
    assert stored(repository) == {"X0": answers(5), "X1": answers(6)}
    assert visitor.study.ballots == repository.ballots(repository.list()[0].id)


def test_undo_leaves_what_was_answered_since(repository: DatabaseRepository) -> None:
    visitor = uploaded(repository, panel(Wang=3, Zhao=4), workbook("Wang", 5), workbook("Zhao", 6))
    visitor.app.radio(key="answers-same-name").set_value("replace").run()
    visitor.click("answers-take")
    repository.cast_ballot(repository.list()[0].id, "X1", SET, answers(9))
    visitor.app.run()
    visitor.click("undo")
    assert stored(repository) == {"X0": answers(3), "X1": answers(9)}


def test_new_experts_join_with_their_answers_and_are_saved_with_them(repository: DatabaseRepository) -> None:
    visitor = uploaded(repository, panel(Wang=3), table(Liu=5, Qian=7))
    visitor.click("answers-take")
    assert [each.label.en for each in visitor.study.experts] == ["Wang", "Liu", "Qian"]
    assert len(visitor.study.ballots) == 3
    visitor.click("undo")
    assert len(visitor.study.experts) == 1
    visitor.click("redo").click("save")
    visitor.click("undo").click("save").click("redo").click("save")
    assert len(stored(repository)) == 3, "an expert who left and came back has the answers again"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_files_that_say_nothing_change_nothing(repository: DatabaseRepository, language: str) -> None:
    identifier = repository.create(panel(Wang=3))
    visitor = Visitor(repository, study=identifier, lang=language).on("judgments").choose("judging-view", "panel")
    visitor.app.file_uploader(key="answer-files-0").set_value([("a.xlsx", b"PK\x03\x04broken", "")]).run()
    (error,) = visitor.app.error
    assert "a.xlsx" in error.value.replace("\\", "")
    assert not [each for each in visitor.app.button if each.key == "answers-take"]
    assert stored(repository) == {"X0": answers(3)}
