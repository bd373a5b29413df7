"""``database``: which database this is, its layout and size, and whether it is intact."""

from __future__ import annotations

import argparse

from cli.arguments import add_json, print_json
from cli.table import table
from i18n.translate import translator
from store.database import connect
from store.inspection import inspect

NAME = "database"
HELP = "say which database is used, its layout and size, and check that it is intact"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """--database, --json."""
    add_database(parser)
    add_json(parser)


def add_database(parser: argparse.ArgumentParser) -> None:
    """--database PLACE: another database than that of this installation."""
    parser.add_argument(
        "--database",
        metavar="PLACE",
        help="a file, or an address such as postgresql://user@host/name (default: WEIGHBRIDGE_DATABASE, else the "
        "database beside the program)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print what was found; 1 where the database is damaged or files of raw answers are missing."""
    t = translator(arguments.language)
    found = inspect(connect(arguments.database))
    if arguments.json:
        print_json(vars(found))
    else:
        print(t("Database: {name}", name=found.database))
        print(t("{kind}, layout {number}, {size} MB", kind=found.kind, number=found.schema, size=megabytes(found.size)))
        print(table([t("Table"), t("Rows")], [(name, str(count)) for name, count in found.rows.items() if count]))
        print(t("Files of raw answers: {count}", count=found.answers))
        for name in found.missing:
            print(t("The file of raw answers {name} is missing.", name=name))
        for fault in found.faults:
            print(t("Damaged: {what}", what=fault))
        if not found.faults:
            print(t("The database is intact."))
    return 1 if found.faults or found.missing else 0


def megabytes(size: int) -> str:
    """Bytes as megabytes, e.g. ``0.42``."""
    return f"{size / 2**20:.2f}"
