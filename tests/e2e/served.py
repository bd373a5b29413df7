"""A server of our own, as a person would start it: its address while it runs, and no traceback in what it wrote."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT

PRODUCT = ("-m", "cli", "serve", "--port", "{port}")


@contextmanager
def served(command: Sequence[str], log: Path, *, port: int = 0, **environment: str) -> Iterator[str]:
    """Run ``python <command>``, where ``{port}`` stands for a free one or this, and give its address once it answers.

    Raises
    ------
    AssertionError
        It did not answer, or it wrote a traceback.
    """
    port = port or free_port()
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, *(part.format(port=port) for part in command)],
            cwd=ROOT,
            env=os.environ | {"CI": "true", "BROWSER": "true"} | environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    address = f"http://localhost:{port}"
    try:
        _wait_until_healthy(address, process, log)
        yield address
    finally:
        _stop(process)
    said = _written(log)
    assert "Traceback" not in said, f"the server wrote a traceback:\n{said[-4000:]}"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_healthy(address: str, process: subprocess.Popen[bytes], log: Path, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:
                if answer.read() == b"ok":
                    return
        except OSError:
            time.sleep(0.1)
    state = "stopped" if process.poll() is not None else "did not answer"
    raise AssertionError(f"the server {state}:\n{_written(log)[-4000:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the server and what it started: our own process group, nothing else."""
    for sign in (signal.SIGINT, signal.SIGKILL):
        if process.poll() is None:
            os.killpg(process.pid, sign)
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                continue


def _written(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace")
