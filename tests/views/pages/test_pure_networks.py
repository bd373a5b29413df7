"""Models of other programs on the pages of weights and judgments: no goal to divide, alternatives first."""

from __future__ import annotations

import pytest

from exchange.recognise import import_bytes
from store.repository import DatabaseRepository
from tests.exchange.super_decisions.small_models import as_bytes, merits_as_bytes
from tests.views.whole_app import Visitor, repository

__all__ = ["repository"]


@pytest.mark.parametrize("content", [as_bytes(), merits_as_bytes()], ids=["one", "several networks"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_page_of_an_imported_network_is_drawn(
    repository: DatabaseRepository, content: bytes, language: str
) -> None:
    study = import_bytes(content, "Supply.sdmod").study
    visitor = Visitor(repository, study=repository.create(study), lang=language)
    for page in ("studies", "model", "judgments", "weights"):
        assert visitor.on(page).fine(), page
    assert not visitor.app.error


def test_the_headline_is_the_alternative_that_ranks_first(repository: DatabaseRepository) -> None:
    study = import_bytes(merits_as_bytes(), "Supply.sdmod").study
    visitor = Visitor(repository, study=repository.create(study)).on("weights")
    assert "Lines ranks first" in visitor.app.title[0].value
    assert "All weights come from the links" in visitor.text()
    (views,) = [each for each in visitor.app.button_group if str(each.key).startswith("weights-view")]
    assert views.options == ["Overview", "Method"], "nothing divides, so no share can be moved"
