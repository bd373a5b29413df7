"""What matters, in words: what to fix first, where saying and acting differ, how the questions measure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from i18n.errors import finding_sentence
from i18n.numbers import count, p_value, probability, score, share
from i18n.translate import N_, Translator
from mcdm.labels import Label
from satisfaction.drivers import Drivers
from satisfaction.importance_performance import ImportancePerformance
from satisfaction.questionnaire_quality import ACCEPTABLE_ALPHA, QuestionnaireQuality
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
        level = [top, *tied(read, top, read.derived.items)]
        if len(level) > 1:
            return t("Nothing that matters much is judged weak; {names} matter most, and which of them most cannot be "
                     "told", names=some([read.name(item) for item in level], t))  # fmt: skip
        return t("Nothing that matters much is judged weak; “{name}” matters most", name=read.name(top))
    weak = read.found.map("derived")
    level = [first, *tied(read, first, weak.among("concentrate"))]
    if len(level) > 1:
        text = _TIED[all(weak.is_settled(item) for item in level)]
        return t(text, names=some([read.name(item) for item in level], t))
    below = read.found.performance[first].value < read.target
    rank = 0 if not _is_sure(read, first) else 1 if _rank(read, first) == 1 else 2
    return t(_ANSWERS[rank, below], name=read.name(first))


def tied(read: ImportanceRead, item: str, others: Sequence[str]) -> list[str]:
    """Those of `others` whose share cannot be told from the larger one of `item` (intervals joined by MOVER)."""
    found, ends = read.derived, read.derived.intervals
    if ends is None:
        return []
    k = found.items.index(item)

    def is_tied(other: str) -> bool:
        at = found.items.index(other)
        reach = math.hypot(found.shares[k] - ends.low[k], ends.high[at] - found.shares[at])
        return bool(found.shares[k] - found.shares[at] <= reach)

    return [other for other in others if other != item and is_tied(other)]


_TIED = {
    True: N_("Fix {names} first; which of them comes before the others cannot be told"),
    False: N_("{names} come first, as far as can be told; which of them cannot be told"),
}
"""By whether all of them are for sure important and weak."""

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
        return joined([why.what, t("The map shows what is stated.")], t)
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
    return joined(told, t)


def explained(read: ImportanceRead, t: Translator) -> str:
    """How much of the outcome all drivers explain."""
    found, ends = read.derived, read.derived.intervals
    adjusted = "" if ends is None else between(*ends.adjusted)
    return t("{drivers} indicators explain {part}[ (95% interval {between})] of “{outcome}” among {count} customers "
             "(R² adjusted for so many indicators).", drivers=len(found.items), part=share(found.adjusted),
             between=adjusted, outcome=read.outcome, count=count(found.answers))  # fmt: skip


def share_between(found: Drivers, k: int, t: Translator) -> str:
    """Share of one driver with its interval."""
    if found.intervals is None:
        return share(found.shares[k])
    low, high = found.intervals.low[k], found.intervals.high[k]
    return t("{share} ({between})", share=share(found.shares[k]), between=between(low, high))


def between(low: float, high: float) -> str:
    """Ends of a share: ``22–43%``."""
    return f"{share(low).removesuffix('%')}–{share(high)}"


def first_chance(found: Drivers, names: Mapping[str, str], t: Translator) -> str:
    """How sure it is what matters most."""
    if found.intervals is None:
        return ""
    top = int(found.intervals.first.argmax())
    return t("“{name}” comes first in {chance} of {count} resamples of the respondents.",
             name=names[found.items[top]], chance=probability(float(found.intervals.first[top])),
             count=count(found.intervals.count))  # fmt: skip


def respondents(found: Importance, t: Translator) -> str:
    """How many answered, and how many of these all that is needed to tell what drives satisfaction."""
    if found.derived is None or found.derived.answers == found.respondents:
        return t("{count} answers", count=count(found.respondents))
    return t("{used} of {count} answered all that is needed", used=count(found.derived.answers),
             count=count(found.respondents))  # fmt: skip


# ---------------------------------------------------------------------- map, stated against derived


def map_reading(found: ImportancePerformance, names: Mapping[str, str], t: Translator) -> str:
    """What stands in the corner where to concentrate, and how many places are undecided."""
    settled = [name for name in found.among("concentrate") if found.is_settled(name)]
    undecided = int((~found.settled).sum())
    told = [
        t("Important and weak for sure: {names}.", names=listed([names[name] for name in settled], t))
        if settled
        else t("Nothing is for sure both important and weak.")
    ]
    if undecided:
        told.append(t.n("{count} is undecided: an interval crosses a line, or there is none.",
                        "{count} are undecided: an interval crosses a line, or there is none.",
                        undecided))  # fmt: skip
    return joined(told, t)


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


def listed(names: Sequence[str], t: Translator) -> str:
    """Names in quotation marks, with the comma of the language."""
    quoted = [f"“{name}”" for name in names]
    return ("、" if t.language == "zh" else ", ").join(quoted)


def some(names: Sequence[str], t: Translator, most: int = 3) -> str:
    """The first few names and how many more there are."""
    if len(names) > most:
        return t("{names}, and {count} more", names=listed(names[:most], t), count=len(names) - most)
    if len(names) < 2:
        return listed(names, t)
    return t("{first} and {last}", first=listed(names[:-1], t), last=listed(names[-1:], t))


def joined(sentences: Sequence[str], t: Translator) -> str:
    """Sentences, those that are there."""
    return ("" if t.language == "zh" else " ").join(each for each in sentences if each)
