"""English sentences of errors about decisions and their robustness; Chinese in ``assets/locale/zh/robustness.po``."""

ERRORS = {
    "nothing-to-decide": (
        "There is nothing to decide between: at least two are needed. Add another one, or choose another decision."
    ),
}

FINDINGS: dict[str, str] = {}
