"""Every page of a study whose every name means harm: the names are shown as they are written, and do nothing."""

from __future__ import annotations

import dataclasses
import itertools
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.json_format import MessageToDict
from streamlit.testing.v1 import AppTest

from mcdm.labels import Label
from store.examples import load_example
from store.repository import DatabaseRepository
from studies.study import Study
from tests.views.conftest import _packages_are_searched_once, _the_program_stays_the_main_module  # noqa: F401
from tests.views.one_page import fresh
from tests.views.whole_app import Visitor
from views.components.layout import plain
from views.navigation import PLACES

pytestmark = pytest.mark.slow

HARM = (
    "=1+{k} <script>x()</script> [a](javascript:b) ![p](https://e.example/p) $x$ :material/delete: :red[r] **b** "
    "`c` &lt; #t(\"q\") ] 'q' \u202eR"
)
"""All that could be read as markup, in one name."""

ALIVE = re.compile(r"<script|\]\(javascript|!\[p|\$x\$|:material/delete|:red\[r|\*\*b\*\*|`c`|&lt;|\u202e")
"""What must not stand in Markdown without a backslash before it, nor anywhere that turns the letters after it round."""

AS_MARKDOWN = {"body", "label", "help", "content", "text", "caption", "element"}
"""Fields of what Streamlit draws that it reads as Markdown."""

EXPRESSIONS = {"expr", "labelExpr", "calculate", "filter", "test", "signal"}
"""Fields of a chart that are computed."""

_ESCAPED, _LITERAL = re.compile(r"\\."), re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'')


def harmful(value: Any, number: Callable[[], int]) -> Any:
    """A part of a study with every label replaced."""
    if isinstance(value, Label):
        told = HARM.replace("{k}", str(number()))
        return Label(told, told) if value != Label() else value
    if isinstance(value, tuple):
        return tuple(harmful(each, number) for each in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {each.name: getattr(value, each.name) for each in dataclasses.fields(value) if each.init}
        changed = {name: harmful(each, number) for name, each in fields.items()}
        return dataclasses.replace(value, **changed) if changed != fields else value
    return value


@pytest.fixture(scope="module")
def study() -> Study:
    numbers = itertools.count(1)
    found = harmful(load_example("power-supply"), lambda: next(numbers))
    assert isinstance(found, Study)
    return found


@pytest.fixture
def visitor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, study: Study) -> Visitor:
    repository: DatabaseRepository = fresh(tmp_path, monkeypatch)
    return Visitor(repository, study=repository.create(study))


@pytest.mark.parametrize("path", [place.path for place in PLACES])
def test_names_are_shown_as_they_are_written(visitor: Visitor, path: str) -> None:
    visitor.on(path)
    assert visitor.fine(), [each.value for each in visitor.app.exception]
    told = list(markdown(visitor.app))
    assert [text for text in told if ALIVE.search(_ESCAPED.sub("", text))] == []
    assert [text for text in markup(visitor.app) if "<script>x" in text or "\u202e" in text] == []
    assert [each for each in expressions(visitor.app) if "script" in _LITERAL.sub("", each)] == []


def test_the_text_of_a_name_stays_what_it_is() -> None:
    """What Markdown makes of the escaped name are its own letters, but for the mark that turns text round."""
    escaped = plain(HARM)
    assert not ALIVE.search(_ESCAPED.sub("", escaped))
    assert _ESCAPED.sub(lambda found: found[0][1], escaped).replace("\N{WORD JOINER}", "") == HARM.replace("\u202e", "")


# ---------------------------------------------------------------------- what a page is made of


def elements(app: AppTest) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every element of a page, by its kind, as plain values; blocks with what they are called."""
    waiting: list[Any] = [app._tree]
    while waiting:
        node = waiting.pop()
        waiting.extend(getattr(node, "children", {}).values())
        proto = getattr(node, "proto", None)
        if proto is not None and hasattr(proto, "DESCRIPTOR"):
            yield str(node.type), MessageToDict(proto, preserving_proto_field_name=True)


def _strings(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _strings(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner, key)


def markdown(app: AppTest) -> Iterator[str]:
    """Every text that Streamlit reads as Markdown."""
    for kind, values in elements(app):
        if kind in ("html", "arrow_data_frame", "vega_lite_chart", "arrow_vega_lite_chart", "bidi_component", "json"):
            continue
        unread = "label" if values.get("label_visibility", {}).get("value") == "COLLAPSED" else ""  # an aria-label
        for key, text in _strings(values):
            if (key in AS_MARKDOWN and key != unread) or (key == "options" and kind in ("radio", "button_group")):
                yield text


def markup(app: AppTest) -> Iterator[str]:
    """Every text that is HTML."""
    for kind, values in elements(app):
        if kind == "html":
            yield str(values.get("body", ""))


def expressions(app: AppTest) -> Iterator[str]:
    """Every expression of every chart."""
    for _, values in elements(app):
        for key, text in _strings(values):
            if key == "spec" and text.startswith("{"):
                yield from (inner for name, inner in _strings(json.loads(text)) if name in EXPRESSIONS)
