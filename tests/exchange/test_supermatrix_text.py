"""Supermatrices as tab-separated text, out and back."""

from __future__ import annotations

import io

import numpy as np
import openpyxl
import pytest

from exchange.matrices import write_matrices
from exchange.network_matrices import network_matrices
from exchange.supermatrix_text import read_supermatrix, supermatrix_texts
from mcdm.errors import DecisionError
from studies.weigh import weigh
from tests.exchange.questionnaires.panel import PANEL_STUDY


def test_two_heading_rows_and_columns() -> None:
    texts = supermatrix_texts(PANEL_STUDY, "net")
    assert list(texts) == ["net.cluster.txt", "net.unweighted.txt", "net.weighted.txt", "net.limit.txt"]
    lines = [line.split("\t") for line in texts["net.unweighted.txt"].splitlines()]
    assert lines[0][:5] == ["", "", "Aims", "Criteria", "Criteria"]
    assert lines[1][:5] == ["", "", "Aim", "Quality", "Price"]
    assert lines[3][:3] == ["Criteria", "Quality", "0.517133619"]
    assert texts["net.cluster.txt"].splitlines()[0] == "\tAims\tCriteria\tAlternatives"


def test_a_supermatrix_comes_back_as_a_network() -> None:
    (own,) = network_matrices(PANEL_STUDY)
    text = supermatrix_texts(PANEL_STUDY, "net", language="zh")["net.unweighted.txt"]
    study = read_supermatrix(text.encode("gb18030"), "net.unweighted.txt")
    assert [node.label.en for node in study.model.nodes][:2] == ["总目标", "质量"]
    assert np.allclose(weigh(study).unweighted, own.unweighted, atol=1e-8)


def test_a_sheet_of_a_workbook_too() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_matrices(PANEL_STUDY)))
    for name in [name for name in book.sheetnames if name != "weighted"]:
        del book[name]
    out = io.BytesIO()
    book.save(out)
    (own,) = network_matrices(PANEL_STUDY)
    assert len(read_supermatrix(out.getvalue(), "m.xlsx").model.links) == (own.weighted > 0).sum()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("\t\tA\tA\n\t\tx\ty\nA\tx\t0\t1\nA\tz\t1\t0\n", "supermatrix-file-headings"),
        ("\t\tA\tA\n\t\tx\ty\nA\tx\t0\tone\nA\ty\t1\t0\n", "supermatrix-file-value"),
        ("\t\tA\tA\n\t\tx\ty\nA\tx\t0\tnan\nA\ty\t1\t0\n", "supermatrix-file-value"),
        ("\t\tA\tA\n\t\tx\ty\nA\tx\t0\t0\nA\ty\t0\t0\n", "network-without-links"),
        ("\t\tA\n", "supermatrix-file-headings"),
    ],
)
def test_what_is_no_supermatrix(text: str, code: str) -> None:
    with pytest.raises(DecisionError) as caught:
        read_supermatrix(text.encode(), "m.txt")
    assert caught.value.code == code
