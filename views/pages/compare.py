"""The page compare."""

import streamlit as st


def render() -> None:
    """Draw the page."""
    st.title("compare")
