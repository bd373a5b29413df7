"""Judging in a real browser: by touch on a phone, by keyboard, best and worst; a reload finds everything again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from mcdm.judgments import BestWorstComparisons, DirectRatings, Judgments, PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from store.examples import load_example
from store.repository import DatabaseRepository, open_repository
from studies.study import PANEL
from tests.e2e.walker import Look, Walker


@pytest.fixture
def repository(database: Path) -> DatabaseRepository:
    return open_repository(database)


@pytest.fixture
def unanswered(repository: DatabaseRepository) -> str:
    """The demo before any expert has answered."""
    demo = load_example("power-supply")
    asked = tuple(ballot for ballot in demo.ballots if ballot.expert == PANEL)
    return repository.create(replace(demo, label=Label("Judged", "待判断"), ballots=asked))


def stored(repository: DatabaseRepository, study: str, expert: str = "E7", asked: str = "goal") -> Judgments | None:
    found = [b.judgments for b in repository.ballots(study) if (b.expert, b.set) == (expert, asked)]
    return found[0] if found else None


def pairs_of(repository: DatabaseRepository, study: str, expert: str = "E7") -> PairwiseComparisons:
    found = stored(repository, study, expert)
    assert isinstance(found, PairwiseComparisons)
    return found


def button(walker: Walker, name: str) -> Locator:
    return walker.page.get_by_role("button", name=name, exact=True)


def read(walker: Walker) -> Locator:
    return walker.page.locator(".ask .read")


def slide(walker: Walker, position: int) -> None:
    """Touch the slider: position 0 is 9 for the left element, 8 is equal, 16 is 9 for the right one."""
    box = walker.page.locator(".track").bounding_box()
    assert box is not None
    walker.page.touchscreen.tap(box["x"] + box["width"] * position / 16, box["y"] + box["height"] / 2)


def test_an_expert_answers_on_a_phone_by_touch(
    visitor: Callable[..., Walker], repository: DatabaseRepository, unanswered: str
) -> None:
    walker = visitor(Look("en", phone=True))
    walker.open(ballot=repository.invite(unanswered, "E7"))
    expect(walker.page.locator(".count")).to_have_text("Pair 1 of 67 · about 11 minutes left · saved")
    assert walker.overflow() == 0
    for target in walker.page.locator(".ask button:visible, .links button:visible").all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44, target.inner_text()

    left, right = (walker.page.locator(".side").nth(k).inner_text() for k in (0, 1))
    slide(walker, 4)
    expect(read(walker)).to_have_text(f"{left} is strongly more important than {right} (5).")
    expect(walker.page.locator(".ask .fits")).to_have_text("Your other answers say nothing about this pair yet.")
    button(walker, "One step towards " + right).tap()
    expect(read(walker)).to_have_text(f"{left} is more important than {right}, between moderately and strongly (4).")
    button(walker, "Next pair").tap()

    # not sure: a range, moved by its ends
    left, right = (walker.page.locator(".side").nth(k).inner_text() for k in (0, 1))
    walker.page.locator(".side").nth(1).tap()
    expect(read(walker)).to_have_text(f"{right} is moderately more important than {left} (3).")
    button(walker, "Not sure").tap()
    slide(walker, 13)
    expect(read(walker)).to_have_text(f"{right} is more important than {left}: between 1 and 6, most likely 3.")
    button(walker, "Comment").tap()
    walker.page.get_by_role("textbox", name="Comment").fill("Storms differ by year")
    button(walker, "Next pair").tap()

    # several values
    left, right = (walker.page.locator(".side").nth(k).inner_text() for k in (0, 1))
    button(walker, "Not sure").tap()
    button(walker, "Several values").tap()
    for digit in (3, 5):
        walker.page.locator(".ticks").nth(0).get_by_role("button", name=str(digit), exact=True).tap()
    expect(read(walker)).to_have_text(f"{left} is more important than {right}: 3 or 5.")
    button(walker, "Next pair").tap()

    button(walker, "Skip").tap()
    button(walker, "I do not know enough about it").tap()
    expect(walker.page.locator(".count")).to_contain_text("Pair 5 of 67")
    walker.send()
    walker.picture("judging-by-touch")

    found = pairs_of(repository, unanswered)
    assert len(found.judgments) == 3
    assert sorted(j.options for j in found.judgments if j.options) in ([(3.0, 5.0)], [(1 / 5, 1 / 3)])
    (unsure,) = [j for j in found.judgments if j.comment]
    assert unsure.comment == "Storms differ by year"
    assert sorted(round(max(b, 1 / b)) for b in unsure.bounds) == [1, 6]
    assert [pair.reason for pair in found.skipped] == ["I do not know enough about it"]

    walker.page.reload()
    walker.settle()
    expect(walker.page.locator(".count")).to_contain_text("Pair 5 of 67")
    for _ in range(4):  # in the order of the model, from the last to the first
        button(walker, "Previous").tap()
    seen = {walker.page.locator(".ask .read").inner_text()}
    for _ in range(3):
        button(walker, "Next pair").tap()
        seen.add(walker.page.locator(".ask .read").inner_text())
    assert any("between 1 and 6, most likely 3" in text for text in seen)
    assert any(text.endswith(": 3 or 5.") for text in seen)
    assert any("skipped (I do not know enough about it)" in text for text in seen)
    assert pairs_of(repository, unanswered) == found


def test_a_whole_set_by_keyboard_leads_to_the_next_one(
    visitor: Callable[..., Walker], repository: DatabaseRepository, unanswered: str
) -> None:
    walker = visitor()
    walker.open(ballot=repository.invite(unanswered, "E7"))
    walker.page.locator("h1").click()  # keys answer wherever the page was clicked
    walker.press(["3", "Enter", "Shift+Digit5", "Enter"])
    walker.press(["Backspace", "/", "ArrowRight", "Enter", "s"])
    walker.page.keyboard.type("never saw both")
    walker.press(["Enter"])
    expect(walker.page.locator(".count")).to_contain_text("Pair 4 of 67")
    walker.send()
    walker.press(["Enter"])
    expect(walker.page.locator(".ask .fits")).to_have_text("Answer first: move the slider, or skip the pair.")
    found = pairs_of(repository, unanswered)
    assert sorted(max(j.value, 1 / j.value) for j in found.judgments) == [3.0, 4.0]
    assert [pair.reason for pair in found.skipped] == ["never saw both"]

    for _ in range(12):
        walker.page.keyboard.press("1")
        walker.page.keyboard.press("Enter")
    walker.send()
    expect(walker.page.get_by_text("All pairs of this set are answered, but for 1 you skipped.")).to_be_visible()
    assert len(pairs_of(repository, unanswered).judgments) == 14
    walker.press(["Enter"])
    expect(walker.page.locator(".count")).to_contain_text("Pair 16 of 67")
    walker.press(["7"])
    walker.send()
    second = stored(repository, unanswered, asked="C1")
    assert isinstance(second, PairwiseComparisons)
    assert [max(j.value, 1 / j.value) for j in second.judgments] == [7.0]


def test_what_contradicts_is_said_after_the_answer_and_not_before(
    visitor: Callable[..., Walker], repository: DatabaseRepository
) -> None:
    demo = load_example("power-supply")
    (goal,) = [b.judgments for b in demo.ballots if (b.expert, b.set) == ("E2", "goal")]
    assert isinstance(goal, PairwiseComparisons)
    first = goal.judgments[0]
    rest = PairwiseComparisons(goal.elements, goal.judgments[1:])
    ballots = tuple(replace(b, judgments=rest) if (b.expert, b.set) == ("E2", "goal") else b for b in demo.ballots)
    study = repository.create(replace(demo, ballots=ballots))
    walker = visitor()
    walker.open(ballot=repository.invite(study, "E2"))
    if walker.page.get_by_role("button", name="Go on all the same").is_visible():
        button(walker, "Go on all the same").click()
    expect(walker.page.locator(".ask .fits")).to_be_empty()
    walker.press(["9"] if first.value < 1 else ["Shift+Digit9"])
    expect(walker.page.locator(".ask .fits.contradicts")).to_contain_text("Contradicts your other answers. They imply:")
    agreeing = round(max(first.value, 1 / first.value))
    walker.press([str(agreeing) if first.value >= 1 else f"Shift+Digit{agreeing}"])
    walker.press(["/"])
    expect(walker.page.locator(".ask .fits")).to_have_text("Fits your other answers.")


def test_enough_answers_are_said_and_one_may_go_on(
    visitor: Callable[..., Walker], repository: DatabaseRepository, unanswered: str
) -> None:
    demo = load_example("power-supply")
    elements = demo.comparison_sets["goal"].elements
    clear = PairwiseComparisons(elements).judgments
    weights = dict(zip(elements, (40, 20, 10, 5, 2.5, 1.25), strict=True))

    for k in range(5):
        clear += (PairwiseJudgment(elements[k], elements[k + 1], weights[elements[k]] / weights[elements[k + 1]]),)
        if k < 4:
            clear += (PairwiseJudgment(elements[k], elements[k + 2], 4.0),)
    repository.cast_ballot(unanswered, "E7", "goal", PairwiseComparisons(elements, clear))
    walker = visitor(Look("en", phone=True))
    walker.open(ballot=repository.invite(unanswered, "E7"))
    button(walker, "Previous").tap()
    walker.settle()
    expect(walker.page.locator(".banner")).to_contain_text("Enough answers: the ranking would stay")
    walker.picture("judging-enough")
    button(walker, "Go on all the same").tap()
    expect(walker.page.locator(".banner")).to_be_hidden()
    walker.page.locator(".side").first.tap()
    expect(walker.page.locator(".count")).to_contain_text("Pair 10 of 67")


def test_the_ways_hold_the_same_judgments(
    visitor: Callable[..., Walker], repository: DatabaseRepository, unanswered: str
) -> None:
    walker = visitor()
    walker.open("judgments", study=unanswered)
    walker.page.locator("td.answer").first.focus()
    walker.press(["5", "Enter", "3"])
    walker.send()
    walker.click("One pair at a time", "radio")
    expect(walker.page.locator(".count")).to_contain_text("2 of 15 pairs")
    walker.press(["4"])
    walker.click("Matrix", "radio")
    assert sorted(cell.inner_text() for cell in walker.page.locator("td.answer").all() if cell.inner_text()) == [
        "3",
        "4",
        "5",
    ]
    walker.click("Points", "radio")
    walker.click("Keep the points")
    assert isinstance(stored(repository, unanswered, "E1"), DirectRatings)
    walker.click("Use the 3 pairs again")
    assert len(pairs_of(repository, unanswered, "E1").judgments) == 3


def test_best_and_worst_in_nine_answers(
    visitor: Callable[..., Walker], repository: DatabaseRepository, unanswered: str
) -> None:
    walker = visitor(Look("zh", "dark", phone=True))
    walker.open(ballot=repository.invite(unanswered, "E7"))
    walker.click("换一种方式作答")
    walker.click("最优与最劣", "radio")
    expect(walker.page.get_by_text("只需 9 项判断而非 15 项")).to_be_visible()
    pills = walker.page.get_by_test_id("stButtonGroup").filter(has_text="供电可靠与质量")
    pills.nth(0).get_by_text("供电可靠与质量").tap()
    walker.settle()
    pills.nth(1).get_by_text("业务办理与电费").tap()
    walker.settle()
    for value in (9, 2, 3, 4, 5, 6, 5, 4, 3):
        walker.page.keyboard.press(str(value))
        walker.page.keyboard.press("Enter")
    walker.send()
    walker.picture("best-worst")
    found = stored(repository, unanswered)
    assert isinstance(found, BestWorstComparisons)
    assert (found.best, found.worst) == ("C1", "C3")
    assert dict(found.best_to_others) == {"C2": 2.0, "C3": 9.0, "C4": 3.0, "C5": 4.0, "C6": 5.0}
    assert dict(found.others_to_worst) == {"C2": 6.0, "C4": 5.0, "C5": 4.0, "C6": 3.0}

    walker.click("判断矩阵", "radio")
    assert sum(bool(cell.inner_text()) for cell in walker.page.locator("td.answer").all()) == 9
    walker.page.locator("td.answer:empty").first.focus()
    walker.press(["2"])
    walker.send()
    assert len(pairs_of(repository, unanswered).judgments) == 10


def test_the_language_changes_without_losing_the_place(
    visitor: Callable[..., Walker], repository: DatabaseRepository, unanswered: str
) -> None:
    walker = visitor()
    walker.open(ballot=repository.invite(unanswered, "E7"))
    walker.press(["3", "Enter", "5"])
    before = walker.page.locator(".side").first.inner_text()
    walker.click("中文")
    expect(walker.page.locator(".count")).to_contain_text("第 2 题 / 共 67 题")
    expect(read(walker)).to_contain_text("明显重要（5）。")
    walker.click("English")
    expect(walker.page.locator(".side").first).to_have_text(before)
    assert pairs_of(repository, unanswered).skipped == ()
