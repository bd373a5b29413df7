"""How many customers there are, by what they are counted, and who pays."""

from __future__ import annotations

from dataclasses import replace

from i18n.translate import translator
from mcdm.labels import Label
from reports.sentences import customers as say
from satisfaction.respondents import Dimension, Population, Segment

EN, ZH = translator("en"), translator("zh")
TIERS = Dimension(
    "tier",
    Label("Customer tier", "客户等级"),
    (
        Segment("VIP", Label("VIP", "VIP 客户"), 60, 78_000, 60),
        Segment("large", Label("Large", "大客户"), 1_940, 245_000, 600),
        Segment("ordinary", Label("Ordinary", "普通客户"), 498_000, 97_000, 6_000),
    ),
)
DISTRICTS = Dimension("district", Label("District", "区域"), (Segment("D1", Label("City", "城区"), 500_000),))


def test_the_headline_names_what_counts_them() -> None:
    both = Population((DISTRICTS, TIERS))
    assert say.answer(both, EN) == "500,000 customers, counted by district and customer tier"
    assert say.answer(both, ZH) == "500,000 户客户，按区域和客户等级计数"
    assert say.lead(both, EN) == "0.4% of them (VIP and Large) bring 77% of the revenue."
    assert say.disagreement(both, EN) == ""


def test_what_is_unknown_is_asked_for() -> None:
    bare = replace(DISTRICTS, segments=(Segment("D1", Label("City")),))
    assert say.answer(Population(), EN) == "Nobody has said yet who the customers are"
    assert say.answer(Population((bare,)), EN) == "How many customers there are has not been said yet"
    assert "every answer counts once" in say.lead(Population((bare,)), EN)
    assert say.payers(bare, EN) is None
    assert say.payers(DISTRICTS, EN) is None


def test_who_pays_is_news_only_where_few_do() -> None:
    even = replace(TIERS, segments=tuple(replace(each, customers=100, revenue=10.0) for each in TIERS.segments))
    assert say.payers(even, EN) is None
    found = say.payers(TIERS, EN)
    assert found is not None
    assert found.names == ("VIP", "Large")


def test_totals_that_differ_are_told() -> None:
    less = replace(DISTRICTS, segments=(Segment("D1", Label("City"), 400_000),))
    told = say.disagreement(Population((less, TIERS)), EN)
    assert told.endswith("400,000 by district and 500,000 by customer tier.")


def test_the_part_that_was_asked() -> None:
    assert [say.rate(each.invited, each.customers) for each in TIERS.segments] == ["100%", "31%", "1.2%"]
    assert say.rate(None, 5) == ""


def test_how_many_more_or_fewer() -> None:
    assert [say.change(*pair) for pair in ((None, 3), (3, 3), (3, 1203), (1203, 3))] == ["", "", "(+1,200)", "(−1,200)"]
