"""Weighbridge (衡度) as ``python -m cli serve`` serves it: the screens of app.py behind the door of a team."""

import gc
from functools import cache
from pathlib import Path

from starlette.middleware import Middleware
from streamlit.starlette import App

from cli import pulse
from cli.protection import Protection
from cli.sign_in import base_path, routes
from store.accounts import Accounts
from store.database import connect
from store.pulses import Pulses
from store.rooms import DatabaseRooms, open_rooms
from views.components.seat import posted
from views.components.study import gate


@cache
def accounts() -> Accounts:
    """The accounts of this server, opened when the first visitor comes."""
    return Accounts(connect())


@cache
def rooms() -> DatabaseRooms:
    """The workshops of this server, opened when the first answer comes."""
    return open_rooms(connect())


@cache
def pulses() -> Pulses:
    """What phones ask all the time, opened when the first one does.

    By then all code is loaded: from here on the collector of garbage leaves it alone, which it otherwise walks through
    for a tenth of a second or more while every phone waits.
    """
    gc.collect()
    gc.freeze()
    return Pulses(rooms().engine)


application = App(
    Path(__file__).parent / "app.py",
    routes=[*routes(accounts), *pulse.routes(pulses), *posted.routes(rooms, base_path())],
    middleware=[Middleware(Protection, accounts=accounts)],
    on_script_error=gate.tell,
)
