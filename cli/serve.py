"""``serve``: prepare the database with the demo study and show the screens in a browser."""

from __future__ import annotations

import argparse
import os
import sys
import webbrowser
from pathlib import Path
from threading import Timer

from store.examples import ensure_demo
from store.repository import open_repository

NAME = "serve"
HELP = "show the screens in a browser on this machine"
SERVER = Path(__file__).parents[1] / "server.py"
SECONDS_TO_START = 2.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """--host, --port, --no-browser."""
    parser.add_argument("--host", default="localhost", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=int, default=8501, help="port (default: 8501)")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted."""
    ensure_demo(open_repository())
    address = f"http://{arguments.host}:{arguments.port}"
    print(f"Weighbridge (衡度): {address}", file=sys.stderr, flush=True)
    if not arguments.no_browser and sys.stderr.isatty():
        Timer(SECONDS_TO_START, webbrowser.open, [address]).start()
    os.chdir(SERVER.parent)  # the server reads .streamlit/config.toml where it starts

    from streamlit.web import bootstrap  # here, because no other command needs it

    options = {"server.address": arguments.host, "server.port": arguments.port}
    bootstrap.load_config_options({name.replace(".", "_"): value for name, value in options.items()})
    bootstrap.run_asgi_app(str(SERVER), f"{SERVER.stem}:application", [], {})
    return 0
