"""A reference case: a method, its inputs, what it must give, how exactly, and where the numbers come from."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from mcdm.comparisons.matrix import check_complete, check_reciprocal
from mcdm.errors import DecisionError, closest
from mcdm.judgments import FloatArray
from studies.json_shapes import read_object

ROUNDED = 0.1
"""How far a_ij a_ji may be from one in a printed matrix: .11 for 1/9 is."""

HALF_A_DIGIT = 0.05
"""How far a number printed with one decimal may be from what it stands for: .3 for 1/4 is."""

Outputs = Mapping[str, object]
Calculation = Callable[..., Outputs]

_CALCULATIONS: dict[str, Calculation] = {}


def calculation(name: str) -> Callable[[Calculation], Calculation]:
    """Register a function as what `name` means in the ``method`` field of a case.

    Its keyword arguments are the inputs of the case; those without a default are required.
    """

    def register(function: Calculation) -> Calculation:
        _CALCULATIONS[name] = function
        return function

    return register


def calculations() -> Mapping[str, Calculation]:
    """Every method a case may name."""
    return MappingProxyType(_CALCULATIONS)


@dataclass(frozen=True)
class ReferenceCase:
    """One case as it stands in its file; see ``assets/cases/README.md`` for the format."""

    id: str
    method: str
    inputs: Mapping[str, object]
    expected: Mapping[str, object]
    tolerance: object
    source: str = ""

    def tolerance_of(self, name: str) -> float:
        """The absolute tolerance of one expected output."""
        if isinstance(self.tolerance, Mapping):
            return _number(self.tolerance.get(name, 0.0), f"tolerance/{name}")
        return _number(self.tolerance, "tolerance")


@dataclass(frozen=True)
class Check:
    """One expected output held against what was computed: its largest error, and why it failed if it did."""

    name: str
    error: float
    tolerance: float
    problem: str = ""

    @property
    def passed(self) -> bool:
        """Whether the output is there, has the same form, and lies within the tolerance."""
        return not self.problem and self.error <= self.tolerance


def read_case(document: object, where: str) -> ReferenceCase:
    """A case from parsed JSON, or a sentence about what its file lacks."""
    if not isinstance(document, dict):
        raise DecisionError("case-not-an-object", where=where)
    for key in ("method", "inputs"):
        if key not in document:
            raise DecisionError("case-key-missing", name=key, where=where)
    inputs, expected = document["inputs"], document.get("expected", {})
    if not isinstance(inputs, dict) or not isinstance(expected, dict):
        raise DecisionError("case-not-an-object", where=f"{where}/inputs")
    for part, path in ((document, where), (inputs, f"{where}/inputs"), (expected, f"{where}/expected")):
        read_object(part, path)  # it refuses a key that stands twice
    return ReferenceCase(
        str(document.get("id", where)),
        str(document["method"]),
        inputs,
        expected,
        document.get("tolerance", 0.0),
        str(document.get("source", "")),
    )


def compute(case: ReferenceCase) -> Outputs:
    """Run the method of a case on its inputs; the expected values are never read.

    Raises
    ------
    DecisionError
        ``case-method-unknown``, ``case-input-missing``, ``case-input-unreadable``, and what the method itself raises.
    """
    if case.method not in _CALCULATIONS:
        raise DecisionError(
            "case-method-unknown",
            name=case.method,
            known=", ".join(sorted(_CALCULATIONS)),
            suggestion=closest(case.method, _CALCULATIONS),
        )
    function = _CALCULATIONS[case.method]
    accepted = inspect.signature(function).parameters
    for name, parameter in accepted.items():
        if parameter.default is parameter.empty and name not in case.inputs:
            raise DecisionError("case-input-missing", name=name, method=case.method, where=case.id)
    try:
        return function(**{name: value for name, value in case.inputs.items() if name in accepted})
    except KeyError as problem:
        raise DecisionError(
            "case-input-missing", name=str(problem.args[0]), method=case.method, where=case.id
        ) from problem
    except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError) as problem:
        detail = str(problem)
        raise DecisionError("case-input-unreadable", method=case.method, where=case.id, detail=detail) from problem


def verify(case: ReferenceCase) -> tuple[Check, ...]:
    """Compute a case and hold every expected output against the result."""
    outputs = compute(case)
    return tuple(
        _check(name, expected, outputs.get(name), case.tolerance_of(name)) for name, expected in case.expected.items()
    )


def _check(name: str, expected: object, given: object, tolerance: float) -> Check:
    error = 0.0
    for path, wanted, found in _pairs(name, expected, given):
        if isinstance(wanted, (int, float)) and not isinstance(wanted, bool):
            if not isinstance(found, (int, float, np.integer, np.floating)) or not math.isfinite(float(found)):
                return Check(name, math.inf, tolerance, f"{path}: expected {wanted}, found {found}")
            error = max(error, abs(float(found) - float(wanted)))
        elif wanted != found:
            return Check(name, math.inf, tolerance, f"{path}: expected {wanted!r}, found {found!r}")
    return Check(name, error, tolerance)


def _pairs(path: str, expected: object, given: object) -> Iterator[tuple[str, object, object]]:
    """(path, expected, found) of every number and text, also of what is missing on either side."""
    given = given.tolist() if isinstance(given, np.ndarray) else given
    if isinstance(expected, Mapping) and isinstance(given, Mapping):
        for key, value in expected.items():
            yield from _pairs(f"{path}/{key}", value, given.get(key))
    elif isinstance(expected, list) and isinstance(given, (list, tuple)) and len(expected) == len(given):
        for k, value in enumerate(expected):
            yield from _pairs(f"{path}/{k}", value, given[k])
    else:
        yield path, expected, given


def array(value: object, name: str, axes: int | None = None) -> FloatArray:
    """An input as a float64 array of finite numbers, with so many axes where that is told.

    Raises
    ------
    DecisionError
        ``case-numbers-unreadable``, ``case-input-not-a-number``, ``case-input-not-a-list``, ``case-input-not-a-table``.
    """
    try:
        numbers = np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError, OverflowError) as problem:
        raise DecisionError("case-numbers-unreadable", name=name) from problem
    if not np.isfinite(numbers).all():
        raise DecisionError("case-numbers-unreadable", name=name)
    if axes is not None and numbers.ndim != axes:
        if axes == 0:
            raise DecisionError("case-input-not-a-number", name=name)
        if axes == 1:
            raise DecisionError("case-input-not-a-list", name=name)
        raise DecisionError("case-input-not-a-table", name=name)
    return numbers


def columns(data: object, names: Sequence[str]) -> FloatArray:
    """Columns of the table of a case, shape (rows, names).

    Raises
    ------
    DecisionError
        ``case-column-missing``; ``case-numbers-unreadable`` where a cell is empty.
    """
    if not isinstance(data, Mapping):
        raise DecisionError("case-numbers-unreadable", name="data")
    for name in names:
        if name not in data:
            suggestion = closest(name, map(str, data))
            raise DecisionError("case-column-missing", name=name, suggestion=suggestion)
    return np.column_stack([array(data[name], f"data/{name}") for name in names])


def comparisons(value: object, name: str, *, complete: bool = True) -> FloatArray:
    """An input as comparison matrices (..., n, n): as they are given, but a_ji must be 1/a_ij up to rounding.

    Raises
    ------
    DecisionError
        ``case-numbers-unreadable``, and those of :mod:`mcdm.comparisons.matrix`.
    """
    numbers = array(value, name)
    if complete:
        check_complete(numbers)
    if numbers.ndim > 1 and numbers.shape[-1] == numbers.shape[-2]:
        check_reciprocal(_unrounded(numbers), ROUNDED)
        return numbers
    return check_reciprocal(numbers, ROUNDED)


def _unrounded(numbers: FloatArray) -> FloatArray:
    """The matrices with 1/a_ij in place of every a_ji below one that is its value with one decimal."""
    inverse = 1 / np.where(numbers.swapaxes(-1, -2) > 0, numbers.swapaxes(-1, -2), 1.0)
    one_decimal = np.abs(10 * numbers - np.round(10 * numbers)) < 1e-9
    printed = one_decimal & (numbers > 0) & (numbers < 1) & (np.abs(numbers - inverse) <= HALF_A_DIGIT + 1e-9)
    return np.where(printed, inverse, numbers)


def plain(value: object) -> object:
    """Outputs as JSON: arrays as lists, undefined numbers as null."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, (np.integer, np.bool_)):
        return value.item()
    if isinstance(value, (float, np.floating)):
        return float(value) if math.isfinite(float(value)) else None
    return value


def _number(value: object, where: str) -> float:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    raise DecisionError("case-input-unreadable", method="tolerance", where=where, detail=str(value))
