"""What the satisfaction index says: between which grades, what holds it down, how sure it is, what methods change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from i18n.numbers import score, share
from i18n.translate import N_, Translator
from mcdm.fuzzy import Verdict
from reports.charts.scales import IndexDisplay
from reports.sentences.coverage import Coverage, parts
from reports.sentences.weights import together

OPERATORS = {
    "weighted-average": ("M(·,+)", N_("Weighted average"), N_("Every answer counts by its weight. The usual choice.")),
    "min-max": ("M(∧,∨)", N_("Main factor decides"), N_("Only the heaviest or clearest factor speaks for each grade.")),
    "product-max": ("M(·,∨)", N_("Main factor stands out"), N_("As the main factor decides, but tempered by weights.")),
    "min-bounded-sum": (
        "M(∧,+)",
        N_("Uneven average"),
        N_("Adds what each factor can carry at most; with many factors every grade fills up."),
    ),
}
"""Composition operator -> its sign, its name and what it does."""

VERDICTS: dict[Verdict, str] = {
    "very-effective": N_("very effective: the largest grade may speak for the whole"),
    "fairly-effective": N_("fairly effective: the largest grade may be named, with the score beside it"),
    "low": N_("low: the largest grade alone would mislead, so read the score"),
    "invalid": N_("invalid: all grades are alike, so read the score"),
}

NEAR = 0.125
"""An index this near to a grade, as a part of the step to the next one, is said to be "about" that grade."""

HOLDS = 0.1
"""A cluster must make at least this part of all that pulls below the index before it is named."""


@dataclass(frozen=True)
class ClusterRead:
    """Name of a cluster, its share of the weight and its score."""

    name: str
    weight: float
    score: float


@dataclass(frozen=True)
class IndexRead:
    """What the sentences about an index need.

    Parameters
    ----------
    index, low, high
        The score and its interval; None where no survey gives one.
    answers
        Respondents it rests on.
    source
        ``survey``, ``stated``, ``figures`` or ``nothing``, as in ``studies.measure``.
    grades, scores
        Names and scores of the g grades, best first.
    shares
        Memberships of the whole in the grades, summing to one.
    clusters
        How the clusters are judged.
    covered
        How much of the model is measured; None where that is not told.
    """

    index: float
    low: float | None
    high: float | None
    answers: int
    source: str
    grades: Sequence[str]
    scores: Sequence[float]
    shares: Sequence[float]
    clusters: Sequence[ClusterRead] = ()
    covered: Coverage | None = None

    @property
    def half(self) -> float | None:
        """Half the width of the interval: the number after the ±."""
        return None if self.low is None or self.high is None else (self.high - self.low) / 2


def answer(read: IndexRead, t: Translator) -> str:
    """The headline: between which grades customers stand, and what holds the index down."""
    where, names = _where(read, t), held_down_by(read.index, read.clusters, read.half or 0.0)
    if not names:
        return where
    if len(names) == 1:
        return t("{where}, held down by {first}", where=where, first=names[0])
    return t("{where}, held down by {first} and {second}", where=where, first=names[0], second=names[1])


def _where(read: IndexRead, t: Translator) -> str:
    grades = [name.lower() if t.language == "en" else name for name in read.grades]
    nearest = min(range(len(grades)), key=lambda k: abs(read.scores[k] - read.index))
    step = min(abs(a - b) for a, b in zip(read.scores, read.scores[1:], strict=False))
    if abs(read.scores[nearest] - read.index) <= NEAR * step:
        return t("About {grade}", grade=grades[nearest])
    better = max((k for k in range(len(grades)) if read.scores[k] > read.index), default=0)
    return t("Between {worse} and {better}", worse=grades[better + 1], better=grades[better])


def held_down_by(index: float, clusters: Sequence[ClusterRead], error: float = 0.0) -> list[str]:
    """The clusters that cost the index most (weight times distance below it), at most two; none where all are level.

    Those nearer to the index than its sampling `error` are not named: chance may have put them there.
    """
    pulls = {each.name: each.weight * (index - each.score) for each in clusters if index - each.score > error}
    total = sum(each.weight * max(index - each.score, 0.0) for each in clusters)
    ranked = sorted(pulls, key=lambda name: -pulls[name])
    return [name for name in ranked[:2] if total > 5e-4 and pulls[name] >= HOLDS * total]


def lead(read: IndexRead, t: Translator) -> str:
    """How the answers spread, and what they rest on."""
    middle = len(read.grades) // 2
    good, bad = sum(read.shares[:middle]), sum(read.shares[-middle:])
    spread = t(
        "{good} of the weighted answers are {satisfied} or better, {bad} are {dissatisfied} or worse.",
        good=share(good),
        satisfied=_low(read.grades[middle - 1], t),
        bad=share(bad),
        dissatisfied=_low(read.grades[-middle], t),
    )
    return together(t, parts(read.covered, t), spread, rests_on(read, t))


def rests_on(read: IndexRead, t: Translator) -> str:
    """In one sentence: how sure the index is."""
    if read.source == "stated":
        return t("These shares are stated in the study; no survey is loaded, so nobody knows how far off they are.")
    if read.source == "figures":
        return t("No survey is loaded: the index rests on operating figures alone, without an interval.")
    if read.half is None:
        return t("{count:customer|customers} answered; this method gives no interval.", count=read.answers)
    return ""


def against_ahp(read: IndexRead, ahp: float, used: str, display: IndexDisplay, t: Translator) -> str:
    """What the choice of weights changes, measured by the sampling error; empty where the study uses AHP weights."""
    if used == "ahp":
        return ""
    distance = abs(read.index - ahp)
    if round(distance, 4) == 0:
        return t("The AHP weights give the same.")
    if read.half is None:
        return t("With the AHP weights it would be {value}.", value=display.text(ahp))
    if distance < read.half:
        return t("The difference to the AHP weights ({value}) is smaller than the sampling error.",
                 value=display.text(ahp))  # fmt: skip
    return t("With the AHP weights it would be {value}: more than sampling explains.", value=display.text(ahp))


def maximum_membership(
    grade: str, part: float, effectiveness: float, verdict: Verdict, t: Translator
) -> tuple[str, str]:
    """The grade with the largest membership, and how far it may speak for the whole."""
    alpha = "∞" if effectiveness == float("inf") else score(effectiveness, 2)
    told = t("{part} of the whole. Effectiveness {alpha}, {verdict}.", part=share(part), alpha=alpha,
             verdict=t(VERDICTS[verdict]))  # fmt: skip
    return grade, told


def confidence(grade: str, best: bool, level: float, t: Translator) -> str:
    """What the confidence criterion says about its grade."""
    if best:
        return t("At least {level} of the whole is in this grade.", level=share(level))
    return t("At least {level} of the whole is in this grade or a better one.", level=share(level))


def fuzziness(entropy: float, t: Translator) -> str:
    """Entropy of the memberships in words."""
    if entropy < 0.5:
        return t("The answers agree: few grades hold most of them.")
    if entropy < 0.85:
        return t("The answers lean to some grades and leave others.")
    return t("The answers spread over nearly all grades.")


def choices(indices: Mapping[str, float], half: float | None, display: IndexDisplay, t: Translator) -> str:
    """How far the index moves with the choice of a method, against the sampling error."""
    low, high = min(indices.values()), max(indices.values())
    if half is not None and high - low <= half:
        return t("They differ by {size} at most, less than the sampling error.", size=_size(high - low, display))
    return t("They reach from {low} to {high}.", low=display.text(low), high=display.text(high))


def _size(difference: float, display: IndexDisplay) -> str:
    return display.change(abs(difference)).lstrip("+")


def _low(grade: str, t: Translator) -> str:
    return grade.lower() if t.language == "en" else grade
