"""The pictures of the README's workshop: played anew in real browsers by ``python -m tests.e2e.readme_pictures``.

Seeded simulated experts answer two rounds; the wall is taken in the first, three phones in the second, and how the
group has moved after it.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from mcdm.labels import Label
from store.examples import load_example
from store.repository import open_repository
from store.rooms import DatabaseRooms, open_rooms
from studies.rehearsal import Act, cast, rehearse
from studies.workshop import Event, Workshop
from tests.conftest import ROOT
from tests.e2e.served import PRODUCT, served

OPTIONS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
GOAL, SEED, NEWEST = ("goal", "C1", "C3", "C4"), 5, {"newest_ballot": 0}
PAPER = (253, 252, 250)


def main() -> None:
    """Play, and write the pictures beside the others of the README."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "pictures.db"
        repository = open_repository(database)
        repository.set_setting("workshop-address", "http://panel.example.org")
        rooms, demo = open_rooms(repository.engine), replace(load_example("power-supply"), ballots=())
        study, experts = repository.create(demo), tuple(each.id for each in demo.experts)
        room = rooms.create(study, Workshop(Label("Panel of spring"), GOAL, experts, rounds=2, delphi=True))
        tokens = rooms.invite(room, experts)
        acts = list(rehearse(demo, rooms.room(room).workshop, cast(experts, SEED), SEED))
        server = served((*PRODUCT, "--no-browser"), Path(folder) / "log", WEIGHBRIDGE_DATABASE=str(database))
        with server as address, sync_playwright() as p:
            browser = p.chromium.launch(executable_path="/usr/bin/chromium", args=OPTIONS)
            wall = f"{address}/workshop?study={study}&lang=en"
            rooms.tell(room, Event("round opened", NEWEST))
            play(rooms, tokens, (each for each in acts if each.round == 1))
            taken(opened(browser, wall, 1440, 900), "workshop")
            rooms.tell(room, Event("round closed", NEWEST))
            rooms.tell(room, Event("round opened", NEWEST))
            phones = [opened(browser, f"{address}/?ballot={tokens[each]}&lang=en", 390, 890) for each in experts[::4]]
            answered(phones[1])
            pictures = [phone.screenshot() for phone in phones]
            play(rooms, tokens, (each for each in acts if each.round == 2))
            rooms.tell(room, Event("round closed", NEWEST))
            page = opened(browser, wall, 1400, 800)
            page.get_by_role("radio", name="Rounds").click()
            page.wait_for_timeout(4000)
            figure = page.locator(".st-key-fig-wide-wall-rounds").screenshot()
            side_by_side(pictures, figure)
            browser.close()


def play(rooms: DatabaseRooms, tokens: dict[str, str], acts: Iterable[Act]) -> None:
    """Give the last answer of everybody to every set: what came before it does not show."""
    last = {(each.expert, each.set): each for each in acts}
    for each in last.values():
        rooms.answer(tokens[each.expert], each.set, each.judgments)
    for token in tokens.values():
        rooms.here(token)


def opened(browser: Browser, address: str, width: int, height: int) -> Page:
    """A page that has settled, in light colours."""
    page = browser.new_context(viewport={"width": width, "height": height}, color_scheme="light").new_page()
    page.goto(address)
    page.locator(".st-key-workshop-bar, .ask").first.wait_for(timeout=60_000)
    page.wait_for_timeout(4000)
    return page


def answered(phone: Page) -> None:
    """Slide to another answer."""
    box = phone.locator(".track").bounding_box()
    assert box is not None
    phone.mouse.click(box["x"] + box["width"] * 4 / 16, box["y"] + box["height"] / 2)
    phone.wait_for_timeout(1500)


def taken(page: Page, name: str) -> None:
    """Write what a page shows."""
    written(Image.open(io.BytesIO(page.screenshot())), name)


def side_by_side(phones: list[bytes], figure: bytes) -> None:
    """Three phones, and below them how the group moved."""
    screens, chart = [Image.open(io.BytesIO(each)) for each in phones], Image.open(io.BytesIO(figure))
    width = max(sum(each.width + 24 for each in screens), chart.width)
    sheet = Image.new("RGB", (width, screens[0].height + 32 + chart.height), PAPER)
    gap = (width - sum(each.width for each in screens)) // (len(screens) - 1)
    for k, each in enumerate(screens):
        sheet.paste(each.convert("RGB"), (k * (each.width + gap), 0))
    sheet.paste(chart.convert("RGB"), (0, screens[0].height + 32))
    written(sheet, "workshop-rounds")


def written(picture: Image.Image, name: str) -> None:
    """Keep a picture small: a palette is enough for ink, petrol and paper."""
    picture.convert("RGB").quantize(128).save(ROOT / "assets" / "readme" / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
