"""Reading levers from the rows of a table, as :mod:`exchange.lever_tables` writes it or as somebody made it.

A row is about the lever with its id, else with its name; other rows are new levers. What a cell leaves empty, and what
a table has no column for, stays as it is. A row that cannot be a lever is left out and says why; the others are read.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import scenarios.responses  # noqa: F401  (registers the curves)
from exchange.lever_tables import COLUMNS
from exchange.questionnaires.tables import Cells, Workbook, is_workbook, read_table
from mcdm.catalogue import find, methods
from mcdm.choice import Choice
from mcdm.errors import DecisionError, closest
from mcdm.findings import Finding
from mcdm.labels import Label
from scenarios.levers import Cost, Effect, Lever, Timing
from studies import edits
from studies.study import Study

CURVES: Mapping[str, tuple[str, ...]] = {
    "exponential": ("exp", "diminishing", "指数", "边际递减"),
    "hill": ("threshold", "希尔", "阈值", "先慢后递减"),
    "s-curve": ("scurve", "s curve", "logistic", "s形", "s曲线", "s型"),
    "linear-to-cap": ("linear", "linear_cap", "proportional", "线性", "线性封顶"),
}
"""What a response curve is called beside its own name."""

YES, NO = frozenset(("yes", "true", "1", "y", "x", "是", "√")), frozenset(("no", "false", "0", "n", "否"))
NOTHING = frozenset(("-", "–", "none", "无"))
"""What a cell says that takes something away; an empty one leaves it as it is."""

_PARTS = re.compile(r"\s*[;\n\N{FULLWIDTH SEMICOLON}]\s*")


@dataclass(frozen=True)
class LeverTable:
    """A read table.

    Parameters
    ----------
    study
        The study with the levers of the table.
    added, changed
        Ids of the levers that are new, and of those that are other than before.
    refused
        What was wrong with each row that was left out: ``lever-row`` with its number and the reason.
    findings
        Columns that were not read.
    """

    study: Study
    added: tuple[str, ...]
    changed: tuple[str, ...]
    refused: tuple[DecisionError, ...]
    findings: tuple[Finding, ...]


def read_lever_table(content: bytes, study: Study, *, name: str) -> LeverTable:
    """The study with the levers of a table added or changed; levers that the table does not name stay as they are.

    Parameters
    ----------
    content, name
        Of the file: text with a delimiter, or a workbook whose first sheet it is.

    Raises
    ------
    DecisionError
        ``lever-table-without-names``, ``lever-table-unread`` (not one row could be read), and those of
        :func:`exchange.questionnaires.tables.read_table`.
    """
    rows = next(iter(Workbook(content, name).values.values())).rows if is_workbook(content) else (
        read_table(content, name).rows
    )  # fmt: skip
    columns, aside = _headings(rows[0] if rows else (), name)
    before, refused, seen = study, list[DecisionError](), list[str]()
    for number, cells in enumerate(rows[1:], 2):
        row = {field: _text(cells[k]) if k < len(cells) else "" for field, k in columns.items()}
        if not any(row.values()):
            continue
        try:
            lever = _Row(row, study, before).lever()
            if lever.id in seen:
                raise DecisionError("lever-row-repeated")
            known = any(each.id == lever.id for each in study.levers)
            study = edits.set_lever(study, lever) if known else edits.add_lever(study, lever)
            seen.append(lever.id)
        except DecisionError as error:
            called = row.get("name_en") or row.get("name_zh") or row.get("id") or ""
            refused.append(DecisionError("lever-row", row=number, name=called, reason=error))
    if refused and not seen:
        raise DecisionError("lever-table-unread", file=name, reason=refused[0])
    old = {lever.id: lever for lever in before.levers}
    new = {lever.id: lever for lever in study.levers}
    return LeverTable(
        study,
        tuple(each for each in seen if each not in old),
        tuple(each for each in seen if each in old and old[each] != new[each]),
        tuple(refused),
        (Finding.of("lever-columns-aside", name, names=", ".join(aside)),) if aside else (),
    )


def _headings(cells: Cells, file: str) -> tuple[dict[str, int], list[str]]:
    """Field -> place of its column, and headings that nobody knows."""
    known = {_plain(heading): column.field for column in COLUMNS for heading in (column.en, column.zh, *column.also)}
    found: dict[str, int] = {}
    aside = []
    for k, cell in enumerate(cells):
        field = known.get(_plain(_text(cell)))
        if field and field not in found:
            found[field] = k
        elif _text(cell):
            aside.append(_text(cell))
    if not {"id", "name_en", "name_zh"} & set(found):
        raise DecisionError("lever-table-without-names", file=file, known="name, 名称, id, 编号")
    return found, aside


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return repr(cell) if isinstance(cell, float) else str(cell).strip()


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


@dataclass(frozen=True)
class _Row:
    """The cells of one row by field; `study` has the levers of the rows above, `before` those from before the table."""

    cells: Mapping[str, str]
    study: Study
    before: Study

    def lever(self) -> Lever:
        """The lever of this row."""
        old = self._known()
        maximum = self._number("maximum", old.maximum if old else None)
        if maximum is None:
            raise DecisionError("lever-row-without-maximum")
        label = self._label("name", old.label if old else Label())
        if not (label.en or label.zh):
            raise DecisionError("lever-without-name", lever=self.cells.get("id", ""))
        response = self._curve(old, maximum)
        timing, cost = old.timing if old else Timing(), old.cost if old else Cost()
        made = Lever(
            old.id if old else self.cells.get("id") or edits.next_id(self.study, "L"),
            label,
            self._label("unit", old.unit if old else Label()),
            maximum,
            response,
            Timing(
                self._whole("delay", timing.delay),
                self._given("ramp_up", timing.ramp_up),
                self._given("ramp_down", timing.ramp_down),
            ),
            Cost(
                self._given("fixed", cost.fixed),
                self._given("capital", cost.capital),
                self._given("operating", cost.operating),
                self._number("life", cost.life),
                self._factor(cost.factor),
            ),
            self._effects(old.effects if old else ()),
        )
        return replace(
            made,
            source=self._label("source", old.source if old else Label()),
            assumed=self._flag("assumed", old.assumed if old else True),
            whole=self._flag("whole", old.whole if old else False),
            department=self._word("department", old.department if old else ""),
            group=self._word("group", old.group if old else ""),
            avoided_emissions=self._given("emissions", old.avoided_emissions if old else 0.0),
            answers=old.answers if old and old.response == response else (),
        )

    def _known(self) -> Lever | None:
        """The lever that this row is about: by id, else by name."""
        name = self.cells.get("id", "")
        if name:
            return next((each for each in self.before.levers if each.id == name), None)
        called = {_plain(self.cells.get(field, "")) for field in ("name_en", "name_zh")} - {""}
        return next(
            (each for each in self.study.levers if called & {_plain(each.label.en), _plain(each.label.zh)}), None
        )

    def _word(self, field: str, before: str) -> str:
        text = self.cells.get(field, "")
        return "" if text in NOTHING else text or before

    def _label(self, field: str, before: Label) -> Label:
        return Label(self._word(f"{field}_en", before.en), self._word(f"{field}_zh", before.zh))

    def _flag(self, field: str, before: bool) -> bool:
        told = _plain(self.cells.get(field, ""))
        return True if told in YES else False if told in NO else before

    def _number(self, field: str, before: float | None) -> float | None:
        text = self.cells.get(field, "")
        if text in NOTHING and field == "life":
            return None
        return number(text, next(c.en for c in COLUMNS if c.field == field)) if text else before

    def _given(self, field: str, before: float) -> float:
        found = self._number(field, before)
        return before if found is None else found

    def _whole(self, field: str, before: int) -> int:
        found = self._given(field, before)
        if found != int(found):
            column = next(c.en for c in COLUMNS if c.field == field)
            raise DecisionError("lever-row-number", text=self.cells[field], column=column)
        return int(found)

    def _factor(self, before: tuple[float, float, float]) -> tuple[float, float, float]:
        text = self.cells.get("factor", "")
        return _three(text, lambda part: number(part, "cost factor")) if text else before

    def _curve(self, old: Lever | None, maximum: float) -> Choice:
        """The curve that is named, with its parameters; what is not said stays, or begins within the range."""
        text, known = self.cells.get("curve", ""), tuple(methods("response"))
        told = self.cells.get("parameters", "")
        if not text and old is None:
            raise DecisionError("lever-row-without-curve", known=", ".join(known))
        method = _curve_named(text, known) if text else old.response.method if old else ""
        if old is not None and method == old.response.method and not told:
            return old.response
        same = old is not None and method == old.response.method
        given = dict(old.response.arguments) if old is not None and same else _first_guess(method, maximum)
        for part in filter(None, _PARTS.split(told)):
            name, _, value = part.partition("=")
            given[name.strip()] = number(value, "curve parameters")
        find("response", method).bind(given)
        return Choice.of(method, **given)

    def _effects(self, before: tuple[Effect, ...]) -> tuple[Effect, ...]:
        text = self.cells.get("effects", "")
        if not text or text in NOTHING:
            return () if text else before
        found = []
        for part in filter(None, _PARTS.split(text)):
            named, _, shares = unicodedata.normalize("NFKC", part).replace("=", ":").rpartition(":")
            if not named or not shares.strip():
                raise DecisionError("lever-row-effect-unreadable", text=part)
            indicator = self._figure(named.strip())
            low, likely, high = _three(shares, partial(_share, part))
            made = Effect(indicator, low, likely, high)
            same = [each for each in before if replace(each, opinions=()) == made]
            found.append(same[0] if same else made)
        return tuple(found)

    def _figure(self, text: str) -> str:
        names = {}
        for figure in self.study.figures:
            node = self.study.labels[figure.indicator]
            for called in (node.zh, node.en, figure.label.zh, figure.label.en, figure.indicator):
                names[_plain(called)] = figure.indicator
        if _plain(text) not in names:
            raise DecisionError(
                "lever-row-figure-unknown", name=text, suggestion=closest(_plain(text), filter(None, names))
            )
        return names[_plain(text)]


def number(text: str, column: str) -> float:
    """A number as people write it: ``1,200``, ``45%``, full-width digits; ``lever-row-number`` for what is none."""
    told = unicodedata.normalize("NFKC", text).strip()
    bare = re.sub(r"(?<=\d),(?=\d{3}(\D|$))", "", told.removesuffix("%").strip())
    try:
        value = float(bare)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise DecisionError("lever-row-number", text=text, column=column)
    return value / 100 if told.endswith("%") else value


def _share(part: str, text: str) -> float:
    try:
        return number(text, "effects")
    except DecisionError as error:
        raise DecisionError("lever-row-effect-unreadable", text=part) from error


def _three(text: str, read: Callable[[str], float]) -> tuple[float, float, float]:
    """Low, likely and high; one number stands for all three, and a percent sign at the end for all of them."""
    parts = [part.strip() for part in text.split("/")]
    if parts[-1].endswith("%"):
        parts = [part if part.endswith("%") else f"{part}%" for part in parts]
    if len(parts) == 1:
        parts *= 3
    if len(parts) != 3:
        raise DecisionError("lever-row-effect-unreadable", text=text)
    low, likely, high = (read(part) for part in parts)
    return low, likely, high


def _curve_named(text: str, known: Sequence[str]) -> str:
    names: dict[str, str] = {_plain(each): each for each in known}
    names |= {_plain(also): name for name, others in CURVES.items() for also in others}
    if _plain(text) not in names:
        raise DecisionError(
            "lever-row-curve-unknown", text=text, known=", ".join(known), suggestion=closest(_plain(text), known)
        )
    return names[_plain(text)]


def _first_guess(method: str, maximum: float) -> dict[str, Any]:
    """Parameters that saturate within the range, where a table names a curve and nothing more."""
    guesses = {"scale": maximum / 3, "half": maximum / 3, "midpoint": maximum / 3, "cap": maximum,
               "exponent": 1.5, "steepness": 6 / maximum}  # fmt: skip
    return {each.name: guesses[each.name] for each in find("response", method).parameters if each.name in guesses}
