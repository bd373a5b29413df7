"""What all stores of a visitor share: acting as another, and who the records name."""

from __future__ import annotations

from sqlalchemy import Engine

from store.repository import DatabaseRepository
from store.transactions import Transactions
from studies.access import ALONE, Role, Visitor
from tests.studies.parts import small_study


def test_acting_as_another_leaves_the_first_as_it_was(engine: Engine) -> None:
    own = Transactions(engine)
    other = own.acting_as(Visitor("Li", role=Role.VIEWER))
    assert (own.visitor, other.visitor.name, other.engine) == (ALONE, "Li", engine)


def test_only_whoever_is_alone_says_who_they_are(repository: DatabaseRepository) -> None:
    study = repository.create(small_study(), author="Li")
    named = repository.acting_as(Visitor("Wu"))
    named.invite(study, "E1", author="somebody else")
    assert [entry.author for entry in repository.audit(study)] == ["Wu", "Li"]
