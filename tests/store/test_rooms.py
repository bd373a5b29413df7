"""Workshops on a database: codes, waiting room, seats, answers by round, hidden names, and who may do what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import insert

from mcdm.judgments import PairwiseComparisons
from store import schema
from studies.access import Role, Visitor
from studies.rooms import Pulse
from studies.study import PANEL
from studies.workshop import Event
from tests.store.parts import refused
from tests.store.workshop_parts import DEMO, code, everything, goal, opened, opened_second, plan, walk_in

# ---------------------------------------------------------------------- planning and codes


def test_a_workshop_is_kept_as_it_was_planned(rooms, study, room) -> None:
    found = rooms.room(room)
    assert found.workshop == plan(experts=("E1", "E2"))
    assert found.standing.phase == "waiting"
    assert dict(found.standing.seats) == {each.id: each.weight for each in DEMO.experts if each.id in ("E1", "E2")}
    assert [each.id for each in rooms.list(study)] == [room]


@pytest.mark.parametrize("wrong", ["", "0O1IL0", "<script>"])
def test_a_wrong_code_opens_nothing(rooms, room, wrong: str) -> None:
    with refused("code-unknown"):
        rooms.knock(wrong, "Li Na", source="x")


def test_an_expired_or_renewed_code_opens_nothing(rooms, study, room) -> None:
    gone = rooms.create(study, plan(), hours=-1)
    before = code(rooms, room)
    assert rooms.renew_code(room) == code(rooms, room) != before
    for each in (code(rooms, gone), before):
        with refused("code-unknown"):
            rooms.knock(each, "Li Na", source="x")


def test_guessing_codes_is_stopped_for_the_guesser_alone(rooms, room) -> None:
    refusals = []
    for _ in range(40):
        with pytest.raises(Exception) as error:  # noqa: PT011 - its code is looked at
            rooms.knock("222222", "Li Na", source="10.0.0.66")
        refusals.append(error.value.code)
    assert refusals[0] == "code-unknown"
    assert refusals[-1] == "too-many-attempts"
    with refused("too-many-attempts"):
        rooms.knock(code(rooms, room), "Li Na", source="10.0.0.66")
    assert rooms.knock(code(rooms, room), "Wang", source="10.0.0.7")


def test_sets_and_experts_must_be_those_of_the_study(rooms, study) -> None:
    for wrong in (replace(plan(), sets=("nothing",)), plan(experts=("E99",))):
        with refused("id-unknown"):
            rooms.create(study, wrong)


def test_an_unknown_workshop_says_so(rooms, repository, study, room) -> None:
    with refused("workshop-unknown"):
        rooms.room("nothing")
    repository.delete(study)
    with refused("workshop-unknown"):
        rooms.room(room)


# ---------------------------------------------------------------------- the waiting room


def test_a_code_leads_to_the_waiting_room_and_no_further(rooms, room) -> None:
    token = rooms.knock(code(rooms, room), "  Li   Na ", source="x")
    seat = rooms.seat(token)
    assert (seat.waiting, seat.study, seat.expert) == (True, None, "")
    assert rooms.pulse(token) == Pulse(waiting=True)
    assert [each.name for each in rooms.knocking(room)] == ["Li Na"]
    for forbidden in (lambda: rooms.answer(token, "goal", goal(3)), lambda: rooms.say(token, "goal", "C1", "C2", "a")):
        with refused("invitation-unknown"):
            forbidden()


def test_whoever_is_admitted_is_an_expert_of_a_new_version(rooms, repository, study, room) -> None:
    token = rooms.knock(code(rooms, room), "Li Na", source="x")
    (new,) = rooms.admit(room, [each.id for each in rooms.knocking(room)], weight=2.0)
    seat = rooms.seat(token)
    assert (seat.expert, seat.waiting) == (new, False)
    assert repository.open(study).version == 2
    expert = repository.open(study).study.experts[-1]
    assert (expert.id, expert.label.en, expert.weight) == (new, "Li Na", 2.0)
    assert rooms.room(room).standing.seats[new] == 2.0
    assert not rooms.knocking(room)
    assert rooms.admit(room, [1]) == (), "nobody is admitted twice"
    assert repository.open(study).version == 2


def test_many_are_admitted_in_one_version(rooms, repository, study, room) -> None:
    tokens = [rooms.knock(code(rooms, room), name, source="x") for name in ("A", "B", "C")]
    rooms.admit(room, [each.id for each in rooms.knocking(room)])
    assert repository.open(study).version == 2
    assert len({rooms.seat(token).expert for token in tokens}) == 3


def test_a_name_is_needed(rooms, room) -> None:
    with refused("knock-without-name"):
        rooms.knock(code(rooms, room), "   ", source="x")


# ---------------------------------------------------------------------- personal links


def test_a_personal_link_opens_the_seat_of_its_expert(rooms, room) -> None:
    tokens = rooms.invite(room, ["E1", "E2"])
    assert {rooms.seat(token).expert for token in tokens.values()} == {"E1", "E2"}
    assert all(len(token) >= 32 for token in tokens.values())


def test_whoever_is_invited_later_takes_part(rooms, room) -> None:
    rooms.invite(room, ["E3"])
    assert "E3" in rooms.room(room).standing.seats


def test_a_seat_shows_nobody_else(rooms, room) -> None:
    opened(rooms, room)
    first, second = rooms.invite(room, ["E1", "E2"]).values()
    rooms.answer(first, "goal", goal(3))
    rooms.say(first, "goal", "C1", "C2", "because of the storms")
    seat = rooms.seat(second)
    assert [each.id for each in seat.study.experts] == ["E2"]
    assert {each.expert for each in seat.study.ballots} <= {"E2", PANEL}
    assert set(seat.room.standing.seats) == {"E2"}
    assert not seat.room.standing.comments
    assert not seat.room.workshop.experts


def test_a_plain_ballot_link_is_a_seat_without_a_room(rooms, repository, study) -> None:
    token = repository.invite(study, "E7")
    seat = rooms.seat(token)
    assert (seat.room, seat.expert) == (None, "E7")
    rooms.answer(token, "goal", goal(5))
    assert [each.judgments for each in repository.ballots(study)] == [goal(5)]


def test_who_is_left_out_may_not_answer(rooms, room) -> None:
    opened(rooms, room)
    token = rooms.invite(room, ["E1"])["E1"]
    rooms.tell(room, Event("left out", {"expert": "E1"}))
    with refused("invitation-unknown"):
        rooms.answer(token, "goal", goal(3))


# ---------------------------------------------------------------------- hidden names


def test_where_names_are_hidden_nothing_kept_tells_them(rooms, hidden) -> None:
    token = walk_in(rooms, hidden, "Zhang Weiming")
    assert "Zhang" not in everything(rooms)
    label = rooms.seat(token).study.experts[0].label
    assert label.en.startswith("Expert ")
    assert label.zh.startswith("专家")


def test_invited_experts_answer_under_a_pseudonym(rooms, repository, study, hidden) -> None:
    tokens = rooms.invite(hidden, ["E1", "E2", "E3"])
    places = {name: rooms.seat(token).expert for name, token in tokens.items()}
    assert len(set(places.values())) == 3
    assert not set(places.values()) & {each.id for each in DEMO.experts}
    assert set(rooms.room(hidden).standing.seats) == set(places.values())
    assert set(rooms.room(hidden).standing.seats.values()) == {1.0}
    with refused("invited-already"):
        rooms.invite(hidden, ["E1"])
    kept = repository.audit(study)
    assert not [each for each in kept if "E1" in each.detail], "nothing says when E1 was invited"


def test_earlier_answers_stay_unless_they_are_to_be_replaced(rooms, repository, study) -> None:
    for replacing, left in ((False, 2), (True, 1)):
        repository.cast_ballot(study, "E1", "goal", goal(3))
        apart = PairwiseComparisons(DEMO.comparison_sets["C2"].elements)
        repository.cast_ballot(study, "E1", "C2", apart)
        room = rooms.create(study, plan(names_hidden=True))
        rooms.invite(room, ["E1"], replacing=replacing)
        assert len([each for each in repository.ballots(study) if each.expert == "E1"]) == left or left == 2


# ---------------------------------------------------------------------- answering


def test_an_answer_is_taken_while_a_round_is_open(rooms, repository, study, room) -> None:
    token = rooms.invite(room, ["E1"])["E1"]
    opened(rooms, room)
    number = rooms.answer(token, "goal", goal(3))
    assert rooms.ballots(room) == ((number, repository.ballots(study)[0]),)
    assert rooms.pulse(token).ballot == number
    assert rooms.seat(token).study.ballots[0].judgments == goal(3)


@pytest.mark.parametrize(
    ("happened", "code"),
    [
        ([], "workshop-waiting"),
        (["round opened", "locked"], "workshop-locked"),
        (["round opened", "round closed"], "workshop-waiting"),
        (["round opened", "finished"], "workshop-over"),
    ],
)
def test_no_answer_is_taken_at_other_times(rooms, room, happened: list[str], code: str) -> None:
    token = rooms.invite(room, ["E1"])["E1"]
    for kind in happened:
        rooms.tell(room, Event(kind, {} if kind == "locked" else {"newest_ballot": 0}))
    with refused(code):
        rooms.answer(token, "goal", goal(3))
    assert not rooms.ballots(room)


def test_only_sets_of_the_workshop_are_answered(rooms, room) -> None:
    token = rooms.invite(room, ["E1"])["E1"]
    opened(rooms, room)
    with refused("workshop-pair-unknown"):
        rooms.answer(token, "C2", PairwiseComparisons(DEMO.comparison_sets["C2"].elements))
    with refused("judgment-off-scale"):
        rooms.answer(token, "goal", goal(12))


def test_before_a_vote_after_talk_the_own_answer_is_remembered(rooms, room) -> None:
    token = rooms.invite(room, ["E1"])["E1"]
    opened(rooms, room)
    rooms.answer(token, "goal", goal(3))
    assert rooms.before(token, "goal").own is None
    rooms.tell(room, Event("vote again", {"set": "goal", "first": "C1", "second": "C2", "newest_ballot": 0}))
    rooms.answer(token, "goal", goal(7))
    assert rooms.before(token, "goal").own == goal(3)
    assert rooms.before(token, "C1").own is None


def test_a_delphi_tells_the_spread_of_the_round_before(rooms, study) -> None:
    room = rooms.create(study, plan(delphi=True))
    tokens = rooms.invite(room, ["E1", "E2", "E3", "E4", "E5"])
    opened(rooms, room)
    for token, value in zip(tokens.values(), (1.0, 2.0, 3.0, 5.0, 9.0), strict=True):
        rooms.answer(token, "goal", goal(value))
    assert not rooms.before(tokens["E1"], "goal").group
    opened_second(rooms, room)
    (told,) = rooms.before(tokens["E1"], "goal").group
    assert (told.answered, told.own, pytest.approx(told.median)) == (5, 1.0, 3.0)
    assert (pytest.approx(told.lower), pytest.approx(told.upper)) == (2.0, 5.0)


def test_comments_are_events_of_the_workshop(rooms, room) -> None:
    token = rooms.invite(room, ["E1"])["E1"]
    rooms.say(token, "goal", "C1", "C2", " storms ")
    (said,) = rooms.room(room).standing.comments
    assert (said.author, said.text, said.pair.first) == ("E1", "storms", "C1")
    with refused("workshop-pair-unknown"):
        rooms.say(token, "C2", "C1", "C2", "elsewhere")
    with refused("id-unknown"):
        rooms.say(token, "goal", "C1", "nothing", "elsewhere")


# ---------------------------------------------------------------------- rights


def test_only_who_may_run_the_study_leads_its_workshops(rooms, repository, study, room) -> None:
    with repository.engine.begin() as connection:
        for name, role in (("fay", "facilitator"), ("vic", "viewer")):
            row = {"id": name, "name": name, "shown": name, "role": role, "created": "2026"}
            connection.execute(insert(schema.accounts).values(**row))
            connection.execute(insert(schema.shares).values(study=study, account=name, role=role, given="2026"))
    facilitator = rooms.acting_as(Visitor("Fay", "fay", Role.FACILITATOR))
    assert facilitator.room(room).id == room
    for stranger, refusal in (
        (Visitor("Vic", "vic", Role.VIEWER), "not-permitted"),
        (Visitor("Nobody", "gone", Role.PLANNER), "signed-out"),
    ):
        outside = rooms.acting_as(stranger)
        for method in (
            lambda rooms: rooms.list(study),
            lambda rooms: rooms.create(study, plan()),
            lambda rooms: rooms.room(room),
            lambda rooms: rooms.events(room),
            lambda rooms: rooms.tell(room, Event("decision", {"text": "a"})),
            lambda rooms: rooms.ballots(room),
            lambda rooms: rooms.present(room),
            lambda rooms: rooms.knocking(room),
            lambda rooms: rooms.admit(room, [1]),
            lambda rooms: rooms.refuse(room, [1]),
            lambda rooms: rooms.invite(room, ["E1"]),
            lambda rooms: rooms.renew_code(room),
        ):
            with refused(refusal):
                method(outside)
