"""Whatever happens to a model file of Super Decisions, reading it ends in a study or in one clear refusal."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.super_decisions.model_file import Cluster, Comparisons, Network, Node, SuperDecisionsFile
from exchange.super_decisions.reader import read_model_file
from exchange.super_decisions.tcl import commands
from exchange.super_decisions.to_study import import_model
from exchange.super_decisions.writer import write_model_file
from i18n.errors import error_sentence
from mcdm.errors import DecisionError
from tests.exchange.super_decisions.small_models import FEEDBACK, as_bytes, merits_as_bytes

FILES = (as_bytes(), as_bytes(FEEDBACK), merits_as_bytes())
PIECES = [b"{", b"}", b"[", b"]", b'"', b"\\", b"$", b";", b"#", b"\n", b"\x00", b"\xff", b"0", b"-1", b"1e309", b"nan"]
PIECES += [b"[exec rm -rf /]", b"[open |cmd]", b"set net $subNumb\n", b"99999999 ", b"x,y ", b"\xe7\x94"]


def survives(content: bytes) -> None:
    try:
        import_model(content, "some.sdmod")
    except DecisionError as error:
        sentence = error_sentence(error, "en")
        assert sentence.strip()
        assert "\n" not in sentence


@settings(max_examples=60, deadline=None, derandomize=True)
@given(file=st.sampled_from(FILES), share=st.floats(0, 1), tail=st.sampled_from([b"", b"}", b"\n}\n", b'"']))
def test_a_file_that_was_cut(file: bytes, share: float, tail: bytes) -> None:
    survives(file[: int(share * len(file))] + tail)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(data=st.data(), file=st.sampled_from(FILES))
def test_a_file_that_was_changed(data: st.DataObject, file: bytes) -> None:
    content = bytearray(file)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content)))
        length = data.draw(st.sampled_from([0, 0, 1, 2, 20, 300]))
        content[at : at + length] = data.draw(st.sampled_from([*PIECES, b""]))
    survives(bytes(content))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(data=st.data(), file=st.sampled_from(FILES))
def test_a_number_that_was_changed(data: st.DataObject, file: bytes) -> None:
    """Counts, indices, positions and judgments, where they hurt most."""
    places = [match.span() for match in re.finditer(rb"\d+", file)]
    start, end = data.draw(st.sampled_from(places))
    other = data.draw(
        st.sampled_from([b"0", b"1", b"2", b"3", b"7", b"-1", b"0.5", b"9999999", b"1e400", b"four", b""])
    )
    survives(file[:start] + other + file[end:])


@settings(max_examples=100, deadline=None, derandomize=True)
@given(text=st.text(alphabet='{}[]"\\$;# \na1', max_size=60))
def test_any_text_has_words_or_is_refused(text: str) -> None:
    with suppress(DecisionError):
        for command in commands(text):
            assert all(1 <= word.line <= 1 + text.count("\n") for word in command.words)


def name_texts() -> st.SearchStrategy[str]:
    """Names with any letters that fit on a line, braces in pairs."""
    letters = st.characters(exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp"), exclude_characters="{}\\")
    return st.text(letters, min_size=1, max_size=12)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    names=st.lists(name_texts(), min_size=3, max_size=5, unique=True),
    ratios=st.lists(st.floats(1e-9, 1e9), min_size=6, max_size=6),
)
def test_every_name_and_number_survives_writing_and_reading(names: list[str], ratios: list[float]) -> None:
    goal, *others = names
    count = len(others) * (len(others) - 1) // 2
    asked = Comparisons(goal, "Criteria", tuple(reversed(others)), tuple(ratios[:count]))
    clusters = (Cluster("Goal", (Node(goal),)), Cluster("Criteria", tuple(Node(name) for name in others)))
    file = SuperDecisionsFile((Network(-1, "", clusters, (asked,), compare_mode="matrix"),))
    assert read_model_file(write_model_file(file).encode(), "some.sdmod").networks == file.networks


@pytest.mark.parametrize("bomb", [b"set x " + b"[" * 500_000, b"{" * 500_000, b'"[{' * 100_000, b"a;" * 400_000])
def test_bombs_end_soon(bomb: bytes) -> None:
    survives(bomb)
    survives(as_bytes() + bomb)
