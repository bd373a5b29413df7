"""The catalogue of methods: a method is a plain function, and its signature is its whole description.

One decorator registers it. The annotation of the first argument says what it accepts; its keyword-only arguments are
its parameters, and the form on screen, the flags of the command line and the JSON of a study all read them here::

    @method("weighting", "geometric-mean")
    def geometric_mean(matrix: CompleteComparisons) -> FloatArray:
        '''Normalised geometric means of the rows. ...'''

A malformed function is refused when it is imported, not when somebody chooses it.
"""

from __future__ import annotations

import inspect
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from mcdm.errors import DecisionError, closest

Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass(frozen=True)
class Accepts:
    """Marks in an annotation what a first argument means: ``Annotated[FloatArray, Accepts("ratings")]``."""

    name: str


@dataclass(frozen=True)
class Bounds:
    """Marks the closed range of a number: ``Annotated[float, Bounds(0, 1)]``."""

    minimum: float = -math.inf
    maximum: float = math.inf


@dataclass(frozen=True)
class Parameter:
    """A keyword-only argument of a method.

    Parameters
    ----------
    name
        As in the signature.
    type
        ``bool``, ``int``, ``float`` or ``str``.
    default
        What holds when nobody chooses.
    choices
        The allowed values of a ``Literal``, else empty.
    minimum, maximum
        The closed range of a number, else infinite.
    """

    name: str
    type: type
    default: object
    choices: tuple[object, ...] = ()
    minimum: float = -math.inf
    maximum: float = math.inf

    def check(self, value: object, method: str) -> object:
        """`value` as this parameter's type, or a DecisionError that says what is allowed."""
        whole_float = self.type is float and isinstance(value, int) and not isinstance(value, bool)
        typed = float(value) if whole_float else value  # type: ignore[arg-type]
        if type(typed) is not self.type:
            raise DecisionError(
                "parameter-wrong-type", method=method, name=self.name, value=str(value), type=self.type.__name__
            )
        if self.choices and typed not in self.choices:
            raise DecisionError(
                "parameter-not-a-choice",
                method=method,
                name=self.name,
                value=str(value),
                choices=", ".join(map(str, self.choices)),
                suggestion=closest(str(value), map(str, self.choices)),
            )
        if isinstance(typed, (int, float)) and not (math.isfinite(typed) and self.minimum <= typed <= self.maximum):
            raise DecisionError(
                "parameter-out-of-range",
                method=method,
                name=self.name,
                value=typed,
                minimum=self.minimum if math.isfinite(self.minimum) else None,
                maximum=self.maximum if math.isfinite(self.maximum) else None,
            )
        return typed


@dataclass(frozen=True)
class Method:
    """A function of the catalogue, described by itself.

    Parameters
    ----------
    kind
        What it is for, e.g. ``"weighting"``.
    name
        Kebab case, unique within its kind: the name in studies and on the command line.
    function
        The function itself.
    accepts
        What its first argument is: the name of the :class:`Accepts` mark, else of the type.
    parameters
        Its keyword-only arguments, in order.
    summary
        First paragraph of its docstring, on one line.
    reference
        The "References" section of its docstring on one line, or empty.
    """

    kind: str
    name: str
    function: Callable[..., Any]
    accepts: str
    parameters: tuple[Parameter, ...]
    summary: str
    reference: str

    def bind(self, parameters: Mapping[str, object] = MappingProxyType({})) -> Callable[..., Any]:
        """The function with its parameters chosen; those not named keep their defaults.

        Raises
        ------
        DecisionError
            ``parameter-unknown``, ``parameter-wrong-type``, ``parameter-not-a-choice``, ``parameter-out-of-range``.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in parameters:
            if name not in known:
                raise DecisionError(
                    "parameter-unknown",
                    method=self.name,
                    name=name,
                    known=", ".join(known),
                    suggestion=closest(name, known),
                )
        chosen = {name: known[name].check(value, self.name) for name, value in parameters.items()}
        return partial(self.function, **chosen)

    def call(self, argument: object, parameters: Mapping[str, object] = MappingProxyType({})) -> Any:
        """Run the method on its first argument; see :meth:`bind` for the errors."""
        return self.bind(parameters)(argument)


@dataclass(frozen=True)
class _Catalogue:
    kinds: dict[str, dict[str, Method]] = field(default_factory=dict)


_CATALOGUE = _Catalogue()


def method(kind: str, name: str) -> Callable[[Function], Function]:
    """Register a function as the method `name` of a `kind`; the function itself stays as it is.

    Raises
    ------
    TypeError
        At import time, where the function does not describe itself: see :func:`describe`. Also where the name is taken.
    """

    def register(function: Function) -> Function:
        described = describe(kind, name, function)
        registered = _CATALOGUE.kinds.setdefault(kind, {})
        if name in registered:
            raise TypeError(f"method {kind}/{name}: the name is taken by {registered[name].function.__module__}")
        registered[name] = described
        return function

    return register


def methods(kind: str) -> Mapping[str, Method]:
    """The methods of a kind by name, in the order of registration. Import the package that defines them first."""
    return MappingProxyType(_CATALOGUE.kinds.get(kind, {}))


def find(kind: str, name: str) -> Method:
    """The method of this name, or ``method-unknown`` with the closest known name."""
    known = methods(kind)
    if name not in known:
        raise DecisionError(
            "method-unknown", kind=kind, name=name, known=", ".join(known), suggestion=closest(name, known)
        )
    return known[name]


def describe(kind: str, name: str, function: Callable[..., Any]) -> Method:
    """Read a method from the signature and docstring of its function.

    Raises
    ------
    TypeError
        The name is not kebab case, the docstring is missing, the first argument says nothing about what it accepts,
        or a keyword-only argument has no default, or one outside its own type, choices or bounds.
    """
    where = f"method {kind}/{name}"
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        raise TypeError(f"{where}: a name is lower case with hyphens")
    document = inspect.getdoc(function)
    if not document:
        raise TypeError(f"{where}: a method needs a docstring")
    hints = get_type_hints(function, include_extras=True)
    positional, named = [], []
    for argument in inspect.signature(function).parameters.values():
        if argument.kind is argument.KEYWORD_ONLY:
            named.append(_parameter(argument.name, hints.get(argument.name), argument.default, where))
        elif argument.kind is argument.POSITIONAL_OR_KEYWORD and argument.default is argument.empty:
            positional.append(argument.name)
        else:
            raise TypeError(f"{where}: {argument.name} must be a plain first argument or keyword-only")
    if not positional or positional[0] not in hints:
        raise TypeError(f"{where}: annotate the first argument with what the method accepts")
    return Method(
        kind,
        name,
        function,
        _accepted(hints[positional[0]]),
        tuple(named),
        " ".join(document.split("\n\n")[0].split()),
        _reference(document),
    )


def _accepted(annotation: Any) -> str:
    marks = [mark for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, Accepts)]
    return marks[0].name if marks else str(getattr(annotation, "__name__", annotation))


def _parameter(name: str, annotation: Any, default: object, where: str) -> Parameter:
    marks: tuple[object, ...] = ()
    if get_origin(annotation) is Annotated:
        annotation, *rest = get_args(annotation)
        marks = tuple(rest)
    bounds = next((mark for mark in marks if isinstance(mark, Bounds)), Bounds())
    choices = get_args(annotation) if get_origin(annotation) is Literal else ()
    kind = type(choices[0]) if choices else annotation
    if kind not in (bool, int, float, str):
        raise TypeError(f"{where}: {name} must be a bool, int, float, str or a Literal of these")
    if default is inspect.Parameter.empty:
        raise TypeError(f"{where}: {name} needs a default")
    parameter = Parameter(name, kind, default, choices, bounds.minimum, bounds.maximum)
    try:
        parameter.check(default, where)
    except DecisionError as error:
        raise TypeError(f"{where}: the default of {name} is not allowed: {error}") from error
    return parameter


def _reference(document: str) -> str:
    """The "References" section of a numpydoc docstring, up to the next section."""
    found = re.search(r"^References\n-+\n(.*?)(?=^\S[^\n]*\n-{3,}$|\Z)", document, re.MULTILINE | re.DOTALL)
    return " ".join(found.group(1).split()) if found else ""
