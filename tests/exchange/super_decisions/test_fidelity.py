"""The report says what was read and what was left, with numbers."""

from __future__ import annotations

import pytest

from exchange.super_decisions.fidelity import direct_values, what_was_left, what_was_read
from exchange.super_decisions.model_file import Comparisons, DirectData
from exchange.super_decisions.reader import read_model_file
from mcdm.findings import Finding
from tests.exchange.super_decisions.small_models import PLAIN, as_bytes, merits


def by_code(findings: tuple[Finding, ...]) -> dict[str, Finding]:
    return {each.code: each for each in findings}


def test_structure_and_judgments_are_counted() -> None:
    read = by_code(what_was_read(merits()))
    assert dict(read["model-read-structure"].facts) == {
        "networks": 3,
        "clusters": 7,
        "nodes": 13,
        "links": 8,
        "version": "3.2.0",
    }
    assert read["model-read-judgments"].details["judgments"] == 7
    assert read["model-read-ratings"].details["names"] == "Benefits; Costs"


def test_open_pairs_are_counted() -> None:
    read = by_code(what_was_read(read_model_file(as_bytes(), "some.sdmod")))
    assert read["model-read-judgments"].details["open"] == 1
    assert read["model-read-direct-inverted"].details["values"] == "Notices 1, Lines 6, Crews 3"


def test_values_behind_ratios() -> None:
    inverted = direct_values(PLAIN.direct[0], PLAIN.comparisons[0])
    assert inverted == (("Notices", 1.0), ("Lines", 6.0), ("Crews", 3.0))
    straight = direct_values(DirectData("t", "s", 60.0), Comparisons("t", "s", ("a", "b"), (2.0,)))
    assert straight == (("a", pytest.approx(40)), ("b", pytest.approx(20)))
    assert direct_values(DirectData("t", "s", 60.0), Comparisons("t", "s", ("a", "b"), (0.0,))) == ()


def test_what_has_no_place_is_listed() -> None:
    content = b"catch {newAttachmentUU 0 {plan.doc} {x}}\nfrobnicate 3\n" + as_bytes()
    left = by_code(what_was_left(read_model_file(content, "some.sdmod")))
    assert left["model-left-attachments"].details["names"] == "plan.doc"
    assert left["model-left-commands"].details["names"] == "frobnicate (2)"
    assert left["model-left-descriptions"].details["count"] == 2
    assert "model-left-looks" in left


def test_an_encoding_that_was_guessed_is_said() -> None:
    content = as_bytes().replace(b"{Lines}", "{Qualité}".encode("latin-1"))
    content = content.replace(b"\nLines\n", "\nQualité\n".encode("latin-1"))
    read = by_code(what_was_read(read_model_file(content, "some.sdmod")))
    assert read["model-read-encoding"].details["encoding"] == "Latin-1"
