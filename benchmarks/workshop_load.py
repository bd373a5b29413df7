"""A workshop under load: ``python -m benchmarks workshop --experts 200``. Real websocket clients, one server process.

The product is served as a person would serve it. Every expert opens a personal link; once all are there the clock
starts, and each answers one pair every three seconds as the browser does: all entries of one set to ``/seat/answer``
under the version they were made from, and to the page, over its websocket, where a set is complete. Meanwhile the phone
looks for news every second and a half, and a host reads the newest answers each second, as the wall does. With
``--storm`` the host leads everybody to one pair in the middle, so that all draw their pages anew while they answer.
What a person feels is the time from sending an answer until the server says that it is stored; every answer that was
acknowledged must be in the database. ``--think 1 --seconds 120`` gives 24,000 answers: memory must be level by then.
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

    pages: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    sets: list[float] = field(default_factory=list)
    looks: list[float] = field(default_factory=list)
    host: list[float] = field(default_factory=list)
    news: list[float] = field(default_factory=list)
    drawn: list[float] = field(default_factory=list)
    stormy: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    acknowledged: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    arriving: float = 0.0
    steady: float = 0.0
    arrival_used: float = 0.0
    used: float = 0.0
    clients_used: float = 0.0
    received: int = 0


class Clock:
    """When the host has opened the door, when all have arrived, and when it is over."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.end, self.open, self.ready = seconds, float("inf"), asyncio.Event(), asyncio.Event()
        self.storm = float("inf")

    def start(self) -> None:
        self.end = time.perf_counter() + self.seconds
        self.ready.set()

    @property
    def runs(self) -> bool:
        return time.perf_counter() < self.end


class Line:
    """A connection of a browser that stays, for what it asks beside the page."""

    def __init__(self, address: str, token: str) -> None:
        self.host, _, port = address.removeprefix("http://").partition(":")
        self.port, self.token = int(port), token
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def post(self, where: str, body: bytes = b"") -> tuple[int, bytes]:
        """Status and text of the answer; a line that the server closed while it was idle is opened anew."""
        kept = self.streams is not None
        try:
            return await self._ask(where, body)
        except (asyncio.IncompleteReadError, ConnectionError):
            if not kept:
                raise
            self.close()
            return await self._ask(where, body)

    async def _ask(self, where: str, body: bytes) -> tuple[int, bytes]:
        if self.streams is None:
            self.streams = await asyncio.open_connection(self.host, self.port)
        reader, writer = self.streams
        head = f"POST {where} HTTP/1.1\r\nHost: {self.host}:{self.port}\r\nX-Seat: {self.token}\r\n"
        writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        told = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 60)).lower()
        length = int(told.split(b"content-length:")[1].split()[0])
        return int(told.split()[1]), await reader.readexactly(length)

    def close(self) -> None:
        if self.streams is not None:
            self.streams[1].close()
            self.streams = None


class Client:
    """One browser: it sends what changed and draws nothing."""

    def __init__(self, address: str, query: str, seen: Seen) -> None:
        self.address, self.query, self.seen = address, query, seen
        self.question: dict[str, Any] = {}
        self.widget, self.fragment = "", ""
        self.ballot = 0
        self.lock = asyncio.Lock()

    async def open(self) -> float:
        """Load the page; seconds until it was drawn."""
        begin = time.perf_counter()
        host = self.address.removeprefix("http://")
        self.socket = await websockets.connect(
            f"ws://{host}/_stcore/stream", subprotocols=[websockets.Subprotocol("streamlit")], max_size=None,
            open_timeout=60, origin=websockets.Origin(self.address), compression=None,
        )  # fmt: skip
        await self.run("", {})
        return time.perf_counter() - begin

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
                self.receive(json.loads(element.bidi_component.json or element.bidi_component.mixed.json))
            elif element.WhichOneof("type") == "exception":
                self.seen.errors.append(element.exception.message[:200])
        return kind == "script_finished"

    def receive(self, data: dict[str, Any]) -> None:
        """A question as it was drawn; what was drawn before an answer that is stored by now says nothing of answers."""
        before, seat = self.question, data["seat"]
        if before and before["seat"]["post"] == seat["post"] and seat["ballot"] < self.ballot:
            data |= {name: before[name] for name in ("version", "entries")}
        self.question, self.ballot = data, max(self.ballot, seat["ballot"])


async def expert(number: int, token: str, address: str, seen: Seen, clock: Clock, given: argparse.Namespace) -> None:
    """Come in, answer pair after pair, and look for news in between."""
    chance = random.Random(number)
    client, line = Client(address, f"ballot={token}&lang=en", seen), Line(address, token)
    try:
        await clock.open.wait()
        await asyncio.sleep(number * given.arrive / given.experts)
        seen.pages.append(await client.open())
        await clock.ready.wait()
        looking = asyncio.create_task(_look(client, Line(address, token), seen, clock, chance))
        await asyncio.sleep(given.think * chance.random())
        while clock.runs:
            await _answer(client, line, seen, clock, chance, number)
            await asyncio.sleep(chance.expovariate(1 / given.think))
        await looking
        line.close()
        await client.socket.close()
    except Exception as error:  # noqa: BLE001 - whatever happens to a client is a figure of this benchmark
        seen.errors.append(f"{type(error).__name__}: {error}"[:200])


async def _answer(client: Client, line: Line, seen: Seen, clock: Clock, chance: random.Random, number: int) -> None:
    """One more pair of the set that is asked; once it is complete an old answer is changed, or the next set begins."""
    data = client.question
    entries = dict(data["entries"])
    pairs = [f"{i},{j}" for i, j in data["pairs"]]
    missing = [key for key in pairs if key not in entries]
    key = missing[0] if missing else chance.choice(pairs)
    before = entries.get(key, {}).get("value")
    entries[key] = {"value": chance.choice([each for each in SCALE if each != before])}
    asked = data["seat"]["post"]["set"]
    body = json.dumps({"set": asked, "version": data["version"], "entries": entries}).encode()
    begin = time.perf_counter()
    status, told = await line.post("/seat/answer", body)
    seen.answers.append(time.perf_counter() - begin)
    if 0 < begin - clock.storm < STORMY:
        seen.stormy.append(seen.answers[-1])
    found = json.loads(told) if status == 200 else {}
    if found.get("version", data["version"]) == data["version"] or found["entries"] != entries:
        seen.errors.append(f"not taken ({status}): {asked} {key}")
        return
    seen.acknowledged.setdefault(asked, {})[str(number)] = entries
    client.ballot = max(client.ballot, found["ballot"])
    data |= {"version": found["version"], "entries": entries}
    if client.question["seat"]["post"]["set"] == asked:  # the page may have been drawn anew meanwhile
        client.question |= {"version": found["version"], "entries": entries}
    if len(missing) == 1 and data["onward"]:
        wish = {"version": data["version"], "entries": entries, "tried": next(COUNTER), "finished": str(next(COUNTER))}
        seen.sets.append(await client.run(client.fragment, {"answers": wish}))
        seat = client.question["seat"]
        if seat["post"]["set"] == asked and not seat["led"]:
            seen.errors.append(f"not gone on from: {asked}")


COUNTER = itertools.count(1)
LOOK_EVERY = 1.5
"""Seconds, as in assets/components/seat_watch.js."""

STORMY = 10.0
"""Seconds after everybody was led to one pair, in which answers are looked at apart."""


async def _look(client: Client, line: Line, seen: Seen, clock: Clock, chance: random.Random) -> None:
    """Ask whether there is news, as the page does: every second and a half; what is new is drawn, in its turn."""
    await asyncio.sleep(LOOK_EVERY * chance.random())
    known = None
    while clock.runs:
        begin = time.perf_counter()
        status, told = await line.post("/seat/pulse")
        seen.looks.append(time.perf_counter() - begin)
        found = json.loads(told) if status == 200 else {"gone": True}
        if found["gone"]:
            seen.errors.append("a seat that is gone")
        elif known not in (None, found["newest"]):
            await asyncio.sleep(found.get("spread", 0) * chance.random())
            seen.news.append(await client.run("", {}))
            seen.drawn.append(time.perf_counter() - clock.storm)
        known = found.get("newest")
        await asyncio.sleep(LOOK_EVERY)
    line.close()


async def storm(rooms: DatabaseRooms, room: str, clock: Clock) -> None:
    """Lead everybody to one pair in the middle of the time."""
    await clock.ready.wait()
    await asyncio.sleep(clock.seconds / 2)
    name = rooms.room(room).workshop.sets[0]
    first, second = load_example("power-supply").comparison_sets[name].elements[:2]
    clock.storm = time.perf_counter()
    led = {"set": name, "first": first, "second": second, "together": True}
    await asyncio.to_thread(rooms.tell, room, Event("pair shown", led))


async def host(rooms: DatabaseRooms, room: str, seen: Seen, clock: Clock) -> None:
    """Read what came in since the last second, as the wall does."""
    newest = 0
    await clock.ready.wait()
    while clock.runs:
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
    parser.add_argument("--seconds", type=float, default=60, help="how long they answer (default: 60)")
    parser.add_argument("--think", type=float, default=3, help="mean seconds between two answers (default: 3)")
    parser.add_argument("--arrive", type=float, default=20, help="seconds within which all come in (default: 20)")
    parser.add_argument("--storm", action="store_true", help="lead everybody to one pair in the middle")
    parser.add_argument("--database", default="", help="another database than a fresh file, e.g. a PostgreSQL address")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        database = given.database or str(Path(folder) / "weighbridge.db")
        with served(PRODUCT, Path(folder) / "server.log", WEIGHBRIDGE_DATABASE=database) as address:
            rooms = open_rooms(open_repository(database).engine)
            room, tokens = _workshop(database, rooms, given.experts)
            seen = Seen()
            asyncio.run(_load(address, rooms, room, tokens, seen, given))
            return _report(rooms, tokens, seen, given)


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
) -> None:
    """Open a page as a host does, let all come in, start the clock; memory of the server every tenth of the time."""
    clock = Clock(given.seconds)

    first = Client(address, "lang=en", seen)

    async def watch() -> None:
        await first.open()
        await first.socket.close()
        clock.open.set()
        begin, used = time.perf_counter(), _usage()
        while len(seen.pages) + len(seen.errors) < len(tokens):
            await asyncio.sleep(0.1)
        seen.arriving, seen.arrival_used = time.perf_counter() - begin, _usage() - used
        await asyncio.sleep(2)
        begin, used, mine = time.perf_counter(), _usage(), time.process_time()
        clock.start()
        seen.memory.append(_memory())
        for _ in range(10):
            await asyncio.sleep(given.seconds / 10)
            seen.memory.append(_memory())
        seen.steady, seen.used = time.perf_counter() - begin, _usage() - used
        seen.clients_used = time.process_time() - mine

    people = [expert(k, token, address, seen, clock, given) for k, token in enumerate(tokens)]
    others = [storm(rooms, room, clock)] if given.storm else []
    await asyncio.gather(host(rooms, room, seen, clock), watch(), *others, *people)


def _report(rooms: DatabaseRooms, tokens: list[str], seen: Seen, given: argparse.Namespace) -> int:
    lost = _lost(rooms, tokens, seen)
    print(f"{len(tokens)} experts, one answer every {given.think:g} s each, {given.seconds:g} s; one host each second")
    rows = {
        "first page": seen.pages,
        "answer": seen.answers,
        "next set": seen.sets,
        "look for news": seen.looks,
        "host": seen.host,
        "page anew": seen.news,
        "answer then": seen.stormy,
        "shown after": seen.drawn,
    }
    for name, times in rows.items():
        if times:
            p50, p95 = np.percentile(1000 * np.array(times), [50, 95])
            slowest = 1000 * max(times)
            print(f"  {name:14} p50 {p50:7.1f} ms   p95 {p95:7.1f} ms   most {slowest:6.0f} ms   n {len(times)}")
    arrival, count = 1000 * seen.arrival_used / len(tokens), max(len(seen.answers), 1)
    print(f"  all came in within {seen.arriving:.0f} s, with {arrival:.0f} ms of a core each")
    print(f"  answers {len(seen.answers)}, kept otherwise than acknowledged {lost}, errors {len(seen.errors)}")
    share, each, mine = 100 * seen.used / seen.steady, 1000 * seen.used / count, 100 * seen.clients_used / seen.steady
    print(f"  server, while they answer: {share:.0f}% of a core, {each:.1f} ms an answer with its share of looks")
    print(f"  clients: {mine:.0f}% of a core")
    print(f"  memory (MB): {' '.join(f'{each:.0f}' for each in seen.memory)}")
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
                given = kept.get(asked)
                found = to_browser(study.every_set[asked].elements, given) if given else {}  # type: ignore[arg-type]
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
