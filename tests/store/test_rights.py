"""Every method of the repository for every role: what is allowed is done, everything else is refused.

The methods are taken from the protocol, so that a new one fails here until it has its right and its trial.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from sqlalchemy import Engine, insert

from mcdm.errors import DecisionError
from mcdm.labels import Label
from store import rights, schema
from store.database import writing
from store.links import Links
from store.repository import DatabaseRepository
from store.settings import NOTES
from store.tokens import hashed
from studies.access import NEEDED, RIGHTS, Right, Role, Visitor, seen_by_expert
from studies.repository import Repository
from tests.store.parts import refused, with_note
from tests.store.test_surveys import QUESTIONNAIRE, summary
from tests.studies.parts import pairs, small_study

STUDY = small_study()
ANSWER = pairs("C1 C2", ("C1", "C2", 5.0))
AT = "2026-11-21T12:00:00.000000+00:00"

METHODS = {
    name
    for name, _ in inspect.getmembers(Repository, inspect.isfunction)
    if not name.startswith("_") and name != "acting_as"
}


@dataclass(frozen=True)
class Ground:
    """A study with a survey, a deleted one, and a mapping."""

    repository: DatabaseRepository
    study: str
    deleted: str
    survey: str
    mapping: str
    token: str


TRIALS: dict[str, Callable[[Repository, Ground], object]] = {
    "create": lambda r, g: r.create(STUDY),
    "open": lambda r, g: r.open(g.study),
    "save": lambda r, g: r.save(g.study, with_note(STUDY, "x"), based_on=1),
    "rename": lambda r, g: r.rename(g.study, Label("x")),
    "duplicate": lambda r, g: r.duplicate(g.study, Label("x")),
    "delete": lambda r, g: r.delete(g.study),
    "undelete": lambda r, g: r.undelete(g.deleted),
    "history": lambda r, g: r.history(g.study),
    "newest_version": lambda r, g: r.newest_version(g.study),
    "open_version": lambda r, g: r.open_version(g.study, 1),
    "restore": lambda r, g: r.restore(g.study, 1),
    "audit": lambda r, g: r.audit(g.study),
    "cast_ballot": lambda r, g: r.cast_ballot(g.study, "E1", "goal", ANSWER),
    "withdraw_ballot": lambda r, g: r.withdraw_ballot(g.study, "E1", "goal"),
    "cast_ballots": lambda r, g: r.cast_ballots(g.study, [("E1", "goal", ANSWER)]),
    "newest_ballot": lambda r, g: r.newest_ballot(g.study),
    "revised": lambda r, g: r.revised(g.study, "E1", "goal"),
    "ballots": lambda r, g: r.ballots(g.study),
    "invite": lambda r, g: r.invite(g.study, "E1"),
    "revoke": lambda r, g: r.revoke(g.study, "E1"),
    "keep_draft": lambda r, g: r.keep_draft(g.study, STUDY, based_on=1),
    "draft_study": lambda r, g: r.draft_study(g.study),
    "draft_version": lambda r, g: r.draft_version(g.study),
    "newest_drafter": lambda r, g: r.newest_drafter(g.study),
    "drop_draft": lambda r, g: r.drop_draft(g.study),
    "add_survey": lambda r, g: r.add_survey(g.study, "x", summary(), QUESTIONNAIRE),
    "surveys": lambda r, g: r.surveys(g.study),
    "survey": lambda r, g: r.survey(g.survey),
    "survey_questionnaire": lambda r, g: r.survey_questionnaire(g.survey),
    "remove_survey": lambda r, g: r.remove_survey(g.survey),
    "survey_answers": lambda r, g: r.survey_answers(g.survey),
    "recount_survey": lambda r, g: r.recount_survey(g.survey, summary(), QUESTIONNAIRE),
    "keep_mapping": lambda r, g: r.keep_mapping("x", ["a"], QUESTIONNAIRE),
    "mappings": lambda r, g: r.mappings(),
    "mapping": lambda r, g: r.mapping(g.mapping),
    "remove_mapping": lambda r, g: r.remove_mapping(g.mapping),
}
"""How each method is tried. Those about oneself or by a token have tests of their own below."""

OWN = {"list", "rights", "invitation", "setting", "set_setting"}
GENERAL = {"create", "keep_mapping", "mappings", "mapping", "remove_mapping"}
"""Methods about no study: the role of the account counts."""


@pytest.fixture
def ground(repository: DatabaseRepository) -> Ground:
    study, deleted = repository.create(STUDY), repository.create(STUDY)
    repository.delete(deleted)
    loaded = repository.add_survey(study, "first", summary(), QUESTIONNAIRE)
    mapping = repository.keep_mapping("first", ["a"], QUESTIONNAIRE)
    return Ground(repository, study, deleted, loaded, mapping, repository.invite(study, "E1"))


def account(ground: Ground, role: Role, shared: Role | None) -> Visitor:
    """A visitor with an account of this role; the studies of the ground are shared with it in the other."""
    name = f"{role}-{shared}"
    with writing(ground.repository.engine) as connection:
        values = {"id": name, "name": name, "shown": name, "role": role, "created": AT}
        connection.execute(insert(schema.accounts).values(values))
        for study in (ground.study, ground.deleted) if shared else ():
            share = {"study": study, "account": name, "role": shared, "given": AT}
            connection.execute(insert(schema.shares).values(share))
    return Visitor(name, name, role)


def tried(repository: Repository, ground: Ground) -> tuple[set[str], set[str]]:
    """Which methods did what was asked, what destroys last, and by which codes the others refused."""
    done, codes = set(), set()
    for method in sorted(TRIALS, key=lambda name: name in ("delete", "remove_mapping", "remove_survey")):
        try:
            TRIALS[method](repository, ground)
        except DecisionError as error:
            codes.add(error.code)
        else:
            done.add(method)
    return done, codes


def test_every_method_has_its_right_and_its_trial() -> None:
    assert set(NEEDED) == METHODS
    assert set(TRIALS) | OWN == METHODS
    assert {name for name, right in NEEDED.items() if right is None} == OWN - {"list"}


@pytest.mark.parametrize("shared", [*Role, None], ids=str)
@pytest.mark.parametrize("role", [*Role], ids=str)
def test_the_weaker_of_account_and_share_counts_for_every_method(
    ground: Ground, role: Role, shared: Role | None
) -> None:
    mine = ground.repository.acting_as(account(ground, role, shared))
    admitted = RIGHTS[role] & RIGHTS[shared] if shared else frozenset()
    everywhere = frozenset(Right) if role is Role.ADMINISTRATOR else admitted
    allowed = {
        method
        for method in TRIALS
        if NEEDED[method] in (RIGHTS[role] if method in GENERAL else everywhere)
        and (method != "duplicate" or Right.EDIT in RIGHTS[role])
    }
    done, codes = tried(mine, ground)
    assert done == allowed
    assert codes <= {"not-permitted"} | (set() if everywhere else {"study-not-found", "survey-unknown"})


@pytest.mark.parametrize("shared", [*Role, None], ids=str)
@pytest.mark.parametrize("role", [*Role], ids=str)
def test_the_list_shows_what_may_be_read(ground: Ground, role: Role, shared: Role | None) -> None:
    mine = ground.repository.acting_as(account(ground, role, shared))
    readable = role is Role.ADMINISTRATOR or (shared is not None and Right.READ in RIGHTS[role] & RIGHTS[shared])
    assert [entry.id for entry in mine.list()] == ([ground.study] if readable else [])
    assert [entry.id for entry in mine.list(deleted=True)] == ([ground.deleted] if readable else [])


def test_what_one_makes_is_shared_with_oneself(ground: Ground) -> None:
    planner = ground.repository.acting_as(account(ground, Role.PLANNER, None))
    study = planner.create(STUDY)
    copy = planner.duplicate(study, Label("Copy"))
    planner.save(copy, with_note(STUDY, "x"), based_on=1, author="somebody else")
    assert {entry.id for entry in planner.list()} == {study, copy}
    assert {entry.author for entry in planner.audit(copy)} == {"planner-None"}
    assert planner.history(copy)[0].author == "planner-None"
    assert [entry.version for entry in planner.audit(copy)] == [1, 1]


# ---------------------------------------------------------------------- links


def holder(ground: Ground, expert: str = "E1") -> Visitor:
    """Who holds the personal link of an expert."""
    token = ground.repository.invite(ground.study, expert)
    return Visitor(expert, "", Role.EXPERT, ground.study, expert, hashed(token))


def test_a_personal_link_opens_the_own_ballot_and_nothing_else(ground: Ground) -> None:
    mine = ground.repository.acting_as(holder(ground))
    done, codes = tried(mine, ground)
    assert codes <= {"not-permitted", "study-not-found", "survey-unknown"}
    assert done == {"open", "ballots", "newest_ballot", "revised", "cast_ballot", "withdraw_ballot"}
    assert mine.list() == ()


def test_a_personal_link_sees_no_other_expert(ground: Ground) -> None:
    mine = ground.repository.acting_as(holder(ground))
    seen = mine.open(ground.study).study
    assert [expert.id for expert in seen.experts] == ["E1"]
    assert {ballot.expert for ballot in seen.ballots} <= {"E1", "panel"}
    assert seen == seen_by_expert(STUDY, "E1")
    assert {ballot.expert for ballot in mine.ballots(ground.study)} <= {"E1", "panel"}


def test_a_personal_link_reaches_no_other_expert_and_no_other_study(ground: Ground) -> None:
    other = ground.repository.create(STUDY)
    mine = ground.repository.acting_as(holder(ground))
    for use in (lambda: mine.cast_ballot(ground.study, "E2", "goal", ANSWER),
                lambda: mine.withdraw_ballot(ground.study, "E2", "goal"),
                lambda: mine.cast_ballot(ground.study, "panel", "goal", ANSWER),
                lambda: mine.cast_ballots(ground.study, [("E1", "goal", ANSWER)]),
                lambda: mine.revised(ground.study, "E2", "goal")):  # fmt: skip
        with refused("not-permitted"):
            use()
    for use in (lambda: mine.open(other), lambda: mine.cast_ballot(other, "E1", "goal", ANSWER),
                lambda: mine.newest_ballot(other)):  # fmt: skip
        with refused("study-not-found"):
            use()


def test_a_revoked_link_stops_at_once(ground: Ground) -> None:
    mine = ground.repository.acting_as(holder(ground))
    ground.repository.revoke(ground.study, "E1")
    for use in (lambda: mine.open(ground.study), lambda: mine.cast_ballot(ground.study, "E1", "goal", ANSWER)):
        with refused("invitation-unknown"):
            use()


def test_the_answer_of_a_link_names_the_expert(ground: Ground) -> None:
    mine = ground.repository.acting_as(holder(ground))
    mine.cast_ballot(ground.study, "E1", "goal", ANSWER, author="the chairman")
    assert ground.repository.audit(ground.study)[0].author == "E1"


def test_a_viewers_link_reads_and_nothing_else(ground: Ground) -> None:
    links = Links(ground.repository.engine)
    mine = ground.repository.acting_as(links.visitor_of(links.make(ground.study, "The board")))
    done, codes = tried(mine, ground)
    assert codes <= {"not-permitted", "study-not-found"}
    read = {name for name, right in NEEDED.items() if right is Right.READ}
    assert done == read - {"list"}
    assert [entry.id for entry in mine.list()] == [ground.study]


# ---------------------------------------------------------------------- what ends


def test_a_closed_account_and_a_changed_role_count_at_once(ground: Ground) -> None:
    visitor = account(ground, Role.PLANNER, Role.PLANNER)
    mine = ground.repository.acting_as(visitor)
    mine.rename(ground.study, Label("x"))
    with writing(ground.repository.engine) as connection:
        connection.execute(schema.accounts.update().values(role=Role.VIEWER))
    with refused("not-permitted"):
        mine.rename(ground.study, Label("y"))
    assert mine.open(ground.study)
    with writing(ground.repository.engine) as connection:
        connection.execute(schema.accounts.update().values(closed=AT))
    for use in (mine.list, lambda: mine.open(ground.study), lambda: mine.setting("language")):
        with refused("signed-out"):
            use()


@pytest.mark.parametrize("forged", [{"role": Role.ADMINISTRATOR}, {"name": "Ann"}])
def test_what_a_visitor_says_of_themselves_is_not_believed(ground: Ground, forged: dict[str, object]) -> None:
    visitor = account(ground, Role.VIEWER, Role.PLANNER)
    claimed = Visitor(**{"name": visitor.name, "account": visitor.account, "role": visitor.role} | forged)
    with writing(ground.repository.engine) as connection:
        now = rights.present(connection, claimed, at=AT)
    assert (now.role, now.name) == (Role.VIEWER, visitor.name)
    with refused("not-permitted"):
        ground.repository.acting_as(claimed).delete(ground.study)


# ---------------------------------------------------------------------- drafts and settings are an account's own


def test_nobody_reads_or_takes_the_draft_of_another(ground: Ground) -> None:
    ann = ground.repository.acting_as(account(ground, Role.PLANNER, Role.PLANNER))
    bo = ground.repository.acting_as(account(ground, Role.ADMINISTRATOR, None))
    ann.keep_draft(ground.study, with_note(STUDY, "mine"), based_on=1, author="d1")
    assert bo.draft_study(ground.study, author="d1") is None
    assert bo.newest_drafter(ground.study) is None
    bo.drop_draft(ground.study, author="d1")
    assert ann.newest_drafter(ground.study) == "d1"
    assert ann.draft_study(ground.study, author="d1") == with_note(STUDY, "mine")


def test_settings_are_an_accounts_own(ground: Ground) -> None:
    ground.repository.set_setting("language", "zh")
    ann = ground.repository.acting_as(account(ground, Role.PLANNER, Role.PLANNER))
    bo = ground.repository.acting_as(account(ground, Role.VIEWER, Role.VIEWER))
    assert ann.setting("language") == "zh"
    ann.set_setting("language", "en")
    assert (ann.setting("language"), bo.setting("language")) == ("en", "zh")
    assert ground.repository.setting("language") == "zh"


def test_what_a_planner_looks_at_is_what_others_see_first(ground: Ground) -> None:
    name = f"survey/{ground.study}"
    ann = ground.repository.acting_as(account(ground, Role.PLANNER, Role.PLANNER))
    bo = ground.repository.acting_as(account(ground, Role.VIEWER, Role.VIEWER))
    ann.set_setting(name, "s1")
    assert bo.setting(name) == "s1"
    bo.set_setting(name, "s2")
    assert (ann.setting(name), bo.setting(name), ground.repository.setting(name)) == ("s1", "s2", "s1")


def test_settings_of_a_study_that_is_not_shared_are_closed(ground: Ground) -> None:
    stranger = ground.repository.acting_as(account(ground, Role.PLANNER, None))
    viewer = ground.repository.acting_as(account(ground, Role.VIEWER, Role.VIEWER))
    for name in (f"survey/{ground.study}", f"futures/{ground.study}/count", f"{NOTES}/{ground.survey}"):
        with refused("study-not-found"):
            stranger.setting(name)
        with refused("not-permitted"):
            stranger.set_setting(name, "x")
    assert viewer.setting(f"{NOTES}/{ground.survey}") is None
    with refused("not-permitted"):
        viewer.set_setting(f"{NOTES}/{ground.survey}", "x")


def test_the_token_is_the_key_of_an_invitation(ground: Ground, engine: Engine) -> None:
    nobody = ground.repository.acting_as(Visitor("", "", Role.VIEWER, "elsewhere"))
    assert nobody.invitation(ground.token).expert == "E1"
    with refused("invitation-unknown"):
        nobody.invitation(hashed(ground.token))
