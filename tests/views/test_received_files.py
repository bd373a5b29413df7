"""Files handed in: kept as long as their owner, and never without one."""

from __future__ import annotations

import gc
import io
import tempfile
from pathlib import Path

import pytest

from views.received_files import streamed, take_in


class Owner:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.content = path.read_bytes()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_file_goes_with_its_owner(folder: Path) -> None:
    owner = take_in(streamed(io.BytesIO(b"answers")), Owner)
    assert (owner.content, owner.path.is_file()) == (b"answers", True)
    del owner
    gc.collect()
    assert not list(folder.iterdir())


def test_a_file_that_cannot_be_read_is_not_kept(folder: Path) -> None:
    def refuse(path: Path) -> Owner:
        raise ValueError(path.name)

    with pytest.raises(ValueError, match="received"):
        take_in(streamed(io.BytesIO(b"answers")), refuse)
    assert not list(folder.iterdir())
