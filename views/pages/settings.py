"""The page settings."""

import streamlit as st


def render() -> None:
    """Draw the page."""
    st.title("settings")
