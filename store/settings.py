"""Settings: how one likes to read things, and which survey, draws or futures of a study one looks at.

Alone there is one value. In a team each account has its own; where it has none it sees what was set before there was a
team, or by somebody who may change the study. A link reads settings and never changes one.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from mcdm.errors import DecisionError
from store import rights
from store.schema import settings, surveys
from studies.access import Right, Visitor

NOTES = "survey-notes"
"""Settings that say something of a survey and are no choice: the same for everybody."""


def read(connection: Connection, visitor: Visitor, name: str, *, at: str) -> str | None:
    """The value of a setting; one of a study only for those who may read it."""
    now = rights.present(connection, visitor, at=at)
    study = _study(connection, name)
    if study and Right.READ not in rights.rights(connection, now, study):
        raise DecisionError("study-not-found", name=study)
    own = value(connection, _own(now, name)) if _own(now, name) != name else None
    return own if own is not None else value(connection, name)


def write(connection: Connection, visitor: Visitor, name: str, chosen: str, *, at: str) -> None:
    """Change a setting: the visitor's own, and everybody's where they may change the study."""
    now = rights.present(connection, visitor, at=at)
    study = _study(connection, name)
    found = rights.rights(connection, now, study) if study else frozenset()
    if now.study or (study and Right.READ not in found) or (name.startswith(NOTES) and Right.EDIT not in found):
        raise DecisionError("not-permitted")
    if not name.startswith(NOTES):
        keep(connection, _own(now, name), chosen)
    if Right.EDIT in found:
        keep(connection, name, chosen)


def keep_for_link(connection: Connection, visitor: Visitor, key: str, study: str) -> None:
    """Let a viewer's link show the survey that its maker looks at now."""
    chosen = value(connection, _own(visitor, f"survey/{study}")) or value(connection, f"survey/{study}")
    if chosen:
        keep(connection, f"link/{key}/survey/{study}", chosen)


def value(connection: Connection, name: str) -> str | None:
    """What is kept under a name; None where nothing is."""
    return connection.scalar(select(settings.c.value).where(settings.c.name == name))


def keep(connection: Connection, name: str, value: str) -> None:
    """Keep a value in place of the one before."""
    connection.execute(delete(settings).where(settings.c.name == name))
    connection.execute(insert(settings).values(name=name, value=value))


def _own(visitor: Visitor, name: str) -> str:
    """Under which name the visitor's own value is kept."""
    if visitor.account:
        return f"account/{visitor.account}/{name}"
    return f"link/{visitor.key}/{name}" if visitor.key else name


def _study(connection: Connection, name: str) -> str:
    """The study that a setting belongs to: ``survey/STUDY``, ``survey-notes/SURVEY``; empty for one of the person."""
    _, _, rest = name.partition("/")
    subject = rest.partition("/")[0]
    return connection.scalar(select(surveys.c.study).where(surveys.c.id == subject)) or subject
