"""Databases as earlier programs made them: dumps of what commit c0e9c25 wrote on both kinds of database.

Schema 1 holds a study with two versions, ballots (one changed, one taken back), a draft, an invitation and a survey; a
study that was deleted; a mapping and a setting.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg

FOLDER = Path(__file__).parent / "databases"
STUDY, DELETED, SURVEY, TOKEN = "000000000001", "000000000005", "000000000003", "000000000002-secret"


def write_earlier(address: str, layout: int = 1) -> None:
    """Fill an empty database with the dump of a layout."""
    if "://" not in address:
        with closing(sqlite3.connect(address)) as connection:
            connection.executescript((FOLDER / f"schema-{layout}.sqlite.sql").read_text("utf-8"))
        return
    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as server:
        server.execute((FOLDER / f"schema-{layout}.postgresql.sql").read_bytes())
