"""Full-width punctuation beside Chinese. Written as escapes, so that no editor can quietly change the expectation."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18n.punctuation import full_width, repair


@pytest.mark.parametrize(
    ("typed", "set_right"),
    [
        ("\u597d, {name}: 再\u8bd5!", "\u597d\uff0c{name}\uff1a再\u8bd5\uff01"),
        ("\u4e00\u81f4\u6027(CR)\u4e3a {ratio:.3f}.", "\u4e00\u81f4\u6027\uff08CR\uff09\u4e3a {ratio:.3f}\u3002"),
        ("\u662f\u5417?[ \u60a8\u6307 {x} \u5417?]", "\u662f\u5417\uff1f[\u60a8\u6307 {x} \u5417\uff1f]"),
        ('\u5220\u9664"{name}".', "\u5220\u9664\u201c{name}\u201d\u3002"),
        ("{a}({b})\u662f", "{a}\uff08{b}\uff09\u662f"),
    ],
)
def test_beside_chinese_it_is_full_width(typed: str, set_right: str) -> None:
    assert full_width(typed) == set_right


@pytest.mark.parametrize(
    "right",
    [
        "M(\u00b7,+) \u578b",
        "\u5171 1,000 \u4e2a",
        "\u89c1 [\u8bf4\u660e](https://example.org/a,b)",
        ":material/flag: \u63d0\u793a",
        "`f(a, b)` \u662f\u51fd\u6570",
        "AHP, ANP \u4e0e\u6781\u9650",
        "Plain English: unchanged (really).",
    ],
)
def test_what_is_not_chinese_stays(right: str) -> None:
    assert full_width(right) == right


def test_setting_twice_changes_nothing_more() -> None:
    once = full_width("\u5982\u679c(CR > {limit}), \u8bf7\u4fee\u6539: {pair}; \u518d\u8bd5.")
    assert full_width(once) == once


def test_a_catalogue_is_repaired_only_where_it_is_chinese(tmp_path: Path) -> None:
    path = tmp_path / "area.po"
    path.write_text('msgid "Delete, {name}?"\nmsgstr ""\n"\u5220\u9664, \\"{name}\\"?\\n"\n', encoding="utf-8")
    assert repair(path)
    expected = 'msgid "Delete, {name}?"\nmsgstr ""\n"\u5220\u9664\uff0c\u201c{name}\u201d\uff1f\\n"\n'
    assert path.read_text(encoding="utf-8") == expected
    assert not repair(path)
