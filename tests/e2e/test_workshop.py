"""A whole workshop in real browsers: one facilitator, three phones, two rounds, talk, a revote, the minutes.

Two experts come by personal links and one by the code on the wall. One phone is reloaded in the middle.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Locator, expect

from mcdm.labels import Label
from store.examples import load_example
from store.repository import DatabaseRepository, open_repository
from store.rooms import open_rooms
from tests.e2e.walker import Look, Walker

Visitor = Callable[..., Walker]

SAVED = re.compile("saved|已保存")
NAMES = {"en": ["Access", "Staff", "Online"], "zh": ["便捷", "人员", "线上服务"]}


@pytest.fixture(autouse=True)
def _four_browsers_on_busy_cores_take_their_time() -> Iterator[None]:
    expect.set_options(timeout=20_000)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture
def repository(server: str, database: Path) -> DatabaseRepository:
    return open_repository(database)


@pytest.fixture
def study(repository: DatabaseRepository) -> str:
    """A small study with two experts who have not judged yet."""
    small = load_example("town-hall")
    return repository.create(
        replace(small, label=Label("Workshop study", "研讨研究"), experts=small.experts[:2], ballots=())
    )


def button(walker: Walker, name: str) -> Locator:
    return walker.page.get_by_role("button", name=name, exact=True)


def press(walker: Walker, name: str) -> None:
    button(walker, name).first.click()


def wall(walker: Walker) -> Locator:
    return walker.page.locator(".st-key-wall")


def answer(phone: Walker, position: int) -> None:
    """Touch the slider: 0 is 9 for the element that comes first in the study, 8 is equal, 16 is 9 for the other."""
    track, sides = phone.page.locator(".track"), phone.page.locator(".side")
    expect(track).to_be_visible()
    box = track.bounding_box()
    assert box is not None
    left, right = (NAMES[phone.look.language].index(sides.nth(k).inner_text().strip()) for k in (0, 1))
    position = position if left < right else 16 - position  # everybody sees a pair one way or the other
    phone.page.touchscreen.tap(box["x"] + box["width"] * position / 16, box["y"] + box["height"] / 2)
    expect(phone.page.locator(".ask .read")).to_contain_text(re.compile(r"\(\d\)|（\d）|equally|同等|between|之间"))
    phone.page.wait_for_timeout(300)  # it begins to save
    expect(phone.page.locator(".count")).to_contain_text(SAVED, timeout=15_000)


def answer_all(phone: Walker, positions: list[int]) -> None:
    for position in positions:
        answer(phone, position)
        phone.page.locator(".go").first.tap()
        phone.page.wait_for_timeout(300)
    phone.settle()


def taken(walker: Walker, name: str) -> bytes:
    with walker.page.expect_download() as waiting:
        press(walker, name)
    return Path(waiting.value.path()).read_bytes()


def test_a_whole_workshop(visitor: Visitor, repository: DatabaseRepository, study: str) -> None:
    leader = visitor().open("workshop", study=study)
    leader.page.get_by_label("What the workshop is called").fill("Town hall, spring")
    leader.click("The top level only", "radio")
    leader.click("Open the room")
    expect(wall(leader)).to_contain_text("Take out your phone and scan the code. 0 of 2 are here.")
    code = leader.page.locator(".wb-code").inner_text()
    leader.picture("workshop-room")

    # two by personal links, shown once
    press(leader, "Room")
    press(leader, "Personal links")
    press(leader, "Make 2 links")
    links = leader.page.get_by_test_id("stCode")
    expect(links).to_have_count(2)
    tokens = [re.search(r"ballot=([^&\s]+)", links.nth(k).inner_text())[1] for k in (0, 1)]  # type: ignore[index]
    leader.settle().picture("workshop-links")
    press(leader, "Back to the room")
    expect(wall(leader)).to_be_visible()

    phones = [visitor(Look("en", phone=True)), visitor(Look("zh", "dark", phone=True)), visitor(Look("en", phone=True))]
    for phone, token in zip(phones, tokens, strict=False):
        phone.open(ballot=token)

    # one by the code, who waits until admitted
    phones[2].open(join=code)
    phones[2].page.get_by_label("Your name").fill("Li *Wei*")
    phones[2].page.get_by_role("button", name="Join").click()
    expect(wall(leader)).to_contain_text("1 person waits at the door")
    expect(wall(leader)).to_contain_text("Li *Wei*")
    leader.picture("workshop-door")
    press(leader, "Admit")
    expect(wall(leader)).to_contain_text("3 of 3 are here")

    # round 1: the third sees it the other way round; the first is reloaded in the middle
    press(leader, "Open round 1")
    expect(wall(leader)).to_contain_text("round 1 of 2, open")
    rooms = open_rooms(repository.engine)
    room = rooms.list(study)[0].id
    assert rooms.room(room).workshop.sets == ("goal",)
    pairs = load_example("town-hall").every_set["goal"].pair_count
    answer(phones[0], 4)
    expect(wall(leader).get_by_text(f"1/{pairs}", exact=True).first).to_be_visible()
    phones[0].page.reload()
    phones[0].settle()
    answer_all(phones[0], [4] * (pairs - 1))  # what was answered before the reload is there
    answer_all(phones[1], [5] * pairs)
    expect(wall(leader)).to_contain_text("2 of 3 have answered; the answers show when all have")
    leader.picture("workshop-covered")
    answer_all(phones[2], [13] * pairs)
    expect(wall(leader)).to_contain_text("3 of 3 have finished")
    expect(wall(leader)).to_contain_text("Two agree, W1 does not")
    leader.picture("workshop-split")

    # talk, and a vote again: everybody is led to the pair
    press(leader, "Discuss and vote again")
    expect(wall(leader)).to_contain_text("Nobody has voted again yet")
    answer(phones[2], 6)
    expect(wall(leader)).to_contain_text("1 of 3 have voted again")
    press(leader, "Show the answers")  # the others stay with their answers
    expect(wall(leader)).to_contain_text("one answers otherwise")
    expect(wall(leader)).to_contain_text("Before the talk the group said")
    leader.picture("workshop-revote")
    press(leader, "Note a decision")
    leader.page.get_by_label("What the group decides").fill("=Speed first")
    press(leader, "Note it")
    leader.page.keyboard.press("Escape")

    # locked and open again
    press(leader, "Lock")
    expect(wall(leader)).to_contain_text("round 1 of 2, locked")
    press(leader, "Reopen")
    expect(wall(leader)).to_contain_text("round 1 of 2, open")
    press(leader, "Close the round")
    expect(wall(leader)).to_contain_text("Round 1 is closed")
    leader.picture("workshop-closed")

    # round 2: the third moves toward the others
    press(leader, "Open round 2")
    expect(wall(leader)).to_contain_text("round 2 of 2, open")
    phones[2].page.wait_for_timeout(2500)
    answer_all(phones[2], [6] * pairs)
    press(leader, "Close the round")
    expect(wall(leader)).to_contain_text("Round 2 is closed")
    press(leader, "Finish")
    press(leader, "Finish the workshop")
    expect(wall(leader)).to_contain_text("Town hall, spring: finished")

    # what it decides, the rounds, the minutes
    leader.click("What it decides", "radio")
    leader.picture("workshop-decides")
    leader.click("Rounds", "radio")
    expect(leader.main()).to_contain_text("Consensus, round by round")
    leader.picture("workshop-rounds")
    leader.click("The minutes", "radio")
    expect(leader.main()).to_contain_text("3 people took part in 2 rounds.")
    leader.picture("workshop-minutes")
    book = load_workbook(io.BytesIO(taken(leader, "Excel")))
    people = [row[0] for row in book["Participants"].iter_rows(min_row=2, values_only=True)]
    assert len(people) == 3
    assert any("Li *Wei*" in str(name) for name in people)
    cell = book["Decisions"].cell(2, 2)
    assert (cell.value, cell.data_type) == ("=Speed first", "s")
    text = "\n".join(each.text for each in Document(io.BytesIO(taken(leader, "Word"))).paragraphs)
    assert "=Speed first" in text
    assert taken(leader, "PDF").startswith(b"%PDF")
    assert len(rooms.room(room).standing.rounds) == 2
    assert leader.overflow() == 0
