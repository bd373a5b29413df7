"""The text of a file: which encoding it is in, which bytes are no text, which quotation marks swallow rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from exchange import survey_text
from exchange.survey_text import Swallowed, TextLooks, Undecodable, encoding_of, is_clean, looks_of, write_utf8
from mcdm.errors import DecisionError

LINES = "供电,态度\n5,满意\n" * 200


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (LINES.encode(), "utf-8"),
        (LINES.encode("utf-8-sig"), "utf-8"),
        (LINES.encode("gb18030"), "gb18030"),
        (LINES.encode("utf-16"), "utf-16"),
        (b"a,b\n1,2\n", "utf-8"),
        (LINES.encode()[:-2], "utf-8"),  # cut within a character
        (LINES.encode("gb18030")[:-2], "gb18030"),
        (LINES.encode() + b"5,\xe7\xff\n", "utf-8"),  # one broken row of many
        (LINES.encode("gb18030") + b"5,\xff\n", "gb18030"),
        (b"\x00\x01\x02", None),
        (b"\xff\xff\xff", None),
        (b"\x89PNG\r\n\x1a\n\xff\xff", None),
    ],
)
def test_the_encoding_is_told_from_the_bytes(head: bytes, encoding: str | None) -> None:
    assert encoding_of(head) == encoding


def test_a_character_cut_at_the_end_is_dropped(tmp_path: Path) -> None:
    path, copy = tmp_path / "a.csv", tmp_path / "b.csv"
    path.write_bytes(LINES.encode("gb18030") + "4,满".encode("gb18030")[:-1])
    assert write_utf8(path, copy, "gb18030", "a.csv") is None
    assert copy.read_text("utf-8") == LINES + "4,"
    path.write_bytes(LINES.encode() + "满".encode()[:-1])
    assert is_clean(path)


@pytest.mark.parametrize("block", [16, 64, 4 << 20])
def test_broken_lines_are_left_out_wherever_blocks_end(
    tmp_path: Path, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(survey_text, "BLOCK", block)
    path, copy = tmp_path / "a.csv", tmp_path / "b.csv"
    path.write_bytes(LINES.encode("gb18030") + b"5,\xff\xff\n" + "4,很满意\n5,\xff".encode("gb18030", "ignore"))
    assert write_utf8(path, copy, "gb18030", "a.csv") == Undecodable(1, 401, "FF")
    assert copy.read_text("utf-8").startswith(LINES + "4,很满意\n")


def test_a_copy_of_utf16_is_the_same_text(tmp_path: Path) -> None:
    path, copy = tmp_path / "a.csv", tmp_path / "b.csv"
    path.write_bytes(LINES.encode("utf-16"))
    assert write_utf8(path, copy, "utf-16", "a.csv") is None
    assert copy.read_text("utf-8") == LINES
    path.write_bytes(LINES.encode("utf-16") + b"\x00\xd8\x00\xd8")
    with pytest.raises(DecisionError, match="survey-encoding-broken"):
        write_utf8(path, copy, "utf-16", "a.csv")


@pytest.mark.parametrize("block", [200, 4 << 20])
def test_lines_and_marks_are_counted(tmp_path: Path, block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(survey_text, "BLOCK", block)
    path = tmp_path / "a.csv"
    path.write_text('a,b\n1,"x\ny"\n2,z', "utf-8")
    assert looks_of(path, ",", 2) == TextLooks(4, 2, False, None)
    path.write_text("a,b\n" + '1,"x\n' + "2,y\n" * 40 + '3,"z\n4,w\n', "utf-8")
    assert looks_of(path, ",", 2) == TextLooks(44, 2, True, Swallowed(2, 41))
