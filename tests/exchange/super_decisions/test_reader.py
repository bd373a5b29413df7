"""A model file is read without being run; what is broken in it is one clear refusal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from exchange.super_decisions import reader
from exchange.super_decisions.reader import read_model_file
from mcdm.errors import DecisionError
from tests.exchange.super_decisions.small_models import PLAIN, as_bytes, merits, merits_as_bytes

GOOD = as_bytes()


def refused(content: bytes) -> DecisionError:
    with pytest.raises(DecisionError) as caught:
        read_model_file(content, "some.sdmod")
    return caught.value


def test_everything_comes_back() -> None:
    assert read_model_file(GOOD, "some.sdmod").networks == (PLAIN,)
    again = read_model_file(merits_as_bytes(), "some.sdmod")
    assert again.networks == tuple(replace(each, compare_mode="matrix") for each in merits().networks)
    assert again.saved_with == "3.2.0 made on Monday"


def test_hostile_commands_are_listed_and_never_run(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("here")
    hostile = f"exec rm -rf {victim}\nset fd [open |touch\\ {tmp_path}/made w]\nset name [exec rm {victim}]\n"
    file = read_model_file(hostile.encode() + GOOD, "some.sdmod")
    assert file.networks == (PLAIN,)
    assert victim.exists()
    assert not (tmp_path / "made").exists()
    listed = " ".join(each.command for each in file.unread)
    assert "exec" in listed
    assert "[open" in listed


def test_names_with_signs_stay_text() -> None:
    name = '$HOME [exec rm -rf /]; "x" 100%'
    content = GOOD.replace(b"Better supply", name.encode())
    assert name in read_model_file(content, "some.sdmod").top.cluster_of


def test_attachments_are_named_and_left() -> None:
    content = b"catch {newAttachmentUU 0 {plan.doc} {M'8Q}}\n" + GOOD
    file = read_model_file(content, "some.sdmod")
    assert file.attachments == ("plan.doc",)
    assert not file.unread


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_line_ends_do_not_matter(end: bytes) -> None:
    assert read_model_file(GOOD.replace(b"\n", end), "some.sdmod").networks == (PLAIN,)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b"set y 40", b"set y forty", "model-file-block-wrong"),
        (b"{Criteria}", b"{Criteria", "model-file"),
        (b"Criteria}", b"}Criteria}", "model-file"),
        (b"recreateNetInsideFrameOnly $net", b"", "model-file-ends-early"),
        (b"makeCluster $net $x $y $name $desc", b"makeCluster $net $x", "model-file-command-wrong"),
        (b"set name {Cost}", b"set name {Price}", "model-file-name-unknown"),
        (b"set name {Effect {now}}", b"set name {Cost}", "model-file-name-repeated"),
        (b"set clusterName {Goal}", b"set clusterName {Gaol}", "model-file-name-unknown"),
        (b"readAllCompares", b"readNothing", "model-file-block-missing"),
        (b"set FORMAT 1", b"set net [lindex $bkupnet end]", "model-file-unbalanced"),
        (b"set FORMAT 1", b"set net $subNumb", "model-file-name-unknown"),
    ],
)
def test_what_is_broken_is_refused(old: bytes, new: bytes, code: str) -> None:
    assert old in GOOD
    assert refused(GOOD.replace(old, new, 1)).code.startswith(code)


@pytest.mark.parametrize("share", [0.05, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_file_that_was_cut_is_refused(share: float) -> None:
    assert refused(GOOD[: int(len(GOOD) * share)]).code.startswith("model-file")


@pytest.mark.parametrize("content", [b"", b"  \n", b"\x00\x01PK", b"Dear all,\nsee below.", b'{"schema": 1}'])
def test_another_file_is_no_model(content: bytes) -> None:
    assert refused(content).code == "model-file-not-one"


def test_a_file_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LARGEST", 1000)
    assert refused(GOOD).code == "import-too-large"


def test_networks_in_networks_end_somewhere() -> None:
    one = b"set name {n}\nmakeNode $net $clusterName $name $desc $x $y\n"
    deeper = b"set subNumb [makeNodeHaveSub $net $name hideIt]\nset net $subNumb\n"
    start = b"set x 1\nset y 1\nset desc {}\nset clusterName {c}\n"
    level = b"set name {c}\nmakeCluster $net $x $y $name $desc\n" + one + deeper
    assert refused(start + level * 100).code == "model-file-too-deep"


def test_what_was_set_outside_a_network_holds_again_after_it() -> None:
    """The next node of a cluster needs no second ``set clusterName`` after a network inside the node before."""
    content = merits_as_bytes()
    at = content.index(b"hideSub $net")
    again = content.index(b"set clusterName", at)
    shorter = content[:again] + content[content.index(b"\n", again) + 1 :]
    assert read_model_file(shorter, "some.sdmod").networks == read_model_file(content, "some.sdmod").networks
