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


def test_answers_given_while_nothing_can_be_stored_are_kept_and_sent(
    visitor: Callable[..., Walker], rooms: DatabaseRooms, room: str
) -> None:
    token = rooms.invite(room, ["E1"])["E1"]
    happens(rooms, room, "round opened", newest_ballot=0)
    phone = visitor(Look("en", phone=True)).open(ballot=token)
    away, count = "**/seat/answer", phone.page.locator(".count")
    phone.page.route(away, lambda route: route.fulfill(status=503))  # the database is away
    pick(phone, 0, 5)
    expect(count).to_contain_text("saving again", timeout=SOON)
    phone.page.unroute(away)
    phone.page.route(away, lambda route: route.abort())  # now the server is
    phone.page.locator(".next").tap()
    pick(phone, 0, 3)
    expect(count).to_contain_text("saving again", timeout=SOON)
    assert kept(rooms, room) == []
    phone.page.unroute(away)
    expect(count).to_contain_text("· saved", timeout=SOON)
    assert kept(rooms, room) == [3, 5]
    phone.problems = [each for each in phone.problems if "/seat/answer" not in each]  # the browser notes what failed


def test_who_stays_with_an_answer_is_heard(visitor: Callable[..., Walker], rooms: DatabaseRooms, room: str) -> None:
    token = rooms.invite(room, ["E1"])["E1"]
    happens(rooms, room, "round opened", newest_ballot=0)
    phone = visitor(Look("zh", "dark", phone=True)).open(ballot=token)
    pick(phone, 0, 5)
    phone.page.locator(".next").tap()
    pick(phone, 0, 3)
    expect(phone.page.locator(".count")).to_contain_text("已保存", timeout=SOON)
    assert not phone.page.locator(".stay").is_visible(), "nobody is asked once more yet"
    happens(rooms, room, "round closed", newest_ballot=0)
    expect(phone.page.get_by_role("heading", name="第 1 轮已结束")).to_be_visible(timeout=SOON)
    happens(rooms, room, "round opened", newest_ballot=0)

    # by the button: on to the next pair, and it is known when one comes back or loads the page again
    stay = phone.page.get_by_role("button", name="保持原判断")
    expect(stay).to_be_visible(timeout=SOON)
    phone.picture("phone-stay")
    box = stay.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert phone.overflow() == 0
    stay.tap()
    expect(phone.page.locator(".count")).to_contain_text("第 2", timeout=SOON)

    # by the same value once more
    expect(stay).to_be_visible(timeout=SOON)
    phone.page.locator(".chip[data-degree='3']").tap()
    expect(phone.page.locator(".stayed")).to_have_text("您保持原判断。", timeout=SOON)
    expect(phone.page.locator(".count")).to_contain_text("已保存", timeout=SOON)
    phone.picture("phone-stayed")
    assert len(rooms.room(room).standing.stays) == 2
    assert kept(rooms, room) == [3, 5]
    phone.page.reload()
    expect(phone.page.locator(".stayed")).to_have_text("您保持原判断。", timeout=20_000)
    assert not phone.page.locator(".stay").is_visible()

    # after talk about that pair it is asked anew; whoever moves does not stay
    names = {phone.page.locator(".side").nth(k).inner_text() for k in (0, 1)}
    stays = [each.pair for each in rooms.room(room).standing.stays]
    (pair,) = [each for each in stays if {DEMO.labels[each.first].zh, DEMO.labels[each.second].zh} == names]
    happens(rooms, room, "vote again", set=pair.set, first=pair.first, second=pair.second, newest_ballot=0)
    expect(stay).to_be_visible(timeout=SOON)
    phone.page.locator(".chip[data-degree='7']").tap()
    expect(stay).not_to_be_visible()
    expect(phone.page.locator(".count")).to_contain_text("已保存", timeout=SOON)
    assert len(rooms.room(room).standing.stays) == 1
