"""Versions of the open study: the newest read again, an earlier one made the newest, the edits kept as a copy."""

from __future__ import annotations

from dataclasses import replace

from mcdm.errors import DecisionError
from mcdm.labels import Label
from studies import edits
from views import cached, merging, session
from views.working import Working


def reload() -> None:
    """Read the newest version again, leaving the unsaved edits aside; undo brings them back, on top of it."""
    found, left = merging.newer(), session.working()
    mine = merging.together(found).study if found else left.study
    session.desk().drop(left.id)
    _open_after(replace(left, study=mine, past=[]) if found else left)


def save_as_copy(label: Label) -> None:
    """Keep the open study with its edits as a study of its own, and leave the other one as it is in the database."""
    here, repository = session.working(), cached.repository()
    new = repository.create(edits.rename_study(here.study, label))
    session.desk().drop(here.id)
    session.open_study(new)


def restore(number: int) -> None:
    """Make an earlier version the newest one; undo brings back what stood before."""
    left = session.working()
    try:
        cached.repository().restore(left.id, number)
    except DecisionError as error:
        session.complain(error)
        return
    session.desk().drop(left.id)
    _open_after(left)


def _open_after(left: Working) -> None:
    """Open the newest version of a study that was open, with what stood there to go back to."""
    session.open_study(left.id, adopt=False)
    here = session.working()
    if here.study != left.study:
        here.past = [*left.past[-session.MOST_UNDO :], left.study]
