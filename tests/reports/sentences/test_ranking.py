"""Every ranking method has a name and a description."""

from __future__ import annotations

import mcdm.ranking  # noqa: F401  (registers the methods)
from i18n.translate import translator
from mcdm.catalogue import methods
from reports.sentences.ranking import RANKING


def test_every_method_is_named_and_described_in_both_languages() -> None:
    assert set(RANKING) == set(methods("ranking"))
    chinese = translator("zh").catalogue
    for name, description in RANKING.values():
        assert name
        assert description.endswith(".")
        assert chinese.gettext(description) != description


def test_names_are_told_apart() -> None:
    names = [name for name, _ in RANKING.values()]
    assert len(set(names)) == len(names)
