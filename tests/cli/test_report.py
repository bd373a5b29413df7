"""``report``: the page as a file, and what it refuses."""

from __future__ import annotations

import pytest

from cli.__main__ import main


def test_writes_the_page(tmp_path, capsys):
    out = tmp_path / "page.pdf"
    assert main(["report", "power-supply", "--out", str(out), "--draws", "20"]) == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert capsys.readouterr().out.strip() == str(out)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--format", "pfd"], "pdf"),
        (["--draws", "1000001"], "draws"),
        (["--draws", "0"], "draws"),
    ],
)
def test_refuses_in_one_line(tmp_path, capsys, more, said):
    out = tmp_path / "page.pdf"
    assert main(["report", "power-supply", "--out", str(out), *more]) == 2
    told = capsys.readouterr().err.strip()
    assert said in told
    assert "\n" not in told
    assert not out.exists()


def test_refuses_another_ending(tmp_path, capsys):
    assert main(["report", "power-supply", "--out", str(tmp_path / "page.docx")]) == 2
    assert "page.docx" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
