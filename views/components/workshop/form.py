"""The form of a new workshop, and of a rehearsal with simulated experts."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from i18n.translate import N_, translator
from mcdm.errors import DecisionError
from mcdm.labels import Label
from mcdm.model import GOAL
from reports.sentences import wall as say
from reports.sentences.judgments import set_name
from studies import edits
from studies.rehearsal import cast, walk_ins
from studies.study import Expert, Study
from studies.subnetworks import split
from studies.workshop import MOST_ROUNDS, Workshop
from views import cached, cached_workshop, session
from views.rehearsing import Player

LANGUAGES = {"en": "English", "zh": "中文"}
SIMULATED = 7
"""So many simulated experts play where the study has too few of its own."""

FEWEST = 3

WALK_INS = 2
"""So many more come by the code, for the facilitator to let in."""

_PROPOSED = N_("Workshop {number}")


def render(count: int) -> None:
    """One calm form; `count` workshops were held before."""
    t, study = session.translate(), session.whole()
    with st.container(width=860, gap="medium", key="workshop-form"):
        name = st.text_input(t("What the workshop is called"), t(_PROPOSED, number=count + 1),
                             key=session.widget("workshop-name"), max_chars=120)  # fmt: skip
        with st.container(gap="xsmall"):
            sets = _sets(study)
        with st.container(gap="xsmall"):
            experts = _experts(study, sets)
        left, right = st.columns(2, gap="large")
        with left:
            rounds = st.segmented_control(t("Rounds at most"), list(range(1, MOST_ROUNDS + 1)), default=2,
                                          required=True, key="workshop-rounds")  # fmt: skip
            hidden = st.segmented_control(
                t("Names"), [False, True], default=False, required=True, key="workshop-hidden",
                format_func=lambda chosen: t("hidden") if chosen else t("shown"),
                help=t("Hidden: everybody answers under a pseudonym, and nothing kept says whose it is."),
            )  # fmt: skip
        with right:
            language = st.segmented_control(t("Language of the phones"), list(LANGUAGES), default=session.language(),
                                            required=True, key="workshop-language",
                                            format_func=LANGUAGES.__getitem__)  # fmt: skip
            delphi = st.toggle(
                t("Delphi"), key="workshop-delphi",
                help=t("From the second round on everybody sees the spread of the group beside the own answer. Rounds "
                       "stop when all agree enough and hardly move, or after the last."),
            )  # fmt: skip
        planned = (name, tuple(sets), tuple(experts), int(rounds or 1), bool(hidden), delphi, str(language or "en"))
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.button(t("Open the room"), key="workshop-open", type="primary", icon=":material/meeting_room:",
                      disabled=not sets, on_click=_open, args=planned)  # fmt: skip
            st.button(t("Rehearse with simulated experts"), key="workshop-rehearse", icon=":material/theater_comedy:",
                      disabled=not sets, on_click=_rehearse, args=planned,
                      help=t("On a copy of the study: nothing of it touches this one."))  # fmt: skip
        if not session.is_saved():
            st.caption(t("Opening the room saves your changes as a version first: the phones ask what is saved."))


def _sets(study: Study) -> list[str]:
    """Which comparison sets are judged."""
    t, every = session.translate(), list(study.every_set)
    ways = {"all": t("Everything"), "goal": t("The top level only"), "choose": t("Choose")}
    if GOAL not in every or len(every) == 1:
        ways.pop("goal")
    chosen = st.segmented_control(t("What is judged"), list(ways), default="all", required=True, key="workshop-ways",
                                  format_func=ways.__getitem__)  # fmt: skip
    sets = every if chosen == "all" else [GOAL]
    if chosen == "choose":
        sets = st.multiselect(t("Comparison sets"), every, every[:1], key="workshop-sets",
                              format_func=lambda name: _name(study, name))  # fmt: skip
    pairs = sum(study.every_set[name].pair_count for name in sets)
    st.caption(say.effort(pairs, t) if sets else t("Choose at least one set."))
    return sets


def _name(study: Study, name: str) -> str:
    network, _ = split(name, study.networks)
    return set_name(study.every_set[name], study.inside(network).labels, session.translate())


def _experts(study: Study, sets: list[str]) -> list[str]:
    t = session.translate()
    experts = [each.id for each in study.experts]
    called = {each.id: each.label.in_language(session.language()) or each.id for each in study.experts}
    chosen = st.multiselect(t("Experts of the panel who take part"), experts, experts,
                            format_func=called.__getitem__, key=session.widget("workshop-experts"),
                            placeholder=t("Nobody: everybody comes by the code"))  # fmt: skip
    answered = {ballot.expert for ballot in study.ballots if ballot.set in sets} & set(chosen)
    others = t("Everybody else joins by the code and waits until you admit them.")
    st.caption(" ".join(filter(None, (others, say.answered_before(len(answered), t)))))
    return chosen


def _planned(
    name: str, sets: tuple[str, ...], experts: tuple[str, ...], rounds: int, hidden: bool, delphi: bool, language: str
) -> Workshop:
    label = edits.label_from(name) if name.strip() else Label("Workshop", "研讨")
    number = name.rpartition(" ")[2]
    if name in {translator(each)(_PROPOSED, number=number) for each in LANGUAGES}:  # nobody wrote another
        label = Label(*(translator(each)(_PROPOSED, number=number) for each in ("en", "zh")))
    return Workshop(label, sets, experts, rounds, hidden, delphi, language)


def _open(*planned: object) -> None:
    """Open the room; unsaved edits become a version first."""
    if not session.is_saved() and not session.save():
        return
    try:
        room = cached_workshop.rooms().create(session.study_id(), _planned(*planned))  # type: ignore[arg-type]
    except DecisionError as error:
        session.complain(error)
        return
    enter(room)


def enter(room: str) -> None:
    """Show a room."""
    session.remember("workshop/room", room)
    session.remember("workshop/new", False)
    session.remember("workshop/view", "room")


# ---------------------------------------------------------------------- rehearsal


def _rehearse(*planned: object) -> None:
    """A copy of the study, a room on it, and simulated experts in its seats."""
    try:
        workshop, repository, rooms = _planned(*planned), cached.repository(), cached_workshop.rooms()  # type: ignore[arg-type]
        study = _copy(session.whole(), workshop)
        workshop = replace(workshop, experts=tuple(each.id for each in study.experts))
        copy = repository.create(study)
        room = rooms.create(copy, workshop)
        tokens = rooms.invite(room, workshop.experts)
        seats = {rooms.seat(token).expert: token for token in tokens.values()}
    except DecisionError as error:
        session.complain(error)
        return
    guests = walk_ins(WALK_INS, seed=0, language=workshop.language)
    player = Player(rooms, room, repository.open(copy).study, cast(tuple(seats)), seats, seed=0, walk_ins=guests)
    cached_workshop.players()[room] = player
    player.start()
    session.open_study(copy)
    enter(room)


def _copy(study: Study, workshop: Workshop) -> Study:
    """The study for a rehearsal: its own name, its questions unanswered, enough experts to play."""
    en, zh = study.label.en, study.label.zh
    label = Label(f"Rehearsal: {en}" if en else "", f"演练：{zh}" if zh else "")
    experts = tuple(each for each in study.experts if each.id in workshop.experts)
    if len(experts) < FEWEST:
        taken = {each.id for each in study.experts} | set(study.labels)
        free = [f"X{k}" for k in range(1, 40) if f"X{k}" not in taken][: SIMULATED - len(experts)]
        experts += tuple(Expert(each, Label(f"Simulated {each}", f"模拟专家 {each}")) for each in free)
    kept = {each.id for each in experts}
    ballots = tuple(each for each in study.ballots if each.set not in workshop.sets and each.expert in (*kept, "panel"))
    return replace(study, label=label, experts=experts, ballots=ballots)
