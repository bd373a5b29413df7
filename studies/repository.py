"""Where studies are kept, as the floors above see it. ``store`` implements it on a database.

Structure and ballots are kept apart. *Structure* (everything but the ballots) has numbered versions, and saving one
that is behind is refused. *Ballots* are stored one by one and never conflict; they are put into the study on reading.
Nothing is overwritten: versions, ballots and the audit only grow.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from mcdm.judgments import Judgments
from mcdm.labels import Label
from satisfaction.questionnaire import Questionnaire
from satisfaction.survey import SurveySummary
from studies.access import Right, Visitor
from studies.study import Ballot, Study


@dataclass(frozen=True)
class StudyEntry:
    """A study in a list: its newest version, when and by whom it was saved, and when it was deleted (or ``""``).

    ``revision`` grows with whatever is done to the study, also with ballots and surveys, which make no version.
    """

    id: str
    label: Label
    version: int
    saved: str
    author: str
    deleted: str = ""
    revision: int = 0


@dataclass(frozen=True)
class OpenStudy:
    """A study as it was read: with the number of its version, which a save must name."""

    id: str
    version: int
    study: Study


@dataclass(frozen=True)
class VersionEntry:
    """One saved version in the history of a study; times are UTC, ISO 8601."""

    number: int
    saved: str
    author: str
    message: str
    hash: str


@dataclass(frozen=True)
class AuditEntry:
    """What somebody did to a study, e.g. ``"saved"``, ``"ballot cast"``, and from which version (0: not known)."""

    at: str
    author: str
    action: str
    detail: str
    version: int = 0


@dataclass(frozen=True)
class SurveyEntry:
    """A survey that was loaded into a study."""

    id: str
    name: str
    digest: str
    respondents: int
    loaded: str
    has_answers: bool


@dataclass(frozen=True)
class MappingEntry:
    """How files with these headings were read, under a name; kept for every study of the database."""

    id: str
    name: str
    columns: tuple[str, ...]
    kept: str


@dataclass(frozen=True)
class Invitation:
    """What a personal link opens: the ballot of one expert in one study."""

    study: str
    expert: str


class Repository(Protocol):
    """Studies with their versions, ballots, drafts, surveys and invitations. Every method is one transaction.

    What a visitor may do is checked in the same transaction, see :data:`studies.access.NEEDED`; the records name the
    visitor, or, alone, the `author` that is given. An unknown or deleted study, and one that is not open to the
    visitor at all, raises ``study-not-found``; what they may not do with a study that is open raises
    ``not-permitted``; where they are not let in any more, ``signed-out``, ``viewer-link-unknown`` or
    ``invitation-unknown``.
    """

    def acting_as(self, visitor: Visitor) -> Repository:
        """The same studies, as another visitor may use them."""

    def rights(self, study_id: str) -> frozenset[Right]:
        """What the visitor may do with a study; nothing where they are not let in (any more)."""

    # ------------------------------------------------------------------ studies

    def list(self, *, deleted: bool = False) -> tuple[StudyEntry, ...]:
        """The studies, the one saved last first; or those that were deleted."""

    def create(self, study: Study, *, author: str = "", message: str = "") -> str:
        """Keep a new study with its ballots; gives its id."""

    def open(self, study_id: str) -> OpenStudy:
        """The newest version with the ballots of today."""

    def save(self, study_id: str, study: Study, *, based_on: int, message: str = "", author: str = "") -> int:
        """Save the structure as a new version and give its number; nothing changed gives the present number.

        Ballots are not saved here but by :meth:`cast_ballot`; only one on a set that its expert never answered is
        taken along. Experts who are no longer in the study lose their ballots.

        Raises
        ------
        DecisionError
            ``save-behind`` where somebody saved since version `based_on`: says who and when. The refused study is kept
            as the draft of `author`.
        """

    def rename(self, study_id: str, label: Label, *, author: str = "") -> int:
        """Give a study another name: a new version."""

    def duplicate(self, study_id: str, label: Label, *, author: str = "") -> str:
        """A new study with the newest version, the ballots and the surveys of another; gives its id."""

    def delete(self, study_id: str, *, author: str = "") -> None:
        """Take a study off the list; :meth:`undelete` brings it back."""

    def undelete(self, study_id: str, *, author: str = "") -> None:
        """Put a deleted study back on the list."""

    # ------------------------------------------------------------------ history

    def history(self, study_id: str) -> tuple[VersionEntry, ...]:
        """Every version, newest first."""

    def newest_version(self, study_id: str) -> VersionEntry:
        """The newest version: when, by whom and why it was saved."""

    def open_version(self, study_id: str, number: int) -> Study:
        """An earlier version with the ballots as they were while it was the newest; ``version-unknown``."""

    def restore(self, study_id: str, number: int, *, author: str = "") -> int:
        """Make an earlier version the newest one, as a new version.

        Ballots stay as they are today; those that were there then and are gone now come back.
        """

    def audit(self, study_id: str) -> tuple[AuditEntry, ...]:
        """Everything that was done to a study, newest first."""

    # ------------------------------------------------------------------ ballots

    def cast_ballot(
        self,
        study_id: str,
        expert: str,
        set_name: str,
        judgments: Judgments,
        *,
        author: str = "",
        typed: bool = True,
    ) -> None:
        """Answer a comparison set; never conflicts. Raises what ``edits.cast_ballot`` raises."""

    def withdraw_ballot(self, study_id: str, expert: str, set_name: str, *, author: str = "") -> None:
        """Take an answer back."""

    def cast_ballots(
        self, study_id: str, answers: Iterable[tuple[str, str, Judgments | None]], *, author: str = ""
    ) -> None:
        """Many answers at once, (expert, set, judgments) each, None where one is taken back: all of them or none."""

    def newest_ballot(self, study_id: str) -> int:
        """A number that grows whenever somebody answers a set of this study or takes an answer back; 0 at first."""

    def revised(self, study_id: str, expert: str, set_name: str) -> tuple[str, ...]:
        """When each revision of an answer came in (UTC, ISO 8601), oldest first."""

    def ballots(self, study_id: str) -> tuple[Ballot, ...]:
        """The ballots of today that fit the newest version."""

    def invite(self, study_id: str, expert: str, *, author: str = "") -> str:
        """A token for a personal link. It is shown once: only its hash is kept."""

    def invitation(self, token: str) -> Invitation:
        """What a token opens; ``invitation-unknown`` where it opens nothing (any more)."""

    def revoke(self, study_id: str, expert: str, *, author: str = "") -> None:
        """Let every personal link of an expert open nothing."""

    # ------------------------------------------------------------------ drafts and settings

    def keep_draft(self, study_id: str, study: Study, *, based_on: int, author: str = "") -> None:
        """Keep unsaved work, in place of the draft the author had."""

    def draft_study(self, study_id: str, *, author: str = "") -> Study | None:
        """The unsaved work of an author, if there is any."""

    def draft_version(self, study_id: str, *, author: str = "") -> int | None:
        """The version an author's draft started from."""

    def newest_drafter(self, study_id: str) -> str | None:
        """Whose draft on top of the newest version was kept last; None where there is none."""

    def drop_draft(self, study_id: str, *, author: str = "") -> None:
        """Throw unsaved work away."""

    def setting(self, name: str) -> str | None:
        """A setting of this installation: language, theme, display of the index."""

    def set_setting(self, name: str, value: str) -> None:
        """Change a setting."""

    # ------------------------------------------------------------------ surveys

    def add_survey(
        self,
        study_id: str,
        name: str,
        summary: SurveySummary,
        questionnaire: Questionnaire,
        answers: Iterable[Any] | None = None,
        *,
        author: str = "",
    ) -> str:
        """Keep a tallied survey, and its raw answers (Arrow record batches) where they are given; gives its id."""

    def surveys(self, study_id: str) -> tuple[SurveyEntry, ...]:
        """The surveys of a study, the one loaded last first."""

    def survey(self, survey_id: str) -> SurveySummary:
        """What a survey says; ``survey-unknown``."""

    def survey_questionnaire(self, survey_id: str) -> Questionnaire:
        """How its columns were read."""

    def remove_survey(self, survey_id: str, *, author: str = "") -> None:
        """Take a survey off the list; its answers stay on disk."""

    def survey_answers(self, survey_id: str) -> str | None:
        """Path of the Parquet file with its raw answers, where they were kept."""

    def recount_survey(
        self, survey_id: str, summary: SurveySummary, questionnaire: Questionnaire, *, author: str = ""
    ) -> None:
        """Let a survey say what its answers give when they are read by another questionnaire."""

    # ------------------------------------------------------------------ mappings

    def keep_mapping(self, name: str, columns: Sequence[str], questionnaire: Questionnaire) -> str:
        """Keep how a file with these headings was read, in place of what had this name; gives its id."""

    def mappings(self, columns: Collection[str] = ()) -> tuple[MappingEntry, ...]:
        """The mappings of every study, or those for these headings in any order; the one kept last first."""

    def mapping(self, mapping_id: str) -> Questionnaire:
        """How the columns were read; ``mapping-unknown``."""

    def remove_mapping(self, mapping_id: str) -> None:
        """Take a mapping off the list."""
