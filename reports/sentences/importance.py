"""What matters, in words: what to fix first, where saying and acting differ, what is critical for whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from i18n.errors import finding_sentence
from i18n.numbers import count, p_value, probability, score, share
from i18n.translate import N_, Translator
from mcdm.labels import Label
from satisfaction.critical_to_satisfaction import Attribute, FunnelGroup
from satisfaction.drivers import Drivers
from satisfaction.funnel_steps import FunnelStep
from satisfaction.importance_performance import ImportancePerformance
from satisfaction.questionnaire_quality import ACCEPTABLE_ALPHA, Alpha, QuestionnaireQuality
from satisfaction.stated_importance import ImportanceGap
from studies.importance import Importance, Reading
from studies.study import Study

QUADRANTS = {
    "concentrate": N_("Concentrate here"),
    "keep up": N_("Keep up the good work"),
    "low priority": N_("Low priority"),
    "possible overkill": N_("Possible overkill"),
}
"""The words of Martilla and James."""

READINGS: dict[Reading, str] = {
    "derived": N_("What drives satisfaction"),
    "panel": N_("What the panel weighs"),
    "customers": N_("What customers say"),
}

METHODS = {"shapley": N_("Shapley value (LMG)"), "johnson": N_("Johnson's relative weights")}

SURE = 0.95
"""A driver that comes first in so many resamples is first."""


@dataclass(frozen=True, eq=False)
class ImportanceRead:
    """What matters with the names of everything, for its sentences.

    Parameters
    ----------
    found
        What matters.
    names
        Names of indicators and clusters.
    outcome
        Name of the question whose drivers are derived.
    target
        The score that satisfaction is held against.
    """

    found: Importance
    names: Mapping[str, str]
    outcome: str
    target: float

    def name(self, item: str) -> str:
        """An indicator in quotation marks of the language."""
        return self.names.get(item, item)

    @property
    def derived(self) -> Drivers:
        """What drives the outcome; only where one was asked."""
        if self.found.derived is None:
            raise LookupError("no outcome")
        return self.found.derived


def outcome_name(study: Study, outcome: str, t: Translator) -> str:
    """What the question is called whose drivers are derived."""
    asked = study.questionnaire.asking("construct") if study.questionnaire is not None else ()
    label = next((item.label.in_language(t.language) for item in asked if item.key == outcome), "")
    return label or (t(OUTCOMES[outcome]) if outcome in OUTCOMES else outcome)


OUTCOMES = {
    "overall": N_("overall satisfaction"),
    "against-expectations": N_("satisfaction against expectations"),
    "against-ideal": N_("satisfaction against the ideal"),
    "recommend": N_("readiness to recommend"),
    "stay": N_("readiness to stay"),
}
"""Names of the usual questions, where the questionnaire does not name them."""


def answer(read: ImportanceRead, t: Translator) -> str:
    """What to fix first, as far as it can be told."""
    if read.found.derived is None:
        asked = read.found.outcome
        return t("What drives satisfaction cannot be told") if asked else t("What drives satisfaction was not asked")
    first = first_to_fix(read)
    if first is None:
        top = read.derived.items[int(read.derived.shares.argmax())]
        return t("Nothing that matters much is judged weak; “{name}” matters most", name=read.name(top))
    below = read.found.performance[first].value < read.target
    rank = 0 if not _is_sure(read, first) else 1 if _rank(read, first) == 1 else 2
    return t(_ANSWERS[rank, below], name=read.name(first))


_ANSWERS = {
    (1, True): N_("Fix “{name}” first: it matters most and is judged below target"),
    (1, False): N_("Fix “{name}” first: it matters most and is judged weaker than most"),
    (2, True): N_("Fix “{name}” first: it matters more than most and is judged below target"),
    (2, False): N_("Fix “{name}” first: it matters more than most and is judged weaker than most"),
    (0, True): N_("“{name}” is the first to fix, as far as can be told: it matters and is judged below target"),
    (0, False): N_("“{name}” is the first to fix, as far as can be told: it matters and is judged weaker than most"),
}
"""By what is sure (0: nothing, 1: it matters most, 2: more than most) and whether it is judged below the target."""


def first_to_fix(read: ImportanceRead) -> str | None:
    """The most important of what matters and is weak; None where there is nothing."""
    candidates = read.found.map("derived").among("concentrate")
    return candidates[0] if candidates else None


def _is_sure(read: ImportanceRead, item: str) -> bool:
    found = read.found.map("derived")
    if read.derived.intervals is None or not found.is_settled(item):
        return False
    return _rank(read, item) != 1 or float(read.derived.intervals.first[read.derived.items.index(item)]) >= SURE


def _rank(read: ImportanceRead, item: str) -> int:
    shares = read.derived.shares
    return 1 + int((shares > shares[read.derived.items.index(item)]).sum())


def lead(read: ImportanceRead, t: Translator) -> str:
    """The numbers behind the answer: how much is explained, how much of that the first to fix, how it is judged."""
    if read.found.derived is None and read.found.why_not is not None and read.found.outcome:
        why = finding_sentence(read.found.why_not, t.language, {read.found.outcome: Label(read.outcome, read.outcome)})
        return _joined([why.what, t("The map shows what is stated.")], t)
    if read.found.derived is None:
        return t("Ask one question about satisfaction as a whole, and importance follows from how answers go together. "
                 "Until then the map shows what is stated.")  # fmt: skip
    found = read.derived
    told = [explained(read, t)]
    item = first_to_fix(read) or found.items[int(found.shares.argmax())]
    k, judged = found.items.index(item), read.found.performance[item]
    facts = {
        "name": read.name(item), "part": share_between(found, k, t), "score": score(judged.value),
        "target": score(read.target), "panel": share(read.found.panel.values[read.found.panel.items.index(item)], 1),
    }  # fmt: skip
    told.append(
        t("“{name}” accounts for {part} of that; it is judged {score} (target {target}), and the panel gives it "
          "{panel} of the weight.", **facts)
        if read.found.judged
        else t("“{name}” accounts for {part} of that; it is judged {score} (target {target}).", **facts)
    )  # fmt: skip
    return _joined(told, t)


def explained(read: ImportanceRead, t: Translator) -> str:
    """How much of the outcome all drivers explain."""
    found, ends = read.derived, read.derived.intervals
    between = "" if ends is None else _range(*ends.adjusted)
    return t("{drivers} indicators explain {part}[ (95% interval {between})] of “{outcome}” among {count} customers "
             "(R² adjusted for so many indicators).", drivers=len(found.items), part=share(found.adjusted),
             between=between, outcome=read.outcome, count=count(found.answers))  # fmt: skip


def share_between(found: Drivers, k: int, t: Translator) -> str:
    """Share of one driver with its interval."""
    if found.intervals is None:
        return share(found.shares[k])
    low, high = found.intervals.low[k], found.intervals.high[k]
    return t("{share} ({between})", share=share(found.shares[k]), between=_range(low, high))


def _range(low: float, high: float) -> str:
    return f"{share(low).removesuffix('%')}–{share(high)}"


def first_chance(found: Drivers, names: Mapping[str, str], t: Translator) -> str:
    """How sure it is what matters most."""
    if found.intervals is None:
        return ""
    top = int(found.intervals.first.argmax())
    return t("“{name}” comes first in {chance} of {count} resamples of the respondents.",
             name=names[found.items[top]], chance=probability(float(found.intervals.first[top])),
             count=count(found.intervals.count))  # fmt: skip


# ---------------------------------------------------------------------- map, stated against derived


def map_reading(found: ImportancePerformance, names: Mapping[str, str], t: Translator) -> str:
    """What stands in the corner where to concentrate, and how many places are undecided."""
    settled = [name for name in found.among("concentrate") if found.is_settled(name)]
    undecided = int((~found.settled).sum())
    told = [
        t("Important and weak for sure: {names}.", names=_listed([names[name] for name in settled], t))
        if settled
        else t("Nothing is for sure both important and weak.")
    ]
    if undecided:
        told.append(t.n("{count} is undecided: an interval crosses a line, or there is none.",
                        "{count} are undecided: an interval crosses a line, or there is none.",
                        undecided))  # fmt: skip
    return _joined(told, t)


def disagreements(gaps: Sequence[ImportanceGap], reading: Reading) -> tuple[ImportanceGap, ...]:
    """The gaps that are told from chance and worth telling, the largest first.

    The panel's: those that reach half of an equal share. Customers': those that reach a quarter of the ranks.
    """
    if reading == "panel":
        told = [gap for gap in gaps if gap.verdict != "agree" and abs(gap.difference) >= 0.5 / len(gaps)]
        return tuple(sorted(told, key=lambda gap: -abs(gap.difference)))
    told = [gap for gap in gaps if gap.verdict != "agree" and abs(gap.rank_gap) >= len(gaps) / 4]
    return tuple(sorted(told, key=lambda gap: -abs(gap.rank_gap)))


def gap_sentence(gap: ImportanceGap, reading: Reading, names: Mapping[str, str], t: Translator) -> str:
    """One disagreement in words, with its interval."""
    hidden = gap.verdict == "hidden driver"
    if reading == "panel":
        ends = sorted((abs(gap.low), abs(gap.high)))
        facts = {"name": names[gap.item], "stated": share(gap.stated, 1), "derived": share(gap.derived, 1),
                 "low": share(ends[0], 1), "high": share(ends[1], 1)}  # fmt: skip
        return (
            t("“{name}” drives {derived}; the panel gives it {stated}: {low} to {high} too little.", **facts)
            if hidden
            else t("“{name}” drives {derived}; the panel gives it {stated}: {low} to {high} too much.", **facts)
        )
    ranks = sorted((abs(gap.rank_low), abs(gap.rank_high)))
    facts = {"name": names[gap.item], "said": count(gap.stated_rank), "acts": count(gap.derived_rank),
             "low": count(ranks[0]), "high": count(ranks[1])}  # fmt: skip
    return (
        t("“{name}” takes place {said} in what customers say and {acts} in what drives them: {low} to {high} "
          "places too low.", **facts)
        if hidden
        else t("“{name}” takes place {said} in what customers say and {acts} in what drives them: {low} to {high} "
               "places too high.", **facts)
    )  # fmt: skip


def gaps_title(gaps: Sequence[ImportanceGap], reading: Reading, t: Translator) -> str:
    """How many disagreements there are, or that there are none."""
    found = disagreements(gaps, reading)
    if not found:
        return (
            t("Customers say what drives them, as far as can be told")
            if reading == "customers"
            else t("The panel weighs what drives customers, as far as can be told")
        )
    hidden = sum(gap.verdict == "hidden driver" for gap in found)
    facts = {"hidden": hidden, "said": len(found) - hidden}
    if reading == "customers":
        return t("Customers rank {hidden} drivers too low and {said} things too high", **facts)
    return t("The panel underrates {hidden} drivers and overrates {said} things", **facts)


# ---------------------------------------------------------------------- the funnel


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
        told.append(t("Critical: {names}.", names=_listed(critical[:MOST], t)))
    if perhaps:
        told.append(t("Perhaps: {names}.", names=_listed(perhaps[:MOST], t)))
    return _joined(told, t) or t("Nothing that matters to them is below the target.")


MOST = 4
"""So many names stand in one sentence."""


def group_number(group: FunnelGroup) -> str:
    """How many customers a group has, or how many answered where customers are not counted."""
    if group.customers is None:
        return count(group.respondents)
    return count(group.customers) if group.counted else f"≈ {count(_about(group.customers))}"


def group_size(group: FunnelGroup, t: Translator) -> str:
    """Customers and respondents of a group."""
    facts = {"customers": count(group.customers), "respondents": count(group.respondents)}
    if group.customers is None:
        return t("{respondents} answered; customers are not counted", **facts)
    if group.counted:
        return t("{customers} customers, {respondents} answered", **facts)
    return t("about {customers} customers (from the answers), {respondents} answered",
             **(facts | {"customers": count(_about(group.customers))}))  # fmt: skip


def _about(number: int) -> int:
    """A number that was estimated, to two digits."""
    digits = max(len(str(number)) - 2, 0)
    return round(number, -digits)


def funnel_title(groups: Sequence[FunnelGroup], names: Mapping[str, str], t: Translator) -> str:
    """Whether the most valuable customers need something else than all of them."""
    told = [group for group in groups if group.critical]
    if not told:
        return t("Nothing that matters is below the target")
    first, last = told[0].critical[0], told[-1].critical[0]
    if len(told) == 1:
        return t("“{name}” is the most critical", name=names[first.item])
    if first.item == last.item:
        return t("“{name}” is the most critical, for all and for the most valuable", name=names[first.item])
    facts = {"first": names[first.item], "last": names[last.item]}
    rival = next((each for each in told[-1].attributes if each.item == first.item), None)
    if rival is None or _apart(last, rival):
        return t("“{first}” is the most critical for all, “{last}” for the most valuable", **facts)
    return t("“{first}” is the most critical for all; for the most valuable perhaps “{last}”", **facts)


def _apart(one: Attribute, other: Attribute) -> bool:
    """Whether the intervals of two shares leave room between them."""
    if one.share_low is None or other.share_high is None:
        return False
    return one.share_low > other.share_high


# ---------------------------------------------------------------------- the questionnaire


def quality_title(found: QuestionnaireQuality, t: Translator) -> str:
    """Whether the questions hang together."""
    weak = [each for each in found.groups if each.value is not None and each.value < ACCEPTABLE_ALPHA]
    value = score(found.overall.value, 2)
    if found.overall.value is None:
        return t("The questions do not hang together")
    if found.overall.low is None:
        return t("{count:answer is|answers are} too few to say whether the questions hang together",
                 count=found.overall.answers)  # fmt: skip
    if found.overall.value < ACCEPTABLE_ALPHA:
        return t("The questions hang together loosely: alpha {value}", value=value)
    if found.overall.low < ACCEPTABLE_ALPHA:
        return t("The questions seem to hang together (alpha {value}), perhaps less than they should (down to {low})",
                 value=value, low=score(found.overall.low, 2))  # fmt: skip
    if not weak:
        return t("The questions measure one thing well: alpha {value}", value=value)
    return t.n("Together the questions are reliable (alpha {value}); {count} cluster alone is not",
               "Together the questions are reliable (alpha {value}); {count} clusters alone are not",
               len(weak), value=value)  # fmt: skip


def alpha_words(found: Alpha, t: Translator) -> str:
    """Alpha with its interval."""
    if found.value is None:
        return t("undefined")
    if found.low is None or found.high is None:
        return score(found.value, 2)
    return f"{score(found.value, 2)} ({score(found.low, 2)}–{score(found.high, 2)})"


def factorability(found: QuestionnaireQuality, t: Translator) -> tuple[str, ...]:
    """KMO and Bartlett's test, a sentence each; only what is known."""
    factors, told = found.factorability, []
    if factors.kmo is not None:
        told.append(
            t("KMO {value}: {word}. From .60 on, the questions share enough.",
              value=score(factors.kmo, 2), word=kmo_word(factors.kmo, t))
        )  # fmt: skip
    if factors.chi_square is not None:
        facts = {"value": count(factors.chi_square), "freedom": factors.freedom, "p": p_value(factors.p_value)}
        said = N_("Bartlett: χ² {value} ({freedom} degrees of freedom), p {p}: the questions correlate.")
        if (factors.p_value or 0.0) >= 0.05:
            said = N_("Bartlett: χ² {value} ({freedom} degrees of freedom), p {p}: nothing shows that they do.")
        told.append(t(said, **facts))
    return tuple(told)


def kmo_word(value: float | None, t: Translator) -> str:
    """Kaiser's word for a measure of sampling adequacy."""
    if value is None:
        return t("undefined")
    words = (
        (0.9, N_("marvellous")), (0.8, N_("meritorious")), (0.7, N_("middling")), (0.6, N_("mediocre")),
        (0.5, N_("miserable")),
    )  # fmt: skip
    return t(next((word for limit, word in words if value >= limit), N_("unacceptable")))


def _listed(names: Sequence[str], t: Translator) -> str:
    quoted = [f"“{name}”" for name in names]
    return ("、" if t.language == "zh" else ", ").join(quoted)


def _joined(sentences: Sequence[str], t: Translator) -> str:
    return ("" if t.language == "zh" else " ").join(each for each in sentences if each)
