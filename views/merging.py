"""Somebody saved a newer version: what it changed, and both together. Nothing of either side is overwritten."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType

from mcdm.errors import DecisionError
from studies.access import Right
from studies.differences import Difference, differences
from studies.identity import Place
from studies.merge import Merge, Settled, Side, merge
from studies.repository import VersionEntry
from studies.study import Study
from views import cached, session

KEPT = 20
"""So many steps of undo are taken along: each is merged with the newer version."""


@dataclass(frozen=True)
class Newer:
    """A version that was saved after the open one.

    Parameters
    ----------
    entry
        Who saved it, when and why.
    base, theirs
        The version that both started from and the newer one, without ballots: these never conflict.
    """

    entry: VersionEntry
    base: Study
    theirs: Study

    @property
    def changes(self) -> tuple[Difference, ...]:
        """What it changed."""
        return differences(self.base, self.theirs)


def newer() -> Newer | None:
    """The newest version where it is newer than the open one; None for whoever may not change the study."""
    if not session.has_study() or not session.may(Right.EDIT):
        return None
    here, repository = session.working(), cached.repository()
    try:
        entry = repository.newest_version(here.id)
        if entry.number <= here.version:
            return None
        base, theirs = (repository.open_version(here.id, number) for number in (here.version, entry.number))
    except DecisionError:  # deleted or taken back meanwhile: whoever looks or saves is told
        return None
    return Newer(entry, replace(base, ballots=()), replace(theirs, ballots=()))


def together(found: Newer, mine: Study | None = None) -> Merge:
    """The open study, or another step of its history, with what the newer version changed."""
    return merge(found.base, _drafted(mine or session.whole()), found.theirs, settled(found))


def _drafted(study: Study) -> Study:
    """A study with only the ballots that the database does not have."""
    here = session.working()
    own = tuple(each for each in study.ballots if not here.is_stored(each.expert, each.set))
    return replace(study, ballots=own)


def settled(found: Newer) -> Settled:
    """What was decided about conflicts with this version."""
    kept: dict[Place, Side] = session.remembered(_key(found), {})
    return MappingProxyType(kept)


def settle(found: Newer, place: Place, side: Side) -> None:
    """Decide a conflict."""
    session.remember(_key(found), {**settled(found), place: side})


def _key(found: Newer) -> str:
    return f"merge/{session.study_id()}/{found.entry.number}"


def take_over(*, save: bool = False, message: str = "") -> None:
    """Go on from the newer version with the own changes on top of it, and save both as a version if asked to.

    Steps of undo are taken along, so that going back takes the own changes back and nothing of the other's.
    """
    found, here = newer(), session.working()
    if found is None:
        return
    study = together(found).study
    past = [together(found, each).study for each in here.past[-KEPT:]]
    session.go_on(found.entry.number, found.theirs, study, past)
    if save and not session.is_saved():
        session.save(message)
