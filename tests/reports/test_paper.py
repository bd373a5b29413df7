"""Documents on paper: the fonts of a machine, and what is strong in a sentence."""

from __future__ import annotations

import pytest

from mcdm.errors import DecisionError
from reports.paper import EMBEDDED, fonts, runs


def test_fonts_of_a_machine():
    installed = frozenset({"Liberation Sans", "Noto Sans CJK SC", "DejaVu Sans"})
    assert fonts("en", installed) == ("Liberation Sans", "Noto Sans CJK SC", EMBEDDED)
    assert fonts("zh", installed) == ("Noto Sans CJK SC", "Liberation Sans", EMBEDDED)
    assert fonts("en", frozenset()) == (EMBEDDED,)
    with pytest.raises(DecisionError) as refused:
        fonts("zh", frozenset({"Liberation Sans"}))
    assert refused.value.code == "font-missing"


def test_strong_parts_of_a_sentence():
    assert [(each["text"], each["strong"]) for each in runs("to **.734** in 3 years")] == [
        ("to ", False),
        (".734", True),
        (" in 3 years", False),
    ]
