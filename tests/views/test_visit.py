"""Who may see what on screen: by role, by link, from elsewhere, and after it was ended in a tab that is still open."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from argon2 import PasswordHasher

from store import passwords
from store.accounts import Accounts
from store.examples import load_example
from store.links import Links
from store.repository import DatabaseRepository
from store.rooms import DatabaseRooms
from studies.access import Role
from tests.store.workshop_parts import DEMO, plan
from tests.studies.parts import small_study
from tests.views.whole_app import Visitor, repository
from views import door

PASSWORD = "four words to remember"
__all__ = ["repository"]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


@pytest.fixture
def team(repository: DatabaseRepository) -> Accounts:
    """A team of an administrator."""
    accounts = Accounts(repository.engine)
    accounts.add("Ann", Role.ADMINISTRATOR, password=PASSWORD)
    return accounts


@pytest.fixture
def study(repository: DatabaseRepository) -> str:
    return repository.create(small_study())


@pytest.fixture
def come(
    repository: DatabaseRepository, team: Accounts, study: str, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Visitor]:
    """Let somebody with an account of a role sign in and open the application; the study is shared in another."""

    def arrive(role: Role, shared: Role | None, **query: str) -> Visitor:
        account = team.add("Bo", role, password=PASSWORD)
        if shared:
            team.share(study, account, shared)
        token = team.sign_in("Bo", PASSWORD, source="here")
        monkeypatch.setattr(door, "cookie", lambda: token)
        return Visitor(repository, **query)

    return arrive


def title(visitor: Visitor) -> str:
    assert visitor.fine(), visitor.text()
    return str(visitor.app.title[0].value)


def test_alone_nothing_is_asked(repository: DatabaseRepository, study: str) -> None:
    visitor = Visitor(repository, study=study)
    assert visitor.study.label == small_study().label
    assert "sign-out" not in [str(each.key) for each in visitor.app.button]


def test_from_elsewhere_the_desk_is_shut_while_there_is_no_team(
    repository: DatabaseRepository, study: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "is_here", lambda: False)
    visitor = Visitor(repository, study=study)
    assert title(visitor) == "Not from here"
    assert "machine that serves it" in visitor.text()
    assert "working" not in visitor.app.session_state
    token = repository.invite(study, "E1")
    assert "E1" not in title(Visitor(repository, ballot=token, study=study))
    viewer = Visitor(repository, view=Links(repository.engine).make(study, "The board"))
    assert "study" in viewer.app.session_state.whose or viewer.study.label == small_study().label


def test_an_expired_link_to_a_workshop_is_told_so(repository: DatabaseRepository) -> None:
    expert = DEMO.experts[0].id
    rooms = DatabaseRooms(repository.engine, clock=lambda: "2020-01-01T00:00:00.000000+00:00")
    room = rooms.create(repository.create(DEMO), plan(experts=(expert,)))
    visitor = Visitor(repository, ballot=rooms.invite(room, [expert])[expert])
    assert visitor.fine(), visitor.text()
    assert "This link opens nothing" in visitor.text()
    assert "working" not in visitor.app.session_state


def test_a_team_signs_in(repository: DatabaseRepository, team: Accounts, study: str) -> None:
    visitor = Visitor(repository, study=study)
    assert title(visitor) == "Sign in"
    assert "working" not in visitor.app.session_state


@pytest.mark.parametrize("token", ["forged", "0" * 40, "x" * 5000])
def test_a_forged_cookie_signs_nobody_in(
    repository: DatabaseRepository, team: Accounts, study: str, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "cookie", lambda: token)
    assert title(Visitor(repository, study=study)) == "Sign in"


@pytest.mark.parametrize(
    ("role", "shared", "open_pages"),
    [
        (Role.PLANNER, Role.PLANNER, {"model", "compare", "workshop", "panel"}),
        (Role.FACILITATOR, Role.PLANNER, {"model", "compare", "workshop", "panel"}),
        (Role.PLANNER, Role.VIEWER, {"compare"}),
        (Role.VIEWER, Role.PLANNER, {"compare"}),
        (Role.EXPERT, Role.PLANNER, set()),
    ],
)
def test_pages_are_open_by_role(
    come: Callable[..., Visitor], study: str, role: Role, shared: Role, open_pages: set[str]
) -> None:
    visitor = come(role, shared, study=study)
    for path in ("model", "compare", "workshop", "panel"):
        refused = "not open to you" in title(visitor.on(path))
        assert refused == (path not in open_pages), path
    for path in ("studies", "team", "settings"):
        assert "not open to you" not in title(visitor.on(path)), path


def test_the_address_of_a_study_that_is_not_shared_opens_nothing(come: Callable[..., Visitor], study: str) -> None:
    visitor = come(Role.PLANNER, None, study=study)
    assert "working" not in visitor.app.session_state
    assert "There is no study" in visitor.text()
    assert small_study().label.en not in visitor.text()


def test_who_may_not_change_a_study_is_told_who_may(come: Callable[..., Visitor], team: Accounts, study: str) -> None:
    team.share(study, team.add("Li *Na*", Role.PLANNER, password=PASSWORD), Role.PLANNER)
    visitor = come(Role.FACILITATOR, Role.FACILITATOR, study=study).on("model")
    assert "run its workshops; it is changed by Li *Na*." in visitor.text()


def test_a_viewer_is_told_no_name(come: Callable[..., Visitor], study: str) -> None:
    assert "it is changed by the planners" in come(Role.VIEWER, Role.VIEWER, study=study).on("compare").text()


def test_whoever_may_change_a_study_reads_no_such_line(come: Callable[..., Visitor], study: str) -> None:
    assert "it is changed by" not in come(Role.PLANNER, Role.PLANNER, study=study).on("model").text()


def test_a_facilitator_changes_nothing(
    come: Callable[..., Visitor], repository: DatabaseRepository, study: str
) -> None:
    visitor = come(Role.FACILITATOR, Role.FACILITATOR, study=study)
    before = visitor.study
    visitor.app.session_state["kept/studies/renaming"] = study
    visitor.on("studies")
    if any(each.key == f"rename-en-{study}" for each in visitor.app.text_input):
        visitor.app.text_input(key=f"rename-en-{study}").set_value("Mine now")
        visitor.click(f"rename-do-{study}")
        assert "does not allow" in visitor.text()
    assert visitor.study == before
    assert repository.open(study).study == before


# ---------------------------------------------------------------------- what is ended, in a tab that is open


@pytest.mark.parametrize("how", ["close", "sign out", "password", "expire"])
def test_an_open_tab_stops_with_the_visit(
    come: Callable[..., Visitor], team: Accounts, study: str, how: str, repository: DatabaseRepository
) -> None:
    visitor = come(Role.PLANNER, Role.PLANNER, study=study)
    assert title(visitor.on("model"))
    (bo,) = [each.id for each in team.list() if each.name == "bo"]
    if how == "close":
        team.close(bo)
    elif how == "password":
        team.set_password(bo, "another good one")
    else:
        team.acting_as(visitor.app.session_state.visitor).sign_out(everywhere=how == "expire")
    visitor.app.run()
    assert title(visitor) == "Sign in"
    assert "signed out" in visitor.text()
    assert "working" not in visitor.app.session_state
    visitor.app.run()
    assert "signed out" in visitor.text()


def test_a_changed_role_and_a_share_taken_back_count_at_the_next_click(
    come: Callable[..., Visitor], team: Accounts, study: str
) -> None:
    visitor = come(Role.PLANNER, Role.PLANNER, study=study)
    (bo,) = [each.id for each in team.list() if each.name == "bo"]
    assert "not open to you" not in title(visitor.on("model"))
    team.change_role(bo, Role.VIEWER)
    visitor.app.run()
    assert "not open to you" in title(visitor)
    team.change_role(bo, Role.PLANNER)
    team.share(study, bo, None)
    visitor.app.run()
    assert title(visitor) == "No study is open"
    assert "working" not in visitor.app.session_state or visitor.app.session_state.working is None


def test_the_button_signs_out(come: Callable[..., Visitor]) -> None:
    visitor = come(Role.PLANNER, None)
    visitor.on("studies").click("sign-out")
    assert title(visitor) == "Sign in"


def test_another_who_goes_on_in_a_tab_finds_nothing_of_the_first(
    come: Callable[..., Visitor], team: Accounts, study: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = come(Role.PLANNER, Role.PLANNER, study=study)
    assert "working" in visitor.app.session_state
    team.add("Cy", Role.PLANNER, password=PASSWORD)
    token = team.sign_in("Cy", PASSWORD, source="here")
    monkeypatch.setattr(door, "cookie", lambda: token)
    visitor.app.query_params.clear()
    visitor.app.run()
    assert visitor.app.session_state.visitor.name == "Cy"
    assert "working" not in visitor.app.session_state


# ---------------------------------------------------------------------- links


def test_a_viewers_link_shows_compare_and_nothing_else(repository: DatabaseRepository, team: Accounts) -> None:
    study, other = repository.create(load_example("power-supply")), repository.create(small_study())
    token = Links(repository.engine).make(study, "The board")
    visitor = Visitor(repository, view=token, study=other)
    assert visitor.study.label == load_example("power-supply").label
    said = title(visitor)
    for path in ("model", "studies", "team", "settings", "judgments"):
        assert title(visitor.on(path)) == said, path
    assert "save" not in [str(each.key) for each in visitor.app.button]


def test_a_viewers_link_that_was_taken_back_shuts_the_open_tab(repository: DatabaseRepository, study: str) -> None:
    links = Links(repository.engine)
    visitor = Visitor(repository, view=links.make(study, "The board"))
    (link,) = links.list(study)
    links.revoke(study, link.id)
    visitor.app.run()
    assert title(visitor) == "This link opens nothing"
    assert "working" not in visitor.app.session_state


def test_the_language_of_a_link_is_nobody_elses(repository: DatabaseRepository, study: str) -> None:
    visitor = Visitor(repository, view=Links(repository.engine).make(study, "The board"))
    visitor.choose("language", "zh")
    assert visitor.app.session_state.language == "zh"
    assert repository.setting("language") is None
