"""Who may do what: the roles of a team, and the visitor who acts.

Alone on a laptop there is one visitor who may do everything. In a team a person has an account with a role, and on each
study that is shared with them a role there; the weaker of the two counts. A link opens one thing and nothing else: the
ballot of one expert, or Compare for a viewer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from mcdm.errors import DecisionError
from studies.study import PANEL, Study


class Right(StrEnum):
    """What somebody may do with a study."""

    READ = "read"
    """See its results: Compare and what it rests on."""
    LOOK = "look"
    """See everything of it: model, judgments, versions, who did what."""
    COMMENT = "comment"
    RUN = "run"
    """Invite experts, run workshops, weigh and take back the answers of others."""
    EDIT = "edit"
    """Change its structure, load surveys, save versions, delete it."""
    SHARE = "share"
    """Say who else may do what with it."""


class Role(StrEnum):
    """What an account is for, and what a person is in one study."""

    ADMINISTRATOR = "administrator"
    PLANNER = "planner"
    FACILITATOR = "facilitator"
    EXPERT = "expert"
    VIEWER = "viewer"


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.ADMINISTRATOR: frozenset(Right),
    Role.PLANNER: frozenset(Right),
    Role.FACILITATOR: frozenset({Right.READ, Right.LOOK, Right.COMMENT, Right.RUN}),
    Role.EXPERT: frozenset(),
    Role.VIEWER: frozenset({Right.READ}),
}
"""What each role may do with a study. An expert has no right but to the own ballot."""


@dataclass(frozen=True)
class Visitor:
    """Who is acting.

    Parameters
    ----------
    name
        What the records say.
    account
        Id of the account; empty where there is none (alone on a laptop, or by a link).
    role
        Role of the account, or of the link.
    study
        The only study that a link opens; empty for everything that is shared with the account.
    expert
        Whose ballot a personal link opens; empty else.
    key
        Hash of the token that let them in: of the visit or the link. It is looked at again in every transaction, so
        that nobody goes on after it was ended.
    """

    name: str = ""
    account: str = ""
    role: Role = Role.ADMINISTRATOR
    study: str = ""
    expert: str = ""
    key: str = ""

    @property
    def is_alone(self) -> bool:
        """Whether this is the one visitor of a laptop, or the program itself."""
        return self == ALONE

    @property
    def is_administrator(self) -> bool:
        """Whether every study and every account is open to this visitor."""
        return self.role is Role.ADMINISTRATOR and not self.study

    @property
    def general_rights(self) -> frozenset[Right]:
        """What this visitor may do at most, and with what belongs to no study: nothing by a link."""
        return frozenset() if self.study else RIGHTS[self.role]

    def rights(self, study: str, shared: Role | None) -> frozenset[Right]:
        """What this visitor may do with a study that is shared with the account in the role `shared`, or is not."""
        if self.is_administrator:
            return RIGHTS[Role.ADMINISTRATOR]
        if self.study:
            return RIGHTS[self.role] if self.study == study else frozenset()
        return RIGHTS[self.role] & RIGHTS[shared] if shared is not None else frozenset()

    def may_judge(self, study: str, expert: str, rights: frozenset[Right]) -> bool:
        """Whether this visitor may read and write the ballot of an expert."""
        return Right.RUN in rights or (bool(self.expert) and (self.study, self.expert) == (study, expert))


ALONE = Visitor()
"""The one visitor of a laptop: everything is open, and the records name nobody."""

NOBODY = Visitor(role=Role.EXPERT, study="-")
"""Somebody who is not let in: nothing is open."""


def role_of(name: str) -> Role:
    """The role with this name; ``role-unknown``."""
    try:
        return Role(name)
    except ValueError:
        raise DecisionError("role-unknown", name=name, known=", ".join(Role)) from None


def seen_by_expert(study: Study, expert: str) -> Study:
    """The study as a personal link reads it: one expert, the own ballots, and those the panel agreed on.

    Names, weights and answers of the others are not in it.
    """
    mine = tuple(each for each in study.ballots if each.expert in (expert, PANEL))
    return replace(study, experts=tuple(each for each in study.experts if each.id == expert), ballots=mine)


NEEDED: Mapping[str, Right | None] = MappingProxyType(
    {
        "rights": None,
        "list": Right.READ,
        "create": Right.EDIT,
        "open": Right.READ,
        "save": Right.EDIT,
        "rename": Right.EDIT,
        "duplicate": Right.LOOK,
        "delete": Right.EDIT,
        "undelete": Right.EDIT,
        "history": Right.LOOK,
        "newest_version": Right.LOOK,
        "open_version": Right.LOOK,
        "restore": Right.EDIT,
        "audit": Right.LOOK,
        "cast_ballot": Right.RUN,
        "withdraw_ballot": Right.RUN,
        "cast_ballots": Right.RUN,
        "newest_ballot": Right.READ,
        "revised": Right.LOOK,
        "ballots": Right.READ,
        "invite": Right.RUN,
        "invitation": None,
        "revoke": Right.RUN,
        "keep_draft": Right.EDIT,
        "draft_study": Right.EDIT,
        "draft_version": Right.EDIT,
        "newest_drafter": Right.EDIT,
        "drop_draft": Right.EDIT,
        "setting": None,
        "set_setting": None,
        "add_survey": Right.EDIT,
        "surveys": Right.READ,
        "survey": Right.READ,
        "survey_questionnaire": Right.READ,
        "remove_survey": Right.EDIT,
        "survey_answers": Right.LOOK,
        "recount_survey": Right.EDIT,
        "keep_mapping": Right.EDIT,
        "mappings": Right.LOOK,
        "mapping": Right.LOOK,
        "remove_mapping": Right.EDIT,
    }
)
"""Method of the repository -> what it takes; None where the method itself is the key (a token) or is about oneself.

``create`` and the mappings belong to no study: the role of the account must have the right. ``duplicate`` needs the
right to create as well. A personal link reads by ``open``, ``ballots``, ``newest_ballot`` and ``revised`` what
:func:`seen_by_expert` leaves, and writes the own ballot.
"""
