"""The whole application without a browser: navigation, study bar and every page, as one visitor sees them."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from store.repository import DatabaseRepository
from studies.study import Study
from tests.conftest import ROOT
from tests.views.one_page import fresh, said


class Visitor:
    """One visitor of the application.

    Parameters
    ----------
    repository
        What the application reads.
    query
        Of the address, e.g. ``study="..."``.
    """

    def __init__(self, repository: DatabaseRepository, **query: str) -> None:
        self.repository = repository
        self.app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        for name, value in query.items():
            self.app.query_params[name] = value
        self.app.run()

    def on(self, path: str) -> Visitor:
        """Go to another page."""
        self.app._page_hash = self.app.session_state.pages[path]._script_hash
        self.app.run()
        return self

    def click(self, key: str) -> Visitor:
        """Click the button with this key."""
        self.app.button(key=key).click().run()
        return self

    def button(self, label: str) -> Visitor:
        """Click the first button with this label."""
        next(each for each in self.app.button if each.label == label).click().run()
        return self

    def field(self, label: str):
        """The field with this label, whatever its kind."""
        app = self.app
        kinds = (app.text_input, app.text_area, app.number_input, app.selectbox, app.multiselect)
        return next(each for kind in kinds for each in kind if each.label == label)

    def type(self, label: str, value: object) -> Visitor:
        """Type into a field and leave it."""
        self.field(label).set_value(value).run()
        return self

    def choose(self, key: str, value: str) -> Visitor:
        """Choose in a segmented control whose key begins so."""
        next(each for each in self.app.button_group if str(each.key).startswith(key)).set_value(value).run()
        return self

    @property
    def study(self) -> Study:
        """The open study with all edits."""
        return self.app.session_state.working.study

    def fine(self) -> bool:
        """Whether the page was drawn to its end."""
        return len(self.app.exception) == 0

    @property
    def labels(self) -> list[str]:
        """What the buttons say."""
        return [each.label for each in self.app.button]

    def text(self) -> str:
        """What the page says, errors too, without the escapes of Markdown."""
        errors = "\n".join(str(each.value) for each in self.app.error)
        return f"{said(self.app)}\n{errors}".replace("\\", "")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DatabaseRepository:
    """An empty database that the application reads."""
    return fresh(tmp_path, monkeypatch)
