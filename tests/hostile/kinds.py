"""Every kind of input that comes from outside, and how many of ten thousand are of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.hostile import documents, messages, tables
from tests.hostile.archives import Port
from tests.hostile.messages import Door
from tests.hostile.trials import Attempt


@dataclass(frozen=True)
class Kind:
    """A kind of input.

    Parameters
    ----------
    name
        As the table calls it.
    share
        How many of ten thousand.
    open
        Gives what tries an input, and what says the state that a refusal must leave as it is.
    """

    name: str
    share: int
    open: Callable[[], tuple[Attempt, Callable[[], object]]]


def _pure(attempt: Attempt) -> Callable[[], tuple[Attempt, Callable[[], object]]]:
    """Of what reads only: there is nothing that could change."""
    return lambda: (attempt, lambda: None)


def _door() -> tuple[Attempt, Callable[[], object]]:
    door = Door()
    return door.attempt, door.state


def _port() -> tuple[Attempt, Callable[[], object]]:
    port = Port()
    return port.attempt, port.state


KINDS = (
    Kind("study documents", 2_500, _pure(documents.attempt)),
    Kind("models, supermatrices", 1_200, _pure(tables.attempt_model)),
    Kind("answers of experts", 900, _pure(tables.attempt_answers)),
    Kind("tables of levers", 700, _pure(tables.attempt_levers)),
    Kind("surveys", 800, _pure(tables.attempt_survey)),
    Kind("lists", 700, _pure(tables.attempt_list)),
    Kind("states of questions", 1_200, _pure(messages.attempt_answer)),
    Kind("actions of the drawing", 800, _pure(messages.attempt_action)),
    Kind("messages to a workshop", 800, _door),
    Kind("files of studies", 400, _port),
)
