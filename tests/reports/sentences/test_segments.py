"""Sentences about segments: who is least satisfied, from whom it cannot be told, what has changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from i18n.errors import finding_sentence
from i18n.translate import translator
from reports.charts.scales import IndexDisplay
from reports.sentences import segments as say
from satisfaction.nonresponse import ResponseRate
from satisfaction.precision import Estimate
from satisfaction.thinness import thinness
from satisfaction.trend import change

EN, ZH = translator("en"), translator("zh")
SCORE, PERCENT = IndexDisplay(), IndexDisplay("percent")


def estimate(value: float, error: float | None = 0.005) -> Estimate:
    ends = (None, None) if error is None else (value - 1.96 * error, value + 1.96 * error)
    return Estimate(value, *ends, error, 0.95, 200)


def placed(*values: float, error: float | None = 0.005) -> list[say.Placed]:
    return [say.Placed(name, estimate(value, error)) for name, value in zip("ABCDE", values, strict=False)]


@pytest.mark.parametrize(
    ("segments", "headline"),
    [
        (placed(0.60, 0.68, 0.70), "Least satisfied: A"),
        (placed(0.67, 0.665, 0.70), "B and A are least satisfied"),
        (placed(0.67, 0.668, 0.669, 0.75), "Lowest: B, but 2 others may be as low"),
        (placed(0.67, 0.668, 0.669), "No segment can be told from the others"),
        (placed(0.60, 0.70, error=None), "No segment can be told from the others"),
        (placed(0.60), "Enough answers to be read: only A"),
        ([replace(each, thin=True) for each in placed(0.6, 0.7)], "Too few answers to rank any segment"),
        ([replace(placed(0.3)[0], thin=True), *placed(0.60, 0.70, 0.71)[1:]], "B and C are least satisfied"),
    ],
)
def test_the_headline_never_ranks_what_chance_may_have_ordered(segments: list[say.Placed], headline: str) -> None:
    if headline == "B and C are least satisfied":
        segments = [segments[0], say.Placed("B", estimate(0.70)), say.Placed("C", estimate(0.705)),
                    say.Placed("D", estimate(0.80))]  # fmt: skip
    assert say.answer(segments, EN) == headline
    assert say.answer(segments, ZH)


def test_the_lead_says_how_sure() -> None:
    whole = estimate(0.68)
    told = say.lead(placed(0.60, 0.605, 0.70), whole, SCORE, EN)
    assert told == (
        "A scores .600, .590–.610 (95%), on 200 answers; all customers .680. Chance may explain the distance to B."
    )
    assert "Chance" not in say.lead(placed(0.60, 0.65, 0.70), whole, SCORE, EN)
    assert "60.0" in say.lead(placed(0.60, 0.65), estimate(0.68), PERCENT, EN) or "50.0" in say.lead(
        placed(0.60, 0.65), estimate(0.68), PERCENT, EN
    )
    thin = [replace(each, thin=True) for each in placed(0.6)]
    assert say.lead(thin, whole, SCORE, EN).startswith("A segment needs about thirty answers")


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (0.72, "has risen since Q2: +.040"),
        (0.64, "has fallen since Q2: −.040"),
        (0.684, "has not changed distinguishably"),
    ],
)
def test_a_change_is_told_in_words(after: float, words: str) -> None:
    assert words in say.since(change(estimate(0.68), estimate(after)), "Q2", SCORE, EN)
    assert "Q2" in say.since(change(estimate(0.68), estimate(after)), "Q2", SCORE, ZH)


def test_without_intervals_nobody_can_say() -> None:
    found = change(estimate(0.68, None), estimate(0.70))
    assert say.since(found, "Q2", SCORE, EN, "Restoration time").startswith("Restoration time moved by +.020")


def test_strangers_and_panels() -> None:
    found = change(estimate(0.68), estimate(0.70))
    assert "independent samples" in say.pairing(found, EN)
    assert say.pairing(replace(found, paired=812), EN).startswith("812 respondents answered in both")


def test_how_many_changes_stand() -> None:
    real = replace(change(estimate(0.6), estimate(0.7)), stands=True)
    alone = replace(real, stands=False)
    still = replace(change(estimate(0.6), estimate(0.602)), stands=False)
    assert say.many([real, still, None], EN).startswith("1 of 2 changes stand. Hollow")
    assert say.many([still, still], EN) == "None of 2 changes stands: chance may explain each."
    assert "1 more look real alone" in say.many([real, alone, still], EN)


def test_whom_answers_stand_for() -> None:
    assert say.responded(ResponseRate("", "", 6660, 2378), EN) == "36% of 6,660 asked answered."
    assert "not known" in say.responded(None, EN)
    assert say.worth(2378, 2001.4, EN).endswith("worth 2,001 equal ones.")
    assert "already" in say.needed(0, 0.0, ".01", EN)
    assert "about 1,200 invitations" in say.needed(480, 1200.0, ".01", EN)
    two = [("customers", estimate(0.68)), ("revenue", None), ("tiers", estimate(0.70))]
    assert say.published(two, SCORE, EN) == (
        "They reach from .680 to .700: say which one you publish. "
        "Not known: revenue. Enter revenue or tiers under Customers."
    )
    assert say.published([], SCORE, EN) == ""


def test_one_is_not_many() -> None:
    assert say.pairing(change(estimate(0.6), estimate(0.7), paired=1), EN).startswith("1 respondent answered")
    assert "needs 1 more answer for" in say.needed(1, 3, ".010", EN)
    assert finding_sentence(thinness("D1", 1)[0], "en").what == "Only 1 respondent in D1: too few to say anything sure."
