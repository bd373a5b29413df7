"""Words for contradictions and proposals: where answers disagree, what would mend that, and how much it asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from i18n.errors import finding_sentence
from i18n.translate import Translator
from mcdm.comparisons.repair import RepairFrontier
from mcdm.judgments import Revision
from mcdm.labels import Label
from reports.sentences.opinions import together
from studies.contradictions import Circle, Contradictions, Detour, JudgedPair
from studies.repairs import Proposal, ProposedChange, said


def proposal_sentence(proposal: Proposal, names: Mapping[str, Label], t: Translator) -> str:
    """What a proposal changes, and what that does to the consistency ratio."""
    sentence = finding_sentence(proposal.finding, t.language, names).what
    if len(proposal.changes) == 1:
        return sentence
    listed = t("; ").join(change_sentence(change, names, t) for change in proposal.changes)
    return t("{sentence} These are: {listed}.", sentence=sentence, listed=listed)


def change_sentence(change: ProposedChange, names: Mapping[str, Label], t: Translator) -> str:
    """One change within a list: ``Supply against Staff from 1/4 to 1/3``."""
    return t(
        "{first} against {second} from {old} to {new}",
        first=_name(change.first, names, t),
        second=_name(change.second, names, t),
        old=said(change.old),
        new=said(change.new),
    )


def frontier_sentence(frontier: RepairFrontier, t: Translator) -> tuple[str, str]:
    """How many changes the threshold needs: a headline, and what one and two changes can do at best."""
    if frontier.reached[0]:
        return t("No judgment needs to change"), t(
            "The consistency ratio is {ratio:score}, within {threshold:score2}.",
            ratio=float(frontier.ratio[0]),
            threshold=frontier.threshold,
        )
    if not frontier.reached.any():
        answer = t("The threshold was not reached on the scale 1 to 9")
    else:
        needed = int(frontier.count[frontier.reached][0])
        answer = t.n("{count} change is enough", "{count} changes are enough", needed)
    best = [
        t.n("{count} change to {ratio:score}", "{count} changes to {ratio:score}", int(count), ratio=float(ratio))
        for count, ratio in zip(frontier.count[1:], frontier.ratio[1:], strict=True)
    ]
    return answer, t(
        "The consistency ratio is {ratio:score}. At best it falls with {best}.",
        ratio=float(frontier.ratio[0]),
        best=t(", with ").join(best),
    )


def verdict(found: Contradictions, threshold: float, table: str, t: Translator) -> str:
    """Whether the answers contradict each other too much, by which table."""
    facts = {"ratio": found.ratio, "threshold": threshold, "table": table}
    if found.ratio > threshold:
        return t("The consistency ratio is {ratio:score}, above {threshold:score2} (random index {table}).", **facts)
    return t("The consistency ratio is {ratio:score}, within {threshold:score2} (random index {table}).", **facts)


def detour_sentence(detour: Detour, names: Mapping[str, Label], t: Translator) -> str:
    """The worst triad: what was said directly, and what the way through the third element says."""
    return t(
        "{first} against {last} was answered {direct}; by way of {middle} the answers say {through}.",
        first=_name(detour.first, names, t),
        last=_name(detour.last, names, t),
        middle=_name(detour.middle, names, t),
        direct=said(detour.direct),
        through=said(detour.through),
    )


def circle_sentence(circle: Circle, names: Mapping[str, Label], t: Translator) -> str:
    """A preference in a circle: ``A over B, B over C, but C over A``."""
    a, b, c = (_name(element, names, t) for element in circle.elements)
    pairs = ((a, b), (b, c), (c, a))
    steps = [
        t("{first} equal to {second}", first=first, second=second)
        if tie
        else t("{first} over {second}", first=first, second=second)
        for (first, second), tie in zip(pairs, circle.ties, strict=True)
    ]
    return t("{one}, {two}, but {three}", one=steps[0], two=steps[1], three=steps[2])


def circles(found: Sequence[Circle], names: Mapping[str, Label], t: Translator, most: int = 4) -> list[str]:
    """The circles of strict preferences; where there are none, one of those with ties as an example."""
    strict = [each for each in found if each.strict]
    if strict:
        return [circle_sentence(each, names, t) for each in strict[:most]]
    if not found:
        return [t("No preference runs in a circle.")]
    return [
        t.n(
            "No strict circle; {count} with ties: {example}.",
            "No strict circle; {count} with ties, for example: {example}.",
            len(found),
            example=circle_sentence(found[0], names, t),
        )
    ]


def judged_cells(pair: JudgedPair, names: Mapping[str, Label], t: Translator) -> tuple[str, str, str, str]:
    """One answer as a line of a table: the pair, the answer, what the others imply, how many times it is off."""
    named = t("{first} against {second}", first=_name(pair.first, names, t), second=_name(pair.second, names, t))
    off = f"× {max(pair.error, 1 / pair.error):.3g}"
    return named, said(pair.value), "–" if pair.implied is None else said(pair.implied), off


def judged_sentence(pair: JudgedPair, names: Mapping[str, Label], t: Translator) -> str:
    """One answer beside what the others imply: ``Supply against Staff: answered 1/4, the others imply 2.06``."""
    facts = {"first": _name(pair.first, names, t), "second": _name(pair.second, names, t), "value": said(pair.value)}
    if pair.implied is None:
        return t("{first} against {second}: answered {value}; the others say nothing about it", **facts)
    implied = said(pair.implied)
    return t("{first} against {second}: answered {value}, the others imply {implied}", **facts, implied=implied)


def contradicting_answer(above: Sequence[str], proved: int, threshold: float, t: Translator) -> tuple[str, str]:
    """Headline and lead about all answers above the threshold.

    Parameters
    ----------
    above
        What each of them is called, with its ratio.
    proved
        How many of them one changed judgment would mend.
    """
    if not above:
        return t("Nobody contradicts themselves"), t(
            "Every consistency ratio is at most {threshold:score2}.", threshold=threshold
        )
    count = len(above)
    listed = t("Above {threshold:score2}: {answers}.", threshold=threshold, answers=t("; ").join(above))
    if proved == count:
        return t.n(
            "{count} answer contradicts itself; one changed judgment would be enough",
            "{count} answers contradict themselves; one changed judgment in each would be enough",
            count,
        ), listed
    answer = t.n("{count} answer contradicts itself", "{count} answers contradict themselves", count)
    return answer, together(t, listed, t("One changed judgment is enough in {count} of them.", count=proved))


def revision_sentence(revision: Revision, names: Mapping[str, Label], t: Translator) -> str:
    """What was changed on advice, by whom and why."""
    return t(
        "{first} against {second} from {old} to {new}, by {by}[: {reason}]",
        first=_name(revision.first, names, t),
        second=_name(revision.second, names, t),
        old=t("not answered") if revision.old is None else said(revision.old),
        new=t("not answered") if revision.new is None else said(revision.new),
        by=_name(revision.by, names, t),
        reason=revision.reason,
    )


def _name(element: str, names: Mapping[str, Label], t: Translator) -> str:
    return names[element].in_language(t.language) or element if element in names else element
