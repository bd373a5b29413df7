"""Who is least satisfied and whether that is more than chance; what changed; whom the answers stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from i18n.numbers import count, share
from i18n.translate import N_, Translator
from reports.charts.scales import IndexDisplay
from reports.sentences.weights import together
from satisfaction.nonresponse import ResponseRate
from satisfaction.precision import Estimate
from satisfaction.representation import Counting, Method
from satisfaction.trend import Change, change, with_false_discoveries

METHODS: dict[Method, tuple[str, str]] = {
    "post-stratification": (
        N_("Every combination of segments"),
        N_("Each district and tier together counts as much as it has customers."),
    ),
    "raking": (
        N_("Each dimension on its own (raking)"),
        N_("Districts reach their size, then tiers, in turn; nothing is assumed about combinations."),
    ),
    "none": (N_("No weighting"), N_("Every answer counts once, whoever gave it.")),
}
"""Name of each way to weight answers, and what it does."""

COUNTING: dict[Counting, tuple[str, str]] = {
    "customers": (N_("Every customer alike"), N_("How satisfied is a customer?")),
    "revenue": (N_("Every yuan of revenue alike"), N_("How satisfied is whoever pays?")),
    "tiers": (N_("Every tier alike"), N_("How satisfied are VIP, large and ordinary customers, one like the other?")),
}
"""Name of what is counted, and the question its index answers."""


@dataclass(frozen=True)
class Placed:
    """A segment by name, what it scores, and whether too few answered to rank it."""

    name: str
    estimate: Estimate
    thin: bool = False


def lowest(segments: Sequence[Placed]) -> tuple[Placed | None, list[Placed]]:
    """The least satisfied segment, and the others that cannot be told from it; thin ones are not ranked."""
    solid = sorted((each for each in segments if not each.thin), key=lambda each: each.estimate.value)
    if not solid:
        return None, []
    least, others = solid[0], solid[1:]
    compared = with_false_discoveries([change(least.estimate, each.estimate) for each in others])
    return least, [each for each, found in zip(others, compared, strict=True) if not (found and found.stands)]


def answer(segments: Sequence[Placed], t: Translator) -> str:
    """The headline: who is least satisfied, and from whom it cannot be told."""
    least, tied = lowest(segments)
    solid = sum(not each.thin for each in segments)
    if least is None:
        return t("Too few answers to rank any segment")
    if solid == 1:
        return t("Enough answers to be read: only {name}", name=least.name)
    if len(tied) == solid - 1:
        return t("No segment can be told from the others")
    if not tied:
        return t("Least satisfied: {name}", name=least.name)
    if len(tied) == 1:
        return t("{name} and {other} are least satisfied", name=least.name, other=tied[0].name)
    return t("Lowest: {name}, but {count} others may be as low", name=least.name, count=len(tied))


def lead(segments: Sequence[Placed], whole: Estimate, display: IndexDisplay, t: Translator) -> str:
    """How far below all customers the lowest is, and how sure."""
    least, tied = lowest(segments)
    if least is None:
        return t("A segment needs about thirty answers before its score says much.")
    e = least.estimate
    between = display.between(e.low, e.high, e.confidence, t.language)
    told = t(
        "{name} scores {value}, {range}, on {count} answers; all customers {whole}.",
        name=least.name,
        value=display.text(e.value),
        range=between,
        count=count(e.answers),
        whole=display.text(whole.value),
    )
    if not tied or len(tied) == sum(not each.thin for each in segments) - 1:
        return told
    names = t(", ").join(each.name for each in tied[:3])
    return together(t, told, t("Chance may explain the distance to {names}.", names=names))


def since(found: Change, before: str, display: IndexDisplay, t: Translator, what: str = "") -> str:
    """What a change says, in words: risen, fallen, or not distinguishable."""
    what = what or t("The index")
    size = display.change(found.value)
    moved = f"{size}\N{NO-BREAK SPACE}±\N{NO-BREAK SPACE}{_half(found, display)}"
    if found.verdict == "unknown":
        return t("{what} moved by {size} since {before}; without intervals nobody can say whether by chance.",
                 what=what, size=size, before=before)  # fmt: skip
    if found.verdict == "not-distinguishable":
        return t("{what} has not changed distinguishably since {before}: {moved}.", what=what, before=before,
                 moved=moved)  # fmt: skip
    if found.verdict == "risen":
        return t("{what} has risen since {before}: {moved}.", what=what, before=before, moved=moved)
    return t("{what} has fallen since {before}: {moved}.", what=what, before=before, moved=moved)


def pairing(found: Change, t: Translator) -> str:
    """Whether the same people answered: what the interval of the change rests on."""
    if found.paired:
        both = N_("{count:respondent|respondents} answered in both waves, compared person by person.")
        return t(both, count=found.paired)
    return t("No respondent is recognised in both waves, so they count as independent samples. "
             "If the same people answered, the intervals are too wide, not too narrow.")  # fmt: skip


def many(changes: Sequence[Change | None], t: Translator) -> str:
    """How many of many changes stand, and why not all that look real."""
    known = [each for each in changes if each is not None and each.verdict != "unknown"]
    alone = sum(each.verdict in ("risen", "fallen") for each in known)
    stand = sum(bool(each.stands) for each in known)
    if not alone:
        return t("None of {all} changes stands: chance may explain each.", all=len(known))
    if alone == stand:
        return t("{stand} of {all} changes stand. Hollow: chance may explain it.", stand=stand, all=len(known))
    return t(
        "{stand} of {all} changes stand. {more} more look real alone, but among so many some do by chance: hollow.",
        stand=stand,
        all=len(known),
        more=alone - stand,
    )


def responded(overall: ResponseRate | None, t: Translator) -> str:
    """How many of those asked answered."""
    if overall is None:
        return t("Nobody entered how many customers were asked, so the response rate is not known.")
    return t("{rate} of {invited} asked answered.", rate=share(overall.rate), invited=count(overall.invited))


def worth(respondents: int, effective: float, t: Translator) -> str:
    """What unequal weights cost: the effective sample size."""
    return t("{count:answer|answers}, unequally weighted: worth {effective} equal ones.", count=respondents,
             effective=count(effective))  # fmt: skip


def needed(answers: int, invitations: float, margin: str, t: Translator) -> str:
    """How many more answers the index needs."""
    if not answers:
        return t("The index of all customers is known within ±{margin} already.", margin=margin)
    needs = N_(
        "The index of all customers needs {count:more answer|more answers} for ±{margin}: about {invited} invitations."
    )
    return t(needs, count=answers, margin=margin, invited=count(invitations))


def published(values: Sequence[tuple[str, Estimate | None]], display: IndexDisplay, t: Translator) -> str:
    """How far the three indices lie apart, and which is not known."""
    known = [(name, each) for name, each in values if each is not None]
    unknown = [name for name, each in values if each is None]
    told = []
    if len(known) > 1:
        low, high = min(known, key=lambda v: v[1].value), max(known, key=lambda v: v[1].value)
        told.append(t("They reach from {low} to {high}: say which one you publish.", low=display.text(low[1].value),
                      high=display.text(high[1].value)))  # fmt: skip
    if unknown:
        told.append(t("Not known: {names}. Enter revenue or tiers under Customers.", names=t(", ").join(unknown)))
    return together(t, *told) if told else ""


def _half(found: Change, display: IndexDisplay) -> str:
    if found.low is None or found.high is None:
        return "–"
    return display.change((found.high - found.low) / 2).lstrip("+")
