"""Workbooks that nobody means well with: claims of a million cells, formulas, links, bombs, parts that are missing."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable

from tests.hostile import letters

Parts = dict[str, bytes]

BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE z [<!ENTITY a "aaaaaaaaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + k, (b"&%c;" % (97 + k)) * 16) for k in range(8))
    + b"]>"
)
"""Entities inside entities: sixteen to the eighth letters, if somebody unfolds them."""


def parts_of(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def changed(content: bytes, chance: random.Random) -> bytes:
    """A workbook with something done to one of its parts."""
    if chance.random() < 0.15:
        return letters.changed_bytes(content, chance)
    parts = parts_of(content)
    chance.choice(_CHANGES)(parts, chance)
    return packed(parts)


def _sheet(parts: Parts, chance: random.Random) -> str:
    return chance.choice(sorted(name for name in parts if name.startswith("xl/worksheets/sheet")))


def _claim(parts: Parts, chance: random.Random) -> None:
    """The sheet says that it is as large as a sheet can be."""
    name = _sheet(parts, chance)
    parts[name] = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', parts[name])


def _far_cell(parts: Parts, chance: random.Random) -> None:
    """A cell at the far end, or beyond it."""
    name = _sheet(parts, chance)
    row = chance.choice((b"1048576", b"99999999999", b"0", b"-5", b"1"))
    column = chance.choice((b"A", b"XFD", b"ZZZZZ", b""))
    cell = b'<row r="%s"><c r="%s%s" t="inlineStr"><is><t>far</t></is></c></row></sheetData>' % (row, column, row)
    parts[name] = parts[name].replace(b"</sheetData>", cell)


def _formulas(parts: Parts, chance: random.Random) -> None:
    name = _sheet(parts, chance)
    formula = chance.choice((b"1/0", b"WEBSERVICE(&quot;https://evil.example&quot;)", b"[1]Other!A1", b"A1", b"3"))
    result = chance.choice((b"<v>3</v>", b"", b"<v>#REF!</v>", b"<v>1e999</v>"))
    parts[name] = re.sub(
        rb"<c r=\"(B\d+)\"[^>]*?(?:/>|>.*?</c>)",
        rb'<c r="\1"><f>%s</f>%s</c>' % (formula, result),
        parts[name],
        count=9,
    )


def _merged(parts: Parts, chance: random.Random) -> None:
    name = _sheet(parts, chance)
    area = chance.choice((b"A1:XFD1048576", b"A1:C9", b"B2", b"nonsense"))
    parts[name] = parts[name].replace(
        b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="%s"/></mergeCells>' % area
    )


def _external(parts: Parts, _chance: random.Random) -> None:
    """Links to a file of this machine and to elsewhere."""
    parts["xl/externalLinks/externalLink1.xml"] = b'<externalLink xmlns="x" r:id="rId1"/>'
    parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        b'<Relationships><Relationship Id="rId1" Type="t" TargetMode="External" Target="file:///etc/passwd"/>'
        b"</Relationships>"
    )
    name = "xl/_rels/workbook.xml.rels"
    link = b'<Relationship Id="rId99" Type="%s" Target="externalLinks/externalLink1.xml"/></Relationships>' % (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink"
    )
    parts[name] = parts[name].replace(b"</Relationships>", link)


def _bomb(parts: Parts, chance: random.Random) -> None:
    """A part that is small and unfolds to much."""
    name = chance.choice((_sheet(parts, chance), "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"))
    if name in parts:
        body = re.sub(rb"^<\?xml[^>]*\?>", b"", parts[name])
        parts[name] = BOMB + re.sub(rb"<t>[^<]*</t>|<v>[^<]*</v>", b"<t>&i;</t>", body, count=1)


def _wide(parts: Parts, chance: random.Random) -> None:
    """Megabytes of the same in one part."""
    name = chance.choice((_sheet(parts, chance), "xl/sharedStrings.xml", "xl/media/picture.bin"))
    parts[name] = parts.get(name, b"") + b" " * chance.choice((10**6, 3 * 10**7))


def _lost(parts: Parts, chance: random.Random) -> None:
    del parts[chance.choice(sorted(parts))]


def _spoiled(parts: Parts, chance: random.Random) -> None:
    name = chance.choice(sorted(parts))
    parts[name] = letters.changed_bytes(parts[name], chance)


def _typed(parts: Parts, chance: random.Random) -> None:
    """Texts where others stood."""
    for name in [each for each in parts if each.startswith("xl/")]:
        said = letters.text(chance)[:40_000].encode("utf-8", "replace")
        said = re.sub(rb"[<>&\x00-\x08\x0b\x0c\x0e-\x1f]", b"", said)
        parts[name] = re.sub(rb"<t>[^<]*</t>", lambda _, said=said: b"<t>%s</t>" % said, parts[name], count=5)


def _path(parts: Parts, chance: random.Random) -> None:
    parts[chance.choice(("../../../tmp/evil.xml", "/etc/cron.d/evil", "xl\\..\\evil", "C:\\evil"))] = b"evil"


_CHANGES: tuple[Callable[[Parts, random.Random], None], ...] = (
    _claim, _far_cell, _formulas, _merged, _external, _bomb, _wide, _lost, _spoiled, _spoiled, _typed, _path,
)  # fmt: skip
