"""What each index is made of, as tables for a terminal: numbers with their units, intervals and how many answered."""

from __future__ import annotations

from collections.abc import Mapping

from cli.table import table
from i18n import numbers
from i18n.translate import Translator
from mcdm.scales import GradeScale
from reports.sentences import indices as say
from reports.sentences.weights import together
from satisfaction.index.set_pair import SetPairAnalysis
from satisfaction.kano import KanoFeatures
from satisfaction.precision import Estimate
from satisfaction.role_scores import RoleScores
from satisfaction.servqual import ServiceGaps
from studies.index_readings import IndexReading
from studies.structural import QUESTIONS


def made_of(each: IndexReading, scale: GradeScale, names: say.Names, t: Translator) -> str:
    """What an index is made of, headed by its name; empty where its one number is all."""
    detail, told = each.detail, ""
    if isinstance(detail, RoleScores):
        told = _roles(detail, scale, names, t)
    elif isinstance(detail, SetPairAnalysis):
        told = _set_pair(detail, each, t)
    elif isinstance(detail, ServiceGaps):
        told = _gaps(detail, names, t)
    elif isinstance(detail, KanoFeatures):
        told = _kano(detail, names, t)
    elif isinstance(detail, Mapping):
        told = _questions(detail, t)
    return f"{say.called(each, t)}\n{told}" if told else ""


def _roles(found: RoleScores, scale: GradeScale, names: say.Names, t: Translator) -> str:
    width = scale.percent(1.0) - scale.percent(0.0)
    rows = [
        (
            names[each.role],
            numbers.share(each.weight),
            say.estimate(each.score.percent(scale), t),
            "" if each.gap is None else _signed(each.gap, width),
            numbers.count(each.score.answers),
        )
        for each in found.roles
    ]
    heads = (t("role"), t("weight"), t("0–100, 95%"), t("against customers"), "n")
    points = scale.scores[0] - scale.scores[-1]
    return f"{table(heads, rows)}\n{together(t, say.role_gaps(found, points, names, t), say.target(found, scale, t))}"


def _set_pair(found: SetPairAnalysis, each: IndexReading, t: Translator) -> str:
    rows = [
        (t("degree"), _ranged(each.own)),
        (t("equal division"), numbers.signed(found.degree)),
        (t("neutral"), numbers.signed(found.neutral)),
        (t("proportional"), numbers.signed(found.proportional)),
        (t("all that the grades in between may count for"),
         f"{numbers.signed(found.low)} … {numbers.signed(found.high)}"),
        (t("set-pair potential a/c"), "–" if found.potential is None else numbers.plain(found.potential)),
        ("e^(a − c)", numbers.score(found.exponential)),
    ]  # fmt: skip
    return f"{table((t('connection degree, −1 to +1'), ''), rows)}\n{say.set_pair(found, t)}"


def _gaps(found: ServiceGaps, names: say.Names, t: Translator) -> str:
    rows = [
        (
            names[each.indicator],
            numbers.percent(each.perceived.value),
            numbers.percent(each.expected.value),
            _signed(each.gap),
            "–" if each.ratio is None else numbers.share(each.ratio.value),
            "–" if each.zone is None else t(say.ZONES[each.zone]),
            numbers.count(each.gap.answers),
        )
        for each in found.gaps
    ]
    wished = t("wished for") if found.against == "desired" else t("expected")
    heads = (t("0–100"), t("perceived"), wished, t("gap, 95%"), t("ratio"), t("zone of tolerance"), "n")
    return f"{table(heads, rows)}\n{together(t, say.gaps(found, names, t), say.zones(found, names, t))}"


def _kano(found: KanoFeatures, names: say.Names, t: Translator) -> str:
    rows = [
        (
            names[each.indicator],
            say.kano_class(each, t),
            _ends(each.better),
            _ends(each.worse),
            numbers.share(each.shares["Q"]),
            numbers.count(each.answers),
        )
        for each in found.features
    ]
    heads = (t("service"), t("class"), t("better (0 to 1), 95%"), t("worse (−1 to 0), 95%"), t("questionable"), "n")
    return f"{table(heads, rows)}\n{say.kano(found, names, t)}"


def _questions(found: Mapping[str, Estimate], t: Translator) -> str:
    rows = [
        (QUESTIONS[question].in_language(t.language), say.estimate(part, t), numbers.count(part.answers))
        for question, part in found.items()
    ]
    return table((t("question"), t("0–100, 95%"), "n"), rows)


def _signed(found: Estimate, width: float = 1.0) -> str:
    """A difference on 0-100 with half its interval."""
    low, high = (None if end is None else width * end for end in (found.low, found.high))
    value = width * found.value
    return f"{numbers.signed_percent(value)} {numbers.uncertain(value, low, high, numbers.percent)}".rstrip()


def _ranged(found: Estimate | None) -> str:
    """A degree with its interval from sampling."""
    if found is None:
        return "–"
    around = numbers.uncertain(found.value, found.low, found.high, numbers.score)
    return f"{numbers.signed(found.value)} {around}".rstrip()


def _ends(found: Estimate | None) -> str:
    if found is None:
        return "–"
    ends = "" if found.low is None or found.high is None else (
        f" ({numbers.score(found.low, 2)} … {numbers.score(found.high, 2)})"
    )  # fmt: skip
    return f"{numbers.score(found.value, 2)}{ends}"
