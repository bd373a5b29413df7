"""One page for the board, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from i18n.translate import translator
from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.labels import Label
from reports import paper
from reports.comparison_brief import Brief, Gains, brief_of
from reports.comparison_page import clauses, write
from reports.paper import CHINESE
from store.examples import load_example
from studies import edits
from studies.evaluate import compare, evaluate, explain, face_futures, follow, project
from studies.places import by_segment
from studies.plan_uncertainty import EVERYTHING, plan_uncertainty
from studies.study import Study

STUDY = load_example("power-supply")
HAS_CHINESE = any(name in paper.families() for name in CHINESE)


def brief(language: str, study: Study = STUDY) -> Brief:
    """Everything the page can hold."""
    evaluation, draws, t = evaluate(study), Draws(count=50), translator(language)
    compared = compare(study, project(study, evaluation, draws))
    leader, first = study.scenario(compared.leaders[0]), [study.scenario(name) for name in compared.ranking[:2]]
    unsure = plan_uncertainty(study, evaluation, replace(EVERYTHING, count=128))
    segments = study.population.dimension("district").segments
    return brief_of(
        study,
        evaluation,
        compared,
        t,
        draws=draws,
        table=face_futures(study, evaluation),
        attribution=explain(study, evaluation, leader),
        paths=follow(study, evaluation, leader),
        version="1",
        places=Gains(
            (by_segment(study, evaluation, leader, "district"),),
            {each.id: each.label.in_language(language) for each in segments},
        ),
        shares=unsure.shares(first),
        information=unsure.information(study.scenarios),
    )


def page(language: str, study: Study = STUDY) -> bytes:
    return write(brief(language, study), translator(language))


def targeted(study: Study) -> Study:
    """The demo with what the best scenarios spend on one lever spent in the townships alone."""
    for name in ("S3", "S4"):
        plan = study.scenario(name).plan[0]
        study = edits.set_targets(study, name, plan.lever, "district", (("D4", 1.0),))
    return study


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


LONG = Label(
    "A scenario whose name is far too long for any table or drawing, number {k}",
    "名称长得放不进任何表格或图中的方案，第{k}号",
)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_eight_scenarios_with_long_names_fit_one_page(language):
    if language == "zh" and not HAS_CHINESE:
        pytest.skip("no Chinese font on this machine")
    many = targeted(STUDY)
    for k in range(5, 8):
        many = edits.copy_scenario(many, "S3", f"S{k}", Label(LONG.en.format(k=k), LONG.zh.format(k=k)))
    assert pages_of(page(language, many)) == 1


def test_a_chinese_headline_breaks_at_punctuation_only():
    assert clauses("“甲”与“乙”并列最优，无法区分优劣；“乙”更稳妥", "zh") == [
        "“甲”与“乙”并列最优，",
        "无法区分优劣；",
        "“乙”更稳妥",
    ]
    assert "".join(clauses("A raises satisfaction most", "en")).strip() == "A raises satisfaction most"


def test_a_name_is_never_read_as_markup():
    nasty = Label('#panic("x") *bold* $a$ @b <c> \\ "', "")
    study = edits.rename_study(edits.rename_scenario(STUDY, "S3", nasty), nasty)
    assert pages_of(page("en", study)) == 1
