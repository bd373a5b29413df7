"""The pairwise matrix in a real browser: keys, bursts, refusals, consistency, phones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.conftest import ROOT
from tests.e2e.served import served
from tests.e2e.walker import SENT, Look, Walker


@pytest.fixture(scope="module")
def page_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the page with nothing but the matrix."""
    log, page = tmp_path_factory.mktemp("matrix") / "server.log", Path(__file__).with_name("pairwise_page.py")
    command = ("-m", "streamlit", "run", str(page), "--server.port", "{port}", "--server.headless", "true")
    with served(command, log, PYTHONPATH=str(ROOT)) as address:
        yield address


@pytest.fixture
def arrive(visitor: Callable[..., Walker], page_server: str) -> Callable[..., Walker]:
    """Open the page as a visitor."""

    def open_page(look: Look | None = None, **query: str) -> Walker:
        return visitor(look, page_server).open(**query)

    return open_page


def cell(walker: Walker, row: int, column: int) -> Locator:
    return walker.page.locator("tbody tr").nth(row).locator("td").nth(column)


def says(walker: Walker, text: str) -> None:
    expect(walker.page.get_by_test_id("stMain")).to_contain_text(text)


def test_a_burst_of_keys_is_one_change(arrive: Callable[..., Walker]) -> None:
    walker = arrive()
    expect(cell(walker, 0, 1)).to_have_text("2")
    expect(cell(walker, 0, 2)).to_have_text("")
    walker.page.get_by_role("status").filter(has_text="1 of 6 answered").wait_for()
    cell(walker, 0, 1).focus()
    for key in ("3", "Enter", "5", "Enter", "Shift+Digit2", "Enter", "4", "Enter", "/", "3", "Enter", "1"):
        walker.page.keyboard.press(key)
    expect(cell(walker, 1, 0)).to_have_text("1/3")
    expect(cell(walker, 3, 0)).to_have_text("2")
    says(walker, "stored: C1/C2=3 C1/C3=5 C1/C4=0.5 C2/C3=4 C2/C4=0.3333 C3/C4=1")
    says(walker, "changes=1")


def test_leaving_the_matrix_sends_at_once_and_backspace_leaves_open(arrive: Callable[..., Walker]) -> None:
    walker = arrive()
    cell(walker, 0, 1).click()
    walker.page.keyboard.press("Backspace")
    expect(cell(walker, 0, 1)).to_have_text("")
    expect(cell(walker, 1, 0)).to_have_text("")
    walker.page.get_by_role("button", name="outside").click()
    walker.settle()
    says(walker, "changes=1")
    assert "C1/C2" not in walker.text()


def test_what_is_not_on_the_scale_is_refused_in_place(arrive: Callable[..., Walker]) -> None:
    walker = arrive()
    cell(walker, 0, 1).focus()
    walker.page.keyboard.type("12")
    expect(walker.page.get_by_role("alert").filter(has_text="“12” is not on the scale")).to_be_visible()
    expect(cell(walker, 0, 1)).to_have_text("2")
    walker.page.wait_for_timeout(1000)
    walker.page.keyboard.press("7")
    expect(cell(walker, 0, 1)).to_have_text("7")
    expect(walker.page.locator(".refusal")).to_be_empty()


def test_contradiction_marks_the_judgment_that_fits_least(arrive: Callable[..., Walker]) -> None:
    walker = arrive()
    cell(walker, 0, 1).focus()
    for key in ("2", "Enter", "4", "Enter", "8", "Enter", "2", "Enter", "Shift+Digit9", "Enter", "2", "Enter"):
        walker.page.keyboard.press(key)
    expect(walker.page.locator("td.worst")).to_have_count(1)
    expect(cell(walker, 1, 3)).to_have_class("answer worst")
    walker.page.get_by_role("status").filter(has_text="Fits least: Fault repair against Staff").wait_for()
    for key in ("ArrowUp", "4"):
        walker.page.keyboard.press(key)
    expect(cell(walker, 1, 3)).to_have_text("4")
    expect(walker.page.locator("td.worst")).to_have_count(0)


def test_answers_given_while_python_runs_are_kept(arrive: Callable[..., Walker]) -> None:
    walker = arrive()
    cell(walker, 0, 1).focus()
    walker.page.keyboard.press("4")
    walker.page.wait_for_function(SENT, polling=10)
    for key in ("ArrowRight", "6", "ArrowRight", "7"):
        walker.page.keyboard.press(key)
        walker.page.wait_for_timeout(40)
    says(walker, "stored: C1/C2=4 C1/C3=6 C1/C4=7")
    expect(cell(walker, 0, 3)).to_have_text("7")


def test_a_thumb_answers_on_a_phone_in_chinese(arrive: Callable[..., Walker]) -> None:
    walker = arrive(Look("zh", "dark", phone=True))
    walker.page.set_viewport_size({"width": 360, "height": 780})
    cell(walker, 0, 3).tap()
    digit = walker.page.locator(".digits button").nth(4)
    box = digit.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert box["width"] >= 44
    walker.page.locator(".side").nth(1).tap()
    digit.tap()
    expect(cell(walker, 0, 3)).to_have_text("1/5")
    expect(walker.page.locator(".read")).to_contain_text("人员素质")
    says(walker, "C1/C4=0.2")
    assert walker.overflow() == 0
    walker.picture("pairwise-matrix")


def test_the_grid_speaks(arrive: Callable[..., Walker]) -> None:
    walker = arrive()
    grid = walker.page.get_by_role("grid", name="Comparison matrix")
    expect(grid.get_by_role("columnheader")).to_have_count(5)
    expect(grid.get_by_role("rowheader")).to_have_count(4)
    told = "Supply reliability & quality is more important than Fault repair, between equally and moderately (2)."
    expect(cell(walker, 0, 1)).to_have_attribute("aria-label", told)
    expect(grid.locator("td[tabindex='0']")).to_have_count(1)
    walker.picture("pairwise-matrix")


def test_a_read_only_matrix_takes_no_answer(arrive: Callable[..., Walker]) -> None:
    walker = arrive(mode="read")
    cell(walker, 0, 1).focus()
    for key in ("9", "Backspace"):
        walker.page.keyboard.press(key)
    expect(cell(walker, 0, 1)).to_have_text("2")
    expect(walker.page.locator(".digits")).to_have_count(0)
    says(walker, "changes=0")


def test_ranges_comments_and_skipped_pairs_are_seen_and_stay(arrive: Callable[..., Walker]) -> None:
    walker = arrive(mode="full")
    expect(cell(walker, 0, 1)).to_have_text("2–5")
    expect(cell(walker, 0, 1)).to_have_class("answer ranged commented here")
    expect(cell(walker, 1, 0)).to_have_text("1/5–1/2")
    expect(cell(walker, 2, 3)).to_have_text("1/4–1/2")
    expect(cell(walker, 1, 2)).to_have_text("skipped")
    expect(walker.page.locator(".read")).to_have_text(
        "Supply reliability & quality is better than Fault repair: between 2 and 5, most likely 3."
    )
    expect(walker.page.locator(".picker .comment")).to_have_text("Half of the complaints")
    cell(walker, 0, 3).focus()
    walker.press(["5"])
    says(walker, "changes=1")
    says(walker, "ranges: 2.0..5.0 () Half of the complaints 2.0..4.0 (2.0, 4.0)")
    says(walker, "skipped: C2/C3 no idea")
    cell(walker, 0, 1).focus()
    walker.press(["1", "2"])  # refused: the range comes back
    expect(cell(walker, 0, 1)).to_have_text("2–5")


def test_a_cell_is_selected_wherever_the_focus_comes_from(arrive: Callable[..., Walker]) -> None:
    walker = arrive()
    cell(walker, 1, 3).evaluate("cell => cell.focus()")
    expect(cell(walker, 1, 3)).to_have_attribute("aria-selected", "true")
    expect(walker.page.locator(".read")).to_have_text("Fault repair or Staff: not answered.")
