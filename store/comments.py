"""Comments on a database. The text of a comment that was taken back is not kept."""

# ruff: noqa: D102 - the protocol says what the methods do

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select, update

from mcdm.errors import DecisionError
from store import rights, versions
from store.database import reading, writing
from store.repository import DatabaseRepository
from store.schema import accounts, comments
from store.transactions import Transactions
from studies.access import Right, Visitor
from studies.comments import Comment, Comments, Thread, check_place, check_text


class DatabaseComments(Transactions, Comments):
    """Implements :class:`studies.comments.Comments`; the methods are described there."""

    def counts(self, study_id: str) -> Mapping[str, int]:
        with self._talk(study_id) as (connection, _):
            rows = _rows(connection, study_id)
        closed = {row.id for row in rows if row.settled is not None}
        talked = (row for row in rows if row.removed is None and (row.answers or row.id) not in closed)
        return Counter(row.place for row in talked)

    def threads(self, study_id: str, place: str) -> tuple[Thread, ...]:
        with self._talk(study_id) as (connection, by):
            rows = _rows(connection, study_id, place)
            tidies = Right.EDIT in rights.rights(connection, by, study_id)
            only_one = _only_one_called(connection, by)
        said = {row.id: _comment(row, _is_mine(row, by, only_one=only_one), tidies=tidies) for row in rows}
        found = []
        for row in (row for row in rows if row.answers is None):
            answers = tuple(said[each.id] for each in rows if each.answers == row.id and each.removed is None)
            if answers or row.removed is None:
                found.append(Thread(row.place, said[row.id], answers, row.settled or ""))
        return tuple(sorted(found, key=lambda thread: bool(thread.settled)))

    def write(self, study_id: str, place: str, text: str) -> int:
        with self._talk(study_id, writes=True) as (connection, by):
            return self._add(connection, study_id, check_place(place), text, by)

    def answer(self, study_id: str, comment: int, text: str) -> int:
        with self._talk(study_id, writes=True) as (connection, by):
            first = _first(connection, study_id, comment)
            connection.execute(update(comments).where(comments.c.id == first.id).values(settled=None))
            return self._add(connection, study_id, first.place, text, by, first.id)

    def settle(self, study_id: str, comment: int, *, settled: bool = True) -> None:
        with self._talk(study_id, writes=True) as (connection, by):
            first = _first(connection, study_id, comment)
            if (first.settled is not None) != settled:
                at = self._clock() if settled else None
                connection.execute(update(comments).where(comments.c.id == first.id).values(settled=at))
                action = "comment settled" if settled else "comment reopened"
                self._note(connection, study_id, action, by.name, first.place)

    def remove(self, study_id: str, comment: int) -> None:
        with self._talk(study_id, writes=True) as (connection, by):
            row = _row(connection, study_id, comment)
            mine = _is_mine(row, by, only_one=_only_one_called(connection, by))
            if not mine and Right.EDIT not in rights.rights(connection, by, study_id):
                raise DecisionError("comment-not-yours")
            if row.removed is None:
                values = {"removed": self._clock(), "text": ""}
                connection.execute(update(comments).where(comments.c.id == row.id).values(values))
                self._note(connection, study_id, "comment removed", by.name, row.place)

    # ------------------------------------------------------------------ inside a transaction

    @contextmanager
    def _talk(self, study_id: str, *, writes: bool = False) -> Iterator[tuple[Connection, Visitor]]:
        """A transaction about the comments of a study, under the right to comment on it."""
        with (writing if writes else reading)(self._engine) as connection:
            versions.require(connection, study_id)
            demanded = rights.demand_right(connection, self._visitor, Right.COMMENT, study_id, at=self._clock())
            yield connection, demanded

    def _add(
        self, connection: Connection, study_id: str, place: str, text: str, by: Visitor, answers: int | None = None
    ) -> int:
        values = {"study": study_id, "place": place, "answers": answers, "text": check_text(text)}
        row = insert(comments).values(author=by.name, account=by.account or None, at=self._clock(), **values)
        new = connection.scalar(row.returning(comments.c.id))
        self._note(connection, study_id, "comment answered" if answers else "comment written", by.name, place)
        return int(new or 0)


def comments_of(repository: DatabaseRepository) -> DatabaseComments:
    """The comments in the database of a repository, for the same visitor."""
    return DatabaseComments(repository.engine, repository.visitor)


def _comments() -> Select[Any]:
    """Comments with the name that their author has today, where an account says who it was."""
    named = func.coalesce(accounts.c.shown, comments.c.author).label("called")
    return select(comments, named).join(accounts, accounts.c.id == comments.c.account, isouter=True)


def _rows(connection: Connection, study: str, place: str = "") -> list[Any]:
    query = _comments().where(comments.c.study == study).order_by(comments.c.id)
    return list(connection.execute(query.where(comments.c.place == place) if place else query))


def _row(connection: Connection, study: str, comment: int) -> Any:
    row = connection.execute(_comments().where(comments.c.study == study, comments.c.id == comment)).one_or_none()
    if row is None:
        raise DecisionError("comment-unknown")
    return row


def _first(connection: Connection, study: str, comment: int) -> Any:
    """What began the thread of a comment."""
    row = _row(connection, study, comment)
    return row if row.answers is None else _row(connection, study, row.answers)


def _comment(row: Any, mine: bool, *, tidies: bool) -> Comment:
    there = row.removed is None
    text = row.text if there else ""
    return Comment(row.id, text, row.called, row.at, there and mine, not there, there and (mine or tidies))


def _is_mine(row: Any, by: Visitor, *, only_one: bool) -> bool:
    """Whether the visitor said it: by the account; what is older than that knows its author by the name alone."""
    if row.account is not None:
        return bool(row.account == by.account)
    return bool(row.author == by.name) and (by.is_alone or only_one)


def _only_one_called(connection: Connection, by: Visitor) -> bool:
    """Whether no other account shows the same name."""
    query = select(func.count()).select_from(accounts).where(accounts.c.shown == by.name, accounts.c.id != by.account)
    return bool(by.account) and not connection.scalar(query)
