"""The right of a wall while a round lasts: the pair, one disc an expert, the group, and what there is to say of it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from i18n.numbers import NONE, score
from reports.charts.wall import Disc, discs
from reports.charts.wall import covered as hidden
from reports.sentences import wall as say
from reports.sentences.workshop import group_ratio, on_pair, worth_talk
from studies.group_reading import GroupReading
from studies.pair_votes import PairVotes, pair_votes
from studies.workshop import Pair
from views import session
from views.components import figures, layout
from views.components.workshop.wall_reading import Wall

HEIGHT, TALL = 236, 350
"""Of the discs, with menus above the wall and without."""


def render(wall: Wall, pair: Pair) -> None:
    """Draw the pair."""
    t, live = wall.t, wall.live
    votes = live.votes(pair)
    covered = live.covered(votes)
    _question(wall, pair)
    sentence = (
        say.held_back(_spoken(wall, votes), len(votes.votes), t, again=live.vote(pair) is not None)
        if covered
        else on_pair(votes, _name(wall, pair), t, wall.speaks)
    )
    with layout.figure(layout.plain(sentence), layout.plain(_reading(wall, votes, covered)), "wall-discs"):
        if not covered:
            _sides(wall, pair)
        _discs(wall, votes, covered)
    _cards(wall, votes, covered)


def height() -> int:
    """Of the discs on this screen."""
    return TALL if session.remembered("wall/full") else HEIGHT


def _spoken(wall: Wall, votes: PairVotes) -> int:
    """How many have answered; after talk, how many have answered again."""
    again = wall.live.again(votes)
    return len(votes.answered if again is None else again)


def _question(wall: Wall, pair: Pair) -> None:
    with st.container(key="wall-question"):
        st.title(layout.plain(wall.pair(pair)), anchor=False)


def place(wall: Wall, pair: Pair) -> str:
    """Which question of how many, and about what."""
    pairs, turned = wall.live.reading.pairs, Pair(pair.set, pair.second, pair.first)
    at = next(k for k, each in enumerate(pairs, 1) if each in (pair, turned))
    facts = {"number": at, "count": len(pairs), "set": wall.set(pair.set)}
    return wall.t("Question {number} of {count} · {set}", **facts)


def _reading(wall: Wall, votes: PairVotes, covered: bool) -> str:
    """One line below the sentence: what talk has changed, or why this pair, or how to read it."""
    t, vote = wall.t, wall.live.vote(votes.pair)
    if vote is not None:
        before = pair_votes(wall.live.earlier(vote.first), votes.pair)
        if covered:
            return t("Vote again, now that you have talked. Whoever stays with an answer says so on the phone.")
        return say.after_talk(before, votes, _name(wall, votes.pair), t)
    known = wall.live.reasons.get(votes.pair)
    if known is not None and not covered:
        return worth_talk(known[0], known[1], wall.element, t)
    if covered:
        return t("Covered until then, so that nobody follows the first who speaks.")
    return t("Each disc is one expert; numbers are Saaty's 1 to 9, for the side where it stands.")


def _sides(wall: Wall, pair: Pair) -> None:
    first, second = (layout.plain(wall.element(each, pair.set)) for each in (pair.first, pair.second))
    with st.container(horizontal=True, horizontal_alignment="distribute", gap="small", key="wall-sides"):
        st.markdown(f"← **{first}**", width="content")
        st.markdown(f"**{second}** →", width="content")


def _discs(wall: Wall, votes: PairVotes, covered: bool) -> None:
    vote, spoken = wall.live.vote(votes.pair), wall.live.again(votes)
    if covered:
        again = set(votes.answered if spoken is None else spoken)
        there = [(wall.expert(each.expert) if wall.named else "", each.expert in again) for each in votes.votes]
        if not wall.named:
            there.sort(key=lambda each: not each[1])
        figures.show("wall-covered", f"{there}|{height()}", lambda: hidden(there, t=wall.t, height=height()))
        return
    shown("wall", wall, votes, wall.live.earlier(vote.first) if vote is not None else None)


def shown(key: str, wall: Wall, votes: PairVotes, earlier: GroupReading | None = None) -> None:
    """The discs of a pair."""
    pair = votes.pair
    was = pair_votes(earlier, pair) if earlier is not None else None
    then = {each.expert: each.ratio for each in was.votes} if was is not None else {}
    answers = [
        Disc(wall.expert(each.expert) if wall.named else "", each.ratio, each.apart, then.get(each.expert))
        for each in votes.votes
        if each.ratio is not None
    ]
    if wall.hidden:  # in the order of the answers, so that a place in a stack tells nobody apart
        answers.sort(key=lambda each: (each.ratio, each.before or 0.0))
    group, before = votes.group, was.group if was is not None else None
    first, second = wall.element(pair.first, pair.set), wall.element(pair.second, pair.set)
    figures.show(
        f"{key}-discs",
        f"{pair}|{answers}|{group}|{before}|{height()}",
        lambda: discs(answers, group=group, before=before, first=first, second=second, t=wall.t, height=height()),
    )


def _cards(wall: Wall, votes: PairVotes, covered: bool) -> None:
    t, live = wall.t, wall.live
    each = live.reading.sets[votes.pair.set]
    group = NONE if covered or votes.group is None else group_ratio(max(votes.group, 1 / votes.group))
    answers, asked = live.reading.answers, live.reading.asked
    skipped = int(sum(one.skipped.sum() for one in live.reading.sets.values()))
    names = [wall.expert(who) for who, done in zip(live.reading.experts, live.reading.progress.tolist(), strict=True)
             if done < len(live.reading.pairs)]  # fmt: skip
    with st.container(key="wall-cards"), st.grid(3, min_column_width=180, gap="small"):
        word = t(say.AGREEMENT[each.word]) if each.word else t("two must have answered")
        st.metric(t("Consensus on this set"), score(each.consensus), delta_description=word,
                  border=True, height="stretch")  # fmt: skip
        lies = t("covered") if covered else say.answers_range(votes, t)
        st.metric(t("Group judgment"), group, delta_description=lies, border=True, height="stretch")
        left = say.still_open(names, asked - answers - skipped, skipped, t, shown=not wall.hidden)
        st.metric(t("Judgments given"), f"{answers} / {asked}", delta_description=left, border=True,
                  height="stretch")  # fmt: skip


def _name(wall: Wall, pair: Pair) -> Callable[[str], str]:
    return lambda name: wall.element(name, pair.set)
