"""One page for the board, in both languages."""

from __future__ import annotations

import re

import pytest

from i18n.translate import translator
from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.labels import Label
from reports import paper
from reports.comparison_page import brief_of, write
from reports.paper import CHINESE, EMBEDDED, fonts, runs
from store.examples import load_example
from studies import edits
from studies.evaluate import compare, evaluate, explain, face_futures, project

STUDY = load_example("power-supply")
HAS_CHINESE = any(name in paper.families() for name in CHINESE)


def page(language: str, study=STUDY) -> bytes:
    evaluation, draws, t = evaluate(study), Draws(count=50), translator(language)
    compared = compare(study, project(study, evaluation, draws))
    brief = brief_of(
        study,
        evaluation,
        compared,
        t,
        draws=draws,
        table=face_futures(study, evaluation),
        attribution=explain(study, evaluation, study.scenario(compared.leaders[0])),
        version="1",
    )
    return write(brief, t)


def pages_of(pdf: bytes) -> int:
    return max(int(found) for found in re.findall(rb"/Count (\d+)", pdf))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_demo_fits_one_page(language):
    if language == "zh" and not HAS_CHINESE:
        with pytest.raises(DecisionError) as refused:
            page(language)
        assert refused.value.code == "font-missing"
        return
    made = page(language)
    assert made.startswith(b"%PDF-")
    assert pages_of(made) == 1


def test_a_name_is_never_read_as_markup():
    nasty = Label('#panic("x") *bold* $a$ @b <c> \\ "', "")
    study = edits.rename_study(edits.rename_scenario(STUDY, "S3", nasty), nasty)
    assert pages_of(page("en", study)) == 1


def test_fonts_of_a_machine():
    installed = frozenset({"Liberation Sans", "Noto Sans CJK SC", "DejaVu Sans"})
    assert fonts("en", installed) == ("Liberation Sans", "Noto Sans CJK SC", EMBEDDED)
    assert fonts("zh", installed) == ("Noto Sans CJK SC", "Liberation Sans", EMBEDDED)
    assert fonts("en", frozenset()) == (EMBEDDED,)
    with pytest.raises(DecisionError) as refused:
        fonts("zh", frozenset({"Liberation Sans"}))
    assert refused.value.code == "font-missing"


def test_strong_parts_of_a_sentence():
    assert [(each["text"], each["strong"]) for each in runs("to **.734** in 3 years")] == [
        ("to ", False),
        (".734", True),
        (" in 3 years", False),
    ]
