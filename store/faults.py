"""What a database answers when it cannot go on, as errors that say what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from mcdm.errors import DecisionError

FULL = ("disk is full", "no space left", "could not extend file")
BUSY = ("database is locked", "lock timeout", "deadlock detected")
DAMAGED = ("malformed", "not a database", "invalid page in block")
NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def told(database: str) -> Iterator[None]:
    """Turn what stops a database into an error that a person can act on; a fault of the program stays what it is.

    Raises
    ------
    DecisionError
        ``disk-full``, ``database-busy`` (others write, and it takes too long), ``database-away`` (it does not answer,
        or went away in the middle), ``database-damaged``, ``text-not-storable``.
    """
    try:
        yield
    except (exc.OperationalError, exc.InterfaceError) as error:
        raise _stopped(error, database) from error
    except exc.DBAPIError as error:
        if error.connection_invalidated:
            raise _stopped(error, database) from error
        if any(words in str(error.orig).lower() for words in DAMAGED):
            raise DecisionError("database-damaged", database=database, reason=reason(error)) from error
        if isinstance(error, exc.DataError):
            raise DecisionError("text-not-storable") from error
        raise
    except exc.TimeoutError as error:
        raise DecisionError("database-busy", database=database) from error
    except UnicodeEncodeError as error:
        raise DecisionError("text-not-storable") from error


@contextmanager
def room_on_disk(place: str) -> Iterator[None]:
    """The same for a file: a disk that is full is said so."""
    try:
        yield
    except OSError as error:
        if error.errno in NO_SPACE or "No space left" in str(error):
            raise DecisionError("disk-full", database=place) from error
        raise


def reason(error: BaseException) -> str:
    """The first line of what a driver says."""
    return (str(getattr(error, "orig", None) or error).splitlines() or [type(error).__name__])[0]


def _stopped(error: exc.DBAPIError, database: str) -> DecisionError:
    said = str(error.orig).lower()
    if any(words in said for words in FULL):
        return DecisionError("disk-full", database=database)
    if any(words in said for words in BUSY):
        return DecisionError("database-busy", database=database)
    return DecisionError("database-away", database=database, reason=reason(error))
