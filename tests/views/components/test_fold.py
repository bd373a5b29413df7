"""Details that only a phone folds."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def _page() -> None:
    import streamlit as st

    from views.components import fold

    with fold.on_phones("some", "More of it"):
        st.markdown("The details")


def test_details_are_on_the_page_and_the_button_turns() -> None:
    """They are always sent: whether they show is for the width of the screen to say."""
    app = AppTest.from_function(_page).run()
    assert not app.exception
    assert [each.value for each in app.markdown] == ["The details"]
    assert [each.label for each in app.button] == ["More of it"]
    app.button[0].click().run()
    assert [each.label for each in app.button] == ["Show less"]
    assert [each.value for each in app.markdown] == ["The details"]
