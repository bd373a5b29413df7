"""The translator: placeholders, optional parts, plural forms, and never a failure on screen."""

from __future__ import annotations

import gettext
import io
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError

from i18n.translate import LOCALE, Translator, fill, placeholders, read_area, required, translator


def small_translator() -> Translator:
    texts = Catalog(locale="zh")
    texts.add("Save version {number}", "保存版本 {number}")
    texts.add(("{count} answer", "{count} answers"), ("{count} 份答卷",))
    compiled = io.BytesIO()
    write_mo(compiled, texts)
    compiled.seek(0)
    return Translator("zh", gettext.GNUTranslations(compiled))


def test_english_is_the_text_itself() -> None:
    assert translator("en").t("Save version {number}", number=3) == "Save version 3"


def test_chinese_comes_from_the_catalogue() -> None:
    assert small_translator()("Save version {number}", number=3) == "保存版本 3"


def test_plural_forms_of_both_languages() -> None:
    assert translator("en").n("{count} answer", "{count} answers", 1) == "1 answer"
    assert translator("en").n("{count} answer", "{count} answers", 12) == "12 answers"
    assert small_translator().n("{count} answer", "{count} answers", 12) == "12 份答卷"


def test_an_empty_text_is_not_the_head_of_the_catalogue() -> None:
    assert translator("zh").t("") == ""


def test_an_unknown_language_reads_english() -> None:
    assert translator("fr").language == "en"


def test_the_shipped_chinese_is_found() -> None:
    assert translator("zh").t("links") == "关联"


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"name": "C9", "suggestion": "C8"}, "No C9. Did you mean C8?"),
        ({"name": "C9", "suggestion": ""}, "No C9."),
        ({"name": "C9"}, "No C9."),
        ({}, "No …."),
    ],
)
def test_optional_parts_go_with_their_facts(facts: dict[str, object], sentence: str) -> None:
    assert fill("No {name}.[ Did you mean {suggestion}?]", facts) == sentence


def test_brackets_without_placeholders_are_text() -> None:
    assert fill("{name} lies in [.2, 1]", {"name": "A score"}) == "A score lies in [.2, 1]"


def test_a_format_that_does_not_fit_shows_the_value() -> None:
    assert fill("{ratio:.2f} and {other:.2f}", {"ratio": 0.118, "other": "many"}) == "0.12 and many"


def test_values_are_never_read_as_templates() -> None:
    assert fill("{name}", {"name": "{secret} [x]"}) == "{secret} [x]"


def test_placeholders_by_name() -> None:
    template = "{name} has {ratio:.3f}[ at {where}]"
    assert placeholders(template) == {"name", "ratio", "where"}
    assert required(template) == {"name", "ratio"}


def test_a_malformed_catalogue_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "zh"
    folder.mkdir()
    (folder / "broken.po").write_text('nonsense "a"\n', encoding="utf-8")
    with pytest.raises(PoFileError):
        read_area(folder / "broken.po")


def test_every_area_can_be_read() -> None:
    areas = sorted((LOCALE / "zh").glob("*.po"))
    assert areas
    assert all(len(read_area(path)) for path in areas)


def test_latin_letters_in_a_chinese_sentence_keep_their_distance() -> None:
    facts = {"a": "ACSI", "b": "SERVQUAL", "n": 3}
    assert fill("{a}与{b}不同，第{n}版", facts, "zh") == "ACSI 与 SERVQUAL 不同，第 3 版"
    assert fill("{a}与{b}", {"a": ".729", "b": ".728"}, "zh") == "0.729 与 0.728"
    assert fill("“{a}”和{b} 项", {"a": "VIP", "b": "角色"}, "zh") == "“VIP”和角色 项"
    assert fill("{a}与{b}", {"a": "A", "b": "B"}) == "A与B"


def test_a_count_brings_the_words_that_fit_it() -> None:
    template = "{count:outage ends|outages end} early[, row {row}]."
    assert fill(template, {"count": 1, "row": 4}) == "1 outage ends early, row 4."
    assert fill(template, {"count": 1200}) == "1,200 outages end early."


def test_whole_numbers_have_separators_and_names_have_none() -> None:
    assert fill("{count} answers, seed {seed}", {"count": 2378, "seed": 20260101}) == "2,378 answers, seed 20260101"
    assert fill("{count} 份答卷", {"count": 50000}, "zh") == "50,000 份答卷"
    assert fill("{change} points", {"change": -2378}) == "−2,378 points"
    assert fill("row {row}: {known}", {"row": 1077, "known": True}) == "row 1077: True"


def test_rows_are_listed_with_the_comma_of_the_language() -> None:
    rows = {"rows": "1077, 1163 ..."}
    assert fill("rows {rows}", rows) == "rows 1077, 1163 ..."
    assert fill("第 {rows} 行", rows, "zh") == "第 1077、1163 … 行"
