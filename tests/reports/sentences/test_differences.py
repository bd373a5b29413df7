"""What was changed, in words of both languages; every field of a study has one."""

from __future__ import annotations

import typing
from dataclasses import is_dataclass, replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from i18n.translate import translator
from mcdm.labels import Label
from reports.sentences import differences as say
from reports.sentences.difference_words import FIELDS, GROUPS
from studies import edits
from studies.differences import differences
from studies.identity import WHOLE, fields
from studies.merge import merge
from studies.repository import VersionEntry
from studies.study import Expert, Study
from tests.laws.changing import planners
from tests.studies.parts import small_study

STUDY = small_study()
EN, ZH = translator("en"), translator("zh")
L1 = STUDY.levers[0]

CHANGES = {
    "lever": edits.set_lever(STUDY, replace(L1, maximum=12.5)),
    "moved": edits.move_node(STUDY, "N2", "C2"),
    "renamed": edits.rename_node(STUDY, "N1", Label("Cuts", "断电")),
    "joined": edits.add_expert(STUDY, Expert("E3", Label("Three", "三"))),
    "method": edits.set_choices(STUDY, replace(STUDY.choices, network_weights="limit")),
    "plan": edits.set_amount(STUDY, "S1", "L1", 6.0),
    "link": edits.remove_link(STUDY, "N3", "N1"),
    "order": replace(STUDY, scenarios=STUDY.scenarios[::-1]),
}

TOLD = {
    "lever": ("Lever “Lever L1”: maximum 10 → 12.5 teams", "改进措施“Lever L1”：上限由 10 改为 12.5 支队伍"),
    "moved": ("Indicator “Voltage” moved from “Supply” to “Staff”", "指标“电压”从“供电”移到“人员”"),
    "renamed": ("Indicator “Outages” is called “Cuts” now", "指标“停电”改名为“断电”"),
    "joined": ("Expert “Three”: added", "专家“三”：新增"),
    "method": ("Weights of the network damped → limit", "网络权重由 阻尼 改为 极限"),
    "plan": (
        "Scenario “Plan”: plan of Lever L1, amounts by quarter 4 → 6 teams",
        "方案“Plan”：计划中的 Lever L1，各季度数量由 4 改为 6 支队伍",
    ),
    "link": ("Influence “Skills → Outages”: removed", "影响“技能 → 停电”：已移除"),
    "order": ("Scenarios: put in another order", "情景方案：顺序有变"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_told_in_both_languages(name: str) -> None:
    found = [each for each in differences(STUDY, CHANGES[name]) if each.place[0] not in ("ballots", "overrides")]
    told = tuple(say.sentence(found[0], STUDY, CHANGES[name], t) for t in (EN, ZH))
    assert told == TOLD[name]
    assert len(found) == 1


def test_many_judgments_are_counted() -> None:
    gone = edits.remove_expert(STUDY, "E1")
    groups = {each.title: each.sentences for each in say.grouped(differences(STUDY, gone), STUDY, gone, EN)}
    assert groups["Judgments"] == ("Judgments of “One”: 2 removed",)
    assert say.summary(differences(STUDY, gone), EN) == "Experts: 1 removed; Judgments: 2 removed"
    assert say.summary(differences(STUDY, gone), ZH) == "专家：移除 1 项；判断：移除 2 项"


def test_more_than_fits_is_counted() -> None:
    many = STUDY
    for k in range(15):
        many = edits.add_expert(many, Expert(f"X{k}", Label(f"X{k}")))
    (group,) = say.grouped(differences(STUDY, many), STUDY, many, EN)
    assert (len(group.sentences), group.more) == (12, 3)


def test_nothing_changed_is_said() -> None:
    assert say.grouped(differences(STUDY, STUDY), STUDY, STUDY, EN) == []
    assert say.summary((), EN) == "nothing but the note of the version"


def test_every_field_of_a_study_has_a_word() -> None:
    told = {place[-1] for place in GROUPS if place}
    kinds, seen = [Study], set()
    while kinds:
        kind = kinds.pop()
        seen.add(kind)
        for name, hint in fields(kind).items():
            assert name in FIELDS or name in told or name in KEYS or kind is Study, (kind, name)
            kinds += [each for each in parts(hint) if each not in seen and each not in WHOLE]


KEYS = {"id", "first", "second", "expert", "set", "lever", "needs", "period", "segment", "column", "category", "cause",
        "planned", "major", "decision", "alternative", "network", "criterion", "source", "target"}  # fmt: skip
"""What tells a thing from its like never changes in it."""


def parts(hint: object) -> list[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        return [hint]
    return [kind for each in typing.get_args(hint) for kind in parts(each)]


@settings(derandomize=True, max_examples=60, deadline=None)
@given(planners, planners)
def test_whatever_was_done_is_told_without_a_gap(mine: Study, theirs: Study) -> None:
    for t in (EN, ZH):
        for each in differences(mine, theirs):
            sentence = say.sentence(each, mine, theirs, t)
            assert sentence
            assert "…" not in sentence
            assert "Absent" not in sentence
            assert "Label(" not in sentence
        for conflict in merge(STUDY, mine, theirs).conflicts:
            assert say.place_in_words(conflict.place, STUDY, mine, theirs, t)
            assert say.value_in_words(conflict.mine, mine, conflict.place, t)


@pytest.mark.parametrize(
    ("at", "en", "zh"),
    [
        ("2026-11-22T10:00:30+00:00", "just now", "刚刚"),
        ("2026-11-22T09:58:00.000000+00:00", "2 minutes ago", "2 分钟前"),
        ("2026-11-22T09:00:00+00:00", "1 hour ago", "1 小时前"),
        ("2026-11-19T09:00:00", "3 days ago", "3 天前"),
    ],
)
def test_how_long_ago(at: str, en: str, zh: str) -> None:
    now = datetime(2026, 11, 22, 10, 0, 59, tzinfo=UTC)
    assert (say.ago(at, now, EN), say.ago(at, now, ZH)) == (en, zh)
    entry = VersionEntry(7, at, "Li", "", "")
    assert say.saved_by(entry, now, EN) == f"Li saved version 7, {en}"
    assert say.saved_by(replace(entry, author=""), now, EN) == f"Version 7 was saved {en}"
