"""Comments: threads, who may talk, what is taken back, and that no document holds one."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, select, update

from store import schema
from store.comments import DatabaseComments, comments_of
from store.database import reading, writing
from store.links import Links
from store.repository import DatabaseRepository
from store.tokens import hashed
from studies import document
from studies.access import RIGHTS, Right, Role, Visitor
from studies.comments import MOST_LETTERS
from tests.store.parts import refused
from tests.studies.parts import small_study

STUDY = small_study()
AT = "2026-11-21T12:00:00.000000+00:00"
NASTY = "<script>alert(1)</script> **bold** [x](javascript:1) =1+1 :smile: $a$"


def planner(
    repository: DatabaseRepository, study: str, name: str, role: Role = Role.PLANNER, number: str = ""
) -> Visitor:
    """A member of the team with whom the study is shared."""
    with writing(repository.engine) as connection:
        account = {
            "id": f"id-{name}-{role}{number}",
            "name": f"{name}-{role}{number}".lower(),
            "shown": name,
            "role": role,
        }
        connection.execute(insert(schema.accounts).values(**account, created=AT))
        share = {"study": study, "account": account["id"], "role": role, "given": AT}
        connection.execute(insert(schema.shares).values(share))
    return Visitor(name, f"id-{name}-{role}{number}", role)


def talk(repository: DatabaseRepository, visitor: Visitor) -> DatabaseComments:
    return comments_of(repository.acting_as(visitor))


def test_a_thread_with_answers_is_settled_and_opened_again(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    ann, bo = (talk(repository, planner(repository, study, name)) for name in ("Ann", "Bo"))
    first = ann.write(study, "lever/L1", f"  {NASTY}\n")
    bo.answer(study, first, "because")
    bo.write(study, "lever/L1", "another matter")
    assert ann.counts(study) == {"lever/L1": 3}
    thread, other = ann.threads(study, "lever/L1")
    assert (thread.first.text, thread.first.author, thread.first.mine) == (NASTY, "Ann", True)
    assert [(each.text, each.author, each.mine) for each in thread.answers] == [("because", "Bo", False)]
    bo.settle(study, thread.answers[0].id)
    assert ann.counts(study) == {"lever/L1": 1}
    assert [bool(each.settled) for each in ann.threads(study, "lever/L1")] == [False, True]
    ann.answer(study, first, "not so fast")
    assert ann.counts(study) == {"lever/L1": 4}
    assert ann.threads(study, "lever/L1")[0].first.id == first
    assert ann.threads(study, "lever/L2") == ()
    assert other.first.text == "another matter"


def test_only_the_own_is_removed_and_its_text_is_gone(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    ann, bo = (talk(repository, planner(repository, study, name, Role.FACILITATOR)) for name in ("Ann", "Bo"))
    first = ann.write(study, "criterion/N1", "secret")
    with refused("comment-not-yours"):
        bo.remove(study, first)
    answer = bo.answer(study, first, "why?")
    ann.remove(study, first)
    ann.remove(study, first)
    (thread,) = bo.threads(study, "criterion/N1")
    assert (thread.first.removed, thread.first.text, len(thread.answers)) == (True, "", 1)
    with reading(repository.engine) as connection:
        assert "secret" not in str(connection.execute(select(schema.comments)).all())
    bo.remove(study, answer)
    assert bo.threads(study, "criterion/N1") == ()
    assert bo.counts(study) == {}


def test_two_of_one_name_stay_two(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    ann = planner(repository, study, "Ann", Role.FACILITATOR)
    one, other = talk(repository, ann), talk(repository, planner(repository, study, "Ann", Role.FACILITATOR, "2"))
    said = one.write(study, "lever/L1", "mine")
    assert [each.first.mine for each in one.threads(study, "lever/L1")] == [True]
    (seen,) = other.threads(study, "lever/L1")
    assert (seen.first.mine, seen.first.removable) == (False, False)
    with refused("comment-not-yours"):
        other.remove(study, said)
    one.remove(study, said)


def test_who_may_edit_the_study_may_remove_what_others_said(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    said = talk(repository, planner(repository, study, "Ann", Role.FACILITATOR)).write(study, "lever/L1", "rude")
    bo = talk(repository, planner(repository, study, "Bo"))
    (seen,) = bo.threads(study, "lever/L1")
    assert (seen.first.mine, seen.first.removable) == (False, True)
    bo.remove(study, said)
    assert bo.threads(study, "lever/L1") == ()


def test_an_account_that_is_renamed_takes_its_comments_along(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    ann = planner(repository, study, "Ann", Role.FACILITATOR)
    said = talk(repository, ann).write(study, "lever/L1", "mine")
    with writing(repository.engine) as connection:
        connection.execute(update(schema.accounts).where(schema.accounts.c.id == ann.account).values(shown="Anna"))
    (seen,) = talk(repository, ann).threads(study, "lever/L1")
    assert (seen.first.author, seen.first.mine) == ("Anna", True)
    talk(repository, ann).remove(study, said)


def test_what_was_said_before_there_were_accounts_is_kept_by_name(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    with writing(repository.engine) as connection:
        for author in ("Ann", ""):
            row = {"study": study, "place": "lever/L1", "text": "old", "author": author, "at": AT}
            connection.execute(insert(schema.comments).values(row))
    alone = [each.first.mine for each in comments_of(repository).threads(study, "lever/L1")]
    assert alone == [False, True]
    ann = talk(repository, planner(repository, study, "Ann", Role.FACILITATOR))
    assert [(each.first.author, each.first.mine) for each in ann.threads(study, "lever/L1")] == [
        ("Ann", True),
        ("", False),
    ]
    ann.remove(study, 1)
    second = talk(repository, planner(repository, study, "Ann", Role.PLANNER))
    assert not any(each.first.mine for each in second.threads(study, "lever/L1"))


@pytest.mark.parametrize("role", [*Role], ids=str)
def test_every_method_takes_the_right_to_comment(repository: DatabaseRepository, role: Role) -> None:
    study = repository.create(STUDY)
    said = comments_of(repository).write(study, "lever/L1", "x")
    mine = talk(repository, planner(repository, study, "Cy", role))
    uses = {
        "counts": lambda: mine.counts(study),
        "threads": lambda: mine.threads(study, "lever/L1"),
        "write": lambda: mine.write(study, "lever/L1", "y"),
        "answer": lambda: mine.answer(study, said, "y"),
        "settle": lambda: mine.settle(study, said),
        "remove": lambda: mine.remove(study, mine.write(study, "lever/L1", "z")),
    }
    assert set(uses) == {name for name in dir(mine) if not name.startswith("_")} - {"acting_as", "visitor", "engine"}
    for use in uses.values():
        if Right.COMMENT in RIGHTS[role]:
            use()
        else:
            with pytest.raises(Exception, match=r"not-permitted|study-not-found"):
                use()


def test_links_and_strangers_do_not_talk(repository: DatabaseRepository) -> None:
    study, elsewhere = repository.create(STUDY), repository.create(STUDY)
    said = comments_of(repository).write(elsewhere, "lever/L1", "x")
    links = Links(repository.engine)
    viewer = links.visitor_of(links.make(study, "The board"))
    expert = Visitor("E1", "", Role.EXPERT, study, "E1", hashed(repository.invite(study, "E1")))
    for visitor in (viewer, expert):
        with refused("not-permitted"):
            talk(repository, visitor).counts(study)
    ann = talk(repository, planner(repository, study, "Ann"))
    with refused("study-not-found"):
        ann.threads(elsewhere, "lever/L1")
    for use in (ann.answer, ann.settle, ann.remove):
        with refused("comment-unknown"):
            use(study, said, "y") if use == ann.answer else use(study, said)


@pytest.mark.parametrize(
    ("place", "text", "code"),
    [
        ("lever/", "x", "comment-place"),
        ("budget/L1", "x", "comment-place"),
        ("lever", "x", "comment-place"),
        (f"lever/{'x' * 300}", "x", "comment-place"),
        ("lever/L1", " \n\0 ", "comment-empty"),
        ("lever/L1", "x" * (MOST_LETTERS + 1), "comment-too-long"),
    ],
)
def test_what_is_refused(repository: DatabaseRepository, place: str, text: str, code: str) -> None:
    study = repository.create(STUDY)
    with refused(code):
        comments_of(repository).write(study, place, text)
    assert comments_of(repository).counts(study) == {}


def test_the_audit_says_who_talked_where_but_not_what(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    ann = talk(repository, planner(repository, study, "Ann"))
    said = ann.write(study, "lever/L1", "secret")
    ann.answer(study, said, "secret")
    ann.settle(study, said)
    ann.settle(study, said, settled=False)
    ann.remove(study, said)
    entries = [each for each in repository.audit(study) if each.author == "Ann"]
    assert [each.action.removeprefix("comment ") for each in reversed(entries)] == [
        "written", "answered", "settled", "reopened", "removed",
    ]  # fmt: skip
    assert {each.detail for each in entries} == {"lever/L1"}


def test_no_document_and_no_copy_holds_a_comment(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    comments_of(repository).write(study, "lever/L1", "unheard")
    assert "unheard" not in document.write(repository.open(study).study)
    copy = repository.duplicate(study, STUDY.label)
    assert comments_of(repository).counts(copy) == {}
