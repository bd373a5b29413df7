"""How much of the model an index speaks for is said where it is not all of it."""

from __future__ import annotations

from i18n.translate import translator
from reports.sentences.coverage import Coverage, parts

EN, ZH = translator("en"), translator("zh")


def test_a_part_is_said_with_its_weight_and_the_whole_is_not() -> None:
    some = Coverage(4, 28, 0.194)
    assert not some.whole
    assert parts(some, EN) == (
        "It speaks for 4 of 28 indicators, 19% of the weight; of the others nothing is known."
    )  # fmt: skip
    assert parts(some, ZH) == "指数只代表 28 项指标中的 4 项，占权重的 19%；其余指标没有任何数据。"
    assert parts(Coverage(28, 28, 1.0), EN) == ""
    assert parts(None, EN) == ""
