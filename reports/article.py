"""An article: headings, paragraphs and tables in one language, written as PDF and as a Word document.

What people typed stands in it as plain text: no markup of either format is read from it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reports.paper import typeset

WORD_LATIN, WORD_CHINESE = "Calibri", "Microsoft YaHei"
"""Fonts of Word documents; who has not got them sees the nearest that is there."""

_INK, _FAINT, _ACCENT = "1B252A", "5F686D", "0B5F6B"
_NO_LETTER = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""


@dataclass(frozen=True)
class Heading:
    """The title of a section."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """Sentences."""

    text: str


@dataclass(frozen=True)
class Points:
    """A list of sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A table: its columns, its rows, and how wide each column is, relative to the others.

    Columns of `numbers` stand at the right.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    numbers: frozenset[int] = frozenset()


Part = Heading | Paragraph | Points | Grid


@dataclass(frozen=True)
class Article:
    """A whole article.

    Parameters
    ----------
    language
        "en" or "zh".
    title, subtitle, lead
        What it is, what it is about, and what it comes to.
    parts
        The rest.
    footer
        At the foot of every page.
    """

    language: str
    title: str
    subtitle: str
    lead: str
    parts: tuple[Part, ...]
    footer: str = ""


# ---------------------------------------------------------------------- PDF


def as_pdf(article: Article) -> bytes:
    """The article as PDF.

    Raises
    ------
    DecisionError
        ``font-missing``.
    """
    data = {
        "language": article.language,
        "title": article.title,
        "subtitle": article.subtitle,
        "lead": article.lead,
        "parts": [_part(part) for part in article.parts],
        "footer": article.footer,
    }
    return typeset("article", data, {})


def _part(part: Part) -> dict[str, Any]:
    match part:
        case Heading():
            return {"kind": "heading", "text": part.text}
        case Paragraph():
            return {"kind": "paragraph", "text": part.text}
        case Points():
            return {"kind": "points", "items": list(part.items)}
        case Grid():
            return {
                "kind": "grid",
                "heads": list(part.heads),
                "rows": [list(row) for row in part.rows],
                "widths": list(part.widths),
                "numbers": sorted(part.numbers),
            }


# ---------------------------------------------------------------------- Word


def as_word(article: Article) -> bytes:
    """The article as a Word document (DOCX) that can be edited: real headings, lists, and tables with a head row."""
    from docx import Document
    from docx.shared import Cm, Pt

    document = Document()
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(2)
        section.footer.paragraphs[0].text = _clean(article.footer)
    for name, size, colour in (
        ("Normal", 10, _INK),
        ("Title", 22, _INK),
        ("Subtitle", 10, _FAINT),
        ("Heading 1", 14, _ACCENT),
        ("List Bullet", 10, _INK),
        ("Footer", 8, _FAINT),
    ):
        _set_style(document.styles[name], Pt(size), colour, article.language)
    document.core_properties.title = _clean(article.title)
    document.core_properties.author = "Weighbridge"
    document.core_properties.language = "zh-CN" if article.language == "zh" else "en-GB"
    document.add_paragraph(_clean(article.title), "Title")
    document.add_paragraph(_clean(article.subtitle), "Subtitle")
    document.add_paragraph(_clean(article.lead)).runs[0].bold = True
    for part in article.parts:
        _add(document, part)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _set_style(style: Any, size: Any, colour: str, language: str) -> None:
    """Fonts of a style, Chinese letters included: Word asks for those separately (eastAsia)."""
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    style.font.name, style.font.size = WORD_LATIN, size
    style.font.color.rgb = RGBColor.from_string(colour)
    style.font.italic = False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), WORD_CHINESE)
    fonts.set(qn("w:hint"), "eastAsia" if language == "zh" else "default")


def _add(document: Any, part: Part) -> None:
    match part:
        case Heading():
            document.add_heading(_clean(part.text), 1)
        case Paragraph():
            document.add_paragraph(_clean(part.text))
        case Points():
            for item in part.items:
                document.add_paragraph(_clean(item), "List Bullet")
        case Grid():
            _add_grid(document, part)


def _add_grid(document: Any, part: Grid) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    table = document.add_table(rows=1 + len(part.rows), cols=len(part.heads))
    table.autofit = False
    whole = 17 / sum(part.widths)
    rows: Sequence[Sequence[str]] = (part.heads, *part.rows)
    for number, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = Cm(whole * part.widths[place])
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(2)
            paragraph.paragraph_format.space_before = Pt(2)
            run = paragraph.add_run(_clean(text))
            run.font.size, run.bold = Pt(9), number == 0
            if place in part.numbers:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            _rule(cell, 8 if number == 0 else 4, OxmlElement, qn)
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))  # repeated on every page
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _rule(cell: Any, size: int, element: Any, qn: Any) -> None:
    """A line below a cell."""
    borders, bottom = element("w:tcBorders"), element("w:bottom")
    for name, value in (("val", "single"), ("sz", str(size)), ("color", "1B252A" if size > 4 else "E1DCD1")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    cell._tc.get_or_add_tcPr().append(borders)


def _clean(text: str) -> str:
    """Without letters that no document can hold."""
    return _NO_LETTER.sub(" ", text)
