"""What an expert answers, set by set: a fragment, so that an answer draws nothing else anew."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from itertools import combinations
from typing import Any

import streamlit as st

from i18n.translate import Translator
from mcdm.judgments import PairwiseComparisons
from mcdm.model import ComparisonSet
from reports.sentences import judgments as say
from reports.sentences import seat as told
from reports.sentences.questions import sufficiency_sentence
from studies.document import fingerprint
from studies.questions import outlook, whole_order
from studies.study import Ballot, Study
from studies.workshop import Pair
from views import session
from views.components import layout
from views.components.judgments import answering, repair
from views.components.judgments.ballot_form import Sheet
from views.components.judgments.entries import to_browser
from views.components.judgments.pair_question import Asking
from views.components.seat import place as seat_place
from views.components.seat.place import Place
from views.components.seat.question import Around, Heard, seat_question

SERVER = secrets.token_hex(4)
"""Another one whenever the server begins anew: a browser that holds answers then sends them again."""


@st.fragment
def render() -> None:
    """The set at which the expert is."""
    place = seat_place.taken()
    if place is None or not place.sets:
        return
    if place.language != session.language():
        st.rerun()  # an answer and the button to the other language arrived together, and only this was drawn anew
    asked = _chosen(place)
    sheet = _sheet(place, asked)
    if place.is_led:
        _pairs(place, sheet)
    else:
        answering.answer(sheet, "pair", pairs=partial(_pairs, place))
    if problem := session.take_problem():
        st.error(layout.plain(problem), icon=":material/block:")
    if place.room is None:
        repair.own(repair.Answer(_with_answers(place), place.expert, asked.id, partial(place.keep, asked.id)))


def _sheet(place: Place, asked: ComparisonSet) -> Sheet:
    t = session.translate()
    following = _following(place, asked)
    return Sheet(
        place.expert,
        asked,
        place.given.get(asked.id),
        place.labels(asked),
        place.study.choices,
        partial(place.keep, asked.id),
        t,
        t("Next set") if following else "",
        partial(_go, place, following) if following else None,
    )


# ---------------------------------------------------------------------- one pair at a time


def _pairs(place: Place, sheet: Sheet) -> None:
    """The question, with what the group said before and where it stands among all."""
    present, asked, t = sheet.pairs, sheet.asked, sheet.t
    elements = present.elements
    at = {name: k for k, name in enumerate(elements)}
    version = fingerprint(present)
    place_before = place.sets[: place.sets.index(asked)]
    own, group = _looked_back(place, sheet, at)
    seat_question(
        f"seat/{place.expert}/{asked.id}",
        sheet.labels,
        to_browser(elements, present),
        _asking(place, sheet, at),
        Around(
            place=f"{place.room.id if place.room else 'ballot'}/{place.expert}/{asked.id}",
            post=(place.token, asked.id) if place.room else None,
            ballot=place.pulse.ballot,
            before=sum(each.pair_count for each in place_before),
            done=sum(place.done(each) for each in place.sets if each is not asked),
            pairs=place.pairs,
            go=_shown(place, asked, at),
            led=place.is_led,
            earlier=bool(place_before) and not place.is_led,
            last=session.remembered("seat/from") == "after",
            review=place.round > 1,
            flow=place.room is not None,
            held=place.held,
            server=SERVER,
            own=own,
            group=group,
            said=_said(place, asked, at),
            again=_asked_again(place, asked, at),
        ),
        Heard(
            partial(place.hear, asked.id),
            sheet.finish or (lambda: None),
            partial(_go, place, place_before[-1].id if place_before else asked.id, "after"),
            lambda i, j, text: place.say(asked.id, elements[i], elements[j], text),
            lambda i, j: place.stay(Pair(asked.id, elements[i], elements[j])),
        ),
        version=version,
        random_index=sheet.random_index,
        threshold=sheet.choices.consistency_threshold,
        wording=place.wording(asked, t),
    )


def _asking(place: Place, sheet: Sheet, at: Mapping[str, int]) -> Asking:
    """In a workshop every pair is asked, in an order that is planned once; else the pair that tells most is next."""
    asked, count = sheet.asked, len(at)
    order, enough = whole_order(asked), None
    if place.room is None:
        ahead = outlook(sheet.pairs, asked, sheet.choices)
        order, stop = ahead.order, ahead.sufficiency if ahead.settled else None
        enough = sufficiency_sentence(stop, asked.elements, sheet.names, sheet.t) if stop else None
    return Asking(
        pairs=[(i, j) for i in range(count) for j in range(i + 1, count)],
        question=say.set_question(asked, sheet.names, sheet.t),
        order=[(at[first], at[second]) for first, second in order],
        enough=enough,
        onward="" if place.is_led else sheet.onward,
    )


def _shown(place: Place, asked: ComparisonSet, at: Mapping[str, int]) -> tuple[int, int, str] | None:
    """The pair to which the facilitator leads, where it belongs to this set."""
    standing = place.room.standing if place.room else None
    if standing is None or standing.shown is None or not standing.together or standing.shown.set != asked.id:
        return None
    pair = standing.shown
    if not {pair.first, pair.second} <= at.keys():
        return None
    return at[pair.first], at[pair.second], f"{place.room.newest if place.room else 0}/{len(standing.votes)}"


def _looked_back(
    place: Place, sheet: Sheet, at: Mapping[str, int]
) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
    """The own answers of before, and the group's, as the browser shows them."""
    before, labels, texts = place.looked_back(sheet.asked.id), sheet.labels, sheet.wording
    own: dict[str, dict[str, Any]] = {}
    if isinstance(before.own, PairwiseComparisons):
        for judgment in before.own.judgments:
            ordered = judgment if at[judgment.first] < at[judgment.second] else judgment.turned
            sentence = told.own_before(judgment, labels, texts, sheet.t)
            own[f"{at[ordered.first]},{at[ordered.second]}"] = {"value": ordered.value, "told": sentence}
    group: dict[str, dict[str, Any]] = {}
    for seen in before.group:
        i, j = at[seen.pair.first], at[seen.pair.second]
        ends = (seen.lower, seen.median, seen.upper)
        lower, median, upper = ends if i < j else tuple(1 / each for each in reversed(ends))
        sentence = told.group_before(seen, labels, sheet.t)
        key = f"{min(i, j)},{max(i, j)}"
        group[key] = {"lower": lower, "median": median, "upper": upper, "told": sentence}
    return own, group


def _said(place: Place, asked: ComparisonSet, at: Mapping[str, int]) -> dict[str, list[str]] | None:
    """The own comments on pairs of this set; None where comments stay with the answers."""
    if place.room is None:
        return None
    found: dict[str, list[str]] = {}
    for comment in place.room.standing.comments:
        pair = comment.pair
        if pair.set == asked.id and {pair.first, pair.second} <= at.keys():
            i, j = sorted((at[pair.first], at[pair.second]))
            found.setdefault(f"{i},{j}", []).append(comment.text)
    return found


def _asked_again(place: Place, asked: ComparisonSet, at: Mapping[str, int]) -> dict[str, bool]:
    """The pairs that are asked once more, in a further round or after talk, and whether the expert stays with each."""
    standing = place.room.standing if place.room else None
    if standing is None or standing.round is None:
        return {}
    since, names = standing.round.first, list(at)
    voted = {each.pair for each in standing.votes if each.first >= since}
    stays = {each.pair for each in standing.stays}
    found = {}
    for i, j in combinations(range(len(names)), 2):
        pair = Pair(asked.id, names[i], names[j])
        if place.round > 1 or {pair, pair.turned} & voted:
            found[f"{i},{j}"] = bool({pair, pair.turned} & stays)
    return found


# ---------------------------------------------------------------------- which set


def _chosen(place: Place) -> ComparisonSet:
    """Where everybody is led; else the set that was gone to, at first the first that is open."""
    wanted = session.remembered(_key(place))
    if place.is_led and place.room and place.room.standing.shown:
        wanted = place.room.standing.shown.set
    found = next((each for each in place.sets if each.id == wanted), None)
    if found is None:
        found = next((each for each in place.sets if not place.is_finished(each)), place.sets[0])
        if place.round > 1:
            found = place.sets[0]
        session.remember(_key(place), found.id)
    return found


def _key(place: Place) -> str:
    """Where one is in this round."""
    return f"ballot/set/{place.round}"


def _following(place: Place, asked: ComparisonSet) -> str:
    """The set after this one that is not finished, or before it; in a further round the next. Empty for none."""
    at = place.sets.index(asked)
    if place.round > 1:
        return place.sets[at + 1].id if at + 1 < len(place.sets) else ""
    order = [*place.sets[at + 1 :], *place.sets[:at]]
    return next((each.id for each in order if not place.is_finished(each)), "")


def _go(place: Place, name: str, come_from: str = "before") -> None:
    place.look_again(name)
    session.remember(_key(place), name)
    session.remember("seat/from", come_from)


def ways_on(place: Place) -> None:
    """To any other set, and to the other ways of answering: outside the fragment, since few need them."""
    t = session.translate()
    if place.is_led:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="seatways"):
        if len(place.sets) > 1:
            _to_any_set(place, t)
        answering.other_ways(t)


def _to_any_set(place: Place, t: Translator) -> None:
    names = {each.id: say.set_name(each, place.labels(each), t) for each in place.sets}
    times = session.remembered("seat/jumps", 0)
    key = f"seat-set/{times}"  # another field after each choice: it says where one may go, not where one is

    def jump() -> None:
        _go(place, str(session.value_of(key)))
        session.remember("seat/jumps", times + 1)

    st.selectbox(
        t("All questions"),
        list(names),
        index=None,
        placeholder=t("Go to another question"),
        format_func=names.__getitem__,
        key=key,
        on_change=jump,
        label_visibility="collapsed",
    )


def _with_answers(place: Place) -> Study:
    """The study as this expert sees it, with the answers of now."""
    others = tuple(each for each in place.study.ballots if each.expert != place.expert)
    mine = tuple(Ballot(place.expert, name, given) for name, given in place.given.items())
    return replace(place.study, ballots=(*others, *mine))
