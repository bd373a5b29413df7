"""Study documents as files."""

from __future__ import annotations

from pathlib import Path

import pytest

from exchange import study_files
from exchange.study_files import read_study_file, write_text_file
from i18n.errors import error_sentence
from mcdm.errors import DecisionError
from studies import document
from tests.studies.parts import small_study


def test_a_file_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "study.json"
    write_text_file(document.write(small_study()), path)
    assert read_study_file(path) == small_study()
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())  # as some editors save it
    assert read_study_file(path) == small_study()
    assert [each.name for each in tmp_path.iterdir()] == ["study.json"]


def test_a_broken_file_is_refused_with_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "study.json"
    path.write_text('{"schema": 1,\n "label": "x",\n "model": ')
    with pytest.raises(DecisionError) as caught:
        read_study_file(path)
    assert "line 3, column 11" in error_sentence(caught.value, "en")


def test_a_survey_is_not_taken_for_a_study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(study_files, "LARGEST", 2**20)
    path = tmp_path / "answers.csv"
    path.write_bytes(b"5,4,3\n" * 400_000)
    with pytest.raises(DecisionError) as caught:
        read_study_file(path)
    assert caught.value.facts == {"file": "answers.csv", "size": 2, "limit": 1}


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "nothing.json", "file-missing"), (tmp_path, "file-unreadable")):
        with pytest.raises(DecisionError) as caught:
            read_study_file(path)
        assert caught.value.code == code


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(DecisionError) as caught:
        write_text_file(document.write(small_study()), tmp_path / "no folder" / "study.json")
    assert caught.value.code == "file-not-written"
