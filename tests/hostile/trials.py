"""One hostile input at a time: it is taken or refused in one sentence, in time, and a refusal changes nothing."""

from __future__ import annotations

import random
import signal
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

from i18n.errors import error_sentence, error_templates
from mcdm.errors import DecisionError

Attempt = Callable[[random.Random], object]
"""Makes an input by chance and hands it in; DecisionError where it is refused."""

SECONDS = 20.0
"""An input that takes longer hangs: far more than any of these needs on a busy machine."""

LONGEST_SENTENCE = 2_500


@dataclass
class Outcome:
    """What became of many inputs of one kind."""

    taken: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    failures: dict[int, str] = field(default_factory=dict)
    slowest: float = 0.0

    @property
    def count(self) -> int:
        """How many were tried."""
        return self.taken + self.refused.total() + len(self.failures)


class HangError(BaseException):
    """Raised in the middle of what takes too long; nothing may catch it as an ordinary error."""


def run(attempt: Attempt, seeds: range, state: Callable[[], object] = lambda: None) -> Outcome:
    """Try an input of each seed.

    Parameters
    ----------
    state
        What must not change when an input is refused, e.g. a digest of the database.
    """
    outcome = Outcome()
    before = state()
    for seed in seeds:
        begun = time.perf_counter()
        try:
            with within(SECONDS), warnings.catch_warnings():
                warnings.simplefilter("error")
                attempt(random.Random(seed))
        except DecisionError as error:
            wrong = badly_said(error)
            if not wrong and state() != before:
                wrong = f"refused with {error.code}, but something changed"
            if wrong:
                outcome.failures[seed] = wrong
            else:
                outcome.refused[error.code] += 1
        except HangError:
            outcome.failures[seed] = f"took longer than {SECONDS:g} s"
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            outcome.failures[seed] = f"{type(error).__name__}: {error}"[:300]
        else:
            outcome.taken += 1
        before = state()
        outcome.slowest = max(outcome.slowest, time.perf_counter() - begun)
    return outcome


def badly_said(error: DecisionError) -> str:
    """What is wrong with the sentences of an error; empty where nothing is."""
    if error.code not in error_templates():
        return f"{error.code} has no sentence"
    for language in ("en", "zh"):
        said = error_sentence(error, language)
        if not said.strip() or "\n" in said or "\r" in said:
            return f"{error.code} is no single line in {language}"
        if len(said) > LONGEST_SENTENCE:
            return f"{error.code} says {len(said)} letters in {language}"
        if any("\ud800" <= letter <= "\udfff" for letter in said):
            return f"{error.code} says half a letter in {language}"
    return ""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise :class:`HangError` in what takes longer."""

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise HangError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
