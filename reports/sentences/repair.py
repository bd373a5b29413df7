"""Words for proposals: what would make an expert's answers agree, and how much that asks."""

from __future__ import annotations

from collections.abc import Mapping

from i18n.errors import finding_sentence
from i18n.translate import Translator
from mcdm.labels import Label
from mcdm.repair import RepairFrontier
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


def _name(element: str, names: Mapping[str, Label], t: Translator) -> str:
    return names[element].in_language(t.language) or element if element in names else element
