"""The edit that changes answers on advice: the expert's own decision, and kept as such."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mcdm.errors import DecisionError
from mcdm.judgments import PairwiseComparisons, PairwiseJudgment, Revision
from mcdm.scales import check_on_scale, format_judgment
from studies.edits.entries import replaced
from studies.repairs import ProposedChange
from studies.study import Ballot, Study


def apply_repair(
    study: Study, expert: str, set_name: str, changes: Iterable[ProposedChange], by: str, reason: str = ""
) -> Study:
    """Give an expert's answers the proposed values; old, new, who and why stay with the answer as revisions.

    A range or a choice of values around an old answer goes with it; its comment stays.

    Parameters
    ----------
    study, expert, set_name
        Whose answers to what.
    changes
        As proposed (:func:`studies.repairs.proposals`), or chosen: first, second, the answer as it is, the new one.
    by
        Who decided: an expert's id, or a name.
    reason
        Why, in their words.

    Raises
    ------
    DecisionError
        ``repair-unsigned`` without `by`; ``repair-nothing-compared`` where the expert compared nothing there in pairs;
        ``repair-outdated`` where an answer is no longer what it was; ``judgment-off-scale``.
    """
    if not by.strip():
        raise DecisionError("repair-unsigned", expert=expert, set=set_name)
    ballot = next((each for each in study.ballots_of(set_name) if each.expert == expert), None)
    if ballot is None or not isinstance(ballot.judgments, PairwiseComparisons):
        raise DecisionError("repair-nothing-compared", expert=expert, set=set_name)
    judgments = ballot.judgments
    for change in changes:
        judgments = _revised(judgments, change, by.strip(), reason)
    ballots = replaced(study.ballots, Ballot(expert, set_name, judgments), lambda each: (each.expert, each.set))
    return replace(study, ballots=ballots)


def _revised(judgments: PairwiseComparisons, change: ProposedChange, by: str, reason: str) -> PairwiseComparisons:
    pair = {change.first, change.second}
    given = next((each for each in judgments.judgments if {each.first, each.second} == pair), None)
    turned = given is not None and given.first != change.first
    answer = None if given is None else 1 / given.value if turned else given.value
    if given is None or answer is None or abs(answer - change.old) > 1e-9 * change.old:
        raise DecisionError(
            "repair-outdated",
            first=change.first,
            second=change.second,
            old=format_judgment(change.old),
            now="" if answer is None else format_judgment(answer),
        )
    check_on_scale(change.new, where=f"{change.first} / {change.second}")
    value = 1 / change.new if turned else change.new
    new = PairwiseJudgment(given.first, given.second, value, comment=given.comment)
    revision = Revision(change.first, change.second, change.old, change.new, by, reason)
    return replace(
        judgments,
        judgments=tuple(new if each is given else each for each in judgments.judgments),
        revisions=(*judgments.revisions, revision),
    )
