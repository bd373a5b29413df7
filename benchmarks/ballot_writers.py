"""Processes that answer in a study one ballot after the other, and say which were acknowledged; they may be killed."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Collection
from contextlib import suppress
from multiprocessing.connection import Connection

from sqlalchemy import select

from mcdm.errors import DecisionError
from mcdm.judgments import PairwiseComparisons, PairwiseJudgment
from store import schema
from store.ballots import read
from store.database import connect, reading
from store.repository import DatabaseRepository

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload([__name__])

PASSING = ("database-away", "database-busy")
"""What a writer waits for and tries again."""


def answer_until_killed(address: str, study: str, first: int, said: Connection) -> None:
    """Answer again and again as E1; every number that is sent was stored, and "away" is sent for every try in vain."""
    repository, number = DatabaseRepository(connect(address)), first
    while True:
        try:
            repository.cast_ballot(study, "E1", "goal", numbered(number))
        except DecisionError as error:
            if error.code not in PASSING:
                said.send(error.code)
                return
            said.send("away")
            time.sleep(0.05)
            continue
        said.send(number)
        number += 1


def answer_often(address: str, study: str, expert: str, turns: int, said: Connection) -> None:
    """Answer a few times among many others; sends what was acknowledged, or the code of what was refused."""
    repository, known = DatabaseRepository(connect(address)), []
    try:
        for turn in range(turns):
            repository.cast_ballot(study, expert, "goal", numbered(turn))
            known.append(turn)
    except DecisionError as error:
        said.send(error.code)
    said.send(known)


def save_often(address: str, study: str, writer: str, turns: int, said: Connection) -> None:
    """Save a few versions among many others, on the newest each time; sends the notes that were saved."""
    from dataclasses import replace

    from mcdm.labels import Label

    repository, known = DatabaseRepository(connect(address)), []
    while len(known) < turns:
        opened, note = repository.open(study), f"{writer}.{len(known)}"
        noted = replace(opened.study, note=Label(f"{opened.study.note.en} {note}"))
        try:
            repository.save(study, noted, based_on=opened.version, author=writer)
        except DecisionError as error:
            if error.code == "save-behind":
                continue
            said.send(error.code)
            break
        known.append(note)
    said.send(known)


def numbered(number: int) -> PairwiseComparisons:
    """An answer that is told from all others."""
    return PairwiseComparisons(("C1", "C2"), (PairwiseJudgment("C1", "C2", number % 9 + 1.0, comment=f"{number}"),))


def stored(address: str, study: str, expert: str) -> list[int]:
    """The numbers of the answers that a database holds, oldest first."""
    mine = (schema.ballots.c.study == study) & (schema.ballots.c.expert == expert)
    engine = connect(address)
    try:
        with reading(engine) as connection:
            texts = connection.scalars(
                select(schema.ballots.c.judgments).where(mine).order_by(schema.ballots.c.id)
            ).all()
    finally:
        engine.dispose()
    found = [read(text).judgments[0].comment for text in texts if text]  # type: ignore[union-attr]
    return [int(comment) for comment in found if comment]


def heard(listening: Connection) -> list[object]:
    """Everything a writer said before it ended, also where it was cut off in the middle of a word."""
    found: list[object] = []
    with suppress(EOFError, OSError):
        while listening.poll(0):
            found.append(listening.recv())
    return found


def lost(acknowledged: Collection[object], kept: Collection[int]) -> set[object]:
    """What was acknowledged and is not there."""
    return {each for each in acknowledged if isinstance(each, int)} - {*kept}
