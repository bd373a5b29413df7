"""The list of customers that is being taken into each study. Keyed as in ``views/cached.py``."""

from __future__ import annotations

import streamlit as st

from views.customers_intake import CustomersIntake


@st.cache_resource(show_spinner=False)
def intakes() -> dict[str, CustomersIntake]:
    """By the study's id: it outlives visits."""
    return {}
