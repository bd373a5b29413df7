"""A team in a real browser: signing in and out, another's cookie, links, other addresses, another provider."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from store.accounts import COOKIE, Accounts
from store.examples import load_example
from store.links import Links
from store.repository import DatabaseRepository, open_repository
from studies.access import Role
from tests.e2e.openid_provider import CLIENT, SECRET, Provider, running
from tests.e2e.served import PRODUCT, free_port, served

PASSWORD = "four words to remember"
SECONDS = 20_000


class Team:
    """A served team: Ann administers, Bo plans, Vi views; one study is shared with Bo."""

    def __init__(self, address: str, repository: DatabaseRepository, log: Path) -> None:
        self.address, self.repository, self.log = address, repository, log
        self.accounts, self.links = Accounts(repository.engine), Links(repository.engine)
        (self.study,) = [entry.id for entry in repository.list()]
        self.accounts.add("Ann", Role.ADMINISTRATOR, password=PASSWORD)
        self.bo = self.accounts.add("Bo", Role.PLANNER, password=PASSWORD)
        self.vi = self.accounts.add("Vi", Role.VIEWER, password=PASSWORD)
        self.accounts.share(self.study, self.bo, Role.PLANNER)
        self.accounts.share(self.study, self.vi, Role.PLANNER)
        self.other = repository.create(load_example("town-hall"))

    def sign_in(self, page: Page, name: str, to: str = "/") -> None:
        """Through the door, as a person does."""
        page.goto(self.address + to)
        page.get_by_label(re.compile("Name")).fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    """Knows Bo by an address it verified, and a stranger."""
    people = {
        "bo-4711": {"email": "bo@example.org", "email_verified": True},
        "mallory": {"email": "bo2@example.org", "email_verified": False},
    }
    with running(Provider(people)) as started:
        yield started


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory, provider: Provider) -> Iterator[Team]:
    """The product with a provider in its secrets."""
    home = tmp_path_factory.mktemp("team")
    port, log, database = free_port(), home / "server.log", home / "team.db"
    (home / ".streamlit").mkdir()
    (home / ".streamlit" / "secrets.toml").write_text(
        f'[auth]\nredirect_uri = "http://localhost:{port}/oauth2callback"\ncookie_secret = "{"s" * 40}"\n'
        f'client_id = "{CLIENT}"\nclient_secret = "{SECRET}"\n'
        f'server_metadata_url = "{provider.issuer}/.well-known/openid-configuration"\n'
    )
    environment = {"WEIGHBRIDGE_DATABASE": str(database), "HOME": str(home)}
    with served(PRODUCT, log, port=port, **environment) as address:
        repository = open_repository(database)
        yield Team(address, repository, log)
        repository.engine.dispose()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser of its own, with its own cookies."""
    with closing(chromium.new_context(viewport={"width": 1440, "height": 900}, locale="en")) as opened:
        yield opened


def headline(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.locator("h1").first).to_have_text(text, timeout=SECONDS)


def test_through_the_door_to_where_one_wanted_and_out_again(team: Team, context: BrowserContext) -> None:
    page = context.new_page()
    team.sign_in(page, "bo", f"/weights?study={team.study}")
    expect(page).to_have_url(re.compile(f"/weights.*study={team.study}"), timeout=SECONDS)
    expect(page.get_by_role("button", name="Bo", exact=False).first).to_be_visible(timeout=SECONDS)
    (cookie,) = [each for each in context.cookies() if each["name"] == COOKIE]
    assert (cookie["httpOnly"], cookie["sameSite"], COOKIE in page.evaluate("document.cookie")) == (
        True,
        "Strict",
        False,
    )
    stale = context.new_page()
    stale.goto(f"{team.address}/model?study={team.study}")
    expect(stale.get_by_role("button", name="Bo", exact=False).first).to_be_visible(timeout=SECONDS)
    page.get_by_role("button", name="Bo", exact=False).first.click()
    page.get_by_role("button", name="Sign out").click()
    headline(page, "Sign in")
    stale.get_by_role("link", name="Panel").first.click()  # the tab that stayed open
    headline(stale, "Sign in")
    expect(stale.get_by_text("You are signed out here")).to_be_visible()
    stale.get_by_role("link", name="Sign in", exact=True).click()
    expect(stale).to_have_url(re.compile("/sign-in"))


def test_a_tab_stops_when_the_password_is_changed_elsewhere(team: Team, context: BrowserContext) -> None:
    page = context.new_page()
    team.sign_in(page, "Bo", f"/judgments?study={team.study}")
    expect(page.get_by_role("link", name="Panel").first).to_be_visible(timeout=SECONDS)
    team.accounts.set_password(team.bo, PASSWORD)
    page.get_by_role("link", name="Panel").first.click()
    headline(page, "Sign in")


def test_a_cookie_that_was_copied_ends_with_the_visit_and_a_forged_one_is_none(
    team: Team, context: BrowserContext, chromium: Browser
) -> None:
    page = context.new_page()
    team.sign_in(page, "Bo")
    page.wait_for_url(re.compile("/studies"), timeout=SECONDS)
    (cookie,) = [each for each in context.cookies() if each["name"] == COOKIE]
    team.accounts.acting_as(team.accounts.visitor_of(cookie["value"])).sign_out()
    for value in (cookie["value"], "f" * 40):
        with closing(chromium.new_context()) as thief:
            thief.add_cookies([cookie | {"value": value}])
            tried = thief.new_page()
            tried.goto(f"{team.address}/weights?study={team.study}")
            expect(tried).to_have_url(re.compile("/sign-in"))


def test_addresses_do_not_lift_a_role(team: Team, context: BrowserContext) -> None:
    page = context.new_page()
    team.sign_in(page, "Vi", f"/model?study={team.study}")
    headline(page, "This page is not open to you")
    for path in ("workshop", "judgments", "survey"):
        page.goto(f"{team.address}/{path}?study={team.study}")
        headline(page, "This page is not open to you")
    page.goto(f"{team.address}/compare?study={team.study}")
    headline(page, re.compile("safer choice|best|ahead|top"))
    page.goto(f"{team.address}/compare?study={team.other}")
    headline(page, "No study is open")
    expect(page.get_by_text("There is no study").first).to_be_visible()
    assert "Town" not in page.inner_text("body")


def test_a_viewers_link_shows_compare_whatever_the_address_says(team: Team, context: BrowserContext) -> None:
    token, page = team.links.make(team.study, "The board"), context.new_page()
    page.goto(f"{team.address}/?view={token}")
    headline(page, re.compile("safer choice|best|ahead|top"))
    said = page.inner_text("h1")
    assert page.get_by_role("link", name="Model").count() == 0
    for address in (f"/model?view={token}", f"/team?view={token}&study={team.other}", f"/studies?view={token}"):
        page.goto(team.address + address)
        headline(page, said)
    (link,) = team.links.list(team.study)
    team.links.revoke(team.study, link.id)
    page.reload()
    headline(page, "This link opens nothing")


def test_a_personal_link_opens_no_other_ballot(team: Team, context: BrowserContext) -> None:
    experts = [expert.id for expert in team.repository.open(team.study).study.experts]
    token, page = team.repository.invite(team.study, experts[0]), context.new_page()
    for address in (
        f"/?ballot={token}&study={team.other}",
        f"/?ballot={token}&expert={experts[1]}",
        f"/weights?ballot={token}",
    ):
        page.goto(team.address + address)
        expect(page.get_by_text(re.compile("stored at once|set \\d|Set \\d|pairs", re.I)).first).to_be_visible(
            timeout=SECONDS
        )
        assert page.get_by_role("link", name="Model").count() == 0


def test_another_provider_vouches(team: Team, context: BrowserContext, provider: Provider) -> None:
    cy = team.accounts.add("Cy", Role.PLANNER, subject="email:bo@example.org")
    page = context.new_page()
    page.goto(f"{team.address}/")
    page.get_by_role("link", name="Sign in with your organisation").click()
    page.get_by_role("link", name="bo-4711").click()
    expect(page.get_by_role("button", name="Cy", exact=False).first).to_be_visible(timeout=SECONDS)
    (known,) = [each for each in team.accounts.list() if each.id == cy]
    assert known.subject == f"{provider.issuer} bo-4711"
    tab = context.new_page()
    tab.goto(f"{team.address}/team")
    expect(tab.get_by_role("button", name="Cy", exact=False).first).to_be_visible(timeout=SECONDS)
    team.accounts.close(cy)
    tab.get_by_role("link", name="Settings").first.click()
    headline(tab, "Sign in")


def test_a_stranger_of_the_provider_is_told_so(team: Team, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{team.address}/")
    page.get_by_role("link", name="Sign in with your organisation").click()
    page.get_by_role("link", name="mallory").click()
    expect(page.get_by_text("there is no account for you here")).to_be_visible(timeout=SECONDS)


def test_no_secret_is_in_what_the_server_wrote(team: Team, context: BrowserContext) -> None:
    """Last: everything above went through this server."""
    page, token = context.new_page(), team.links.make(team.study, "A")
    team.sign_in(page, "Ann")
    page.wait_for_url(re.compile("/studies"), timeout=SECONDS)
    page.goto(f"{team.address}/?view={token}")
    page.goto(f"{team.address}/?view={token}x")
    headline(page, "This link opens nothing")
    cookies = [each["value"] for each in context.cookies() if each["name"] == COOKIE]
    written = team.log.read_text(encoding="utf-8", errors="replace")
    for secret in (token, PASSWORD, SECRET, *cookies):
        assert secret not in written
