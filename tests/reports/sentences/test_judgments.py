"""Sentences about judging: names of comparison sets, and how far a panel is."""

from __future__ import annotations

from dataclasses import replace

from i18n.translate import translator
from reports.sentences import judgments as say
from reports.sentences.panel import panel_state
from store.examples import load_example

EN, ZH = translator("en"), translator("zh")
DEMO = load_example("power-supply")


def names(study) -> dict[str, str]:
    return {expert.id: expert.label.en for expert in study.experts}


def test_every_set_has_a_name_of_its_own_in_both_languages() -> None:
    for t in (EN, ZH):
        called = [say.set_name(each, DEMO.labels, t) for each in DEMO.comparison_sets.values()]
        assert len(set(called)) == len(called)
    found = say.set_labels(DEMO)
    assert found["N11<-C2"].en == "Outage duration: influence of Fault repair & problem solving"
    assert found["N11<-C2"].zh == "停电时长：故障抢修与问题处理的影响"
    assert found["goal"] == DEMO.labels["goal"]


def test_the_question_fits_the_kind_of_set() -> None:
    sets = DEMO.comparison_sets
    assert "matters more" in say.set_question(sets["goal"], DEMO.labels, EN)
    assert "influences “Outage duration” more" in say.set_question(sets["N11<-C1"], DEMO.labels, EN)
    assert "two clusters" in say.set_question(sets["C1<-*"], DEMO.labels, EN)


def test_progress_names_who_has_what_open() -> None:
    answer, lead = say.progress(panel_state(DEMO), 23, names(DEMO), EN)
    assert answer == "601 of 603 judgments are answered"
    assert lead.startswith("Open are pairs of Residential customer (2).")


def test_progress_of_panels_at_the_ends() -> None:
    nobody = replace(DEMO, experts=(), ballots=())
    silent = replace(DEMO, ballots=())
    town = load_example("town-hall")
    assert say.progress(panel_state(nobody), 23, {}, EN)[0] == "Nobody is asked yet"
    assert say.progress(panel_state(silent), 23, names(silent), EN)[0] == "Nobody has answered yet"
    assert say.progress(panel_state(town), 4, names(town), EN) == (
        "Everybody has answered everything",
        "4 comparison sets with 6 pairs are asked of each expert.",
    )
    assert say.progress(panel_state(town), 0, names(town), EN)[0] == "Nothing to compare yet"


def test_many_waiting_experts_are_counted_not_listed() -> None:
    one = replace(DEMO, ballots=tuple(b for b in DEMO.ballots if b.expert in ("E1", "panel")))
    assert "and 4 more" in say.progress(panel_state(one), 23, names(one), EN)[1]


def test_greetings_follow_what_is_open() -> None:
    assert say.greeting("Ann", 3, 0, EN) == "Good day, Ann: your judgment is asked"
    assert say.greeting("Ann", 1, 2, EN) == "Ann, 1 pair is still open"
    assert say.greeting("Ann", 0, 3, EN) == "Thank you, Ann: everything is answered"
