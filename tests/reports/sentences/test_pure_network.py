"""Sentences about a network whose weights all come from its links."""

from __future__ import annotations

from i18n.translate import translator
from reports.sentences.pure_network import answer, heaviest, lead

T = translator("en")


def test_the_alternatives_are_the_answer() -> None:
    assert answer(("Lines", "Crews"), (0.6, 0.4), ("A", "B"), (0.5, 0.5), True, T).startswith("Lines ranks first")
    assert answer((), (), ("A", "B"), (0.7, 0.3), True, T) == "A weighs most of the elements with .700"
    assert answer(("Lines",), (1.0,), ("A",), (1.0,), False, T).startswith("Nobody has judged yet")


def test_where_the_weights_come_from() -> None:
    links = "All weights come from the links: nothing is compared with respect to the goal."
    assert lead(("A", "B"), (0.7, 0.3), True, T) == f"A weighs most of the elements with .700. {links}"
    assert lead(("A", "B"), (0.7, 0.3), False, T) == links
    assert lead((), (), True, T) == links


def test_ties_are_said() -> None:
    assert heaviest("AB", (0.5, 0.5), T) == "All elements weigh the same"
    assert heaviest("ABC", (0.4, 0.4, 0.2), T) == "A, B weigh most, .400 each"
