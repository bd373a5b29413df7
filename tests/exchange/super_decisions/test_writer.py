"""What we write, we read again; it has the layout of the files we know."""

from __future__ import annotations

from dataclasses import replace

from exchange.super_decisions.model_file import Comparisons, SuperDecisionsFile
from exchange.super_decisions.reader import read_model_file
from exchange.super_decisions.writer import write_model_file
from tests.exchange.super_decisions.small_models import FEEDBACK, PLAIN, as_bytes, merits


def test_written_and_read_again() -> None:
    for file in (SuperDecisionsFile((PLAIN,)), SuperDecisionsFile((FEEDBACK,)), merits()):
        again = read_model_file(write_model_file(file).encode(), "some.sdmod")
        assert write_model_file(again) == write_model_file(file)
        assert [set(each.comparisons) for each in again.networks] == [set(each.comparisons) for each in file.networks]
        assert [each.ratings for each in again.networks] == [each.ratings for each in file.networks]
        assert again.top.formula == file.top.formula
        assert not again.unread


def test_every_digit_is_kept() -> None:
    third = Comparisons("Better supply", "Criteria", ("Cost", "Effect {now}"), (1 / 3,))
    file = SuperDecisionsFile((replace(PLAIN, comparisons=(*PLAIN.comparisons[:2], third)),))
    again = read_model_file(write_model_file(file).encode(), "some.sdmod")
    assert third in again.top.comparisons


def test_the_layout_of_the_data_block() -> None:
    lines = as_bytes().decode().splitlines()
    start = lines.index("c-network readAllCompares -network $net -source {")
    assert lines[start + 1 : start + 7] == ["3", "Alternatives", "3", "Lines", "Crews", "Notices"]
    asked = lines.index("1,0,0", start)
    assert lines[asked + 1 : asked + 4] == ["3 2,0 0,1 1,2", "6 3", "0.5"]
    assert lines[-2:] == ["set FORMAT 1", "recreateNetInsideFrameOnly $net"]
