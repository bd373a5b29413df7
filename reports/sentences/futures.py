"""When does a plan fail? Boxes of futures in words; which source of uncertainty dominates, and what to find out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from i18n.numbers import money, plain, probability, score, share
from i18n.translate import N_, Translator
from reports.sentences.reader import Reader
from reports.sentences.scenarios import called, listed, told
from scenarios.boxes import Box, Restriction
from scenarios.exploration import FutureRange
from scenarios.figures import gap
from scenarios.global_sensitivity import VarianceShares
from scenarios.information import InformationValue
from studies.plan_futures import Discovery

SOURCES = {
    "judgments": N_("the experts' judgments"),
    "survey": N_("the sampling of the survey"),
    "effects": N_("what the levers achieve"),
    "futures": N_("how the world turns out"),
    "visibility": N_("how much customers notice"),
}
"""Source of uncertainty -> its words inside a sentence."""

LEAST_TOLD = 0.05
"""A source that explains a smaller part of the spread is not told."""

NEGLIGIBLE = 2.0
"""Information whose value is within so many standard errors of zero is not told as worth something."""


def source(name: str, by: Reader) -> str:
    """A source of uncertainty, a lever, or an effect (``"L4:N61"``) in words."""
    if name in SOURCES:
        return by.t(SOURCES[name])
    lever, _, indicator = name.partition(":")
    if not indicator:
        return by.t("what {lever} achieves", lever=by.called(lever))
    return by.t("what {lever} does to {indicator}", lever=by.called(lever), indicator=by.called(indicator))


# ---------------------------------------------------------------------- boxes


def discovery(found: Discovery, ranges: Sequence[FutureRange], by: Reader) -> str:
    """When a plan fails: a sentence for each box; empty where the finding of the discovery says all there is."""
    if not found.boxes.boxes:
        return ""
    t, first, *others = by.t, *found.boxes.boxes
    facts = {
        "plan": by.called(found.scenario),
        "level": by.display.text(found.threshold) if found.threshold is not None else "",
        "other": by.called(found.other) if found.other else "",
        "part": probability(1 - found.failing if found.holds else found.failing),
        **_of_box(first, ranges, by),
    }
    sentences = [t(_opening(found), **facts)]
    for box in others:
        further = _of_box(box, ranges, by)
        sentences.append(
            t(
                "Another {coverage} lie outside it where {conditions}; {density} of the futures left there are such.",
                **further,
            )
        )
    return told(sentences, t)


def _opening(found: Discovery) -> str:
    if found.other and found.holds:
        return N_(
            "{plan} keeps up with {other} in {part} of the futures, each counted alike, mostly when {conditions}: "
            "{coverage} of these lie there, and {density} of the futures there are such."
        )
    if found.other:
        return N_(
            "{plan} ends below {other} in {part} of the futures, each counted alike, mostly when {conditions}: "
            "{coverage} of these lie there, and {density} of the futures there are such."
        )
    if found.holds:
        return N_(
            "{plan} reaches {level} in {part} of the futures, each counted alike, mostly when {conditions}: "
            "{coverage} of these lie there, and {density} of the futures there are such."
        )
    return N_(
        "{plan} falls below {level} in {part} of the futures, each counted alike, mostly when {conditions}: "
        "{coverage} of these lie there, and {density} of the futures there are such."
    )


def _of_box(box: Box, ranges: Sequence[FutureRange], by: Reader) -> dict[str, str]:
    where = conditions(box, ranges, by)
    return {"conditions": where, "coverage": share(box.coverage), "density": share(box.density)}


def conditions(box: Box, ranges: Sequence[FutureRange], by: Reader) -> str:
    """All limits of a box as part of a sentence."""
    return _joined([condition(ranges[each.column], each, by) for each in box.restrictions], by.t)


def _joined(conditions: Sequence[str], t: Translator) -> str:
    if len(conditions) < 2:
        return "".join(conditions)
    return t("{conditions}, and {last}", conditions=t(", ").join(conditions[:-1]), last=conditions[-1])


def condition(over: FutureRange, limits: Restriction, by: Reader) -> str:
    """The limits of one input as part of a sentence: ``expectations rise by more than .04 a year``."""
    low, high = (None if each is None else value_shown(over, each, by) for each in (limits.low, limits.high))
    texts = _WORDS[over.kind]
    which = 2 if low is not None and high is not None else 0 if high is None else 1
    said = by.t(texts[which], low=low or "", high=high or "", name=subject(over, by))
    return by.t("{condition}[ ({figure})]", condition=said, figure=_in_units(over, limits, by))


def _in_units(over: FutureRange, limits: Restriction, by: Reader) -> str:
    """The values of the operating figure that limits of its gap stand for: ``9.6 h``; empty where there are none."""
    figure = next((each for each in by.study.figures if each.indicator == over.name), None)
    if over.kind != "gap" or figure is None or not gap(figure):
        return ""
    reached = [plain(figure.today + gap(figure) * (each - 1)) for each in (limits.low, limits.high) if each is not None]
    unit = by.plain(figure.unit.in_language(by.t.language))
    return f"{' … '.join(reached)}{'' if unit[:1] == '%' else ' '}{unit}".strip()


def subject(over: FutureRange, by: Reader) -> str:
    """The lever, or the operating figure of the indicator, that a range is about."""
    if over.kind in ("gap", "growth"):
        figure = next((each for each in by.study.figures if each.indicator == over.name), None)
        label = figure.label.in_language(by.t.language) if figure else ""
        return called(by.plain(label), by.t) if label else by.called(over.name)
    return by.called(over.name) if over.name else ""


_WORDS = {
    "gap": (
        N_("the gap of {name} is more than {low} of today's"),
        N_("the gap of {name} is less than {high} of today's"),
        N_("the gap of {name} is {low} to {high} of today's"),
    ),
    "effect": (
        N_("{name} achieves more than {low} of its effect"),
        N_("{name} achieves less than {high} of its effect"),
        N_("{name} achieves {low} to {high} of its effect"),
    ),
    "drift": (
        N_("expectations rise by more than {low} a year"),
        N_("expectations rise by less than {high} a year"),
        N_("expectations rise by {low} to {high} a year"),
    ),
    "growth": (
        N_("the gap of {name} grows by more than {low} a year"),
        N_("the gap of {name} grows by less than {high} a year"),
        N_("the gap of {name} grows by {low} to {high} a year"),
    ),
    "visibility": (
        N_("customers notice changes more than {low} as much as assumed"),
        N_("customers notice changes less than {high} as much as assumed"),
        N_("customers notice changes {low} to {high} as much as assumed"),
    ),
}
"""Kind of a range -> its words above a limit, below one, and between two."""


def value_shown(over: FutureRange, value: float, by: Reader) -> str:
    """A value of a range as it reads: a share of today's, or by how much expectations rise a year."""
    if over.kind == "drift":  # on top of what the settings assume everywhere
        return score(value + by.study.settings.expectation_drift)
    return share(value, 1 if over.kind == "growth" else 0)


LOGITS = N_(
    "People get used to good service and judge it a little worse each year. In logits: at .06 the odds of a better "
    "answer fall by 6% a year. Negative: expectations fall."
)
"""What the number of a rise of expectations means, beside the field where it is typed."""

RANGES = {
    "gap": N_("Gap of {name}"),
    "effect": N_("Effect of {name}"),
    "drift": N_("Rise of expectations a year"),
    "growth": N_("Yearly growth of the gap of {name}"),
    "visibility": N_("How much customers notice"),
}
"""Kind of a range -> what it is called in a table or beside a bar."""


def range_name(over: FutureRange, by: Reader) -> str:
    """What a range is about: ``Gap of SAIDI``."""
    return by.t(RANGES[over.kind], name=subject(over, by))


# ---------------------------------------------------------------------- what dominates, what is worth knowing


def dominates(found: VarianceShares, column: int, by: Reader) -> str:
    """Which source explains most of the spread of an outcome, and the next one; empty where nothing spreads."""
    if not found.deviation[column] > 0:
        return ""
    order = (-found.first[:, column]).argsort(kind="stable").tolist()
    parts = [
        by.t("{source} ({share})", source=source(found.groups[k], by), share=share(float(found.first[k, column])))
        for k in order[:2]
        if found.first[k, column] >= LEAST_TOLD
    ]
    outcome = found.outcomes[column]
    facts = {"plan": by.called(outcome.scenario), "sources": listed(parts, by.t)}
    if outcome.other:
        other = by.called(outcome.other)
        return by.t("How far {plan} ends above {other} hangs most on {sources}.", other=other, **facts)
    return by.t("Where {plan} ends hangs most on {sources}.", **facts)


def worth_knowing(
    found: InformationValue, by: Reader, marginal: float | None = None, among: Iterable[float] = ()
) -> str:
    """What is worth finding out before the plan is chosen, in index points and, where a price is known, in money.

    Parameters
    ----------
    marginal
        The index that another 10k yuan buys.
    among
        Amounts of money that are read beside the sentence.
    """
    t = by.t
    worth = [each for each in found.partial if each.value > NEGLIGIBLE * each.error]
    if not worth or found.perfect.value <= NEGLIGIBLE * found.perfect.error:
        return t(
            "Nothing needs to be found out before choosing: {plan} stays the choice whatever turns out. What is "
            "promised of the index may still change.",
            plan=by.called(found.best),
        )
    first = worth[0]
    facts = {
        "source": source(first.group, by),
        "points": by.display.change(first.value, fine=True).lstrip("+"),
        "all": by.display.change(found.perfect.value, fine=True).lstrip("+"),
        "money": money(first.money(marginal), t.language, among) if marginal else "",
    }
    return t(
        "Before choosing, {source} is worth finding out most: {points} of the index on average[, about {money}]; "
        "knowing everything would be worth {all}.",
        **facts,
    )
