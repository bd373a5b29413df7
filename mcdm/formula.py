"""Formulas that people write: ``0.4 * ideal(benefits) - weight.costs * "Running costs"``.

Our own reader turns the text into a list of steps for a small stack machine. Nothing is ever handed to Python to run,
and neither reading nor evaluating recurses with the length of a formula, so a hostile text can only be refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from mcdm.errors import DecisionError, closest
from mcdm.judgments import FloatArray

LONGEST = 4000
"""Characters a formula may have."""

DEEPEST = 40
"""How far parentheses, signs and powers may be nested."""

WIDE = str.maketrans(
    "\uff08\uff09\uff0c\uff0b\uff0d\uff0a\uff0f\uff3e\u00d7\u00f7\u2212\u201c\u201d\uff0e", '(),+-*/^*/-"".'
)
"""What Chinese keyboards and typeset texts write instead of the plain signs, one character for one."""

_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?P<quoted>\"[^\"]*\")|(?P<name>[^\W\d][\w.]*)"
    r"|(?P<sign>[-+*/^(),]))"
)


class Token(NamedTuple):
    """A number, name or sign, and the character (from 1) where it stands."""

    kind: str
    text: str
    position: int


class Step(NamedTuple):
    """One step of the stack machine: put a number or a name's value, or apply an operation to the last `taken`."""

    operation: str
    argument: str | float
    taken: int
    position: int


def _smallest(*values: FloatArray) -> FloatArray:
    alone = len(values) == 1
    return np.asarray(values[0].min(-1, keepdims=True) if alone else np.minimum.reduce(np.broadcast_arrays(*values)))


def _largest(*values: FloatArray) -> FloatArray:
    alone = len(values) == 1
    return np.asarray(values[0].max(-1, keepdims=True) if alone else np.maximum.reduce(np.broadcast_arrays(*values)))


def _ideal(values: FloatArray) -> FloatArray:
    return np.asarray(values / values.max(-1, keepdims=True))


def _normal(values: FloatArray) -> FloatArray:
    return np.asarray(values / values.sum(-1, keepdims=True))


FUNCTIONS: Mapping[str, Callable[..., FloatArray]] = MappingProxyType(
    {
        "min": _smallest,
        "max": _largest,
        "invert": np.reciprocal,
        "ideal": _ideal,
        "normal": _normal,
        "sqrt": np.sqrt,
        "abs": np.abs,
    }
)
"""What a formula may call. ``min`` and ``max`` of one array run over its elements, of several they compare them."""

_SEVERAL = ("min", "max")

_OPERATIONS: Mapping[str, Callable[..., FloatArray]] = MappingProxyType(
    {"+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide, "^": np.power, "negative": np.negative}
)


@dataclass(frozen=True)
class Formula:
    """A formula over named numbers and arrays.

    Numbers, ``+ - * / ^``, parentheses, a leading minus, and the functions in :data:`FUNCTIONS`. ``^`` binds most
    tightly and to the right. A name is letters, digits, ``_`` and ``.``, in any script, or anything in double quotes.
    ``invert(x)`` is 1/x, ``ideal(x)`` divides by the largest element and ``normal(x)`` by the sum.

    Parameters
    ----------
    text
        As written; full-width signs are read as the plain ones.

    Raises
    ------
    DecisionError
        ``formula-empty``, ``formula-too-long``, ``formula-too-deep``, ``formula-unexpected``, ``formula-unfinished``,
        ``formula-function-unknown``, ``formula-arguments``.
    """

    text: str
    steps: tuple[Step, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "steps", tuple(_Reader(self.text).formula()))

    @property
    def names(self) -> tuple[str, ...]:
        """The names it uses, in the order of first use."""
        return tuple(dict.fromkeys(str(step.argument) for step in self.steps if step.operation == "name"))

    def evaluate(self, values: Mapping[str, ArrayLike]) -> FloatArray:
        """Its value, elements on the last axis.

        Parameters
        ----------
        values
            Name -> number or array; arrays broadcast against each other.

        Raises
        ------
        DecisionError
            ``formula-name-unknown``, ``formula-sizes-differ``, and ``formula-undefined`` where an operation has no
            finite result (division by zero, root of a negative number ...).
        """
        stack: list[FloatArray] = []
        for step in self.steps:
            arguments = stack[len(stack) - step.taken :]
            del stack[len(stack) - step.taken :]
            stack.append(self._run(step, arguments, values))
        return stack[0]

    def _run(self, step: Step, arguments: list[FloatArray], values: Mapping[str, ArrayLike]) -> FloatArray:
        if step.operation == "number":
            result = np.atleast_1d(np.float64(step.argument))
        elif step.operation == "name":
            name = str(step.argument)
            if name not in values:
                raise DecisionError(
                    "formula-name-unknown",
                    name=name,
                    position=step.position,
                    suggestion=closest(name, values),
                    known=", ".join(values),
                )
            result = np.atleast_1d(np.asarray(values[name], np.float64))
        else:
            function = _OPERATIONS.get(step.operation) or FUNCTIONS[step.operation]
            try:
                with np.errstate(all="ignore"):
                    result = np.asarray(function(*arguments))
            except ValueError as problem:
                sizes = " / ".join(str(each.shape[-1]) for each in arguments)
                raise DecisionError("formula-sizes-differ", position=step.position, sizes=sizes) from problem
        if not np.isfinite(result).all():
            raise DecisionError("formula-undefined", name=str(step.argument), position=step.position)
        return result


def _tokens(text: str) -> Iterator[Token]:
    """The formula in pieces, or ``formula-unexpected`` at the first character that is none."""
    plain, at = text.translate(WIDE), 0
    end = len(plain.rstrip())
    while at < end:
        found = _TOKEN.match(plain, at)
        if found is None or found.lastgroup is None:
            at += len(plain[at:]) - len(plain[at:].lstrip())
            raise DecisionError("formula-unexpected", found=plain[at], position=at + 1)
        kind = found.lastgroup
        piece = found[kind]
        yield Token("name" if kind == "quoted" else kind, piece.strip('"'), found.start(kind) + 1)
        at = found.end()
    yield Token("end", "", end + 1)


class _Reader:
    """Reads by descending from sums to products, signs, powers and single values, and leaves steps behind."""

    def __init__(self, text: str) -> None:
        if not text.strip():
            raise DecisionError("formula-empty")
        if len(text) > LONGEST:
            raise DecisionError("formula-too-long", length=len(text), limit=LONGEST)
        self.tokens = list(_tokens(text))
        self.next = 0
        self.depth = 0
        self.steps: list[Step] = []

    def formula(self) -> list[Step]:
        self._sum()
        if self._here.kind != "end":
            raise self._unexpected()
        return self.steps

    @property
    def _here(self) -> Token:
        return self.tokens[self.next]

    def _take(self, signs: str) -> Token | None:
        """The token here if it is one of these signs, and one step on."""
        here = self._here
        if here.kind != "sign" or here.text not in signs:
            return None
        self.next += 1
        return here

    def _sum(self) -> None:
        self._product()
        while sign := self._take("+-"):
            self._product()
            self._apply(sign, 2)

    def _product(self) -> None:
        self._signed()
        while sign := self._take("*/"):
            self._signed()
            self._apply(sign, 2)

    def _signed(self) -> None:
        self._descend()
        if sign := self._take("+-"):
            self._signed()
            if sign.text == "-":
                self.steps.append(Step("negative", "-", 1, sign.position))
        else:
            self._value()
            if power := self._take("^"):
                self._signed()
                self._apply(power, 2)
        self.depth -= 1

    def _value(self) -> None:
        here = self._here
        self.next += 1
        if here.kind == "number":
            self.steps.append(Step("number", float(here.text), 0, here.position))
        elif here.kind == "name" and self._take("("):
            self._call(here)
        elif here.kind == "name":
            self.steps.append(Step("name", here.text, 0, here.position))
        elif here.kind == "sign" and here.text == "(":
            self._sum()
            self._close()
        else:
            self.next -= 1
            raise self._unexpected()

    def _call(self, name: Token) -> None:
        if name.text not in FUNCTIONS:
            raise DecisionError(
                "formula-function-unknown",
                name=name.text,
                position=name.position,
                suggestion=closest(name.text, FUNCTIONS),
                known=", ".join(FUNCTIONS),
            )
        count = 1
        self._sum()
        while self._take(","):
            self._sum()
            count += 1
        self._close()
        if count > 1 and name.text not in _SEVERAL:
            raise DecisionError("formula-arguments", name=name.text, given=count, position=name.position)
        self._apply(name, count)

    def _apply(self, operation: Token, count: int) -> None:
        self.steps.append(Step(operation.text, operation.text, count, operation.position))

    def _descend(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise DecisionError("formula-too-deep", limit=DEEPEST, position=self._here.position)

    def _close(self) -> None:
        if not self._take(")"):
            raise self._unexpected()

    def _unexpected(self) -> DecisionError:
        here = self._here
        if here.kind == "end":
            return DecisionError("formula-unfinished", position=here.position)
        return DecisionError("formula-unexpected", found=here.text, position=here.position)
