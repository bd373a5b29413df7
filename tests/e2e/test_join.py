"""The door of a workshop in a browser: code form, waiting room, one device, in each language and size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from mcdm.labels import Label
from store.examples import load_example
from store.repository import open_repository
from store.rooms import DatabaseRooms, open_rooms
from studies.workshop import Workshop
from tests.e2e.walker import Look, Walker

SOON = 10_000
WORDS = {
    "en": {"name": "Your name", "join": "Join", "code": "Code on the wall", "waits": "You are in the waiting room",
           "place": "This device has a place already", "on": "Go on", "out": "You do not take part just now"},
    "zh": {"name": "您的姓名", "join": "加入", "code": "大屏上的代码", "waits": "您在等候室",
           "place": "本设备已加入", "on": "继续", "out": "您目前没有参加研讨"},
}  # fmt: skip


@pytest.fixture
def rooms(database: Path, server: str) -> DatabaseRooms:
    return open_rooms(open_repository(database).engine)


@pytest.fixture
def room(database: Path, rooms: DatabaseRooms) -> str:
    study = open_repository(database).create(load_example("town-hall"))
    return rooms.create(study, Workshop(Label("Autumn panel", "秋季研讨"), ("goal",), language="zh"))


def test_a_device_waits_once(walker: Walker, rooms: DatabaseRooms, room: str) -> None:
    words, code, page = WORDS[walker.look.language], rooms.room(room).code, walker.page
    walker.open(join=code)
    assert walker.overflow() == 0
    walker.picture("join")
    page.get_by_role("textbox", name=words["name"]).fill("Li <b>Na</b> \u202ex")
    page.get_by_role("button", name=words["join"], exact=True).click()
    expect(page.get_by_role("heading", name=words["waits"])).to_be_visible(timeout=SOON)
    walker.settle().picture("join-waiting")
    assert walker.overflow() == 0

    # the code once more, on the same device: it goes on where it was
    walker.open(join=code)
    expect(page.get_by_role("heading", name=words["place"])).to_be_visible(timeout=SOON)
    walker.picture("join-again")
    page.get_by_role("button", name=words["on"], exact=True).click()
    expect(page.get_by_role("heading", name=words["waits"])).to_be_visible(timeout=SOON)
    assert [each.name for each in rooms.knocking(room)] == ["Li <b>Na</b> x"]

    # turned away, it may knock again
    rooms.refuse(room, [each.id for each in rooms.knocking(room)])
    expect(page.get_by_role("heading", name=words["out"])).to_be_visible(timeout=SOON)
    walker.settle().picture("join-refused")
    walker.open(join=code)
    expect(page.get_by_role("textbox", name=words["name"])).to_be_visible(timeout=SOON)


def test_the_code_is_typed_and_the_phone_reads_the_language_of_the_room(
    visitor: Callable[..., Walker], rooms: DatabaseRooms, room: str
) -> None:
    walker = visitor(Look("en", phone=True))
    page, words = walker.page, WORDS["en"]
    page.goto(f"{walker.address}/?join")
    walker.settle().picture("join-code")
    page.get_by_role("textbox", name=words["code"]).fill("222222")
    page.get_by_role("textbox", name=words["name"]).fill("Wang")
    page.get_by_role("button", name=words["join"], exact=True).click()
    expect(walker.main()).to_contain_text("This code opens nothing", timeout=SOON)
    walker.settle().picture("join-wrong")
    page.get_by_role("textbox", name=words["code"]).fill(rooms.room(room).code.lower())
    page.get_by_role("button", name=words["join"], exact=True).click()
    expect(page.get_by_role("heading", name=WORDS["zh"]["waits"])).to_be_visible(timeout=SOON)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name=words["waits"])).to_be_visible(timeout=SOON)
    page.reload()
    expect(page.get_by_role("heading", name=words["waits"])).to_be_visible(timeout=20_000)
