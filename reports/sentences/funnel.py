"""The funnel in words: who is left after each narrowing, what is critical for them, where a budget would go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from i18n.numbers import count, share
from i18n.translate import N_, Translator
from reports.sentences.importance import between, joined, some
from satisfaction.critical_to_satisfaction import Attribute, FunnelGroup
from satisfaction.funnel_steps import FunnelStep

MOST = 4
"""So many names stand in one sentence."""


def step_name(step: FunnelStep, names: Mapping[str, str], t: Translator) -> str:
    """What the customers of a step are called."""
    if not step.dimension:
        return t("All customers")
    return ("、" if t.language == "zh" else ", ").join(names.get(segment, segment) for segment in step.segments)


def group_sentence(group: FunnelGroup, names: Mapping[str, str], t: Translator) -> str:
    """How many they are, and what is critical for them."""
    if group.drivers is None:
        if any(each.code == "funnel-group-alike" for each in group.findings):
            return t("All answered alike, so nothing tells what matters to them.")
        return t("Too few answered to say what matters to them.")
    critical = [names[each.item] for each in group.critical if each.verdict == "critical"]
    perhaps = [names[each.item] for each in group.critical if each.verdict == "perhaps"]
    told = []
    if critical:
        told.append(t("Critical: {names}.", names=some(critical, t, MOST)))
    if perhaps:
        told.append(t("Perhaps: {names}.", names=some(perhaps, t, MOST)))
    return joined(told, t) or t("Nothing that matters to them is below the target.")


def group_number(group: FunnelGroup) -> str:
    """How many customers a group has, or how many answered where customers are not counted."""
    if group.customers is None:
        return count(group.respondents)
    return count(group.customers) if group.counted else f"≈ {count(_about(group.customers))}"


def group_size(group: FunnelGroup, t: Translator) -> str:
    """Customers and respondents of a group, and how many of these answered all that is needed."""
    facts = {"customers": count(group.customers), "respondents": count(group.respondents)}
    if group.customers is None:
        size = t("{respondents} answered; customers are not counted", **facts)
    elif group.counted:
        size = t("{customers} customers, {respondents} answered", **facts)
    else:
        size = t("about {customers} customers (from the answers), {respondents} answered",
                 **(facts | {"customers": count(_about(group.customers))}))  # fmt: skip
    if group.drivers is None or group.drivers.answers == group.respondents:
        return size
    used = t("{used} of them all that is needed", used=count(group.drivers.answers))
    return t("{size}, {used}", size=size, used=used)


def _about(number: int) -> int:
    """A number that was estimated, to two digits."""
    digits = max(len(str(number)) - 2, 0)
    return round(number, -digits)


def funnel_title(groups: Sequence[FunnelGroup], names: Mapping[str, str], t: Translator) -> str:
    """Whether the most valuable customers need something else than all of them."""
    told = [group for group in groups if group.critical]
    if not told:
        return t("Nothing that matters is below the target")
    first, last = told[0].leading, told[-1].leading
    sure = all(each.verdict == "critical" for each in (first if len(told) == 1 else (*first, *last)))
    if len(told) > 1 and not {each.item for each in first} & {each.item for each in last}:
        text = (
            N_("Critical for all: {first}; for the most valuable: {last}")
            if sure
            else N_("Perhaps critical for all: {first}; for the most valuable: {last}")
        )
        return t(text, first=some([names[each.item] for each in first], t),
                 last=some([names[each.item] for each in last], t))  # fmt: skip
    if len(first) > 1:
        listed = some([names[each.item] for each in first], t)
        return t("{names} are critical; which of them most cannot be told" if sure else
                 "{names} are perhaps critical; which of them most cannot be told", names=listed)  # fmt: skip
    if len(told) == 1:
        text = N_("“{name}” is the most critical") if sure else N_("“{name}” is perhaps the most critical")
        return t(text, name=names[first[0].item])
    if len(last) == 1 and sure:
        return t("“{name}” is the most critical, for all and for the most valuable", name=names[first[0].item])
    name = names[first[0].item]
    return t("“{name}” is the most critical for all; for the most valuable it cannot be told", name=name)


def funnel_budget(group: FunnelGroup, names: Mapping[str, str], t: Translator, most: int = 6) -> list[tuple[str, str]]:
    """Where a budget would go: name and part with its ends; what is not named comes together last."""
    shown = [(names[each.item], _budget_part(each, t)) for each in group.critical[:most]]
    if rest := group.critical[most:]:
        shown.append((t("{count:other|others} together", count=len(rest)), share(sum(each.budget for each in rest))))
    return shown


def _budget_part(each: Attribute, t: Translator) -> str:
    if each.budget_low is None or each.budget_high is None:
        return share(each.budget)
    return t("{share} ({between})", share=share(each.budget), between=between(each.budget_low, each.budget_high))
