"""Words for looking back: did it turn out as expected, how sure is that, what was learnt, what is to change."""

from __future__ import annotations

import math
from collections.abc import Mapping

from i18n.numbers import money, score, share
from i18n.translate import N_, Translator, translator
from mcdm.labels import Label
from reports.charts.scales import IndexDisplay
from reports.sentences.scenarios import called, listed, span, told
from scenarios.backtest import Backtest
from studies.learning import ENOUGH, FEWEST, Learnt
from studies.looking_back import NORMAL_95, LookBack, Review, Verdict
from studies.record import DecisionRecord
from studies.study import Study

VERDICTS: dict[Verdict, str] = {
    "as-expected": N_("as expected"),
    "above": N_("better than expected"),
    "below": N_("worse than expected"),
    "mixed": N_("{inside} of {count} in the range"),
    "low": N_("in the range, below expectation"),
    "high": N_("in the range, above expectation"),
    "open": N_("not observed yet"),
}

OF_ONE: dict[Verdict, str] = {
    "as-expected": N_("one observation inside the band"),
    "above": N_("one observation above the band"),
    "below": N_("one observation below the band"),
}
"""A single observation says how one quarter was, not how the plan turned out."""

FEW = ENOUGH
"""With fewer observations shares of them say little, and the sentence says so."""


def answer(found: LookBack, names: dict[str, str], t: Translator) -> str:
    """The headline, which answers whether it turned out as expected."""
    if not found.reviews:
        return t("No decision is on record yet")
    judged = [review for review in found.reviews if review.checks]
    if not judged:
        return t.n("{count} decision is on record, and nothing was observed since",
                   "{count} decisions are on record, and nothing was observed since", len(found.reviews))  # fmt: skip
    last = judged[-1]
    name = called(names.get(last.decision.id, last.decision.id), t)
    said = _of_one(last, name, t) if len(last.checks) == 1 else _of_several(found, last, name, t)
    rests = _rests_on(last, t)
    return t("{answer}; {rests}", answer=said, rests=rests) if rests else said


def _of_one(review: Review, name: str, t: Translator) -> str:
    """One observation says how that quarter was, not how the plan turned out."""
    (check,) = review.checks
    quarter = check.observed.quarter
    if check.verdict == "above":
        return t("{name} was above the expected range in quarter {quarter}", name=name, quarter=quarter)
    if check.verdict == "below":
        return t("{name} was below the expected range in quarter {quarter}", name=name, quarter=quarter)
    if check.told_from_start:
        return t("{name} was within the expected range in quarter {quarter}", name=name, quarter=quarter)
    return t("{name} is within what was expected, but no change can be told yet", name=name)


def _of_several(found: LookBack, review: Review, name: str, t: Translator) -> str:
    if review.verdict == "above":
        return t("{name} turned out better than expected", name=name)
    if review.verdict == "below":
        return t("{name} turned out worse than expected", name=name)
    if review.verdict == "mixed":
        facts = {"name": name, "inside": review.inside, "count": len(review.checks)}
        return t("{name} cannot be judged yet: {inside} of {count} observations lie in the expected range", **facts)
    return _within(found, review, name, t)


def _rests_on(review: Review, t: Translator) -> str:
    """What little the answer rests on: one observation, or some without an error; nothing to say of more."""
    every = len(review.checks)
    bare = sum(check.observed.standard_error == 0 for check in review.checks)
    if every == 1:
        return t("one observation, no error given") if bare else t("one observation")
    if bare == every:
        return t("{count} observations, no error given", count=every)
    return t("{count} observations, {bare} of them without an error", count=every, bare=bare) if bare else ""


def _within(found: LookBack, review: Review, name: str, t: Translator) -> str:
    """As expected; below or above expectation, where the factor on the effects can be told from one."""
    verdict = found.verdict(review)
    if verdict == "low":
        return t("{name} stayed in the expected range, but below expectation", name=name)
    if verdict == "high":
        return t("{name} stayed in the expected range, above expectation", name=name)
    if review.latest is not None and not review.latest.told_from_start:
        return t("{name} is within what was expected, but no change can be told yet", name=name)
    return t("{name} turned out as expected", name=name)


def evidence(found: LookBack, *, display: IndexDisplay, t: Translator) -> str:
    """How sure the answer is: the latest observation, the band, and how the expectations did over all."""
    judged = [review for review in found.reviews if review.checks]
    if not judged:
        return t(
            "Expected and observed will stand side by side here once an index is entered or a later wave is taken."
        )
    if len(judged) > 1 and found.test is not None:
        return told([_latest(judged[-1], display, t), tested(found.test, display, t)], t)
    few = len(judged[-1].checks) < FEW
    return told([_latest(judged[-1], display, t), t("That is little to judge by.") if few else ""], t)


def _latest(review: Review, display: IndexDisplay, t: Translator) -> str:
    check = review.latest
    assert check is not None
    error = check.observed.standard_error
    facts = {
        "quarter": check.observed.quarter,
        "score": f"**{display.text(check.observed.score)}**",
        "expected": display.text(check.expected),
        "low": display.text(check.low),
        "high": display.text(check.high),
        "error": display.change(NORMAL_95 * error).lstrip("+") if error else "",
    }
    said = t("In quarter {quarter} the index was {score}[ (95% ± {error})]; {expected} was expected, nine of ten"
             " between {low} and {high}.", **facts)  # fmt: skip
    if check.told_from_start:
        return said
    return told([said, t("The survey cannot tell it from no change at all.")], t)


def on_record(
    record: DecisionRecord | None,
    names: Mapping[str, str],
    *,
    display: IndexDisplay,
    t: Translator,
    changed: bool = False,
) -> str:
    """Who chose what, when, on which version, expecting what; empty where nothing is on record.

    Parameters
    ----------
    names
        Id of a scenario -> its name inside a sentence; a plan that is gone is called as it was when it was chosen.
    changed
        Whether the plan of that name is another one today.
    """
    if record is None:
        return ""
    path = record.expected
    facts = {
        "who": record.who,
        "day": record.day,
        "name": names.get(record.scenario.id) or called(record.scenario.label.in_language(t.language), t),
        "version": str(record.number) if record.number else record.version,
        "time": span(path.quarters, t),
        "cost": money(record.cost, t.language) if record.cost else "",
        "end": display.text(path.index[-1]),
        "expected": display.text(path.mean[-1]) if path.mean else "",
        "range": display.between(path.low[-1], path.high[-1], 0.9, t.language),
    }
    said = t("On record: {day}, {who} chose {name} on version {version}[, for {cost}]. After {time}: {end} without "
             "surprises[, {expected} expected], {range}.", **facts)  # fmt: skip
    return told([said, t("The plan was changed since.") if changed else ""], t)


def tested(test: Backtest, display: IndexDisplay, t: Translator) -> str:
    """The back-test in words: error, bias, band, skill, and what of the error is sampling."""
    facts = {"mae": display.change(test.mae).lstrip("+"), "count": test.count}
    said = [
        t.n("On the one observation the expectation missed by {mae}.",
            "Over {count} observations expectations missed by {mae} on average.", test.count, mae=facts["mae"])
    ]  # fmt: skip
    if test.count > 1 and abs(test.bias) > 0.5 * test.mae:
        bias = display.change(abs(test.bias)).lstrip("+")
        said.append(t("They were too high, by {bias} on average.", bias=bias) if test.bias > 0 else
                    t("They were too low, by {bias} on average.", bias=bias))  # fmt: skip
    if test.covered_with_error is not None and test.count > 1:
        facts = {"inside": test.covered_with_error, "count": test.count}
        said.append(t("{inside} of {count} lie in their band once the survey's own error is allowed for.", **facts))
    if test.skill is not None and test.count > 1:
        said.append(t("Against expecting no change, {skill} of the squared error is gone.", skill=share(test.skill))
                    if test.skill > 0 else t("Expecting no change would have done no worse."))  # fmt: skip
    if test.sampling > 0:
        said.append(t("Sampling explains {part} of the error.", part=share(test.sampling_share)))
    if test.count < FEW:
        said.append(t("That is little to judge by."))
    return told(said, t)


def verdict(found: LookBack, review: Review, t: Translator) -> str:
    """How a decision turned out, in a few words; of one observation, where that lies and no more."""
    if review.is_judged or review.latest is None:
        return t(VERDICTS[found.verdict(review)], inside=review.inside, count=len(review.checks))
    return t(OF_ONE[review.verdict])


def half(error: float) -> str:
    """Half of the 95 % interval of a factor; empty where its error is not known."""
    return score(NORMAL_95 * error, 2) if math.isfinite(error) else ""


def learnt(found: Learnt, groups: dict[str, str], t: Translator) -> str:
    """What was learnt of the effects, and of which groups."""
    value, error = float(found.whole.values[0]), float(found.whole.errors[0])
    facts = {"value": score(value, 2), "error": half(error)}
    if not found.whole.identified[0]:
        first = t(
            "The observations say too little yet to change the effects: the factor is {value}[ (95% ± {error})].",
            **facts,
        )
    elif not found.is_told:
        first = _not_told(found, facts, t)
    elif found.observations < FEWEST:
        first = t("One observation puts the factor on the effects at {value}[ (95% ± {error})]; it cannot tell a plan "
                  "from a good or a bad year, so nothing is scaled.", **facts)  # fmt: skip
    elif not found.is_verdict:
        first = t(
            "{count} observations put the factor on the effects at {value} (95% ± {error}). That is little to "
            "judge by, so it is no verdict on them, and nothing is scaled.",
            count=found.observations,
            **facts,
        )
    elif value < 1:
        first = t("Below expectation: the factor on the effects is {value} (95% ± {error}).", **facts)
    else:
        first = t("Above expectation: the factor on the effects is {value} (95% ± {error}).", **facts)
    first = told([first, _weighed(found, t)], t)
    if found.by_group is None or len(found.groups) < 2 or not found.identified:
        return first
    told_apart = [
        t("{group} ({value}, 95% ± {error})", group=called(groups.get(group, group), t),
          value=score(float(found.by_group.values[k]), 2), error=half(float(found.by_group.errors[k])))
        for k, group in enumerate(found.groups) if group in found.identified
    ]  # fmt: skip
    return told([first, t("Told apart: {groups}.", groups=listed(told_apart, t))], t)


def _weighed(found: Learnt, t: Translator) -> str:
    """The bare factor beside the one that is weighed with what the levers state, and how sure those are."""
    if found.bare is None:
        return ""
    value, error = found.bare
    return t("By the observations alone it would be {bare} (95% ± {error}); it is weighed with how sure the "
             "levers' own bands are, 1 (95% ± {prior}).", bare=score(value, 2), error=half(error),
             prior=half(found.prior))  # fmt: skip


def _not_told(found: Learnt, facts: dict[str, str], t: Translator) -> str:
    """No agreement is claimed: a factor with a wide error cannot be told from one either."""
    if found.proposal:  # by groups, each of which can be told
        return t(
            "The factor on the effects as a whole is {value} (95% ± {error}): it cannot yet be told from 1.", **facts
        )
    return t(
        "The factor on the effects is {value} (95% ± {error}): it cannot be told from 1, which is no verdict on them, "
        "and nothing is scaled.",
        **facts,
    )


def untested(study: Study, found: Learnt, plans: Mapping[str, str], levers: Mapping[str, str], t: Translator) -> str:
    """Which plans rest on levers that were never observed at work; empty where none does."""
    tested = {lever for members in found.levers for lever in members}
    assumed = {lever.id for lever in study.levers if lever.assumed and lever.id not in tested}
    resting = {
        scenario.id: [each.lever for each in scenario.plan if each.lever in assumed and each.peak > 0]
        for scenario in study.scenarios
    }
    names = [
        t("{plan} ({levers})", plan=called(plans[name], t), levers=listed([levers[each] for each in used], t))
        for name, used in resting.items() if used
    ]  # fmt: skip
    if not names:
        return ""
    return t("These plans rest on levers that nobody has tested: {plans}. Where only the tested ones are scaled, they "
             "look better for never having been tried.", plans=t("; ").join(names))  # fmt: skip


def source_of(found: Learnt, day: str) -> Label:
    """What the source of a lever says once its effects were scaled; in both languages, because a source is kept."""
    text = N_("Effects scaled by what {count} observations taught (factor {value}, 95% ± {error}), {day}.")
    facts = {
        "count": found.observations,
        "value": score(float(found.whole.values[0]), 2),
        "error": half(float(found.whole.errors[0])),
        "day": day,
    }
    return Label(translator("en").t(text, **facts), translator("zh").t(text, **facts))
