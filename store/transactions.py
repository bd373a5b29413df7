"""Transactions of one visitor: the single places where rights are looked up and the audit is written."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Self

from sqlalchemy import Connection, Engine, insert

from mcdm.errors import DecisionError
from store import rights, schema, surveys, versions
from store.database import reading, writing
from store.times import now
from store.tokens import token
from studies.access import ALONE, NEEDED, Visitor

_NOTE = insert(schema.audit)
"""Made once: every answer is noted."""


class Transactions:
    """What a visitor does on a database, under their rights.

    Parameters
    ----------
    engine
        From :func:`store.database.connect`.
    visitor
        Who acts: what they may do is looked up in every transaction, and the records name them.
    clock
        Gives the time of a change.
    tokens
        Gives a fresh secret; ids are made of its beginning.
    """

    def __init__(
        self,
        engine: Engine,
        visitor: Visitor = ALONE,
        *,
        clock: Callable[[], str] = now,
        tokens: Callable[[], str] = token,
    ) -> None:
        self._engine, self._visitor, self._clock, self._tokens = engine, visitor, clock, tokens

    def acting_as(self, visitor: Visitor) -> Self:
        """The same for another visitor."""
        other = copy.copy(self)
        other._visitor = visitor
        return other

    @property
    def visitor(self) -> Visitor:
        """Who acts."""
        return self._visitor

    @property
    def engine(self) -> Engine:
        """The database."""
        return self._engine

    def _demand(
        self, connection: Connection, method: str, study_id: str, *, deleted: bool = False, lock: bool = False
    ) -> None:
        """Raise unless there is such a study and the visitor may do this with it."""
        versions.require(connection, study_id, deleted=deleted, lock=lock)
        rights.demand(connection, self._visitor, method, study_id, at=self._clock())

    @contextmanager
    def _reading(self, method: str, study_id: str) -> Iterator[Connection]:
        """A transaction that reads one study."""
        with reading(self._engine) as connection:
            self._demand(connection, method, study_id)
            yield connection

    @contextmanager
    def _judging(self, method: str, study_id: str, expert: str) -> Iterator[Connection]:
        """A transaction that reads of one study what the expert may see whose personal link it is."""
        with reading(self._engine) as connection:
            self._demand_ballot(connection, method, study_id, expert)
            yield connection

    @contextmanager
    def _changing(
        self, method: str, study_id: str, action: str, author: str, detail: str = "", expert: str = ""
    ) -> Iterator[Connection]:
        """A transaction that changes one study, or the ballot of one expert, and leaves a line in its audit."""
        with writing(self._engine) as connection:
            versions.require(connection, study_id, lock=True)
            self._demand_ballot(connection, method, study_id, expert)
            number = versions.number(connection, study_id)
            yield connection
            self._note(connection, study_id, action, self._author(author), detail, number)

    def _demand_ballot(self, connection: Connection, method: str, study_id: str, expert: str) -> None:
        """The right that a method takes, or a personal link of this expert."""
        if self._visitor.expert and expert:
            rights.demand_ballot(connection, self._visitor, study_id, expert, at=self._clock())
        else:
            rights.demand(connection, self._visitor, method, study_id, at=self._clock())

    @contextmanager
    def _of_survey(self, method: str, survey_id: str, *, writes: bool = False) -> Iterator[Connection]:
        """A transaction about one survey, under the rights to its study."""
        with (writing if writes else reading)(self._engine) as connection:
            study_id = surveys.study_of(connection, survey_id)
            try:
                rights.demand(connection, self._visitor, method, study_id, at=self._clock())
            except DecisionError as error:
                if error.code == "study-not-found":
                    raise DecisionError("survey-unknown", name=survey_id) from None
                raise
            yield connection

    @contextmanager
    def _generally(self, method: str, opened: Callable[[Engine], Any]) -> Iterator[Connection]:
        """A transaction about what belongs to no study."""
        with opened(self._engine) as connection:
            right = NEEDED[method]
            if right is not None:
                rights.demand_generally(connection, self._visitor, right, at=self._clock())
            yield connection

    def _author(self, given: str) -> str:
        """Who the records name: the visitor; alone, whoever is given."""
        return given if self._visitor.is_alone else self._visitor.name

    def _desk(self, given: str) -> str:
        """Whose a draft is: each account has desks of its own."""
        return f"{self._visitor.account}/{given}" if self._visitor.account else given

    def _note(
        self, connection: Connection, study_id: str, action: str, author: str, detail: str = "", number: int = 0
    ) -> None:
        """A line of the audit; `number` is the version it was done from, by default the newest."""
        values = {"study": study_id, "at": self._clock(), "author": author, "action": action, "detail": detail}
        version = number or versions.number(connection, study_id)
        connection.execute(_NOTE, {"version": version, **values})

    def _new_id(self) -> str:
        return self._tokens()[:12]
