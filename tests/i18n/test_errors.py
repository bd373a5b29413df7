"""Sentences for errors and findings."""

from __future__ import annotations

import pytest

from i18n.errors import FindingText, areas, error_sentence, error_templates, finding_sentence, finding_templates
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.labels import Label

NAMES = {
    "E5": Label("Call centre lead", "客服主管"),
    "goal": Label("Satisfaction", "满意度"),
    "N1": Label("Outages", ""),
}


def test_an_error_is_a_sentence_in_both_languages() -> None:
    error = DecisionError("id-unknown", name="C9", where="links", suggestion="C8")
    assert error_sentence(error, "en") == 'There is nothing with the id "C9" (named in links). Did you mean "C8"?'
    chinese = error_sentence(error, "zh")
    assert "C9" in chinese
    assert "C8" in chinese
    assert "关联" in chinese


def test_an_error_names_things_as_people_do() -> None:
    error = DecisionError("link-to-itself", name="E5")
    assert "Call centre lead" in error_sentence(error, "en", NAMES)
    assert "客服主管" in error_sentence(error, "zh", NAMES)


def test_the_cause_of_an_error_is_a_sentence_inside_its_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    templates = {**error_templates(), "document-part": "Refused: {reason}"}
    monkeypatch.setattr("i18n.errors.error_templates", lambda: templates)
    error = DecisionError("document-part", reason=DecisionError("model-empty"))
    assert error_sentence(error, "en") == f"Refused: {templates['model-empty']}"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_unknown_code_still_gives_a_sentence(language: str) -> None:
    sentence = error_sentence(DecisionError("never-heard-of", limit=9), language)
    assert "never-heard-of" in sentence
    assert "9" in sentence
    assert "{" not in sentence
    text = finding_sentence(Finding.of("never-heard-of", "E5", limit=9), language, NAMES)
    assert "never-heard-of" in text.what
    assert "{" not in text.what


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_somebody_handed_in_never_breaks_a_sentence(language: str) -> None:
    """A name may be a megabyte long, hold line ends, and half a letter that no output can show."""
    for name in ("x" * 10**6, "two\nlines\r\u2028more", "half \ud800", "\x1b[31m\x00"):
        said = error_sentence(DecisionError("id-unknown", name=name, where="links", suggestion=""), language)
        found = str(finding_sentence(Finding.of("segment-thin", name, count=3), language))
        for text in (said, found):
            assert len(text) < 1_500
            assert text.isprintable() or language == "zh"
            text.encode()


def test_a_finding_says_what_and_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    pair = ("{expert} contradicts themselves in {place} (CR {ratio:.3f}).", "Revisit {first}.")
    monkeypatch.setattr("i18n.errors.finding_templates", lambda: {"contradiction": pair, "short": "{place}: thin."})
    finding = Finding.of("contradiction", "E5/goal", expert="E5", ratio=0.1184, first="N1")
    assert finding_sentence(finding, "en", NAMES) == FindingText(
        "Call centre lead contradicts themselves in Call centre lead · Satisfaction (CR 0.118).", "Revisit Outages."
    )
    short = finding_sentence(Finding.of("short", "N1"), "zh", NAMES)
    assert str(short) == "Outages: thin."
    assert short.do == ""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_missing_fact_leaves_a_gap_not_a_crash(language: str) -> None:
    for code in error_templates():
        assert error_sentence(DecisionError(code), language)
    for code in finding_templates():
        assert finding_sentence(Finding.of(code), language).what


def test_no_code_stands_in_two_areas() -> None:
    errors = [code for area in areas().values() for code in area[0]]
    findings = [code for area in areas().values() for code in area[1]]
    assert len(errors) == len(set(errors))
    assert len(findings) == len(set(findings))
