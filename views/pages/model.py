"""The page model."""

import streamlit as st


def render() -> None:
    """Draw the page."""
    st.title("model")
