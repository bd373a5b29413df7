"""What the weights say: what moves, who leads, how sure the panel is, and what a correction by hand changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from i18n.numbers import score
from i18n.translate import N_, Translator
from mcdm.judgments import FloatArray
from mcdm.panel.consensus import agreement
from reports.charts.scales import IndexDisplay
from reports.sentences.panel import PanelState
from scenarios.compare import Comparison

NETWORK_WEIGHTS = {"ahp": N_("AHP"), "damped": N_("damped"), "limit": N_("limit")}
"""The three weights that always stand side by side."""

RANDOM_INDICES = {
    "saaty-1980": "Saaty 1980",
    "saaty-2005": "Saaty 2005",
    "donegan-dodd-1991": "Donegan–Dodd 1991",
    "alonso-lamata-2006": "Alonso–Lamata 2006",
}

AGREEMENT = {
    "very-low": N_("very low"),
    "low": N_("low"),
    "moderate": N_("moderate"),
    "high": N_("high"),
    "very-high": N_("very high"),
}

WEIGHTING = {
    "incomplete-least-squares": (
        N_("Log least squares"),
        N_("Fits the logarithms of the answered pairs. Works with open pairs; equals the geometric mean without any."),
    ),
    "eigenvector": (
        N_("Eigenvector"),
        N_("Saaty's original. Open pairs are filled so that the judgments contradict each other least."),
    ),
    "geometric-mean": (
        N_("Geometric mean"),
        N_("Geometric means of the rows. Open pairs are filled so that the judgments contradict each other least."),
    ),
    "harker": (
        N_("Harker's eigenvector"),
        N_("An open pair counts as the ratio of the weights themselves."),
    ),
    "incomplete-lambda-max": (
        N_("Eigenvector of the optimal completion"),
        N_("Open pairs are filled so that λmax is smallest, then the eigenvector is taken."),
    ),
    "fuzzy-geometric-mean": (
        N_("Fuzzy geometric mean (Buckley)"),
        N_(
            "Every judgment is a range of one step to either side. Geometric means of the rows, for the lowest, likely "
            "and highest values; then the centre."
        ),
    ),
    "extent-analysis": (
        N_("Extent analysis (Chang)"),
        N_("For comparison with published studies: it may leave elements without any weight, and then says so."),
    ),
    "best-worst-linear": (
        N_("Best-worst, linear"),
        N_("The largest deviation in weight from any answer is as small as it can be; one solution."),
    ),
    "best-worst-nonlinear": (
        N_("Best-worst, nonlinear"),
        N_("The largest deviation in ratio from any answer is as small as it can be; the centre of all solutions."),
    ),
    "entropy": (
        N_("Entropy weights"),
        N_("From measured values: a criterion weighs more, the more unevenly its values are spread."),
    ),
    "critic": (
        N_("CRITIC method"),
        N_("From measured values: a criterion weighs more, the more it varies and the less others say the same."),
    ),
    "direct": (N_("Points shared out"), N_("Points scaled to one.")),
    "rank-order-centroid": (
        N_("Rank-order centroid"),
        N_("Only the order counts: the mean of all weights that agree with it."),
    ),
}
"""Method of the catalogue -> its name and what it does."""

JUDGMENT_SCALES = {
    "linear": (N_("Linear (1 to 9)"), N_("As answered: 2, 3, 4 ... times as important.")),
    "power": (N_("Power"), N_("Strong words count far more: 9 becomes 81.")),
    "root": (N_("Root"), N_("Strong words count less: 9 becomes 3.")),
    "geometric": (N_("Geometric"), N_("Every step doubles the ratio: 9 becomes 256.")),
    "logarithmic": (N_("Logarithmic"), N_("Each further step adds less: 9 becomes 3.3.")),
    "inverse-linear": (
        N_("Inverse linear"),
        N_("Small steps differ little, the last ones much: 5 becomes 1.8, 9 stays 9."),
    ),
    "balanced": (
        N_("Balanced"),
        N_("Every step moves the weight within a pair by the same amount: 5 becomes 2.3, 9 stays 9."),
    ),
    "generalised-balanced": (
        N_("Generalised balanced"),
        N_("As balanced, but for the number of elements that are compared."),
    ),
    "asymptotical": (
        N_("Asymptotical"),
        N_("Ratios grow without limit just beyond 9: 5 becomes 1.7, 9 becomes 14."),
    ),
}
"""Judgment scale -> its name and what it does to the answers."""

AGGREGATION = {
    "judgments": (N_("Join judgments"), N_("One matrix for the panel: weighted geometric means of the judgments.")),
    "priorities": (N_("Join weights"), N_("Each expert's own weights first, then their weighted geometric mean.")),
}

_MOVED = 0.02
"""Weight that changes its place must be at least this much in all before it is called a move."""

_SAME = 5e-4
"""Differences below this read the same in three digits."""


@dataclass(frozen=True, eq=False)
class WeightsRead:
    """What a headline about weights needs.

    Parameters
    ----------
    names
        Of the n elements, in the language of the reader.
    ahp, used
        Weights by the goal's judgments alone, and those the study uses: shape (n,).
    method
        Which weights the study uses: ``ahp``, ``damped`` or ``limit``.
    network
        Whether any element influences another.
    judged
        Whether anybody judged anything.
    """

    names: Sequence[str]
    ahp: FloatArray
    used: FloatArray
    method: str
    network: bool
    judged: bool

    @property
    def moved(self) -> float:
        """How much weight stands elsewhere than the goal's judgments alone would put it, 0 to 1."""
        return float(abs(self.used - self.ahp).sum() / 2)

    @property
    def rising(self) -> int:
        """The element that gains most."""
        return int((self.used - self.ahp).argmax())

    @property
    def falling(self) -> int:
        """The element that loses most."""
        return int((self.used - self.ahp).argmin())

    @property
    def heaviest(self) -> list[int]:
        """The two heaviest elements in use, or the one there is."""
        return [int(k) for k in (-self.used).argsort(kind="stable")[:2]]


def answer(read: WeightsRead, t: Translator) -> str:
    """The headline: what weighs most, or what the influences move."""
    if not read.judged:
        return t("Nobody has judged yet: siblings weigh the same")
    if read.network and read.method != "ahp":
        if read.moved < _MOVED:
            return t("Influence leaves the weights almost as judged")
        return t(
            "Influence moves weight from {down} to {up}", down=read.names[read.falling], up=read.names[read.rising]
        )
    first, *second = read.heaviest
    if second and read.used[first] - read.used[second[0]] < _SAME:
        return t("{first} and {second} weigh most", first=read.names[first], second=read.names[second[0]])
    return t("{name} weighs most", name=read.names[first])


def lead(read: WeightsRead, t: Translator) -> str:
    """The numbers behind the headline."""
    if not read.judged:
        return t("Every weight below is a placeholder until the experts answer.")
    first = read.heaviest[0]
    if not read.network:
        return t(
            "{name} holds {weight} of the whole. Nothing influences anything here, so the weights follow the judgments "
            "down the levels.",
            name=read.names[first],
            weight=score(read.used[first]),
        )
    top = int(read.ahp.argmax())
    alone = t("From the goal alone, {name} leads with {weight}.", name=read.names[top], weight=score(read.ahp[top]))
    if read.method == "ahp":
        return t("{alone} This study leaves the influences aside.", alone=alone)
    up = read.rising
    then = t(
        "Once elements may influence each other, {name} goes from {before} to {after} in the weights used here "
        "({method}).",
        name=read.names[up],
        before=score(read.ahp[up]),
        after=score(read.used[up]),
        method=t(NETWORK_WEIGHTS[read.method]),
    )
    return together(t, alone, then)


def index_by_method(indices: Mapping[str, float], display: IndexDisplay, t: Translator) -> str:
    """Whether the choice among the three weights matters for the index; empty where it is not known."""
    if not indices:
        return ""
    spread = max(indices.values()) - min(indices.values())
    shown = t(", ").join(display.text(value) for value in indices.values())
    methods = t(", ").join(t(NETWORK_WEIGHTS[name]) for name in indices)
    if spread < _SAME:
        return t("The index is the same with all three: {shown}.", shown=shown)
    if spread < 0.01:
        return t("The index barely moves: {shown} ({methods}).", shown=shown, methods=methods)
    return t("The index depends on that choice: {shown} ({methods}).", shown=shown, methods=methods)


def certainty(state: PanelState, consensus: float | None, contradicting: int, threshold: float, t: Translator) -> str:
    """How far the panel can be relied on: who answered, how far they agree, who contradicts themselves."""
    if not state.given:
        return ""
    count = t("{given} of {asked} judgments are answered", given=state.given, asked=state.asked)
    agreed = t(
        "the experts' agreement is {word} ({value})",
        word=t(AGREEMENT[agreement(consensus)]),
        value=score(consensus),
    ) if consensus is not None else ""  # fmt: skip
    doubted = (
        t.n(
            "{count} answer contradicts itself beyond {threshold}",
            "{count} answers contradict themselves beyond {threshold}",
            contradicting,
            threshold=score(threshold, 2),
        )
        if contradicting
        else t("no answer contradicts itself beyond {threshold}", threshold=score(threshold, 2))
    )
    parts = t("; ").join(part for part in (count, agreed, doubted) if part)
    return t("{parts}.", parts=parts)


def correction(before: float | None, after: float | None, count: int, display: IndexDisplay, t: Translator) -> str:
    """What the corrections by hand do to the index."""
    if before is None or after is None:
        return t("The index follows as soon as something is measured.")
    if not count:
        return t("Move a slider: the index and the order of the scenarios follow.")
    if abs(after - before) < _SAME:
        return t.n(
            "{count} weight set by hand; the index stays at {after}.",
            "{count} weights set by hand; the index stays at {after}.",
            count,
            after=display.text(after),
        )
    return t.n(
        "{count} weight set by hand moves the index from {before} to {after}.",
        "{count} weights set by hand move the index from {before} to {after}.",
        count,
        before=display.text(before),
        after=display.text(after),
    )


def order(comparison: Comparison, names: Mapping[str, str], t: Translator) -> str:
    """Scenarios from best to worst, neighbours that the draws cannot tell apart joined by ≈."""
    ranking = comparison.ranking
    text = names[ranking[0]]
    for above, below in pairwise(ranking):
        tied = comparison.verdict(above, below) == "indistinguishable"
        text += (" ≈ " if tied else " > ") + names[below]
    return text


def order_change(before: Comparison, after: Comparison, names: Mapping[str, str], t: Translator) -> str:
    """Whether the order of the scenarios follows a correction by hand."""
    if before.ranking == after.ranking:
        return t("The order of the scenarios stays.")
    if before.ranking[0] != after.ranking[0]:
        first, old = after.ranking[0], before.ranking[0]
        if after.verdict(first, old) == "indistinguishable":
            return t("{first} is now level with {old}: they cannot be told apart.", first=names[first], old=names[old])
        return t("{first} now leads in place of {old}.", first=names[first], old=names[old])
    moved = next(name for name, was in zip(after.ranking, before.ranking, strict=True) if name != was)
    return t("The leader stays; {name} moves up.", name=names[moved])


def together(t: Translator, *sentences: str) -> str:
    """Sentences as one paragraph; Chinese puts no space between them."""
    return ("" if t.language == "zh" else " ").join(sentence for sentence in sentences if sentence)
