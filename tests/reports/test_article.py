"""Articles as PDF and as Word documents."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from reports.article import Article, Grid, Heading, Paragraph, Points, as_pdf, as_word

ODD = '#import "x" *bold* <b> & _x_ \x00 $x$ @ref'
PARTS = (
    Heading("第一节"),
    Paragraph(ODD),
    Points(("one", ODD)),
    Grid(("Name", "Number"), (("甲", "1"), (ODD, "2")), (2, 1), frozenset({1})),
)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_people_typed_is_no_markup(language: str) -> None:
    written = as_pdf(Article(language, ODD, "sub", "lead", PARTS, "foot"))
    assert written.startswith(b"%PDF")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_word_has_headings_lists_tables_and_chinese_letters(language: str) -> None:
    written = as_word(Article(language, "标题", "sub", "lead", PARTS, "foot"))
    document = docx.Document(io.BytesIO(written))
    styles = [each.style.name for each in document.paragraphs]
    assert styles[:4] == ["Title", "Subtitle", "Normal", "Heading 1"]
    assert styles.count("List Bullet") == 2
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows][:2] == [["Name", "Number"], ["甲", "1"]]
    with zipfile.ZipFile(io.BytesIO(written)) as parts:
        styled = parts.read("word/styles.xml").decode()
        text = parts.read("word/document.xml").decode()
    assert styled.count('w:eastAsia="Microsoft YaHei"') == 6
    assert "w:tblHeader" in text
    assert "&lt;b&gt; &amp; _x_" in text
    assert document.core_properties.author == "Weighbridge"
    assert document.sections[0].footer.paragraphs[0].text == "foot"
