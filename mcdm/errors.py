"""What cannot be computed: an error with a code and the facts that explain it.

Floors 1 to 4 know no language. They raise a code with facts; the catalogue of texts (``i18n/errors.py``) turns the two
into one sentence in English or Chinese that says what, where, why and what to do.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from functools import partial


class DecisionError(Exception):
    """Something that cannot be computed or read.

    Parameters
    ----------
    code
        Stable name in kebab case, e.g. ``"matrix-not-reciprocal"``. Every code has a text in every language.
    **facts
        What the sentence needs: names, places, values, limits. Plain strings and numbers only.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __reduce__(self) -> tuple[Callable[[], DecisionError], tuple[()]]:
        """So that an error of a worker process arrives with its facts."""
        return partial(type(self), self.code, **self.facts), ()

    def __str__(self) -> str:
        """The code and its facts: for logs and test output, never for a screen."""
        details = ", ".join(f"{key}={value!r}" for key, value in self.facts.items())
        return f"{self.code}({details})"


def closest(name: str, known: Iterable[str]) -> str:
    """The known name most like `name`, or an empty string: for "did you mean ...?"."""
    matches = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return matches[0] if matches else ""
