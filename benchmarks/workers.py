"""Every contender runs in a process of its own, so that memory is its own and packages do not meet."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
OURS = sys.executable
PEERS = ROOT / ".venv-peers"
REQUIREMENTS = Path(__file__).with_name("requirements-peers.txt")


def peers_python() -> str | None:
    """The interpreter of the peers' environment, which is made where it is missing; None where it cannot be made."""
    python = PEERS / "bin" / "python"
    stamp = PEERS / "requirements.stamp"
    if stamp.exists() and stamp.stat().st_mtime >= REQUIREMENTS.stat().st_mtime:
        return str(python)
    print("Installing the peers into .venv-peers (a few minutes) ...", file=sys.stderr, flush=True)
    try:
        subprocess.run([OURS, "-m", "venv", str(PEERS)], check=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*install, "-r", str(REQUIREMENTS)], check=True)
    except (subprocess.CalledProcessError, OSError) as problem:
        print(f"The peers could not be installed ({problem}): ours runs against plain numpy only.", file=sys.stderr)
        return None
    stamp.touch()
    return str(python)


class Worker:
    """A process that prepared a contender's input and runs it when asked."""

    def __init__(self, python: str, function: str, size: dict[str, int], part: float, data: str) -> None:
        command = [python, "-m", "benchmarks.serve", function, json.dumps({**size, "part": part, "data": data})]
        # One thread each: what is compared is the work, not how many cores happen to be free.
        single = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **single, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self) -> dict[str, float]:
        """Seconds of one run, and peak memory so far in megabytes; RuntimeError with the last line of its complaint."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write("run\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            pass
        line = self._process.stdout.readline()
        if not line:
            _, complaint = self._process.communicate()
            raise RuntimeError((complaint.strip().splitlines() or ["ended without a word"])[-1])
        return dict(json.loads(line))

    def stop(self) -> None:
        """Let the process end."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(timeout=60)
