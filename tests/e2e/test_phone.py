"""The phone of an expert: what only a browser shows. 360 by 740, by thumb; paused, reloaded, led."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from mcdm.judgments import PairwiseComparisons
from mcdm.labels import Label
from store.examples import load_example
from store.repository import open_repository
from store.rooms import DatabaseRooms, open_rooms
from studies.study import PANEL
from studies.workshop import Event, Workshop
from tests.e2e.walker import Look, Walker

DEMO = load_example("power-supply")
SOON = 8000


@pytest.fixture
def rooms(database: Path, server: str) -> DatabaseRooms:
    return open_rooms(open_repository(database).engine)


@pytest.fixture
def room(database: Path, rooms: DatabaseRooms) -> str:
    agreed = tuple(each for each in DEMO.ballots if each.expert == PANEL)
    study = open_repository(database).create(replace(DEMO, ballots=agreed))
    return rooms.create(study, Workshop(Label("Autumn panel", "秋季研讨"), ("goal", "C5"), ("E1", "E2")))


def happens(rooms: DatabaseRooms, room: str, kind: str, **facts: object) -> None:
    rooms.tell(room, Event(kind, facts))


def pick(walker: Walker, side: int, degree: int) -> None:
    walker.page.locator(".side").nth(side).tap()
    walker.page.locator(f".chip[data-degree='{degree}']").tap()


def kept(rooms: DatabaseRooms, room: str) -> list[float]:
    """The ratios that are stored, turned so that they favour somebody."""
    given = [each.judgments for _, each in rooms.ballots(room)]
    pairs = [each for judgments in given if isinstance(judgments, PairwiseComparisons) for each in judgments.judgments]
    return sorted(round(max(each.value, 1 / each.value)) for each in pairs)


def test_from_the_door_to_the_end(visitor: Callable[..., Walker], rooms: DatabaseRooms, room: str) -> None:
    walker = visitor(Look("en", phone=True))
    page = walker.page
    page.set_viewport_size({"width": 360, "height": 740})
    walker.open(join=rooms.room(room).code)
    page.get_by_role("textbox", name="Your name").fill("Li Na")
    page.get_by_role("button", name="Join").tap()
    expect(page.get_by_role("heading", name="You are in the waiting room")).to_be_visible(timeout=SOON)
    rooms.admit(room, [each.id for each in rooms.knocking(room)])
    expect(page.get_by_role("heading", name="You are in")).to_be_visible(timeout=SOON)

    happens(rooms, room, "round opened", newest_ballot=0)
    expect(page.locator(".count")).to_contain_text("Pair 1 of 21", timeout=SOON)
    assert walker.overflow() == 0
    for target in page.locator(".ask button:visible, .links button:visible").all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44, target.inner_text()
    walker.picture("phone-pair")
    pick(walker, 0, 5)
    expect(page.locator(".count")).to_contain_text("· saved", timeout=SOON)
    assert kept(rooms, room) == [5]

    # paused: what is answered now outlives a reload, and is sent when it goes on
    happens(rooms, room, "locked")
    expect(page.locator(".calm")).to_contain_text("has paused", timeout=SOON)
    page.locator(".chip[data-degree='7']").tap()
    expect(page.locator(".count")).to_contain_text("kept on this device")
    walker.picture("phone-paused")
    page.reload()
    expect(page.locator(".count")).to_contain_text("kept on this device", timeout=20_000)
    assert kept(rooms, room) == [5]
    happens(rooms, room, "reopened")
    expect(page.locator(".count")).to_contain_text("· saved", timeout=SOON)
    assert kept(rooms, room) == [7]

    # led to one pair, and a comment on it
    first, second = DEMO.comparison_sets["C5"].elements[:2]
    happens(rooms, room, "pair shown", set="C5", first=first, second=second, together=True)
    expect(page.locator(".side").first).to_have_text(DEMO.labels[first].en, timeout=SOON)
    assert not page.locator(".next").is_visible()
    page.get_by_role("button", name="Comment").tap()
    page.get_by_role("textbox", name="Comment").fill("Storms differ by year")
    page.get_by_role("button", name="Send to the facilitator").tap()
    expect(page.locator(".said")).to_have_text("Storms differ by year", timeout=SOON)
    assert [each.text for each in rooms.room(room).standing.comments] == ["Storms differ by year"]
    pick(walker, 1, 3)
    expect(page.locator(".count")).to_contain_text("· saved", timeout=SOON)

    # once more after talk: the answer of before stands beside it
    happens(rooms, room, "vote again", set="C5", first=first, second=second, newest_ballot=0)
    expect(page.locator(".past")).to_contain_text("Before, you said:", timeout=SOON)
    happens(rooms, room, "finished", newest_ballot=0)
    expect(page.get_by_role("heading", name="Thank you: your judgment counts")).to_be_visible(timeout=SOON)
    walker.picture("phone-end")


def test_another_device_shows_what_was_answered(
    visitor: Callable[..., Walker], rooms: DatabaseRooms, room: str
) -> None:
    token = rooms.invite(room, ["E1"])["E1"]
    happens(rooms, room, "round opened", newest_ballot=0)
    phone, desk = visitor(Look("zh", "dark", phone=True)).open(ballot=token), visitor(Look("en")).open(ballot=token)
    pick(phone, 0, 5)
    expect(desk.page.locator(".ask .read")).to_contain_text("strongly more important", timeout=SOON)
    desk.press(["3"])
    expect(phone.page.locator(".ask .read")).to_contain_text("稍微重要（3）", timeout=SOON)
    assert kept(rooms, room) == [3]
