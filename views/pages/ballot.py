"""The page ballot."""

import streamlit as st


def render() -> None:
    """Draw the page."""
    st.title("ballot")
