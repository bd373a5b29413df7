"""``move``: a whole workspace from one database to another, e.g. from SQLite to PostgreSQL and back."""

from __future__ import annotations

import argparse

from cli.backup import print_copied
from i18n.translate import translator
from store.moving import move

NAME = "move"
HELP = "copy a whole workspace from one database into another that is empty (SQLite, PostgreSQL), and compare both"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FROM, TO."""
    place = "a file, or an address such as postgresql://user@host/name"
    parser.add_argument("source", metavar="FROM", help=f"where it is: {place}")
    parser.add_argument("target", metavar="TO", help=f"where it shall be, empty: {place}")


def run(arguments: argparse.Namespace) -> int:
    """Copy, compare, and say how to use the new place."""
    t = translator(arguments.language)
    copied = move(arguments.source, arguments.target)
    print(t("Moved: rows and contents of both databases are the same. The old one was left as it is."))
    code = print_copied(copied, t)
    print(t("Set {name} to the new place before you serve.", name="WEIGHBRIDGE_DATABASE"))
    return code
