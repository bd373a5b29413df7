"""Sentences for documents on paper."""

ERRORS = {
    "font-missing": (
        "This machine has no Chinese font, so a Chinese document would show boxes; nothing was written. Install one, "
        "such as Noto Sans CJK SC (Debian and Ubuntu: fonts-noto-cjk), or write the document in English."
    ),
}

FINDINGS: dict[str, str] = {}
