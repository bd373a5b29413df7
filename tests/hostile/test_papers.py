"""Documents and drawings of a study whose every name means harm: they are made, and the names are letters in them."""

from __future__ import annotations

import itertools
from xml.etree import ElementTree

import pytest

from i18n.translate import translator
from reports.article import Article, Grid, Heading, Paragraph, Points, as_pdf, as_word
from reports.charts.priorities import priorities
from store.examples import load_example
from tests.hostile.letters import HOSTILE_TEXTS
from tests.hostile.test_pages import HARM, harmful
from tests.reports.test_comparison_page import page

TYPST = (
    '#panic("run")',
    "] #panic(1) [",
    '"); #panic(2); ("',
    "$panic$",
    "@label <label> //",
    "/* ",
    "\\u{41} \\",
    "= Title",
    "```",
)


@pytest.mark.slow
def test_the_page_for_the_board_is_made() -> None:
    numbers = itertools.count(1)
    assert page("en", harmful(load_example("power-supply"), lambda: next(numbers))).startswith(b"%PDF")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_articles_are_made(language: str) -> None:
    names = (*TYPST, *HOSTILE_TEXTS, HARM)
    rows = tuple((name, "1") for name in names)
    parts = (*map(Heading, names), *map(Paragraph, names), Points(names), Grid((HARM, "n"), rows, (3, 1)))
    whole = Article(language, HARM, HARM, HARM, parts, HARM)
    assert as_pdf(whole).startswith(b"%PDF")
    assert as_word(whole).startswith(b"PK")


@pytest.mark.parametrize("name", [*HOSTILE_TEXTS, HARM])
def test_drawings_hold_letters_and_nothing_that_runs(name: str) -> None:
    drawn = priorities([name, "other"], [0.6, 0.4], t=translator("en")).svg()
    kinds = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(drawn).iter()}
    assert kinds <= {"svg", "g", "path", "text", "rect", "line", "tspan", "title", "defs", "clipPath", "style", "desc"}
