"""Texts, numbers and values that nobody means well with."""

from __future__ import annotations

import random
from typing import Any

HOSTILE_TEXTS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[press](javascript:alert(1))",
    "![picture](https://evil.example/x.png)",
    "$x^2$ and $$y$$",
    ":material/delete: :red[red] :smile:",
    "&lt;b&gt; &amp; &#x27;",
    "\u202eright to left\u202c \u2066isolated\u2069",
    '=HYPERLINK("https://evil.example","press")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    '#import "x": *; #panic("typst")',
    '] #read("/etc/passwd") [',
    "{{7*7}} ${7*7} {fact} %s %(name)s",
    "'; DROP TABLE studies; --",
    "../../etc/passwd",
    "zero\u200bwidth\ufeff",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "**bold** _low_ `code` ~~gone~~ | a | b |",
    "line\nline\r\nline\u2028line",
)
"""What a name may be without doing anything: it is shown as it is written."""

UNSTORABLE = ("\ud800", "half \udfff", "\x00", "bell \x07", "\x1b[31m")
LONG = ("x" * 5_000, "\u7535" * 70_000, "a b " * 60_000)

ODD_NUMBERS: tuple[Any, ...] = (
    0, -1, 1, 2**31, 2**53 + 1, 2**63, 10**400, -(10**400), 1e308, -1e308, 1e-320, 5e-324, 0.1, -0.0,
    float("nan"), float("inf"), float("-inf"), 1.5, 1e15,
)  # fmt: skip


def text(chance: random.Random) -> str:
    """A text that is odd, unstorable, long, or only ordinary."""
    kind = chance.random()
    if kind < 0.55:
        return chance.choice(HOSTILE_TEXTS)
    if kind < 0.7:
        return chance.choice(UNSTORABLE)
    if kind < 0.75:
        return chance.choice(LONG)
    if kind < 0.85:
        return "".join(
            chr(chance.choice((chance.randrange(32, 127), chance.randrange(0x4E00, 0x9FFF)))) for _ in "12345"
        )
    return chance.choice(("", " ", "N1", "goal", "panel", "E1", "null", "true", "__class__", "constructor", "-", "C1"))


def nested(chance: random.Random) -> Any:
    """A list or an object inside itself, shallow or very deep."""
    depth, value = chance.choice((3, 30, 120, 400)), None
    for _ in range(depth):
        value = [value] if chance.random() < 0.5 else {"a": value}
    return value


def value(chance: random.Random) -> Any:
    """Any JSON value."""
    kind = chance.random()
    if kind < 0.3:
        return text(chance)
    if kind < 0.6:
        return chance.choice(ODD_NUMBERS)
    if kind < 0.7:
        return chance.choice((None, True, False))
    if kind < 0.78:
        return nested(chance)
    if kind < 0.9:
        return [value(chance) for _ in range(chance.randrange(4))]
    return {text(chance): value(chance) for _ in range(chance.randrange(4))}


def changed_bytes(content: bytes, chance: random.Random) -> bytes:
    """A file with a few places changed, cut, doubled or filled with what is no text."""
    found = bytearray(content)
    for _ in range(chance.randrange(1, 5)):
        at = chance.randrange(len(found) + 1)
        length = chance.choice((0, 0, 1, 2, 20, 300))
        kind = chance.random()
        if kind < 0.35:
            piece = text(chance)[:200].encode("utf-8", "surrogatepass")
        elif kind < 0.6:
            piece = chance.choice(
                (b"\x00", b"\xff\xfe", b'"', b"\n", b"\r", b",", b"{", b"}", b"[", b"\\", b"1e999", b"-")
            )
        elif kind < 0.8:
            piece = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 9)))
        else:
            piece = bytes(found[max(0, at - 40) : at])
        found[at : at + length] = piece
    return bytes(found[: chance.randrange(len(found) + 1)] if chance.random() < 0.15 else found)
