"""The page survey."""

import streamlit as st


def render() -> None:
    """Draw the page."""
    st.title("survey")
