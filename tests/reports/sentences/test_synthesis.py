"""Every synthesis of the catalogue has a name in both languages."""

from __future__ import annotations

import pytest

import mcdm.bocr  # noqa: F401  (registers the methods)
from i18n.translate import translator
from mcdm.bocr import MERITS as KNOWN_MERITS
from mcdm.catalogue import methods
from reports.sentences.synthesis import MERITS, SYNTHESIS


def test_every_method_and_merit_has_its_name() -> None:
    assert SYNTHESIS.keys() == methods("synthesis").keys()
    assert tuple(MERITS) == KNOWN_MERITS


@pytest.mark.parametrize("text", [*MERITS.values(), *(each for pair in SYNTHESIS.values() for each in pair)])
def test_names_are_said_in_chinese(text: str) -> None:
    assert translator("zh").t(text) != text
