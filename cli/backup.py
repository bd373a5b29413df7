"""``backup``: everything in the database as one file, while others go on working."""

from __future__ import annotations

import argparse
from pathlib import Path

from cli.database import add_database, megabytes
from i18n.translate import Translator, translator
from store.backup import Copied, backup
from store.database import connect

NAME = "backup"
HELP = "write everything in the database and all raw answers into one file, while others go on working"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE, --database."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the file to write")
    add_database(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the file; 1 where raw answers that the database names are not there."""
    t = translator(arguments.language)
    copied = backup(connect(arguments.database), arguments.file)
    size = megabytes(arguments.file.stat().st_size)
    print(t("Backed up to {file} ({size} MB).", file=str(arguments.file), size=size))
    return print_copied(copied, t)


def print_copied(copied: Copied, t: Translator) -> int:
    """What was taken along; 1 where files were missing."""
    count = copied.rows.get("studies", 0)
    studies = t.n("{count} study", "{count} studies", count)
    files = t.n("{count} file of raw answers", "{count} files of raw answers", copied.answers)
    print(t("{studies}, {rows} rows, {files}", studies=studies, rows=copied.total, files=files))
    for name in copied.missing:
        print(t("The file of raw answers {name} is missing.", name=name))
    return 1 if copied.missing else 0
