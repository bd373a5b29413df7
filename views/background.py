"""What runs in the background of a server: garbage collected now and then, slow imports before the first visitor."""

from __future__ import annotations

import gc
import importlib
import threading

from i18n.translate import LANGUAGES, translator

SECONDS = 60.0

SLOW_IMPORTS = (
    "altair",
    "networkx",
    "scipy.linalg",
    "scipy.optimize.elementwise",
    "scipy.sparse.csgraph",
    "scipy.special",
    "scipy.stats",
    "skfuzzy",
)
"""Libraries that a page would otherwise load while its first visitor waits."""


def start() -> threading.Event:
    """Load what is slow, then collect every minute until the returned event is set.

    Streamlit's own collection after every run is switched off: with thirty visitors it would cost half a second a run.
    """
    stopped = threading.Event()

    def work() -> None:
        for language in LANGUAGES:
            translator(language)
        for name in SLOW_IMPORTS:
            importlib.import_module(name)
        while not stopped.wait(SECONDS):
            gc.collect()

    threading.Thread(target=work, name="background", daemon=True).start()
    return stopped
