"""What a phone shows only when asked: details that stand open wherever there is room for them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from views import session


@contextmanager
def on_phones(name: str, more: str) -> Iterator[None]:
    """Details under a button that only a phone shows; on a wider screen they are simply there.

    Parameters
    ----------
    name
        Tells the details of a page apart, and remembers whether this visitor has opened them.
    more
        What the button says while they are folded.
    """
    place = f"fold/{session.study_id()}/{name}"
    opened = bool(session.remembered(place))
    st.button(session.translate()("Show less") if opened else more, key=f"fold-turn-{name}", type="tertiary",
              icon=f":material/{'expand_less' if opened else 'expand_more'}:",
              on_click=session.remember, args=(place, not opened))  # fmt: skip
    with st.container(key=f"fold-{'open' if opened else 'shut'}-{name}", gap="small"):
        yield
