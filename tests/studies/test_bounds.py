"""Too much of anything is refused in one sentence, in both languages; what real work needs is far below."""

from __future__ import annotations

import json
from typing import Any

import pytest

from i18n.errors import error_sentence
from mcdm.errors import DecisionError
from store.examples import examples, load_example
from studies import bounds, document
from tests.conftest import ROOT


def refused(found: Any) -> str:
    with pytest.raises(DecisionError) as caught:
        bounds.check_document(found, "study.json")
    assert caught.value.code == "too-much"
    english, chinese = (error_sentence(caught.value, language) for language in ("en", "zh"))
    assert "study.json" in english
    assert "study.json" in chinese
    assert english != chinese
    return english


def nested(depth: int) -> Any:
    found: Any = 0
    for _ in range(depth):
        found = [found]
    return found


def test_every_bound_has_a_reason_and_a_sentence() -> None:
    for name, bound in bounds.BOUNDS.items():
        assert bound.reason
        with pytest.raises(DecisionError, match="too-much") as caught:
            bounds.check(name, bound.most + 1, "some file")
        for language in ("en", "zh"):
            assert f"{bound.most:,}" in error_sentence(caught.value, language)
        assert bound.what not in error_sentence(caught.value, "zh")
        bounds.check(name, bound.most, "some file")


def test_a_document_is_bounded_in_every_direction() -> None:
    assert "levels of brackets" in refused({"model": nested(70)})
    assert "letters in one text" in refused({"note": "x" * 20_001})
    assert "letters in one text" in refused({"x" * 20_001: 1})
    assert "elements" in refused({"model": {"nodes": [{}] * 1_500, "clusters": [{}] * 501}})
    assert "experts" in refused({"experts": [{}] * 2_001})
    assert "values" in refused({"baseline": [0] * 2_000_001})


@pytest.mark.parametrize("name", examples())
def test_the_examples_are_far_below(name: str) -> None:
    written = document.write(load_example(name))
    assert document.read_received(written) == load_example(name)
    assert len(written) * 30 < bounds.most("document-bytes")


def test_a_received_document_is_bounded_and_read_as_strictly() -> None:
    with pytest.raises(DecisionError, match="too-much"):
        document.read_received(json.dumps({"schema": 1, "note": "x" * 30_000}), "study.json")
    with pytest.raises(DecisionError, match="document-not-json"):
        document.read_received("{" * 100_000)


def test_the_page_on_security_shows_the_table() -> None:
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    for name, bound in bounds.BOUNDS.items():
        number = bound.most // bounds.MEGABYTE if bound.most % bounds.MEGABYTE == 0 else bound.most
        row = next(line for line in page.splitlines() if line.startswith(f"| {name} |"))
        assert f"{number:,}" in row or f"{bound.most:,}" in row
        assert bound.reason in row


def test_what_is_packed_may_not_unpack_to_too_much() -> None:
    bounds.check_unpacking(60 * bounds.MEGABYTE, 1, "book.xlsx")
    bounds.check_unpacking(500 * bounds.MEGABYTE, 10 * bounds.MEGABYTE, "book.xlsx")
    with pytest.raises(DecisionError, match="too-much"):
        bounds.check_unpacking(500 * bounds.MEGABYTE, bounds.MEGABYTE, "book.xlsx")
    with pytest.raises(DecisionError, match="too-much"):
        bounds.check_unpacking(3_000 * bounds.MEGABYTE, 1_000 * bounds.MEGABYTE, "book.xlsx")
