"""``customers``: counts and revenue by class, as a table and as JSON; the list with classes added."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.__main__ import main


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "customers.csv"
    path.write_text("id,kwh,revenue,kind\na,1000000,70,factory\nb,50000,20,shop\nc,49999,10,hospital\nd,-1,0,shop\n")
    return path


def test_counts_and_revenue(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["customers", str(file), "--json", "--override", "hospital=VIP"]) == 0
    out = capsys.readouterr()
    found = json.loads(out.out)
    assert out.err == ""
    assert found["customers"] == 4
    assert found["tiers"]["VIP"] == {"customers": 2, "revenue": 80.0}
    assert found["tiers"]["ordinary"] == {"customers": 0, "revenue": None}
    assert found["values"]["A"] == {"customers": 1, "revenue": 70.0}
    assert [each["code"] for each in found["findings"]] == ["customer-numbers-negative", "customers-without-tier"]


@pytest.mark.parametrize(("language", "words"), [("en", "VIP customers"), ("zh", "VIP 高端客户")])
def test_a_table_and_the_list_again(
    file: Path, tmp_path: Path, language: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["customers", str(file), "--out", str(tmp_path / "out.csv"), "--language", language]) == 0
    assert words in capsys.readouterr().out
    assert (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()[1] == "a,1000000,70,VIP,A"


def test_an_override_that_cannot_be_read(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["customers", str(file), "--override", "hospital"]) == 2
    assert "hospital=VIP" in capsys.readouterr().err
