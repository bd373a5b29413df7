"""The door of a team: the page for signing in, and signing out, as plain HTML before any screen is drawn.

A visit is a random token in a cookie that no script reads and no other site sends. Every form carries a second token
that must equal another such cookie, and must come from this origin.
"""

from __future__ import annotations

import hmac
import html
import secrets
from collections.abc import Callable
from pathlib import Path
from string import Template
from urllib.parse import quote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from streamlit import config
from streamlit.auth_util import get_secrets_auth_section

from i18n.errors import error_sentence
from i18n.translate import LANGUAGES, Translator, translator
from mcdm.errors import DecisionError
from store.accounts import COOKIE, LONGEST, Accounts
from studies.access import Visitor

ASSETS = Path(__file__).parents[1] / "assets"
FILES = {
    "page.css": ASSETS / "sign_in" / "page.css",
    "logo.svg": ASSETS / "theme" / "logo.svg",
    "icon.svg": ASSETS / "theme" / "icon.svg",
}
FORM_COOKIE = "weighbridge_form"
LARGEST_FORM = 8_000
STATUS = {"sign-in-refused": 401, "too-many-attempts": 429}
NAMES = {"en": "English", "zh": "中文"}
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def routes(accounts: Callable[[], Accounts]) -> list[Route]:
    """The addresses of the door; `accounts` opens the database when somebody comes."""

    async def show(request: Request) -> Response:
        return await run_in_threadpool(_shown, request, accounts())

    async def enter(request: Request) -> Response:
        form = await _form(request)
        return await run_in_threadpool(_entered, request, form, accounts())

    async def leave(request: Request) -> Response:
        form = await _form(request)
        return await run_in_threadpool(_left, request, form, accounts())

    async def part(request: Request) -> Response:
        found = FILES.get(request.path_params["name"])
        return FileResponse(found, headers={"Cache-Control": "max-age=3600"}) if found else Response(status_code=404)

    base = base_path()
    return [
        Route(f"{base}/sign-in", show, methods=["GET"]),
        Route(f"{base}/sign-in", enter, methods=["POST"]),
        Route(f"{base}/sign-out", leave, methods=["POST"]),
        Route(f"{base}/sign-in/{{name}}", part, methods=["GET"]),
    ]


def base_path() -> str:
    """What every address begins with, behind a reverse proxy that gives this server a folder."""
    path = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def local(address: str) -> str:
    """An address of this server as it was given, or the first page: nobody is sent elsewhere after signing in."""
    safe = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if safe and "\\" not in address else f"{base_path()}/"


# ---------------------------------------------------------------------- what is done


def _shown(request: Request, accounts: Accounts) -> Response:
    if not accounts.exist():
        return RedirectResponse(f"{base_path()}/", 303)
    visitor = accounts.visitor_of(request.cookies.get(COOKIE, ""))
    return _page(request, visitor) if visitor else _page(request, None, to=request.query_params.get("to", ""))


def _entered(request: Request, form: FormData | None, accounts: Accounts) -> Response:
    if form is None or not _is_ours(request, form):
        return _page(request, None, problem="form", status=403)
    name, password, to = (_text(form, part) for part in ("name", "password", "to"))
    try:
        token = accounts.sign_in(name, password, source=_source(request))
    except DecisionError as error:
        return _page(request, None, problem=error, name=name, to=to, status=STATUS.get(error.code, 503))
    response = RedirectResponse(local(to), 303)
    _set(response, request, COOKIE, token, int(LONGEST.total_seconds()))
    response.delete_cookie(FORM_COOKIE, path=f"{base_path()}/")
    return response


def _left(request: Request, form: FormData | None, accounts: Accounts) -> Response:
    if form is None or not _is_ours(request, form):
        return _page(request, None, problem="form", status=403)
    visitor = accounts.visitor_of(request.cookies.get(COOKIE, ""))
    if visitor is not None:
        accounts.acting_as(visitor).sign_out()
    response = RedirectResponse(f"{base_path()}/sign-in?lang={_language(request)}", 303)
    response.delete_cookie(COOKIE, path=f"{base_path()}/")
    return response


# ---------------------------------------------------------------------- whether to trust a form


async def _form(request: Request) -> FormData | None:
    """The fields of a small form; None for anything else."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    size = request.headers.get("content-length", "")
    if kind != "application/x-www-form-urlencoded" or not size.isdecimal() or int(size) > LARGEST_FORM:
        return None
    return await request.form(max_files=0, max_fields=8)


def _is_ours(request: Request, form: FormData) -> bool:
    """Whether a form was filled in on our page: it knows the cookie, and the browser names no other origin."""
    known, given = request.cookies.get(FORM_COOKIE, ""), _text(form, "form")
    origin = request.headers.get("origin")
    here = origin is None or origin.partition("://")[2] == request.headers.get("host", "")
    same = request.headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
    return bool(known) and hmac.compare_digest(known.encode(), given.encode()) and here and same


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""


def _source(request: Request) -> str:
    """Where an attempt comes from; behind a reverse proxy on this machine, what that says."""
    return request.client.host if request.client else "here"


def _set(response: Response, request: Request, name: str, value: str, seconds: int) -> None:
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        path=f"{base_path()}/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )


# ---------------------------------------------------------------------- the page


def _page(
    request: Request,
    visitor: Visitor | None,
    *,
    problem: DecisionError | str = "",
    name: str = "",
    to: str = "",
    status: int = 200,
) -> Response:
    """The page: the form, or who is signed in already with the way out."""
    t, token = translator(_language(request)), request.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(24)
    other = next(each for each in LANGUAGES if each != t.language)
    # The address is written anew from its parts, and everything in it is escaped.
    again = {"lang": other} | ({"to": local(to)} if to else {})
    facts = {
        "language": t.language,
        "title": t("You are signed in") if visitor else t("Sign in"),
        "base": base_path(),
        "other_address": f"{base_path()}/sign-in?{urlencode(again)}",
        "other_language": other,
        "other_name": NAMES[other],
    }
    body = _signed_in(visitor, token, t) if visitor else _fields(problem, name, to, token, t)
    written = Template((ASSETS / "sign_in" / "page.html").read_text(encoding="utf-8"))
    content = written.substitute({key: html.escape(value) for key, value in facts.items()}, body=body)
    headers = {"Cache-Control": "no-store", "Content-Security-Policy": POLICY}
    response = HTMLResponse(content, status, headers)
    _set(response, request, FORM_COOKIE, token, 24 * 3600)
    return response


def _fields(problem: DecisionError | str, name: str, to: str, token: str, t: Translator) -> str:
    told = t("The form was too old or came from elsewhere. Try again.") if problem else ""
    if isinstance(problem, DecisionError):
        told = error_sentence(problem, t.language)
    said = f'<p class="wrong" role="alert">{html.escape(told)}</p>' if told else ""
    way = html.escape(t("Sign in with your organisation"))
    provider = f'<a class="way" href="{base_path()}/?sign-in=provider">{way}</a>' if get_secrets_auth_section() else ""
    return f"""{said}
<form method="post" action="{base_path()}/sign-in?lang={t.language}">
<input type="hidden" name="form" value="{html.escape(token)}">
<input type="hidden" name="to" value="{html.escape(local(to)) if to else ""}">
<label>{html.escape(t("Name"))}<input name="name" value="{html.escape(name[:200])}" autocomplete="username"
 autocapitalize="none" spellcheck="false" maxlength="200" required autofocus></label>
<label>{html.escape(t("Password"))}<input name="password" type="password" autocomplete="current-password"
 maxlength="1000" required></label>
<button type="submit">{html.escape(t("Sign in"))}</button>
</form>{provider}"""


def _signed_in(visitor: Visitor, token: str, t: Translator) -> str:
    return f"""<p>{html.escape(visitor.name)}</p>
<p><a class="way" href="{base_path()}/">{html.escape(t("To the studies"))}</a></p>
<form method="post" action="{base_path()}/sign-out?lang={t.language}">
<input type="hidden" name="form" value="{html.escape(token)}">
<button type="submit">{html.escape(t("Sign out"))}</button>
</form>"""


def _language(request: Request) -> str:
    """As the address says, else as the browser reads."""
    asked = request.query_params.get("lang", "")
    if asked in LANGUAGES:
        return asked
    return "zh" if request.headers.get("accept-language", "").lower().startswith("zh") else "en"


def to_sign_in(path: str, query: str, language: str) -> str:
    """The address of the page for signing in, which leads back here afterwards."""
    back = f"{path}?{query}" if query else path
    return f"{base_path()}/sign-in?to={quote(back, safe='')}" + (f"&lang={language}" if language else "")
