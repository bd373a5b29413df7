"""The funnel in words: no more certain than its intervals, and what is left out is counted."""

from __future__ import annotations

from dataclasses import replace

from i18n.translate import translator
from reports.sentences import funnel as say
from satisfaction.critical_to_satisfaction import Attribute, FunnelGroup
from satisfaction.funnel_steps import FunnelStep
from tests.studies.surveyed import surveyed, what_matters

EN, ZH = translator("en"), translator("zh")


def names(language: str = "en") -> dict[str, str]:
    return {name: label.in_language(language) or name for name, label in surveyed()[0].labels.items()}


def attribute(item: str, share: float, low: float, high: float, verdict: str = "critical") -> Attribute:
    """One whose part of a budget is as large as its share."""
    return Attribute(item, share, low, high, 0.6, 0.55, 0.65, verdict, share, low, high)  # type: ignore[arg-type]


def group(*attributes: Attribute, segments: tuple[str, ...] = (), customers: int | None = 1234, counted: bool = True):
    derived = what_matters().derived
    return FunnelGroup(
        FunnelStep("value" if segments else "", segments), customers, counted, 40, derived, attributes, ()
    )


def test_groups_in_words() -> None:
    whole = group(attribute("N22", 0.2, 0.15, 0.25), attribute("N11", 0.1, 0.01, 0.2, "perhaps"))
    assert say.group_sentence(whole, names(), EN) == "Critical: “Restoration time”. Perhaps: “Outage duration”."
    assert whole.drivers is not None
    all_of_them = replace(whole, respondents=whole.drivers.answers)
    assert say.group_size(all_of_them, EN) == f"1,234 customers, {whole.drivers.answers:,} answered"
    some = replace(whole, respondents=1200, drivers=replace(whole.drivers, answers=1008))
    assert say.group_size(some, EN) == "1,234 customers, 1,200 answered, 1,008 of them all that is needed"
    guessed = group(segments=("A",), counted=False)
    assert say.group_number(guessed) == "≈ 1,200"
    assert "from the answers" in say.group_size(guessed, EN)
    assert "not counted" in say.group_size(group(customers=None), EN)
    assert say.group_sentence(group(), names(), EN) == "Nothing that matters to them is below the target."
    assert "Too few" in say.group_sentence(replace(whole, drivers=None), names(), EN)
    assert say.step_name(FunnelStep("tier", ("VIP", "large")), names("zh"), ZH) == "VIP 高端客户、大客户"


def test_names_that_are_not_shown_are_counted() -> None:
    many = group(*(attribute(f"N{k}1", 0.1, 0.09, 0.11) for k in range(1, 7)))
    assert say.group_sentence(many, names(), EN).endswith(", and 2 more.")
    budget = say.funnel_budget(many, names(), EN, most=4)
    assert budget[0][1] == "10% (9–11%)"
    assert budget[-1] == ("2 others together", "20%")


def test_the_funnel_claims_no_difference_that_is_not_there() -> None:
    first = group(attribute("N22", 0.3, 0.25, 0.35))
    apart = group(attribute("N61", 0.3, 0.25, 0.35), attribute("N22", 0.1, 0.05, 0.15), segments=("A",))
    near = group(attribute("N61", 0.3, 0.15, 0.35), attribute("N22", 0.2, 0.1, 0.3), segments=("A",))
    unsure = group(attribute("N22", 0.2, 0.01, 0.25, "perhaps"))

    def title(*groups: FunnelGroup) -> str:
        return say.funnel_title(groups, names(), EN)

    assert title(first, apart) == "Critical for all: “Restoration time”; for the most valuable: “Staff skills”"
    assert title(first, near).endswith("for the most valuable it cannot be told")
    assert title(near) == "“Staff skills” and “Restoration time” are critical; which of them most cannot be told"
    assert "for all and for the most valuable" in title(first, first)
    assert title(first) == "“Restoration time” is the most critical"
    assert title(unsure) == "“Restoration time” is perhaps the most critical"
    assert title(group()) == "Nothing that matters is below the target"
