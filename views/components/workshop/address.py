"""Where the phones of a workshop find this server: the address of the code, of a personal link, and their QR."""

from __future__ import annotations

import socket
from urllib.parse import urlencode, urlsplit

import segno
import streamlit as st

from views import cached, session

SETTING = "workshop-address"
LOCAL = frozenset({"localhost", "127.0.0.1", "::1", "0.0.0.0"})  # noqa: S104 - compared with, not bound to


def base() -> str:
    """The address for the phones: as it was set, else as this page is reached."""
    return cached.repository().setting(SETTING) or reached()


def reached() -> str:
    """The address by which this page is reached, without a path."""
    parts = urlsplit(st.context.url or "http://localhost:8501")
    return f"{parts.scheme}://{parts.netloc}"


def choose(address: str) -> None:
    """Set the address for the phones; an empty one is that of this page again."""
    typed = address.strip().rstrip("/")
    cached.repository().set_setting(SETTING, typed if not typed or "://" in typed else f"http://{typed}")


def is_local() -> bool:
    """Whether the address leads to the reader's own machine, which no phone can reach."""
    return (urlsplit(base()).hostname or "localhost") in LOCAL


def nearby() -> str:
    """The same address by the number of this machine in its network; empty where it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address of documentation: nothing is sent, the own number is told
        except OSError:
            return ""
        own = str(probe.getsockname()[0])
    port = urlsplit(reached()).port
    return f"http://{own}{f':{port}' if port else ''}" if own not in LOCAL else ""


def of_code(code: str, language: str) -> str:
    """Where a code leads to the waiting room."""
    return f"{base()}/?{urlencode({'join': code, 'lang': language})}"


def of_token(token: str, language: str) -> str:
    """A personal link."""
    return f"{base()}/?{urlencode({'ballot': token, 'lang': language})}"


def quiet_picture(address: str) -> str:
    """An address as QR: an SVG of paths on white, so that phones read it on dark walls, too."""
    code = segno.make(address, error="m", micro=False)
    return str(code.svg_inline(scale=4, border=3, dark="#12181B", light="#FFFFFF"))


def show(address: str, alt: str, width: int | str = 220) -> None:
    """The QR of an address."""
    st.image(quiet_picture(address), width=width, alt=alt)  # type: ignore[arg-type]


def settle() -> None:
    """Let the facilitator set the address, with the one of this machine proposed."""
    t = session.translate()
    found = nearby()
    if is_local():
        st.caption(t("Phones cannot reach this address: it is that of your own machine. Start with --host 0.0.0.0, "
                     "then use the address of this machine in the network."))  # fmt: skip
        if found:
            st.button(found, key="address-nearby", icon=":material/lan:", on_click=choose, args=(found,))
    key = f"address-{base()}"
    st.text_input(t("Address for the phones"), base(), key=key, on_change=lambda: choose(session.value_of(key, "")))
