"""Tables that people send, whole and broken."""

from __future__ import annotations

import io
import zipfile

import pytest

from exchange.questionnaires import tables
from exchange.questionnaires.expert_template import expert_workbook
from exchange.questionnaires.tables import Workbook, read_table, text_of, write_table
from mcdm.errors import DecisionError
from studies.cells import guarded
from tests.exchange.questionnaires.panel import PANEL_STUDY

ROWS = (("专家", "质量 / 价格"), ("安娜", "3"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_encoding_and_delimiter(encoding: str, delimiter: str) -> None:
    text = "".join(f"{delimiter.join(row)}\r\n" for row in ROWS)
    assert read_table(text.encode(encoding), "answers.csv").rows == ROWS


def test_a_name_that_begins_like_a_formula_is_kept_one() -> None:
    names = ["=1+1", "+x", "@y", "'quoted", "plain"]
    assert read_table(write_table([[guarded(name) for name in names]]).encode(), "f.csv").rows == (tuple(names),)
    assert guarded("=1+1") == "'=1+1"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "answers-file-empty"),
        (b"\xef\xbb\xbf\r\n,,,\r\n", "answers-file-empty"),
        (b"\x00\x01\x02binary" * 20, "answers-file-unknown"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512, "answers-file-old"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "answers-file-locked"),
        (b"PK\x03\x04 cut off", "answers-file-broken"),
        (b'a,"' + b"x" * 200_000, "answers-file-broken"),
    ],
)
def test_what_cannot_be_read_is_said(content: bytes, code: str) -> None:
    with pytest.raises(DecisionError) as caught:
        read_table(content, "file")
    assert caught.value.code == code


def test_a_damaged_and_a_strange_archive() -> None:
    whole = expert_workbook(PANEL_STUDY)
    with pytest.raises(DecisionError, match="answers-file-broken"):
        read_table(whole[: len(whole) // 2], "cut.xlsx")
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(DecisionError, match="answers-file-unknown"):
        Workbook(other.getvalue(), "letter.docx")
    spoiled = io.BytesIO()
    with zipfile.ZipFile(spoiled, "w") as archive:
        archive.writestr("xl/workbook.xml", "<not a workbook")
    with pytest.raises(DecisionError, match="answers-file-broken"):
        _ = Workbook(spoiled.getvalue(), "spoiled.xlsx").sheets


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    with pytest.raises(DecisionError, match="answers-too-many-rows"):
        read_table(b"a,b\n" * 5, "long.csv")
    with pytest.raises(DecisionError, match="answers-too-many-rows"):
        read_table(expert_workbook(PANEL_STUDY), "long.xlsx")
    monkeypatch.setattr(tables, "LARGEST", 10)
    with pytest.raises(DecisionError, match="answers-file-large"):
        read_table(b"a,b\n" * 5, "big.csv")


def test_a_workbook_that_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "LARGEST_UNPACKED", 10)
    with pytest.raises(DecisionError, match="answers-file-large"):
        Workbook(expert_workbook(PANEL_STUDY), "bomb.xlsx")


def test_text_that_mixes_encodings() -> None:
    with pytest.raises(DecisionError, match="answers-file"):
        text_of("好,".encode("gbk") * 3 + b"\xff\xff\x80", "mixed.csv")
