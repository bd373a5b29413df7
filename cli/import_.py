"""``import``: read a file into a study document, or into the database of the screens."""

from __future__ import annotations

import argparse
from pathlib import Path

from exchange.study_files import read_study_file, write_text_file
from store.repository import open_repository
from studies.document import write

NAME = "import"
HELP = "read a study document, check it, and store it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE, --out."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a study document (JSON)")
    parser.add_argument("--out", metavar="STUDY.json", type=Path, help="write it here instead of into the database")


def run(arguments: argparse.Namespace) -> int:
    """Write the checked document, or make a study of it; a file that cannot be read changes nothing."""
    study = read_study_file(arguments.file)
    if arguments.out is not None:
        write_text_file(write(study), arguments.out)
    else:
        print(open_repository().create(study))
    return 0
