"""The table of one row: time, ratio to ours, memory, and whether what is promised holds."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.rows import Row
from benchmarks.runner import Result


def report(row: Row, results: Sequence[Result]) -> str:
    """A line for each contender; ours first."""
    ours = results[0]
    lines = [f"  {'':<20}{'time':>12}{'against ours':>15}{'memory':>10}   promised"]
    for result in results:
        if result.problem:
            lines.append(f"  {result.contender.name:<20}{'-':>12}   not measured: {result.problem}")
            continue
        ratio = result.seconds / ours.seconds if ours.seconds else 0.0
        memory = f"{result.megabytes:,.0f} MB" if row.memory else ""
        scaled = f"  (from {result.contender.part:.2%} of the work)" if result.contender.part < 1 else ""
        against = "" if result is ours else f"{ratio:,.2f}x"
        verdict = _verdict(row, result, ours)
        lines.append(
            f"  {result.contender.name:<20}{_time(result.seconds):>12}{against:>15}{memory:>10}   {verdict}{scaled}"
        )
    return "\n".join(lines)


def _verdict(row: Row, result: Result, ours: Result) -> str:
    if not ours.seconds:
        return ""
    if result is ours:
        promises = []
        if row.most_milliseconds:
            promises.append(
                f"at most {row.most_milliseconds} ms: {_word(1000 * result.seconds <= row.most_milliseconds)}"
            )
        if row.most_megabytes:
            promises.append(f"at most {row.most_megabytes} MB: {_word(result.megabytes <= row.most_megabytes)}")
        return ", ".join(promises)
    ratio = result.seconds / ours.seconds
    if result.contender.least:
        return f"at least {result.contender.least:g}x: {_word(ratio >= result.contender.least)}"
    if result.contender.most:
        most, allowance = result.contender.most, result.contender.allowance
        if allowance:
            kept = ours.seconds <= most * result.seconds + allowance
            return f"ours within {most:g}x and {1000 * allowance:g} ms: {_word(kept)}"
        return f"ours within {most:g}x: {_word(1 / ratio <= most)} ({1 / ratio:.2f}x)"
    return ""


def _word(holds: bool) -> str:
    return "holds" if holds else "DOES NOT HOLD"


def _time(seconds: float) -> str:
    return f"{1000 * seconds:,.1f} ms" if seconds < 10 else f"{seconds:,.1f} s"
