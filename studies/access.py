"""Who may do what: the roles of a team, and the visitor who acts.

Alone on a laptop there is one visitor who may do everything. In a team a person has an account with a role, and on each
study that is shared with them a role there; the weaker of the two counts. A link opens one thing and nothing else: the
ballot of one expert, or Compare for a viewer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mcdm.errors import DecisionError


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
    """

    name: str = ""
    account: str = ""
    role: Role = Role.ADMINISTRATOR
    study: str = ""
    expert: str = ""

    @property
    def is_administrator(self) -> bool:
        """Whether every study and every account is open to this visitor."""
        return self.role is Role.ADMINISTRATOR and not self.study

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


def role_of(name: str) -> Role:
    """The role with this name; ``role-unknown``."""
    try:
        return Role(name)
    except ValueError:
        raise DecisionError("role-unknown", name=name, known=", ".join(Role)) from None
