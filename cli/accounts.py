"""``accounts``: the people who may sign in, managed on the machine of the database."""

from __future__ import annotations

import argparse
import getpass
import sys

from cli.arguments import add_json, print_json
from cli.table import table
from i18n.translate import translator
from store.accounts import Accounts, by_name
from store.database import connect
from studies.access import Role, role_of

NAME = "accounts"
HELP = "list, add, change and close the accounts of a team"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """List | add NAME | password NAME | role NAME ROLE | close NAME."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    listed = actions.add_parser("list", help="who may sign in, and as what")
    add_json(listed)
    unseen = "its password is asked for, or the first line of standard input"
    added = actions.add_parser("add", help=f"a new account; {unseen}")
    added.add_argument("name", metavar="NAME")
    added.add_argument("--role", default=str(Role.PLANNER), help=f"one of {', '.join(Role)} (default: planner)")
    added.add_argument("--email", default="", help="instead of a password: how an OpenID provider knows the person")
    added.add_argument("--subject", default="", metavar="'ISSUER SUBJECT'", help="the same, by issuer and subject")
    changed = actions.add_parser("password", help=f"another password; {unseen}")
    changed.add_argument("name", metavar="NAME")
    role = actions.add_parser("role", help="another role")
    role.add_argument("name", metavar="NAME")
    role.add_argument("role", metavar="ROLE")
    closed = actions.add_parser("close", help="end an account and its visits, for good")
    closed.add_argument("name", metavar="NAME")


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked; whoever reads the database file may do it."""
    accounts, t = Accounts(connect()), translator(arguments.language)
    if arguments.action == "list":
        return _list(accounts, arguments)
    if arguments.action == "add":
        subject = f"email:{arguments.email.strip().casefold()}" if arguments.email else arguments.subject
        role = role_of(arguments.role)
        accounts.add(arguments.name, role, password=None if subject else _password(arguments), subject=subject)
        print(t("{name} may sign in now.", name=arguments.name))
        return 0
    account = by_name(accounts.list(), arguments.name)
    if arguments.action == "password":
        accounts.set_password(account.id, _password(arguments))
        print(t("The password of {name} is changed; every browser is signed out.", name=account.shown))
    elif arguments.action == "role":
        accounts.change_role(account.id, role_of(arguments.role))
        print(t("{name} has another role from the next click on.", name=account.shown))
    else:
        accounts.close(account.id)
        print(t("The account of {name} is closed.", name=account.shown))
    return 0


def _list(accounts: Accounts, arguments: argparse.Namespace) -> int:
    people = accounts.list()
    if arguments.json:
        rows = [{"name": each.shown, "role": each.role, "created": each.created} for each in people]
        print_json({"accounts": rows})
        return 0
    t = translator(arguments.language)
    if not people:
        print(t("There are no accounts: whoever sits at this machine works alone, without signing in."))
        return 0
    headings = (t("Name"), t("Role"), t("since"))
    print(table(headings, [(each.shown, str(each.role), each.created[:10]) for each in people]))
    return 0


def _password(arguments: argparse.Namespace) -> str:
    """Typed unseen, twice; or the first line of standard input. Never an argument: those are seen by everybody."""
    t = translator(arguments.language)
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    while True:
        first = getpass.getpass(t("Password (at least 10 characters): "))
        if first == getpass.getpass(t("Once more: ")):
            return first
        print(t("The two differ. Type both again."), file=sys.stderr)
