"""What happens to answers when things break: ``python -m benchmarks faults``. Nothing acknowledged may be lost.

A process that answers is killed a hundred times, on SQLite and on PostgreSQL; PostgreSQL is stopped and started again
while a process answers; thirty processes answer and save at once. After each, what was acknowledged is compared with
what the database holds, and SQLite looks at its own file.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from benchmarks.ballot_writers import PROCESSES, answer_often, answer_until_killed, heard, lost, save_often, stored
from mcdm.labels import Label
from store.database import connect
from store.inspection import inspect
from store.repository import DatabaseRepository
from studies.study import Expert
from tests.store.postgres import MISSING, PostgresServer, binaries
from tests.studies.parts import small_study

LONGEST = 60.0
"""Seconds in which a writer must have said its first word."""


@dataclass
class Damage:
    """What came of a fault.

    Parameters
    ----------
    name
        What was done.
    times
        How often.
    acknowledged, lost
        Answers or versions that a writer was told are kept, and those of them that are not there.
    waited
        Tries that were told that the database is away.
    faults
        What the integrity check found, and errors that a writer was told.
    seconds
        How long it took.
    """

    name: str
    times: int
    acknowledged: int = 0
    lost: int = 0
    waited: int = 0
    faults: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def is_fine(self) -> bool:
        """Whether nothing was lost and something was tried."""
        return not self.lost and not self.faults and self.acknowledged > 0


def kills(address: str, times: int, name: str, seed: int = 1) -> Damage:
    """Kill a process that answers (SIGKILL) at random moments, each time after it has answered something."""
    begun, chance = time.perf_counter(), random.Random(seed)
    repository = DatabaseRepository(connect(address))
    study, told, found = repository.create(small_study()), set[object](), Damage(name, times)
    for number in range(times):
        with _writer(answer_until_killed, address, study, number * 1_000_000) as (process, said):
            _wait(said)
            time.sleep(chance.uniform(0, 0.08))
            process.kill()
            process.join()
            words = heard(said)
        told.update(each for each in words if isinstance(each, int))
        found.faults += tuple(str(each) for each in words if isinstance(each, str) and each != "away")
    found.acknowledged, found.lost = len(told), len(lost(told, stored(address, study, "E1")))
    found.faults += inspect(repository.engine).faults
    repository.engine.dispose()
    return replace(found, seconds=time.perf_counter() - begun)


def stops(server: PostgresServer, times: int) -> Damage:
    """Stop PostgreSQL and start it again while a process answers; it waits and goes on."""
    begun, address = time.perf_counter(), server.new_database()
    repository = DatabaseRepository(connect(address))
    study, found = repository.create(small_study()), Damage("PostgreSQL stopped and started", times)
    repository.engine.dispose()
    words: list[object] = []
    with _writer(answer_until_killed, address, study, 0) as (process, said):
        for _ in range(times):
            _wait(said)
            words += heard(said)
            server.stop()
            time.sleep(0.2)
            server.start()
            words += _until_answered(said)
        process.kill()
        process.join()
        words += heard(said)
    told = {each for each in words if isinstance(each, int)}
    found.waited = words.count("away")
    found.faults = tuple({str(each) for each in words if isinstance(each, str) and each != "away"})
    found.acknowledged, found.lost = len(told), len(lost(told, stored(address, study, "E1")))
    server.drop(address)
    return replace(found, seconds=time.perf_counter() - begun)


def crowd(address: str, writers: int, turns: int, name: str, *, versions: bool = False) -> Damage:
    """Many processes that answer, or save versions, at once."""
    begun = time.perf_counter()
    repository = DatabaseRepository(connect(address))
    experts = tuple(Expert(f"X{k}", Label(f"X{k}")) for k in range(writers))
    study = repository.create(replace(small_study(), experts=(*small_study().experts, *experts)))
    found = Damage(name, writers)
    work = save_often if versions else answer_often
    running = [_start(work, address, study, each.id, turns) for each in experts]
    notes: list[str] = []
    for expert, (process, said) in zip(experts, running, strict=True):
        process.join(900)
        words = heard(said)
        said.close()
        known = words.pop() if words and isinstance(words[-1], list) else []
        found.faults += tuple(str(each) for each in words)
        found.acknowledged += len(known)
        found.lost += turns - len(known)
        if versions:
            notes += known
        else:
            found.lost += len(lost(known, stored(address, study, expert.id)))
    if versions:
        opened = repository.open(study)
        found.lost += len({*notes} - {*opened.study.note.en.split()}) + abs(opened.version - 1 - len(notes))
    found.faults += inspect(repository.engine).faults
    repository.engine.dispose()
    return replace(found, seconds=time.perf_counter() - begun)


# ---------------------------------------------------------------------- processes


def _start(work: Callable[..., None], *given: Any) -> tuple[BaseProcess, Connection]:
    listening, said = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=work, args=(*given, said), daemon=True)
    process.start()
    said.close()
    return process, listening


@contextmanager
def _writer(work: Callable[..., None], *given: Any) -> Iterator[tuple[BaseProcess, Connection]]:
    process, said = _start(work, *given)
    try:
        yield process, said
    finally:
        process.kill()
        process.join()
        said.close()


def _wait(said: Connection) -> None:
    if not said.poll(LONGEST):
        raise TimeoutError("the writer says nothing")


def _until_answered(said: Connection) -> list[object]:
    """What a writer says up to its next answer."""
    words: list[object] = []
    while not words or not isinstance(words[-1], int):
        _wait(said)
        words.append(said.recv())
    return words


# ---------------------------------------------------------------------- the command


def main(arguments: Sequence[str]) -> int:
    """Break everything, and print what came of it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=100, help="of a process that answers (default: 100)")
    parser.add_argument("--stops", type=int, default=10, help="of PostgreSQL (default: 10)")
    parser.add_argument("--writers", type=int, default=30, help="processes at once (default: 30)")
    parser.add_argument("--turns", type=int, default=10, help="answers or versions of each (default: 10)")
    given = parser.parse_args(arguments)
    print(f"{'':38}{'times':>6}{'acknowledged':>14}{'lost':>6}{'waited':>8}{'seconds':>9}   faults", flush=True)
    found = [_told(each) for each in _everything(given)]
    return 0 if all(found) else 1


def _everything(given: argparse.Namespace) -> Iterator[Damage]:
    crowds = ((False, "answers"), (True, "versions"))
    with tempfile.TemporaryDirectory() as folder:
        yield kills(str(Path(folder) / "kills.db"), given.kills, "SQLite: writer killed")
        for versions, what in crowds:
            name = f"SQLite: {given.writers} processes, {what}"
            yield crowd(str(Path(folder) / f"{what}.db"), given.writers, given.turns, name, versions=versions)
    programs = binaries()
    if programs is None:
        print(f"PostgreSQL was not tried: {MISSING}")
        return
    server = PostgresServer(programs)
    try:
        server.start()
        yield kills(server.new_database(), given.kills, "PostgreSQL: writer killed")
        for versions, what in crowds:
            name = f"PostgreSQL: {given.writers} processes, {what}"
            yield crowd(server.new_database(), given.writers, given.turns, name, versions=versions)
        yield stops(server, given.stops)
    finally:
        server.remove()


def _told(damage: Damage) -> bool:
    figures = f"{damage.times:>6}{damage.acknowledged:>14,}{damage.lost:>6}{damage.waited:>8,}{damage.seconds:>9.1f}"
    print(f"{damage.name:38}{figures}   {', '.join(damage.faults) or 'none'}", flush=True)
    return damage.is_fine
