"""Documents on paper: a Typst template, its words and numbers as data, and drawings become a PDF.

What people typed reaches the template as data and is never read as markup.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from mcdm.errors import DecisionError

TEMPLATES = Path(__file__).parent.parent / "assets" / "documents"

LATIN = ("Source Sans 3", "Source Sans Pro", "Noto Sans", "Liberation Sans", "Arial", "Helvetica", "DejaVu Sans")
CHINESE = (
    "Source Han Sans SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimHei",
    "SimSun",
)
Pages = Literal["pdf", "png"]

EMBEDDED = "Libertinus Serif"
"""Comes with the typesetter: what is left where a machine has no sans serif at all."""


@cache
def families() -> frozenset[str]:
    """Names of the fonts of this machine."""
    return frozenset(typst.Fonts().families())


def fonts(language: str, installed: frozenset[str] | None = None) -> tuple[str, ...]:
    """The fonts a document is set in, the first that has a letter sets it.

    Raises
    ------
    DecisionError
        ``font-missing`` for a Chinese document on a machine without a Chinese font: nothing is written with boxes.
    """
    known = families() if installed is None else installed
    latin = [name for name in LATIN if name in known][:1]
    chinese = [name for name in CHINESE if name in known][:1]
    if language == "zh" and not chinese:
        raise DecisionError("font-missing")
    return (*chinese, *latin, EMBEDDED) if language == "zh" else (*latin, *chinese, EMBEDDED)


def typeset(template: str, data: Mapping[str, Any], pictures: Mapping[str, bytes], *, pages: Pages = "pdf") -> bytes:
    """A document of a template of `assets/documents`.

    Parameters
    ----------
    template
        Its name, without ``.typ``.
    data
        What the template reads, as JSON values; with ``language``, the fonts are added.
    pictures
        Drawings by file name.
    pages
        "pdf"; "png" for a picture of a document of one page.

    Raises
    ------
    DecisionError
        ``font-missing``.
    """
    whole = {**data, "fonts": list(fonts(str(data["language"])))}
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{template}.typ"
        source.write_bytes((TEMPLATES / f"{template}.typ").read_bytes())
        for name, picture in pictures.items():
            (Path(folder) / name).write_bytes(picture)
        inputs = {"data": json.dumps(whole, ensure_ascii=False)}
        return typst.compile(str(source), format=pages, sys_inputs=inputs, ppi=110.0)


def runs(text: str) -> list[dict[str, Any]]:
    """A sentence of ours with ``**strong**`` parts, as runs of text."""
    return [{"text": part, "strong": bool(place % 2)} for place, part in enumerate(text.split("**")) if part]
