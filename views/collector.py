"""Garbage collection now and then: Streamlit's own, after every run, would cost half a second with thirty visitors."""

from __future__ import annotations

import gc
import threading

SECONDS = 60.0


def start() -> threading.Event:
    """Collect every minute in the background until the returned event is set."""
    stopped = threading.Event()

    def collect() -> None:
        while not stopped.wait(SECONDS):
            gc.collect()

    threading.Thread(target=collect, name="collector", daemon=True).start()
    return stopped
