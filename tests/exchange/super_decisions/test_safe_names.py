"""Names that a Tcl script and a line of a data block can hold."""

from __future__ import annotations

from exchange.super_decisions.safe_names import safe_names


def test_names_that_tcl_can_hold() -> None:
    names = safe_names(
        [("a", " two\nlines "), ("b", "{fine}"), ("c", "}{"), ("d", "back\\slash"), ("e", ""), ("f", "e")]
    )
    assert names == {"a": "two lines", "b": "{fine}", "c": ")(", "d": "back/slash", "e": "e", "f": "e (f)"}
