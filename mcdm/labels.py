"""A name in the two languages of the product."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Label:
    """A name a person gave to something, in English and Chinese; either may be missing.

    Parameters
    ----------
    en, zh
        The name in each language. A study made in one language leaves the other empty and shows the one it has.
    """

    en: str = ""
    zh: str = ""

    def in_language(self, language: str) -> str:
        """The name in `language` ("en" or "zh"), or in the other one where it was not given."""
        return (self.zh or self.en) if language == "zh" else (self.en or self.zh)
