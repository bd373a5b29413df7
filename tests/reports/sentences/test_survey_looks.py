"""What needs a look before counting, in a sentence each."""

from __future__ import annotations

from i18n.translate import translator
from reports.sentences import survey_looks as say

EN, ZH = translator("en"), translator("zh")


def test_looks_are_told_with_their_columns() -> None:
    assert say.columns(["a", "b"], EN) == "“a”, “b”"
    assert say.columns(["a", "b", "c", "d"], EN) == "“a”, “b”, “c” and 1 more"
    assert say.columns(["x" * 60], EN) == f"“{'x' * 39}…”"
    assert say.direction(["a"], "1", "10", "10", EN) == (
        "“a” is answered with numbers from 1 to 10; 10 was taken as the best."
    )
    assert say.direction(["a", "b"], "1", "10", "10", EN).startswith("2 columns are answered")
    assert say.questions(["a"], EN).startswith("“a” looks like a question")
    assert "3 of the first 240" in say.answers("a", 3, 240, EN)
    assert say.codes(("98", "99"), EN).startswith("98, 99 lie outside")
