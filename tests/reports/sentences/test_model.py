"""Words about a model: headline, what experts are asked, what an edit changes and takes along."""

from __future__ import annotations

from dataclasses import replace

from i18n.translate import translator
from mcdm.labels import Label
from mcdm.model import CriteriaModel, Node
from reports.charts.model import feedback
from reports.sentences import model as say
from store.examples import load_example
from studies import edits
from studies.study import Study

EN, ZH = translator("en"), translator("zh")
SMALL, DEMO = load_example("town-hall"), load_example("power-supply")


def test_the_headline_says_hierarchy_network_or_one_level() -> None:
    one_level = CriteriaModel(Label("G"), (Node("N1", Label("a")), Node("N2", Label("b"))))
    assert say.answer(one_level, 0, EN) == "One level: 2 indicators under the goal"
    assert say.answer(SMALL.model, 0, EN) == "A hierarchy: 6 indicators in 3 clusters"
    assert say.answer(SMALL.model, 0, ZH) == "层次结构：3 个元素组，6 个指标"
    loops = len(feedback(DEMO.model))
    assert say.answer(DEMO.model, loops, EN).endswith("tied by 50 influences with feedback")
    assert say.answer(DEMO.model, 0, EN).endswith("without feedback")


def test_the_lead_says_what_is_asked_of_whom() -> None:
    assert say.lead(DEMO, EN) == (
        "It asks 7 questions of the experts, 67 comparisons in pairs: about 22 minutes each. "
        "The panel answered 16 questions by points, together."
    )
    alone = Study(Label("S"), CriteriaModel(Label("G"), (Node("N1", Label("a")),)))
    assert say.lead(alone, EN) == "There is nothing to compare yet: add a second indicator."


def test_losses_are_said_beforehand_and_nothing_is_said_where_nothing_goes() -> None:
    told = say.losses({"links": 2, "judgments": 1}, EN)
    assert told == "This takes along: 2 influences, 1 judgment. Undo brings everything back."
    assert say.losses({}, EN) == ""


def test_every_kind_of_loss_has_words() -> None:
    everything = edits.losses(DEMO, edits.set_outline(replace(DEMO, overrides=()), "A\nB"))
    assert all(str(count) in say.losses({kind: count}, ZH) for kind, count in everything.items())


def test_changes_of_an_outline() -> None:
    text = edits.outline(SMALL.model)
    text = text.replace("Website | 网站", "Site | 网站").replace("    [N6] Forms | 表格\n", "")
    after = edits.set_outline(SMALL, text + "  [C1x] New\n    Inside\n")
    assert say.changes(SMALL.model, after.model, EN) == [
        "Added: New, Inside.", "Removed: Forms.", "Renamed: Website becomes Site.",
    ]  # fmt: skip
    moved = edits.move_node(SMALL, "N6", "C1")
    assert say.changes(SMALL.model, moved.model, ZH) == ["移动：表格 移至 便捷。"]
    assert say.changes(SMALL.model, SMALL.model, EN) == []


def test_long_lists_are_cut() -> None:
    after = edits.set_outline(SMALL, "A\nB")
    removed = say.changes(SMALL.model, after.model, EN)[1]
    assert removed.endswith("and 3 further.")


def test_the_role_of_an_element() -> None:
    assert say.role_of(SMALL.model, "goal", EN) == "the goal"
    assert say.role_of(SMALL.model, "C1", EN) == "cluster in “Satisfaction with the town hall”"
    assert say.role_of(SMALL.model, "N1", ZH) == "“便捷”中的指标"


def test_who_answered_a_question() -> None:
    by_panel = next(each.set for each in DEMO.ballots if each.expert == "panel")
    assert say.answered(DEMO, by_panel, EN) == "panel, by points"
    assert say.answered(DEMO, "goal", EN) == "9 of 9 experts"


def test_alternatives_are_ranked_not_counted_as_indicators() -> None:
    study = edits.set_alternatives(DEMO, "C6")
    assert say.answer(study.model, 2, EN).startswith("A network: 24 indicators in 5 clusters")
    assert say.lead(study, EN).endswith("It ranks 4 alternatives.")
