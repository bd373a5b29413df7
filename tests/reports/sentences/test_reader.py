"""Names, numbers and money as a reader sees them."""

from dataclasses import replace

import pytest

from i18n.translate import translator
from reports.charts.scales import IndexDisplay
from reports.sentences.reader import Reader
from store.examples import load_example

STUDY = load_example("power-supply")


def reader(language: str = "en", kind: str = "score") -> Reader:
    return Reader(STUDY, IndexDisplay(kind), translator(language), lambda name: f"<{name}>")


@pytest.mark.parametrize(("language", "name"), [("en", "<Channel expansion>"), ("zh", "“<渠道拓展优先>”")])
def test_names_in_a_sentence(language: str, name: str) -> None:
    assert reader(language).called("S3") == name
    assert reader(language).name("nobody") == "<nobody>"


def test_numbers_in_the_display_of_the_reader() -> None:
    assert reader().worth("scenarios", 0.7344) == ".734"
    assert reader(kind="percent").worth("scenarios", 0.7344) == "66.8"
    assert reader(kind="percent").worth("indicators", 0.1162) == ".116"
    assert reader().difference("scenarios", 0.0003) == ".0003"
    assert reader().difference("indicators", 0.02) == ".020"


def test_money_and_no_money() -> None:
    assert reader().money(6000) == "60.0m yuan"
    assert reader("zh").money(6000) == "6,000 万元"
    assert reader().money(0) == reader().money(None) == "no money"


def test_experts_are_named_with_their_role() -> None:
    bare = replace(reader(), plain=str)
    assert bare.expert("E2").startswith("E2 (")
    assert bare.expert("nobody") == "nobody"
