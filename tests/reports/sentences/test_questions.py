"""Sentences about the stop rule, in both languages."""

from __future__ import annotations

import pytest

from i18n.translate import translator
from mcdm.comparisons.questions import Sufficiency
from mcdm.labels import Label
from reports.sentences.questions import sufficiency_sentence

EN, ZH = translator("en"), translator("zh")
NAMES = {"a": Label("Supply", "供电"), "b": Label("Staff", "")}

UNKNOWN = Sufficiency(False, None, None, None, 0.0, 7, 0.25)
DONE = Sufficiency(True, 1.0, 1.0, None, 0.0, 0, 0.25)
SETTLED = Sufficiency(True, 0.957, 0.99, (0, 1), 0.04, 0, 0.25)
OPEN = Sufficiency(False, 0.62, 0.9, (1, 0), 0.2, 1, 0.25)


@pytest.mark.parametrize("found", [UNKNOWN, DONE, SETTLED, OPEN])
@pytest.mark.parametrize("t", [EN, ZH])
def test_every_state_has_words(found: Sufficiency, t) -> None:
    answer, reason = sufficiency_sentence(found, ("a", "b"), NAMES, t)
    assert answer
    assert "{" not in answer + reason
    assert "…" not in reason


def test_numbers_and_names_stand_in_the_sentence() -> None:
    assert "7 well chosen answers" in sufficiency_sentence(UNKNOWN, ("a", "b"), NAMES, EN)[1]
    assert "96% likely. Supply and Staff" in sufficiency_sentence(SETTLED, ("a", "b"), NAMES, EN)[1]
    assert "about 1 more answer should" in sufficiency_sentence(OPEN, ("a", "b"), NAMES, EN)[1]
    assert "“供电”" in sufficiency_sentence(OPEN, ("a", "b"), NAMES, ZH)[1]
