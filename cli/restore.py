"""``restore``: put a backup into an empty database, or in place of what is there."""

from __future__ import annotations

import argparse
from pathlib import Path

from cli.backup import print_copied
from cli.database import add_database
from i18n.translate import translator
from store.backup import restore

NAME = "restore"
HELP = "put a backup into an empty database, or with --replace in place of what is there"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE, --database, --replace."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a file that `backup` wrote")
    parser.add_argument("--replace", action="store_true", help="throw away what is in the database")
    add_database(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check the file whole, then put everything in at once."""
    t = translator(arguments.language)
    copied = restore(arguments.file, arguments.database, replace=arguments.replace)
    print(t("Restored from {file}; every row was compared.", file=str(arguments.file)))
    return print_copied(copied, t)
