"""The door over HTTP: who gets a cookie and of what kind, forged forms, and where one is sent."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from cli.protection import HEADERS, Protection
from cli.sign_in import FORM_COOKIE, local, routes
from store import passwords
from store.accounts import COOKIE, Accounts
from store.database import connect
from studies.access import Role

PASSWORD = "four words to remember"
HTML = {"accept": "text/html"}


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = connect(tmp_path / "test.db")
    yield opened
    opened.dispose()


@pytest.fixture
def accounts(engine: Engine) -> Accounts:
    """A team of one administrator."""
    made = Accounts(engine)
    made.add("Ann", Role.ADMINISTRATOR, password=PASSWORD)
    return made


class Browser:
    """A browser that keeps cookies, before a server that shows one screen behind the door."""

    def __init__(self, accounts: Accounts, base_url: str = "http://localhost", **headers: str) -> None:
        screens = [Route("/{path:path}", lambda request: PlainTextResponse("a screen"))]
        protected = [Middleware(Protection, accounts=lambda: accounts)]
        self._app = Starlette(routes=[*routes(lambda: accounts), *screens], middleware=protected)
        self._base, self._headers, self.cookies = base_url, headers, httpx.Cookies()

    def get(self, path: str, **options: object) -> httpx.Response:
        return self._ask("GET", path, options)

    def post(self, path: str, **options: object) -> httpx.Response:
        return self._ask("POST", path, options)

    def _ask(self, method: str, path: str, options: dict[str, object]) -> httpx.Response:
        async def asked() -> httpx.Response:
            served = httpx.ASGITransport(self._app)
            options["headers"] = self._headers | (options.get("headers") or {})
            async with httpx.AsyncClient(transport=served, base_url=self._base, cookies=self.cookies) as client:
                answer = await client.request(method, path, **options)
                self.cookies = client.cookies
                return answer

        return asyncio.run(asked())


def form_of(browser: Browser) -> str:
    page = browser.get("/sign-in")
    return re.search(r'name="form" value="([^"]+)"', page.text)[1]


def sign_in(browser: Browser, **fields: str):
    return browser.post("/sign-in", data={"form": form_of(browser), "name": "ann", "password": PASSWORD} | fields)


def test_signing_in_leads_back_with_a_cookie_that_no_script_reads(accounts: Accounts) -> None:
    browser = Browser(accounts)
    answer = sign_in(browser, to="/weights?study=1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/weights?study=1")
    (cookie,) = [each for each in answer.headers.get_list("set-cookie") if each.startswith(COOKIE)]
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    assert accounts.visitor_of(browser.cookies[COOKIE]).name == "Ann"


def test_over_https_the_cookie_stays_there(accounts: Accounts) -> None:
    answer = sign_in(Browser(accounts, base_url="https://weigh.example.org"))
    assert all("Secure" in each for each in answer.headers.get_list("set-cookie") if each.startswith(COOKIE))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_refusal_is_a_sentence_and_keeps_the_name(accounts: Accounts, language: str) -> None:
    browser = Browser(accounts)
    data = {"form": form_of(browser), "name": '"><script>alert(1)</script>', "password": "wrong"}
    answer = browser.post(f"/sign-in?lang={language}", data=data)
    assert answer.status_code == 401
    assert COOKIE not in answer.cookies
    assert "<script" not in answer.text
    assert "&lt;script" in answer.text
    assert 'role="alert"' in answer.text
    assert f'<html lang="{language}">' in answer.text


def test_ten_guesses_and_the_door_says_for_how_long_it_is_shut(accounts: Accounts) -> None:
    browser = Browser(accounts)
    codes = [sign_in(browser, password="wrong").status_code for _ in range(11)]
    assert codes == [401] * 10 + [429]
    assert "15 minutes" in sign_in(browser).text


@pytest.mark.parametrize(
    "to",
    [
        "https://evil.example.org/",
        "//evil.example.org",
        "/\\evil.example.org",
        "javascript:alert(1)",
        "/a\r\nSet-Cookie: x=1",
        "",
    ],
)
def test_nobody_is_sent_elsewhere(accounts: Accounts, to: str) -> None:
    assert local(to) == "/"
    answer = sign_in(Browser(accounts), to=to)
    assert answer.headers["location"] == "/"
    assert "x" not in answer.cookies


# ---------------------------------------------------------------------- forged forms


def test_a_form_from_elsewhere_is_refused(accounts: Accounts) -> None:
    data = {"name": "ann", "password": PASSWORD}
    strange = Browser(accounts)
    assert strange.post("/sign-in", data=data).status_code == 403  # no token at all
    assert strange.post("/sign-in", data=data | {"form": "guess"}).status_code == 403  # no cookie of the same
    for headers in ({"origin": "https://evil.example.org"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}):
        browser = Browser(accounts)
        answer = browser.post("/sign-in", data=data | {"form": form_of(browser)}, headers=headers)
        assert (answer.status_code, COOKIE in answer.cookies) == (403, False), headers


def test_signing_out_takes_the_own_form(accounts: Accounts) -> None:
    browser = Browser(accounts)
    sign_in(browser)
    token = browser.cookies[COOKIE]
    assert browser.post("/sign-out", data={"form": "guess"}).status_code == 403
    assert accounts.visitor_of(token)
    answer = browser.post("/sign-out", data={"form": form_of(browser)})
    assert answer.status_code == 303
    assert accounts.visitor_of(token) is None
    assert COOKIE not in browser.cookies


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data; boundary=x"])
def test_another_kind_of_content_is_no_form(accounts: Accounts, kind: str) -> None:
    assert Browser(accounts).post("/sign-in", content=b"{}", headers={"content-type": kind}).status_code == 403


def test_a_large_form_is_not_read(accounts: Accounts) -> None:
    assert sign_in(Browser(accounts), name="x" * 20_000).status_code == 403


# ---------------------------------------------------------------------- the way to the door


def test_alone_there_is_no_door(engine: Engine) -> None:
    browser = Browser(Accounts(engine))
    assert browser.get("/weights", headers=HTML).text == "a screen"
    answer = browser.get("/sign-in")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_a_stranger_is_led_to_the_door_and_back(accounts: Accounts) -> None:
    browser = Browser(accounts)
    answer = browser.get("/weights?study=1&lang=zh", headers=HTML)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?to=%2Fweights%3Fstudy%3D1%26lang%3Dzh&lang=zh"
    sign_in(browser)
    assert browser.get("/weights?study=1", headers=HTML).text == "a screen"


@pytest.mark.parametrize("query", ["ballot=x", "view=x", "join=", "join=ABC", "sign-in=provider"])
def test_whoever_has_a_link_needs_no_account(accounts: Accounts, query: str) -> None:
    assert Browser(accounts).get(f"/?{query}", headers=HTML).text == "a screen"


def test_from_another_site_the_screen_finds_out_by_itself(accounts: Accounts) -> None:
    answer = Browser(accounts).get("/weights", headers=HTML | {"sec-fetch-site": "cross-site"})
    assert answer.text == "a screen"  # the cookie of a visit was not sent along: it is with the screen's own requests


@pytest.mark.parametrize("path", ["/_stcore/health", "/static/index.js", "/media/x.png"])
def test_what_is_no_screen_is_not_led_away(accounts: Accounts, path: str) -> None:
    assert Browser(accounts).get(path, headers=HTML).text == "a screen"


@pytest.mark.parametrize("token", ["forged", "' OR 1=1 --", "%00", "x" * 4000])
def test_a_forged_cookie_is_a_stranger(accounts: Accounts, token: str) -> None:
    browser = Browser(accounts, cookie=f"{COOKIE}={token}")
    assert browser.get("/weights", headers=HTML).status_code == 303


@pytest.mark.parametrize("path", ["/", "/sign-in", "/sign-in/page.css", "/nothing", "/_stcore/health"])
def test_every_answer_is_protected(accounts: Accounts, path: str) -> None:
    headers = Browser(accounts).get(path, headers=HTML).headers
    assert set(map(str.lower, HEADERS)) <= set(headers)
    assert "frame-ancestors" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "same-origin"


def test_the_page_loads_nothing_but_its_own(accounts: Accounts) -> None:
    browser = Browser(accounts)
    page = browser.get("/sign-in")
    assert page.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "<script" not in page.text
    assert FORM_COOKIE in browser.cookies
    for name in re.findall(r'(?:href|src)="(/sign-in/[^"]+)"', page.text):
        assert browser.get(name).status_code == 200
    assert browser.get("/sign-in/..%2f..%2fapp.py").status_code in (404, 200)
    assert "streamlit" not in browser.get("/sign-in/page.html").text


def test_what_fails_names_no_token(accounts: Accounts, caplog: pytest.LogCaptureFixture) -> None:
    browser = Browser(accounts)
    sign_in(browser)
    sign_in(browser, password="wrong password")
    for secret in (browser.cookies[COOKIE], PASSWORD, "wrong password"):
        assert secret not in caplog.text
