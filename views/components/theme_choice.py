"""Light, dark or as the browser: kept in this browser, because it belongs to a screen and not to a study."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from i18n.translate import Translator

_ASSETS = Path(__file__).parents[2] / "assets" / "components"

_choice = st.components.v2.component(
    "theme_choice",
    html='<div class="themes" role="radiogroup"></div><p class="refused" role="alert"></p>',
    css=(_ASSETS / "theme_choice.css").read_text(encoding="utf-8"),
    js=(_ASSETS / "theme_choice.js").read_text(encoding="utf-8"),
)


def theme_choice(t: Translator, paths: Sequence[str]) -> None:
    """Three buttons; a click keeps the choice for the pages with these addresses and loads the page again."""
    data = {
        "title": t("Theme"),
        "labels": {"light": t("Light"), "dark": t("Dark"), "system": t("As the browser")},
        "paths": list(paths),
        "refused": t("This browser keeps no choices (private window?). Choose the theme in its own settings."),
    }
    _choice(key="theme_choice", data=data)
