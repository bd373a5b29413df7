"""``studies``: list the studies of the database; pack one into a file, with all that belongs to it, and unpack it."""

from __future__ import annotations

import argparse
from pathlib import Path

from cli.backup import print_copied
from cli.database import add_database
from cli.table import table
from i18n.translate import Translator, translator
from store.database import connect
from store.packing import pack, unpack
from store.repository import DatabaseRepository

NAME = "studies"
HELP = "list the studies of the database, pack a whole study into one file, or unpack such a file"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The actions: list, pack STUDY FILE, unpack FILE."""
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION", dest="action")
    listed = actions.add_parser("list", help="the studies with their ids")
    packed = actions.add_parser("pack", help="write a study with versions, ballots, surveys, workshops into one file")
    packed.add_argument("study", metavar="STUDY", help="id of the study, as `studies list` prints it")
    packed.add_argument("file", metavar="FILE", type=Path, help="the file to write")
    unpacked = actions.add_parser("unpack", help="put the study of such a file into the database")
    unpacked.add_argument("file", metavar="FILE", type=Path, help="a file that `studies pack` wrote")
    for action in (listed, packed, unpacked):
        add_database(action)
        action.add_argument("--language", choices=("en", "zh"), default=argparse.SUPPRESS, help="language of messages")


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked for."""
    t = translator(arguments.language)
    return {"list": _list, "pack": _pack, "unpack": _unpack}[arguments.action](arguments, t)


def _list(arguments: argparse.Namespace, t: Translator) -> int:
    entries = DatabaseRepository(connect(arguments.database)).list()
    rows = [
        (each.label.in_language(arguments.language), each.id, str(each.version), each.saved[:16].replace("T", " "))
        for each in entries
    ]
    print(table([t("Name"), t("Study"), t("Version"), t("Saved")], rows))
    return 0


def _pack(arguments: argparse.Namespace, t: Translator) -> int:
    copied = pack(connect(arguments.database), arguments.study, arguments.file)
    print(t("Packed into {file}.", file=str(arguments.file)))
    return print_copied(copied, t)


def _unpack(arguments: argparse.Namespace, t: Translator) -> int:
    found = unpack(connect(arguments.database), arguments.file)
    name = found.label.in_language(arguments.language)
    print(t('"{name}" is study {study} of this database now.', name=name, study=found.id))
    return print_copied(found.copied, t)
