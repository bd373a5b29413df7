"""One page of the screens without a browser: a fresh database, a study in it, and the page as a visitor opens it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from store.repository import DatabaseRepository, open_repository
from studies.study import Study
from views import cached

Open = Callable[..., AppTest]


def fresh(folder: Path, monkeypatch: pytest.MonkeyPatch) -> DatabaseRepository:
    """An empty database that the screens read."""
    monkeypatch.setenv("WEIGHBRIDGE_DATABASE", str(folder / "one_page.db"))
    cached.database.clear()
    return open_repository(folder / "one_page.db")


def visit(page: str, *, study: str = "", ballot: str = "", language: str = "en") -> AppTest:
    """A page, run once."""
    app = AppTest.from_function(_page, args=(page,), default_timeout=30)
    for name, value in {"study": study, "ballot": ballot, "lang": language}.items():
        if value:
            app.query_params[name] = value
    return app.run()


def kept(repository: DatabaseRepository, study: Study) -> str:
    """Keep a study; gives its id."""
    return repository.create(study)


def said(app: AppTest) -> str:
    """Everything a page says in titles, Markdown and captions."""
    return "\n".join(
        str(each.value) for group in (app.title, app.subheader, app.markdown, app.caption) for each in group
    )


def _page(page: str) -> None:
    import importlib

    from views import cached, session

    session.begin(cached.database())
    importlib.import_module(f"views.pages.{page}").render()


def switched(app: AppTest, start: str, view: str) -> AppTest:
    """The page after a choice in the switch, or the list of many views, whose key begins so."""
    choices = (*app.button_group, *app.selectbox)
    return next(each for each in choices if str(each.key).startswith(start)).set_value(view).run()
