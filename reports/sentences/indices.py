"""Indices side by side: whether they agree, why one parts from the others, what each says and does not say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from i18n.numbers import percent, plain, score, share, signed_percent, uncertain
from i18n.translate import N_, Translator
from mcdm.fuzzy import FuzzyEvaluation
from mcdm.scales import GradeScale
from reports.sentences.index import OPERATORS
from reports.sentences.weights import together
from satisfaction.index.set_pair import Potential, SetPairAnalysis
from satisfaction.kano import KanoClass, KanoFeature, KanoFeatures
from satisfaction.precision import Estimate
from satisfaction.role_scores import Held, RoleScores
from satisfaction.servqual import ServiceGap, ServiceGaps, Zone
from studies.index_agreement import Agreement
from studies.index_readings import IndexReading, Indices

NAMES = {
    "fuzzy-comprehensive": N_("Fuzzy evaluation"),
    "weighted-average": N_("Weighted average score"),
    "role-weighted": N_("Roles"),
    "set-pair": N_("Set pair analysis"),
    "acsi": N_("ACSI score"),
    "structural": N_("Structural model"),
    "servqual": N_("SERVQUAL"),
    "kano": N_("Kano"),
}
"""Index -> what it is called."""

CLOSE = 5.0
"""Indices within so many points of 100 agree; further apart, wide intervals only keep them from being told apart."""

SAYS = {
    "fuzzy-comprehensive": (
        N_("How far satisfaction as a whole belongs to each grade, with one number read from that."),
        N_("Not which customers are meant: two camps and a lukewarm crowd may give the same number."),
    ),
    "weighted-average": (
        N_("The mean score of the answers, weighted by indicator: simple, and every answer moves it."),
        N_("Not how far opinions are apart, nor what would have to change first."),
    ),
    "role-weighted": (
        N_("What customers, experts and staff say together, and how far they see the same service differently."),
        N_("Not who is right. The weights of the roles are an agreement, not a measurement."),
    ),
    "set-pair": (
        N_("What speaks for satisfaction, what against it, and how far the undecided could move the index."),
        N_("In equal division it is the weighted average on another scale: only the band and the potential add to it."),
    ),
    "acsi": (
        N_("How satisfied customers are with everything together, against expectations and an ideal supplier."),
        N_("Not with what: it asks nothing about single services."),
    ),
    "structural": (
        N_("Satisfaction as the construct behind its questions, with what drives it and what follows from it."),
        N_("Not causes by proof: the arrows are assumed, the answers only fit them."),
    ),
    "servqual": (
        N_("How far what customers get is from what they expect, and whether they would put up with it."),
        N_("Not how much it matters to them; and who expects little may be served badly without a gap."),
    ),
    "kano": (
        N_("What a service means to customers: whether they take it for granted, or would be delighted by it."),
        N_("Not how satisfied they are now."),
    ),
}
"""Index -> what it says, and what it does not say."""

PARAMETERS = {"discrepancy": N_("The grades in between"), "defuzzification": N_("One number from B")}
"""Parameter of an index -> its name on a form. The operator of a fuzzy index is a choice of its own."""

VALUES = {
    "equal-division": N_("in equal steps"),
    "neutral": N_("count as nothing"),
    "proportional": N_("go as the decided ones went"),
    "weighted-mean": N_("the mean score"),
    "power-mean": N_("large grades speak louder"),
    "maximum-membership": N_("the grade with the largest membership"),
}
"""Value of such a parameter -> what it does."""

CLASSES: dict[KanoClass, str] = {
    "M": N_("must-be"),
    "O": N_("one-dimensional"),
    "A": N_("attractive"),
    "I": N_("indifferent"),
    "R": N_("reverse"),
    "Q": N_("questionable"),
}

POTENTIALS: dict[Potential, str] = {
    "same": N_("tends to satisfaction"),
    "equal": N_("tends to neither side"),
    "opposite": N_("tends to dissatisfaction"),
    "quasi-same": N_("nobody is dissatisfied, so there is nothing to divide by"),
}

HELD: dict[Held, str] = {
    "reached": N_("The target of {target} is reached."),
    "missed": N_("The target of {target} is missed by {distance}."),
    "undecided": N_("Whether the target of {target} is reached cannot be told from these answers."),
}

ZONES: dict[Zone, str] = {
    "unacceptable": N_("below what would just do"),
    "tolerable": N_("within tolerance"),
    "delight": N_("above what is wished for"),
    "undecided": N_("at an edge of the zone"),
}

ANSWERS = N_("{count:answer|answers}")
"""How many answers there are."""

SHOWN = 3
"""How many names a sentence lists."""


@dataclass(frozen=True)
class Names:
    """Names in the language of the reader: of elements and segments by id."""

    of: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.of.get(name) or name

    def list(self, names: Sequence[str], t: Translator) -> str:
        """The first few names as a list, and how many more there are."""
        shown = [self[name] for name in names[:SHOWN]]
        if len(names) > SHOWN:
            shown.append(t("{count:other|others}", count=len(names) - SHOWN))
        if len(shown) < 2:
            return "".join(shown)
        return t("{first} and {last}", first=_separator(t).join(shown[:-1]), last=shown[-1])


def _separator(t: Translator) -> str:
    return "\N{IDEOGRAPHIC COMMA}" if t.language == "zh" else ", "


def called(reading: IndexReading, t: Translator) -> str:
    """Name of an index; a fuzzy one with the sign of its operator."""
    name = t(NAMES.get(reading.name, reading.name))
    return f"{name} {OPERATORS[reading.operator][0]}" if reading.operator else name


def called_by_key(key: str, t: Translator) -> str:
    """The same from a key such as ``"fuzzy-comprehensive/min-max"``."""
    name, _, operator = key.partition("/")
    return called(IndexReading(name, operator), t)


# ---------------------------------------------------------------------- do they agree


def answer(found: Indices, t: Translator) -> str:
    """The headline: whether the indices agree, and how many say less, more or nothing. Those that have a number count.

    One that says the same whatever customers answer has a number that says nothing; Kano has none.
    """
    apart, silent = found.apart, len(found.saturated)
    parts = [
        t("{count} lower", count=less) if (less := sum(_value(each) < _value(found.used) for each in apart)) else "",
        t("{count} higher", count=more) if (more := len(apart) - less) else "",
        t("{count:says|say} nothing", count=silent) if silent else "",
    ]
    beside = t(", ").join(part for part in parts if part)
    about = _about(found, t)
    return t("{about}; {beside}", about=about, beside=beside) if beside else about


def with_number(found: Indices) -> int:
    """How many indices have a number of 100; Kano has none."""
    return len(found.comparable) + len(found.saturated)


def _about(found: Indices, t: Translator) -> str:
    """What those say that are not apart."""
    values = [each.percent.value for each in _agreeing(found) if each.percent is not None]
    said: dict[str, object] = {"count": len(values), "all": with_number(found)}
    if found.apart:
        return t("{count} of {all} indices say about {value} of 100", value=percent(_value(found.used)), **said)
    said |= {"low": percent(min(values)), "high": percent(max(values))}
    every = not found.saturated
    if said["low"] == said["high"]:
        same = N_("All {count} indices say {low} of 100") if every else N_("{count} of {all} indices say {low} of 100")
        return t(same, **said)
    if max(values) - min(values) > CLOSE:
        if every:
            return t("The {count} indices cannot be told apart: {low} to {high} of 100", **said)
        return t("{count} of {all} indices cannot be told apart: {low} to {high} of 100", **said)
    if every:
        return t("All {count} indices agree: {low} to {high} of 100", **said)
    return t("{count} of {all} indices agree: {low} to {high} of 100", **said)


def lead(found: Indices, names: Names, t: Translator) -> str:
    """Why those part that do, and whether it changes what is weak."""
    reasons: dict[tuple[str, str], list[IndexReading]] = {}
    for each in found.apart:
        reasons.setdefault(why_apart(each, found), []).append(each)
    told = [
        t(reason, names=_away(readings, found, t), role=names[role]) for (reason, role), readings in reasons.items()
    ]
    if not told:
        told = [t("They differ by less than sampling explains.")]
    return together(t, *told[:SHOWN], weak(found.indicators, with_number(found), names, t))


def _agreeing(found: Indices) -> list[IndexReading]:
    apart = {each.key for each in found.apart}
    return [each for each in found.comparable if each.key not in apart]


def why_apart(reading: IndexReading, found: Indices) -> tuple[str, str]:
    """Why an index is not where the study's own is: a sentence about ``{names}``, and the id of the role it names."""
    detail = reading.detail
    if isinstance(detail, FuzzyEvaluation) and reading.operator != "weighted-average":
        return N_("{names}: a few heavy or clear indicators speak for each grade."), ""
    if isinstance(detail, RoleScores) and (widest := detail.widest) is not None and widest.gap is not None:
        if widest.gap.value > 0:
            return N_("{names}: {role} see the service more kindly than customers do."), widest.role
        return N_("{names}: {role} see the service more harshly than customers do."), widest.role
    if isinstance(detail, ServiceGaps):
        return N_("{names}: only indicators whose expectation is asked."), ""
    if reading.name in ("acsi", "structural"):
        if _value(reading) > _value(found.used):
            return N_("{names}: of everything together customers speak better than of its parts."), ""
        return N_("{names}: of everything together customers speak worse than of its parts."), ""
    if isinstance(detail, SetPairAnalysis):
        return N_("{names}: the grades between the best and the worst count in another way."), ""
    return N_("{names}: every answer counts by its weight."), ""


def _away(readings: Sequence[IndexReading], found: Indices, t: Translator) -> str:
    """Names of indices with how far each is from the study's own: ``ACSI score (−3.4) and Roles (+1.8)``."""
    told = [
        t("{name} ({away})", name=called(each, t), away=signed_percent(_value(each) - _value(found.used)))
        for each in readings
    ]
    if len(told) < 2:
        return "".join(told)
    return t("{first} and {last}", first=_separator(t).join(told[:-1]), last=told[-1])


def weak(agreement: Agreement, of: int, names: Names, t: Translator) -> str:
    """What is at the bottom of those of all `of` indices that put things in order, as far as chance lets it be told."""
    if len(agreement.places) < 2:
        return ""
    facts = {"orders": len(agreement.places), "all": of}
    if certain := agreement.certain_bottom:
        listed = names.list(certain, t)
        return t("{orders} of {all} indices put things in order: all that cover them have {names} at the bottom.",
                 names=listed, **facts)  # fmt: skip
    if agreement.bottom:
        listed = names.list(agreement.bottom, t)
        return t("{orders} of {all} indices put things in order: all that cover them have {names} low, but the "
                 "difference to others may be chance.", names=listed, **facts)  # fmt: skip
    return t("{orders} of {all} indices put things in order: nothing is at the bottom of all of them.", **facts)


def order(agreement: Agreement, t: Translator) -> str:
    """How alike the indices put things in order."""
    found = agreement.correlations
    if not found:
        return ""
    least, most = min(found, key=lambda pair: found[pair][0]), max(found, key=lambda pair: found[pair][0])
    if found[least][0] > 0.9:
        return t("They put things in nearly the same order (rank correlation {least} or more).",
                 least=score(found[least][0], 2))  # fmt: skip
    return t("Most alike are {a} and {b} (rank correlation {most}), least alike {c} and {d} ({least}).",
             a=called_by_key(most[0], t), b=called_by_key(most[1], t), most=score(found[most][0], 2),
             c=called_by_key(least[0], t), d=called_by_key(least[1], t), least=score(found[least][0], 2))  # fmt: skip


def partings(agreement: Agreement, names: Names, t: Translator) -> list[str]:
    """Where indices part most, one sentence each."""
    text = N_("{element} stands low by {lower} ({low} of the way up) and high by {higher} ({high}).")
    return [
        t(
            text,
            element=names[each.element],
            lower=called_by_key(each.lower, t),
            higher=called_by_key(each.higher, t),
            low=share(each.low),
            high=share(each.high),
        )
        for each in agreement.partings[:SHOWN]
    ]


# ---------------------------------------------------------------------- one index up close


def number(reading: IndexReading, t: Translator) -> str:
    """Its number with its interval, ``59.9 ± 0.7``; the number alone where nothing moves it, a dash for none."""
    if reading.says_nothing and reading.percent is not None:
        return percent(reading.percent.value)
    return estimate(reading.percent, t)


def estimate(found: Estimate | None, t: Translator) -> str:
    """A number on 0-100 with half its interval."""
    if found is None:
        return "–"
    half = half_width(found)
    return f"{percent(found.value)} {half}" if half else percent(found.value)


def half_width(found: Estimate) -> str:
    """Half an interval on 0-100: ``± 0.7``, never ``± 0.0``; a lopsided one by its ends; empty where there is none."""
    half = _half(found)
    if half is None:
        return ""
    return uncertain(found.value, found.low, found.high, percent) if half >= 0.05 or half == 0 else "± <0.1"


def says_nothing(reading: IndexReading, t: Translator) -> str:
    """Why an index tells nothing on these data."""
    value = number(reading, t)
    return t("Says {value} whatever customers answer: with so many indicators every grade fills up.", value=value)


def rests_on(reading: IndexReading, t: Translator) -> str:
    """On whom it rests."""
    if not reading.answers:
        return t("no survey")
    sampled = N_("{count:answer, sampled|answers, sampled}")
    return t(sampled if reading.sampled else ANSWERS, count=reading.answers)


def role_gaps(found: RoleScores, width: float, names: Names, t: Translator) -> str:
    """How far the other roles are from the customers; `width` is that of the scale of scores."""
    told = []
    for each in found.roles:
        if each.gap is None:
            continue
        size = percent(abs(100 * each.gap.value / width))
        said = {"role": names[each.role], "size": size}
        if each.gap.low is not None and each.gap.high is not None and each.gap.low <= 0 <= each.gap.high:
            told.append(t("{role} and customers cannot be told apart ({size} points).", **said))
        elif each.gap.value > 0:
            told.append(t("{role} are {size} points kinder than customers.", **said))
        else:
            told.append(t("{role} are {size} points harsher than customers.", **said))
    return together(t, *told)


def target(found: RoleScores, scale: GradeScale, t: Translator) -> str:
    """Whether the target is reached, on 0 to 100 as the figure beside it."""
    target = scale.percent(found.target)
    distance = percent(target - scale.percent(found.score.value))
    return t(HELD[found.held], target=percent(target), distance=distance)


def conversion(scale: GradeScale, t: Translator) -> str:
    """That a score and an index on 0 to 100 are one measure."""
    worst, best = scale.scores[-1], scale.scores[0]
    return t("The same measure as the score of the page Index, on 0–100: {worst} is 0, {best} is 100.",
             worst=score(worst, 2), best=score(best, 2))  # fmt: skip


def set_pair(found: SetPairAnalysis, t: Translator) -> str:
    """The connection degree in words: its elements, its potential, and how far the undecided could move it."""
    identity, between, contrary = found.elements.tolist()
    spread = t("{a} speak for satisfaction, {c} against it, {b} are in between.", a=share(identity),
               b=share(between), c=share(contrary))  # fmt: skip
    if found.potential is None:
        return together(t, spread, t("Set-pair potential: {tendency}.", tendency=t(POTENTIALS[found.tendency])))
    return together(
        t,
        spread,
        t("The set-pair potential of {value} {tendency}.", value=plain(found.potential),
          tendency=t(POTENTIALS[found.tendency])),
    )  # fmt: skip


def gaps(found: ServiceGaps, names: Names, t: Translator) -> str:
    """The weighted gap, the ratio, and the widest gap."""
    worst = min(found.gaps, key=lambda each: each.gap.value)
    told = [
        t("Customers get {gap} points of 100 less than they expect.", gap=percent(-found.gap.value))
        if found.gap.value < 0
        else t("Customers get {gap} points of 100 more than they expect.", gap=percent(found.gap.value))
    ]
    if found.ratio is not None:
        told.append(t("That is {ratio} of it.", ratio=share(found.ratio.value)))
    told.append(t("The widest gap is {name}: {gap}.", name=names[worst.indicator],
                  gap=signed_percent(worst.gap.value)))  # fmt: skip
    return together(t, *told)


def zones(found: ServiceGaps, names: Names, t: Translator) -> str:
    """What customers would not put up with, and what is more than they wish for."""
    placed = [each for each in found.gaps if each.zone is not None]
    if not placed:
        return t("What would just do is not asked, so there is no zone of tolerance.")
    told = []
    for zone, text in (
        ("unacceptable", N_("Below what would just do: {names}.")),
        ("delight", N_("Above what is wished for: {names}.")),
    ):
        if some := [each.indicator for each in sorted(placed, key=_position) if each.zone == zone]:
            told.append(t(text, names=names.list(some, t)))
    return together(t, *told) or t("Nothing is clearly below what would just do, nothing above what is wished for.")


def kano(found: KanoFeatures, names: Names, t: Translator) -> str:
    """What must be there, and what would delight."""
    told = []
    for kind, text in (
        ("M", N_("Taken for granted: {names}.")),
        ("O", N_("The more the better: {names}.")),
        ("A", N_("Would delight: {names}.")),
    ):
        if some := [each.indicator for each in found.features if each.kano_class == kind and each.significant]:
            told.append(t(text, names=names.list(some, t)))
    if not told:
        return t("No feature belongs to one class beyond chance.")
    return together(t, *told)


def kano_class(feature: KanoFeature, t: Translator) -> str:
    """Class of a feature in words; two where they cannot be told apart."""
    first = t(CLASSES[feature.kano_class])
    return first if feature.significant else t("{first} or {second}", first=first, second=t(CLASSES[feature.second]))


def _position(gap: ServiceGap) -> float:
    return gap.position.value if gap.position else 0.0


def _value(reading: IndexReading) -> float:
    return reading.percent.value if reading.percent is not None else 0.0


def _half(found: Estimate) -> float | None:
    return None if found.low is None or found.high is None else (found.high - found.low) / 2
