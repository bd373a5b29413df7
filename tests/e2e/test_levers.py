"""Levers as people bring them: a table handed in by the browser, with a row that cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from store.examples import load_example
from store.repository import open_repository
from tests.e2e.walker import Walker

Visitor = Callable[..., Walker]

TABLE = "name,largest amount,response curve,effects\nClearing,300,hill,SAIDI: 5%/12%/20%\nBad,many,hill,\n"


def test_a_table_adds_levers_and_names_the_row_it_cannot_read(visitor: Visitor, server: str, database: Path) -> None:
    study = open_repository(database).create(load_example("power-supply"))
    walker = visitor().open("levers", study=study)
    walker.page.get_by_role("button", name="As a table").click()
    given = {"name": "levers.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    walker.page.locator("input[type=file]").set_input_files(given)
    expect(walker.page.get_by_text("1 added, 0 changed, 1 rows left out.")).to_be_visible()
    expect(walker.page.get_by_text("is no number")).to_be_visible()
    expect(walker.page.get_by_role("heading", level=1)).to_contain_text("8 of 11 levers")
