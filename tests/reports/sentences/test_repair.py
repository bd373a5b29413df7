"""Sentences about repair, in both languages."""

from __future__ import annotations

import numpy as np

from i18n.errors import finding_sentence
from i18n.translate import translator
from mcdm.comparisons.repair import repair_frontier
from mcdm.judgments import Revision
from reports.sentences import repair as say
from reports.sentences.repair import change_sentence, frontier_sentence, proposal_sentence
from store.examples import load_example
from studies import edits
from studies.contradictions import Circle, Detour, JudgedPair, contradictions
from studies.repairs import frontier, proposals
from tests.studies.parts import pairs

EN, ZH = translator("en"), translator("zh")
DEMO = load_example("power-supply")


def test_the_planted_contradiction_in_words() -> None:
    best = proposals(DEMO, "E5", "goal")[0]
    assert proposal_sentence(best, {}, EN) == (
        "Changing E5's C1 against C6 from 1/4 to 1/3 brings the consistency ratio from .118 to .091."
    )
    named = proposal_sentence(best, DEMO.labels, EN)
    assert DEMO.labels["C1"].en in named
    chinese = proposal_sentence(best, DEMO.labels, ZH)
    assert DEMO.labels["C6"].zh in chinese
    assert "1/4" in chinese
    assert change_sentence(best.changes[0], {}, EN) == "C1 against C6 from 1/4 to 1/3"


def test_what_the_other_answers_imply() -> None:
    implied = proposals(DEMO, "E5", "goal")[-1]
    sentence = proposal_sentence(implied, {}, EN)
    assert sentence.startswith("E5's other answers imply ")
    assert finding_sentence(implied.finding, "zh", DEMO.labels).do.startswith("请向")


def test_several_changes_are_listed() -> None:
    names = [f"C{k}" for k in range(1, 7)]
    ring = [(names[i], names[j], 5.0 if (j - i) in {1, 2} else 1 / 5) for i in range(6) for j in range(i + 1, 6)]
    study = edits.cast_ballot(DEMO, "E5", "goal", pairs(" ".join(names), *ring))
    best = proposals(study, "E5", "goal")[0]
    for t in (EN, ZH):
        sentence = proposal_sentence(best, DEMO.labels, t)
        assert sentence.count("1/5") + sentence.count("5") >= len(best.changes)
        assert "{" not in sentence


def test_the_frontier_says_how_many_changes_are_enough() -> None:
    drawn = frontier(DEMO, "E5", "goal", most=2)
    assert drawn is not None
    answer, reason = frontier_sentence(drawn, EN)
    assert answer == "1 change is enough"
    assert reason == ("The consistency ratio is .118. At best it falls with 1 change to .023, with 2 changes to .013.")
    assert "1" in frontier_sentence(drawn, ZH)[0]


def test_a_frontier_without_need_or_without_hope() -> None:
    agreeing = repair_frontier(np.ones((3, 3)))
    assert frontier_sentence(agreeing, EN)[0] == "No judgment needs to change"
    circle = np.array([[1, 9, 1 / 9], [1 / 9, 1, 9], [9, 1 / 9, 1]])
    stuck = repair_frontier(circle, fixed=[(0, 1), (1, 2), (0, 2)])
    answer, reason = frontier_sentence(stuck, EN)
    assert answer == "The threshold was not reached on the scale 1 to 9"
    assert reason


def test_where_answers_contradict_each_other() -> None:
    found = contradictions(DEMO, "E5", "goal")
    assert found is not None
    assert say.verdict(found, 0.1, "Saaty 1980", EN) == (
        "The consistency ratio is .118, above .10 (random index Saaty 1980)."
    )
    assert "within .20" in say.verdict(found, 0.2, "Saaty 1980", EN)
    assert found.detour is not None
    assert say.detour_sentence(found.detour, {}, EN) == (
        "C1 against C6 was answered 1/4; by way of C2 the answers say 3."
    )
    assert say.judged_sentence(found.judgments[0], {}, EN) == "C1 against C6: answered 1/4, the others imply 2.06"
    assert say.judged_cells(found.judgments[0], {}, EN) == ("C1 against C6", "1/4", "2.06", "× 4.08")
    alone = JudgedPair("a", "b", 3.0, None, 1.0)
    assert say.judged_sentence(alone, {}, EN).endswith("the others say nothing about it")
    assert say.judged_cells(alone, {}, EN)[2] == "–"
    assert say.detour_sentence(Detour("C1", "C2", "C6", 0.25, 3.0, 0.9), DEMO.labels, ZH).startswith(
        "“供电可靠与质量”比"
    )


def test_circles() -> None:
    strict, tied = Circle(("a", "b", "c"), (False, False, False)), Circle(("a", "b", "c"), (False, True, False))
    assert say.circle_sentence(strict, {}, EN) == "a over b, b over c, but c over a"
    assert say.circle_sentence(tied, {}, EN) == "a over b, b equal to c, but c over a"
    assert say.circles((strict, tied), {}, EN) == ["a over b, b over c, but c over a"]
    assert say.circles((tied, tied), {}, EN) == [
        "No strict circle; 2 with ties, for example: a over b, b equal to c, but c over a."
    ]
    assert say.circles((), {}, EN) == ["No preference runs in a circle."]


def test_a_revision_says_who_and_why() -> None:
    revision = Revision("C1", "C6", 0.25, 1 / 3, "E5", "misread")
    assert say.revision_sentence(revision, {}, EN) == "C1 against C6 from 1/4 to 1/3, by E5: misread"
    unsaid = Revision("C1", "C6", None, 1 / 3, "Wang")
    assert say.revision_sentence(unsaid, {}, EN) == "C1 against C6 from not answered to 1/3, by Wang"
    assert "决定人：乡镇供电所所长；理由：misread" in say.revision_sentence(revision, DEMO.labels, ZH)


def test_how_many_contradict_themselves() -> None:
    assert say.contradicting_answer([], 0, 0.1, EN) == (
        "Nobody contradicts themselves",
        "Every consistency ratio is at most .10.",
    )
    answer, lead = say.contradicting_answer(["E5 (.118)", "E7 (.145)"], 2, 0.1, EN)
    assert answer == "2 answers contradict themselves; one changed judgment in each would be enough"
    assert lead == "Above .10: E5 (.118); E7 (.145)."
    answer, lead = say.contradicting_answer(["E5 (.118)", "E7 (.145)"], 1, 0.1, EN)
    assert answer == "2 answers contradict themselves"
    assert lead.endswith("One changed judgment is enough in 1 of them.")
