"""A workshop under load: ``python -m benchmarks workshop --experts 200``. Real websocket clients, one server process.

The product is served as a person would serve it. Every expert opens a personal link and answers one pair every three
seconds, as the browser does: entries of one set under the version they were made from. Meanwhile the page looks for
news every second and a half. A host reads the newest answers each second, as the wall does.
What a person feels is the time from sending an answer to the end of the run that stored it; every answer that was
acknowledged must be in the database.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from mcdm.labels import Label
from store.examples import load_example
from store.repository import open_repository
from store.rooms import DatabaseRooms, open_rooms
from studies.study import PANEL, Expert
from studies.workshop import Event, Workshop
from tests.e2e.served import PRODUCT, served

SCALE = [1 / 9, 1 / 7, 1 / 5, 1 / 3, 1.0, 3.0, 5.0, 7.0, 9.0]


@dataclass
class Seen:
    """What the clients noticed."""

    answers: list[float] = field(default_factory=list)
    looks: list[float] = field(default_factory=list)
    host: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    acknowledged: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    given: int = 0
    received: int = 0


class Client:
    """One browser: it sends what changed and draws nothing."""

    def __init__(self, address: str, query: str, seen: Seen) -> None:
        self.address, self.query, self.seen = address, query, seen
        self.fragments: dict[float, str] = {}
        self.question: dict[str, Any] = {}
        self.widget, self.fragment = "", ""
        self.known: dict[str, bytes] = {}
        self.lock = asyncio.Lock()

    async def open(self) -> None:
        """Load the page."""
        host = self.address.removeprefix("http://")
        self.socket = await websockets.connect(
            f"ws://{host}/_stcore/stream", subprotocols=["streamlit"], max_size=None, open_timeout=60,
            origin=self.address, compression=None,
        )  # fmt: skip
        await self.run("", {})

    async def run(self, fragment: str, state: dict[str, Any]) -> float:
        """One run of the script or of a fragment; seconds until it ended."""
        async with self.lock:
            message = BackMsg()
            message.rerun_script.query_string = self.query
            message.rerun_script.fragment_id = fragment
            if state:
                widget = message.rerun_script.widget_states.widgets.add()
                widget.id, widget.json_value = self.widget, json.dumps(state)
            begin = time.perf_counter()
            await self.socket.send(message.SerializeToString())
            while not self.hear(await asyncio.wait_for(self.socket.recv(), 60)):
                pass
            return time.perf_counter() - begin

    def hear(self, data: Any) -> bool:
        """Take in one message; whether the run ended."""
        message = ForwardMsg()
        message.ParseFromString(data)
        self.seen.received += len(data)
        kind = message.WhichOneof("type")
        if kind == "delta":
            element = message.delta.new_element
            if (
                element.WhichOneof("type") == "bidi_component"
                and element.bidi_component.component_name == "seat_question"
            ):
                self.widget, self.fragment = element.bidi_component.id, message.delta.fragment_id
                self.question = json.loads(element.bidi_component.json or element.bidi_component.mixed.json)
            elif element.WhichOneof("type") == "exception":
                self.seen.errors.append(element.exception.message[:200])
        return kind == "script_finished"


async def expert(number: int, token: str, address: str, seen: Seen, end: float, think: float) -> None:
    """Answer pair after pair, and look for news in between."""
    chance = random.Random(number)
    client = Client(address, f"ballot={token}&lang=en", seen)
    try:
        await asyncio.sleep(number * 0.04)
        await client.open()
        looking = asyncio.create_task(_look(client, token, seen, end, chance))
        while time.time() < end:
            await asyncio.sleep(chance.expovariate(1 / think))
            await _answer(client, seen, chance, number)
        await looking
        await client.socket.close()
    except Exception as error:  # noqa: BLE001 - whatever happens to a client is a figure of this benchmark
        seen.errors.append(f"{type(error).__name__}: {error}"[:200])


async def _answer(client: Client, seen: Seen, chance: random.Random, number: int) -> None:
    """One more pair of the set that is asked; once it is complete an old answer is changed, or the next set begins."""
    data = client.question
    entries = dict(data["entries"])
    pairs = [f"{i},{j}" for i, j in data["pairs"]]
    missing = [key for key in pairs if key not in entries]
    key = missing[0] if missing else chance.choice(pairs)
    before = entries.get(key, {}).get("value")
    entries[key] = {"value": chance.choice([each for each in SCALE if each != before])}
    state: dict[str, Any] = {"version": data["version"], "entries": entries, "tried": next(COUNTER)}
    if len(missing) <= 1 and data["onward"]:
        state["finished"] = str(next(COUNTER))
    asked = data["set"]
    seen.given += 1
    seen.answers.append(await client.run(client.fragment, {"answers": state}))
    if client.question["set"] != asked or client.question["version"] != data["version"]:
        seen.acknowledged.setdefault(asked, {})[str(number)] = entries
    else:
        seen.errors.append(f"not taken: {asked} {key}")


COUNTER = itertools.count(1)
LOOK_EVERY = 1.5
"""Seconds, as in assets/components/seat_watch.js."""


async def _look(client: Client, token: str, seen: Seen, end: float, chance: random.Random) -> None:
    """Ask whether there is news, as the page does: every second and a half, on a connection that stays."""
    host, _, port = client.address.removeprefix("http://").partition(":")
    request = (
        f"POST /seat/pulse HTTP/1.1\r\nHost: {host}:{port}\r\nX-Seat: {token}\r\nContent-Length: 0\r\n\r\n".encode()
    )
    reader, writer = await asyncio.open_connection(host, int(port))
    await asyncio.sleep(LOOK_EVERY * chance.random())
    while time.time() < end:
        begin = time.perf_counter()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length:")[1].split()[0])
        found = json.loads(await reader.readexactly(length))
        seen.looks.append(time.perf_counter() - begin)
        if found["gone"]:
            seen.errors.append("a seat that is gone")
        await asyncio.sleep(LOOK_EVERY)
    writer.close()


async def host(rooms: DatabaseRooms, room: str, seen: Seen, end: float) -> None:
    """Read what came in since the last second, as the wall does."""
    newest = 0
    while time.time() < end:
        await asyncio.sleep(1)
        begin = time.perf_counter()
        came = await asyncio.to_thread(_read, rooms, room, newest)
        newest = max([newest, *(number for number, _ in came)])
        seen.host.append(time.perf_counter() - begin)


def _read(rooms: DatabaseRooms, room: str, newest: int) -> Any:
    rooms.room(room)
    rooms.present(room)
    return rooms.ballots(room, after=newest)


def main(arguments: Sequence[str]) -> int:
    """Serve, load, compare with the database, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks workshop", description=__doc__)
    parser.add_argument("--experts", type=int, default=200, help="how many (default: 200)")
    parser.add_argument("--seconds", type=float, default=60, help="how long (default: 60)")
    parser.add_argument("--think", type=float, default=3, help="mean seconds between two answers (default: 3)")
    parser.add_argument("--database", default="", help="another database than a fresh file, e.g. a PostgreSQL address")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        database = given.database or str(Path(folder) / "weighbridge.db")
        with served(PRODUCT, Path(folder) / "server.log", WEIGHBRIDGE_DATABASE=database) as address:
            rooms = open_rooms(open_repository(database).engine)
            room, tokens = _workshop(database, rooms, given.experts)
            seen, before = Seen(), _usage()
            memory = asyncio.run(_load(address, rooms, room, tokens, seen, given))
            used = _usage() - before
            return _report(rooms, room, tokens, seen, used, memory, given)


def _workshop(database: str, rooms: DatabaseRooms, count: int) -> tuple[str, list[str]]:
    demo = load_example("power-supply")
    experts = tuple(Expert(f"L{number}", Label(f"Expert {number}")) for number in range(count))
    agreed = tuple(each for each in demo.ballots if each.expert == PANEL)
    study = open_repository(database).create(replace(demo, experts=experts, ballots=agreed))
    sets = tuple(name for name, each in demo.comparison_sets.items() if each.kind == "decomposition")
    room = rooms.create(study, Workshop(Label("Load"), sets, tuple(each.id for each in experts)))
    found = rooms.invite(room, [each.id for each in experts])
    rooms.tell(room, Event("round opened", {"newest_ballot": 0}))
    return room, [found[each.id] for each in experts]


async def _load(
    address: str, rooms: DatabaseRooms, room: str, tokens: list[str], seen: Seen, given: argparse.Namespace
) -> list[float]:
    """Let all come at once; memory of the server every tenth of the time."""
    end = time.time() + given.seconds
    memory = [_memory()]

    async def watch() -> None:
        while time.time() < end:
            await asyncio.sleep(given.seconds / 10)
            memory.append(_memory())

    people = [expert(k, token, address, seen, end, given.think) for k, token in enumerate(tokens)]
    await asyncio.gather(host(rooms, room, seen, end), watch(), *people)
    return memory


def _report(
    rooms: DatabaseRooms,
    room: str,
    tokens: list[str],
    seen: Seen,
    used: float,
    memory: list[float],
    given: argparse.Namespace,
) -> int:
    lost = _lost(rooms, tokens, seen)
    print(f"{len(tokens)} experts, one answer every {given.think:g} s each, {given.seconds:g} s; one host each second")
    for name, times in (("answer", seen.answers), ("look for news", seen.looks), ("host", seen.host)):
        if times:
            p50, p95 = np.percentile(1000 * np.array(times), [50, 95])
            slowest = 1000 * max(times)
            print(f"  {name:14} p50 {p50:6.1f} ms   p95 {p95:6.1f} ms   most {slowest:6.0f} ms   n {len(times)}")
    print(f"  answers {seen.given}, kept otherwise than acknowledged {lost}, errors {len(seen.errors)}")
    each, sent = 1000 * used / max(seen.given, 1), seen.received / max(seen.given, 1) / 1024
    print(f"  server: {100 * used / given.seconds:.0f}% of a core; {each:.1f} ms of it and {sent:.0f} KB an answer,")
    print("          with the looks for news and the first pages shared out over the answers")
    print(f"  memory (MB): {' '.join(f'{each:.0f}' for each in memory)}")
    for error in sorted(set(seen.errors))[:5]:
        print(f"  error: {error}")
    return 1 if lost or seen.errors else 0


def _lost(rooms: DatabaseRooms, tokens: list[str], seen: Seen) -> int:
    """How many pairs are not kept as they were acknowledged last."""
    from views.components.judgments.entries import to_browser

    lost = 0
    for number, token in enumerate(tokens):
        study = rooms.seat(token).study
        assert study is not None
        kept = {each.set: each.judgments for each in study.ballots if each.expert == f"L{number}"}
        for asked, entries in seen.acknowledged.items():
            if mine := entries.get(str(number)):
                given = kept.get(asked.rpartition("/")[2])
                found = to_browser(study.every_set[asked.rpartition("/")[2]].elements, given) if given else {}  # type: ignore[arg-type]
                lost += sum(found.get(key) != value for key, value in mine.items())
    return lost


# ---------------------------------------------------------------------- the server, seen from outside


def _server() -> int:
    """The process that was served: our own child."""
    mine = subprocess.run(["ps", "--ppid", str(_own()), "-o", "pid=,args="], capture_output=True, text=True, check=True)
    return int(next(line.split()[0] for line in mine.stdout.splitlines() if "cli serve" in line))


def _own() -> int:
    import os

    return os.getpid()


def _usage() -> float:
    """Seconds of processor that the server has used."""
    fields = Path(f"/proc/{_server()}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def _memory() -> float:
    """Megabytes that the server holds."""
    status = Path(f"/proc/{_server()}/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) / 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
