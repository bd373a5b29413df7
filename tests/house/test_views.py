"""Rules of the screens: two files touch the session, two hold the caches, every page can be drawn."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.house.sources import called, calls, modules, place, tree

SESSIONS = {Path("views/session.py"), Path("views/visit.py")}
CACHES = {each for each in modules() if each.parent == Path("views") and each.name.startswith("cached")}


def test_only_two_files_touch_the_session() -> None:
    found = [
        place(module, node)
        for module in [*modules(), Path("app.py")]
        if module not in SESSIONS
        for node in ast.walk(tree(module))
        if (isinstance(node, ast.Attribute) and node.attr == "session_state")
        or (isinstance(node, ast.ImportFrom) and any(alias.name == "session_state" for alias in node.names))
    ]
    assert not found, "read and write the session through views/session.py"


def test_only_two_files_hold_caches() -> None:
    found = [
        place(module, node)
        for module in modules()
        if module not in CACHES
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Attribute) and node.attr in {"cache_data", "cache_resource"}
    ]
    assert not found, "caches stand in views/cached.py, keyed by the part that a stage reads"


def test_every_page_can_be_drawn() -> None:
    pages = [module for module in modules("views") if module.parent.name == "pages" and module.name != "__init__.py"]
    assert pages
    without = [
        str(module)
        for module in pages
        if not any(isinstance(node, ast.FunctionDef) and node.name == "render" for node in tree(module).body)
    ]
    assert not without, "a page is a file with render()"


def test_charts_are_made_in_reports() -> None:
    """One function per figure, the same on screen and in documents; views may only name the type of a chart."""
    drawn = [
        place(module, call)
        for module in modules("views", "cli")
        for call in calls(module)
        if called(call).startswith(("alt.", "altair.", "st.line_chart", "st.bar_chart", "st.area_chart"))
    ]
    assert not drawn, "make the figure in reports/charts"


def test_nothing_is_drawn_unsafely() -> None:
    """Names typed by people reach the page as text: no place allows HTML in Markdown with facts in it."""
    found = [
        place(module, call)
        for module in modules("views")
        for call in calls(module)
        if called(call).endswith(("markdown", "write"))
        and any(keyword.arg == "unsafe_allow_html" for keyword in call.keywords)
    ]
    assert not found, "use st.html with escaped text"
