"""Weighbridge (衡度): the Streamlit entry. Page config, language, navigation; nothing else."""

from pathlib import Path

import streamlit as st

from views import navigation
from views.components import layout

THEME = Path(__file__).parent / "assets" / "theme"

st.set_page_config("Weighbridge 衡度", str(THEME / "icon.svg"), layout="wide")
st.logo(str(THEME / "logo.svg"), size="large")
layout.stylesheet()
navigation.run()
