"""Contradictions of an expert's answers on screen: where they are, what would mend them, and what was changed already.

Nothing is changed silently: a proposal is adopted in somebody's name, the old answer stays on record, and taking it
back is one more entry. :func:`render` is for the facilitator, all sets; :func:`own` for one expert's own set.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from i18n.errors import error_sentence
from i18n.numbers import score
from i18n.translate import Translator
from mcdm.errors import DecisionError
from mcdm.judgments import Judgments, PairwiseComparisons, Revision
from mcdm.labels import Label
from reports.charts import repair as charts
from reports.sentences import repair as say
from reports.sentences.judgments import set_name
from reports.sentences.studies import when
from reports.sentences.weights import RANDOM_INDICES
from studies import edits
from studies.contradictions import Contradictions, contradicting
from studies.document import fingerprint
from studies.repairs import Proposal, ProposedChange, said
from studies.study import Study
from studies.subnetworks import inside
from views import cached, session
from views.components import figures, layout, marks

FEW = 4
"""Judgments and circles that are listed at once."""


@dataclass(frozen=True)
class Answer:
    """One expert's answer to one set, and how to keep another in its place.

    Parameters
    ----------
    study
        The study as far as the reader may see it.
    expert, set
        Whose answer to what.
    keep
        Stores an answer.
    times
        When each revision of the answer came in, oldest first, as far as that is known.
    """

    study: Study
    expert: str
    set: str
    keep: Callable[[Judgments], object]
    times: Callable[[], Sequence[str]] = tuple

    @property
    def given(self) -> Judgments | None:
        """What was answered."""
        return next((b.judgments for b in self.study.ballots_of(self.set) if b.expert == self.expert), None)

    @property
    def names(self) -> Mapping[str, Label]:
        """The label of everything."""
        return self.study.labels

    @property
    def key(self) -> str:
        """Tells the widgets of two answers apart."""
        return f"{self.expert}/{self.set}"


# ---------------------------------------------------------------------- for the facilitator


def render() -> None:
    """Every answer that may contradict itself, those above the threshold first; the chosen one in full."""
    t, study = session.translate(), session.study()
    judged = _judged()
    if not judged:
        st.markdown(t("Nothing can contradict itself yet: that takes three elements, all linked by answers."))
        return
    kept = str(session.remembered("repair/at", ""))
    chosen = kept if kept in judged else next(iter(judged))
    session.remember("repair/at", chosen)  # once mended it stands elsewhere in the list, and stays in sight
    left, right = st.columns([4, 8], gap="large")
    with left:
        _list(judged, chosen)
    expert, _, name = chosen.partition("/")
    stored = inside(session.network(), name)
    answer = Answer(
        study,
        expert,
        name,
        lambda judgments: session.cast_ballot(expert, name, judgments),
        lambda: cached.repository().revised(session.study_id(), expert, stored),
    )
    with right:
        _whole(answer)
    _behind(answer)


def headline() -> tuple[str, str]:
    """How many answers contradict themselves, and whether one changed judgment each would mend them."""
    t, study, names = session.translate(), session.study(), session.study().labels
    threshold = study.choices.consistency_threshold
    above, mended = [], 0
    for place, ratio in _judged().items():
        if ratio > threshold:
            expert, _, name = place.partition("/")
            called = names[expert].in_language(t.language) or expert
            asked = set_name(study.comparison_sets[name], names, t)
            above.append(t("{expert} on “{set}” ({ratio})", expert=called, set=asked, ratio=score(ratio)))
            found, _ = cached.repair_of(study, expert, name)
            mended += bool(found) and found[0].kind == "fewest" and len(found[0].changes) == 1
    return say.contradicting_answer(above, mended, threshold, t)


def _judged() -> dict[str, float]:
    """Expert and set -> consistency ratio: those above the threshold in the order of the model, then the others."""
    weighed, threshold = cached.weighing(), session.study().choices.consistency_threshold
    sets = session.study().comparison_sets
    order = {name: k for k, name in enumerate(sets)}
    above = sorted(contradicting(weighed, threshold), key=lambda each: order[each.set])
    within = [each for each in weighed.experts if each.ratio is not None and each.ratio <= threshold]
    within = sorted((each for each in within if len(sets[each.set].elements) > 2), key=lambda each: -(each.ratio or 0))
    return {f"{each.expert}/{each.set}": each.ratio or 0.0 for each in (*above, *within)}


def _list(judged: Mapping[str, float], chosen: str) -> None:
    t, threshold = session.translate(), session.study().choices.consistency_threshold
    above = sum(ratio > threshold for ratio in judged.values())
    told = (
        t.n("{count} answer is above {threshold}.", "{count} answers are above {threshold}.", above,
            threshold=score(threshold, 2))
        if above
        else t("No answer is above {threshold}.", threshold=score(threshold, 2))
    )  # fmt: skip
    with layout.figure(t("Answers and their consistency ratios"), told, "repair-list"):
        unfolded = bool(session.remembered("repair/all"))
        shown = list(judged) if unfolded else list(judged)[: above + 5]
        if chosen not in shown:
            shown = [chosen, *shown]
        with st.container(gap=None, key="sets-repair"):
            for place in shown:
                _link(place, judged[place], here=place == chosen, above=judged[place] > threshold)
        if len(judged) > len(shown) or unfolded:
            label = t("Show fewer") if unfolded else t("Show {count} more", count=len(judged) - len(shown))
            st.button(label, key="repair-unfold", type="tertiary", on_click=session.remember,
                      args=("repair/all", not unfolded))  # fmt: skip


def _link(place: str, ratio: float, *, here: bool, above: bool) -> None:
    t, study = session.translate(), session.study()
    expert, _, name = place.partition("/")
    told = layout.plain(f"{expert} · {set_name(study.comparison_sets[name], study.labels, t)}")
    st.button(
        f"**{told}** {score(ratio)}" if here else f"{told} :small[{score(ratio)}]",
        key=f"repair-{place}",
        icon=":material/flag:" if above else ":material/check_circle:",
        type="tertiary",
        on_click=session.remember,
        args=("repair/at", place),
    )


# ---------------------------------------------------------------------- for one expert


def own(answer: Answer) -> None:
    """For the page on which an expert judges: proposals where the answers contradict each other too much, and history.

    Nothing is drawn where there is nothing to say.
    """
    t = session.translate()
    found, threshold = cached.contradiction(answer.study, answer.expert, answer.set), _threshold(answer)
    if found is not None and found.ratio > threshold:
        with layout.figure(t("What would make these answers agree"), _verdict(found, answer), "own-repair"):
            if found.detour is not None:
                st.markdown(layout.plain(say.detour_sentence(found.detour, answer.names, t)))
            _proposals(answer)
    _history(answer)


def _whole(answer: Answer) -> None:
    """What one answer is worth, and what would mend it."""
    found = cached.contradiction(answer.study, answer.expert, answer.set)
    if found is None:
        with layout.figure(_title(answer), "", "repair"):
            st.markdown(session.translate()("Points and single pairs cannot contradict each other."))
        _history(answer)
        return
    with layout.figure(_title(answer), _verdict(found, answer), "repair"):
        _measures(found, answer)
        _proposals(answer)
    _history(answer)


def _behind(answer: Answer) -> None:
    """The places where one answer contradicts itself, and what how many changes could do."""
    found = cached.contradiction(answer.study, answer.expert, answer.set)
    if found is not None:
        left, right = st.columns([7, 5], gap="large")
        with left:
            _places(found, answer)
        with right:
            _frontier(answer)


def _title(answer: Answer) -> str:
    t, study = session.translate(), answer.study
    expert = study.labels[answer.expert].in_language(t.language)
    return layout.plain(f"{answer.expert} {expert} · {set_name(study.every_set[answer.set], study.labels, t)}")


def _threshold(answer: Answer) -> float:
    return answer.study.choices.consistency_threshold


def _verdict(found: Contradictions, answer: Answer) -> str:
    t, table = session.translate(), answer.study.choices.random_index
    return say.verdict(found, _threshold(answer), RANDOM_INDICES.get(table, table), t)


def _measures(found: Contradictions, answer: Answer) -> None:
    t, threshold = session.translate(), _threshold(answer)
    strict = sum(circle.strict for circle in found.circles)
    ties = t("{count} more with ties", count=len(found.circles) - strict)
    worst = score(found.detour.inconsistency if found.detour else 0.0, 2)
    measures = (
        (t("CR"), score(found.ratio), t("threshold {value}", value=score(threshold, 2)),
         t("Consistency ratio: 0 is free of contradiction, 1 is as good as answering by chance.")),
        (t("GCI"), score(found.gci), t("limit {value}", value=score(found.gci_limit, 2)),
         t("Geometric consistency index: how far judgments scatter around the weights.")),
        (t("Worst triad"), worst, t("0 agrees, 1 contradicts"),
         t("Koczkodaj's inconsistency: by which share one of three judgments would have to change.")),
        (t("Circles"), str(strict), ties, t("A over B, B over C, but C over A.")),
    )  # fmt: skip
    with st.grid(4, min_column_width=120, gap="small"):
        for label, value, limit, explained in measures:
            st.metric(label, value, delta_description=limit, help=explained)


def _places(found: Contradictions, answer: Answer) -> None:
    t, names = session.translate(), answer.names
    with layout.figure(t("Where the answers contradict each other"), t("The answer that disagrees most stands first."),
                       "wide-places"):  # fmt: skip
        if found.detour is not None:
            st.markdown(f"**{t('Worst triad')}** " + layout.plain(say.detour_sentence(found.detour, names, t)))
        heads = (t("Judgment"), t("Answered"), t("Others imply"), t("Times off"))
        rows = [[layout.plain(cell) for cell in say.judged_cells(pair, names, t)] for pair in found.judgments[:FEW]]
        st.markdown("\n".join(["|" + "|".join(row) + "|" for row in (heads, ("---", "--:", "--:", "--:"), *rows)]))
        for line in say.circles(found.circles, names, t, FEW):
            st.caption(f":material/autorenew: {layout.plain(line)}")


def _frontier(answer: Answer) -> None:
    t = session.translate()
    _, frontier = cached.repair_of(answer.study, answer.expert, answer.set)
    if frontier is None or len(frontier.count) < 2:
        return
    headline, told = say.frontier_sentence(frontier, t)
    with layout.figure(headline, told, "frontier"):
        figures.show(f"frontier-{answer.key}", _key(answer), lambda: charts.frontier(frontier, t=t))
        st.caption(t("Discs: the lowest ratio that so many changes can give; hollow where a better one is not ruled "
                     "out. Diamonds: the smallest move that is enough."))  # fmt: skip


def _key(answer: Answer) -> str:
    choices = answer.study.choices
    read = (choices.random_index, choices.consistency_threshold, choices.judgment_scale)
    return f"{answer.key}|{fingerprint((answer.given, *read))}"


# ---------------------------------------------------------------------- proposals


def _proposals(answer: Answer) -> None:
    """The smallest change first; each with what it does, and its own way to be adopted."""
    t = session.translate()
    found, _ = cached.repair_of(answer.study, answer.expert, answer.set)
    for proposal in found[:1]:
        _proposal(answer, proposal, 0)
    if len(found) > 1:
        with st.grid(2, min_column_width=300, gap="small"):
            for place, proposal in enumerate(found[1:], 1):
                _proposal(answer, proposal, place)
    if found:
        st.caption(t("A change is the expert's own decision: ask first. The old answer stays on record."))


def _proposal(answer: Answer, proposal: Proposal, place: int) -> None:
    t = session.translate()
    with st.container(border=True, gap="xsmall"):
        st.markdown(_kind(proposal, t))
        st.markdown(layout.plain(say.proposal_sentence(proposal, answer.names, t)))
        for change in proposal.changes if proposal.kind != "implied" else ():
            _implied(change, t)
        label = t("Adopt for {expert}", expert=answer.expert)
        _signed(answer, proposal.changes, f"adopt-{answer.key}-{place}", label, main=place == 0)


def _kind(proposal: Proposal, t: Translator) -> str:
    if proposal.kind == "fewest":
        proved = t("smallest change, proved") if proposal.exact else t("smallest change that was found")
        return marks.good(f"{proved} · CR {score(proposal.ratio_after)}")
    if proposal.kind == "alternative":
        return marks.fact(t("another judgment instead · CR {ratio}", ratio=score(proposal.ratio_after)))
    return marks.fact(t("as the other answers imply · CR {ratio}", ratio=score(proposal.ratio_after)))


def _implied(change: ProposedChange, t: Translator) -> None:
    if change.implied is not None:
        st.caption(t("The other answers imply {value}.", value=said(change.implied)))


def _signed(answer: Answer, changes: tuple[ProposedChange, ...], key: str, label: str, *, main: bool) -> None:
    """Ask for a name and a reason, then change the answer."""
    t = session.translate()
    kind, icon = (
        "primary" if main else "secondary",
        ":material/undo:" if key.startswith("back") else ":material/how_to_reg:",
    )
    with st.popover(label, icon=icon, type=kind, key=f"open-{key}"), st.form(f"form-{key}", border=False):
        known = answer.names[answer.expert].in_language(t.language) if answer.expert in answer.names else ""
        by = st.text_input(t("Who decided"), key=f"by-{key}", placeholder=known or answer.expert)
        why = st.text_input(t("Why"), key=f"why-{key}", placeholder=t("e.g. misread the scale"))
        if st.form_submit_button(label, type="primary", key=f"do-{key}"):
            _apply(answer, changes, by, why)


def _apply(answer: Answer, changes: tuple[ProposedChange, ...], by: str, reason: str) -> None:
    """Keep the changed answer; what is refused says why, in place."""
    try:
        changed = edits.apply_repair(answer.study, answer.expert, answer.set, changes, by, reason)
    except DecisionError as error:
        told = error_sentence(error, session.language(), answer.names)
        st.markdown(f":small[:red[:material/block: {layout.plain(str(told))}]]")
        return
    kept = replace(answer, study=changed).given
    if kept is not None:
        answer.keep(kept)
        st.rerun()


# ---------------------------------------------------------------------- history


def _history(answer: Answer) -> None:
    """What was changed on advice: who, what, why; the last change can be taken back."""
    t, given = session.translate(), answer.given
    if not isinstance(given, PairwiseComparisons) or not given.revisions:
        return
    with layout.figure(t("What was changed"), t("Every change stays on record, newest first."), "history"):
        times = answer.times()
        for place, revision in enumerate(reversed(given.revisions)):
            at = len(given.revisions) - 1 - place
            known = when(times[at], st.context.timezone) if at < len(times) else ""
            told = say.revision_sentence(revision, answer.names, t)
            st.markdown(f":material/history: {layout.plain(' · '.join(part for part in (known, told) if part))}")
            if place == 0 and (back := _back(revision)):
                _signed(answer, (back,), f"back-{answer.key}-{len(given.revisions)}", t("Restore the old answer"),
                        main=False)  # fmt: skip


def _back(revision: Revision) -> ProposedChange | None:
    if revision.old is None or revision.new is None:
        return None
    return ProposedChange(revision.first, revision.second, revision.new, revision.old, None)
