"""A future in words: what it changes about the world."""

from __future__ import annotations

from i18n.translate import translator
from mcdm.labels import Label
from reports.charts.scales import IndexDisplay
from reports.sentences.futures_edited import in_words
from reports.sentences.reader import Reader
from scenarios.futures import Future
from store.examples import load_example

STUDY = load_example("power-supply")
EN, ZH = (Reader(STUDY, IndexDisplay("score"), translator(language)) for language in ("en", "zh"))


def test_a_future_in_words() -> None:
    assert in_words(STUDY.futures[0], EN) == "everything as it is today"
    assert in_words(STUDY.futures[1], EN).startswith("gap of SAIDI ×1.45 · gap of SAIFI ×1.3")
    assert in_words(STUDY.futures[2], EN) == "expectations rise by .060 a year"
    many = Future("F9", Label("x"), 0.1, effect_factors=tuple((f"L{k}", 0.5) for k in range(1, 8)))
    assert in_words(many, EN, most=2).endswith("5 further changes")
    falling = Future("F9", Label("x"), 0.1, expectation_drift=-0.02)
    assert in_words(falling, ZH) == "客户期望每年下降 0.020"
