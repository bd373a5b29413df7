"""The page studies."""

import streamlit as st


def render() -> None:
    """Draw the page."""
    st.title("studies")


def render_nothing_open() -> None:
    """Ask to open a study first."""
    st.title("open a study")
