"""The page scenarios."""

import streamlit as st


def render() -> None:
    """Draw the page."""
    st.title("scenarios")
