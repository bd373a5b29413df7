"""The page levers."""

import streamlit as st


def render() -> None:
    """Draw the page."""
    st.title("levers")
