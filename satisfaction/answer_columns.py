"""Columns of a survey file as small codes: steps or grades for items, segments for dimensions."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from satisfaction.answer_quality import EXAMPLES, Kind, UnknownTexts
from satisfaction.answer_scales import MISSING, AnswerScale, number_in, plain

Codes = npt.NDArray[np.unsignedinteger]

WIDEST_TABLE = 65_536
"""Whole numbers are looked up in a table where it stays below this length, else value by value."""

LONGEST_EXAMPLE = 40
"""Characters of an unknown text that are shown."""


@dataclass
class ColumnReader:
    """Reads the codes of one column, of whatever type it arrives in, and remembers what it has looked up.

    Parameters
    ----------
    column
        Heading in the file.
    code_of
        The code of one value as text, number or None.
    unknown
        The code that says a value was not understood; the next one says that it is a number out of bounds.
    kinds
        What the two are called.
    """

    column: str
    code_of: Callable[[object], int]
    unknown: int
    kinds: tuple[Kind, Kind] = ("text", "beyond")
    _seen: dict[Hashable, int] = field(default_factory=dict)
    _last: tuple[pa.Array, Codes] | None = None
    _byte_table: npt.NDArray[np.uint16] | None = None

    def codes(self, values: pa.Array) -> Codes:
        """Codes of the values, uint16, shape (rows,)."""
        kind = values.type
        if pa.types.is_null(kind):
            return np.full(len(values), self._code(None), np.uint16)
        if pa.types.is_decimal(kind):
            values = pc.cast(values, pa.float64())
        if pa.types.is_integer(values.type):
            return self._of_integers(values)
        if pa.types.is_floating(values.type):
            return self._of_floats(values)
        if not pa.types.is_dictionary(kind):
            text = pa.types.is_string(kind) or pa.types.is_large_string(kind)
            values = pc.dictionary_encode(values if text else pc.cast(values, pa.string()))
        return self._of_dictionary(values)

    def not_understood(self, values: pa.Array, codes: Codes) -> tuple[UnknownTexts, ...]:
        """What of these values is unknown or out of bounds, with the first examples; nothing where all is known."""
        if not int(np.count_nonzero(codes >= self.unknown)):
            return ()
        if pa.types.is_dictionary(values.type):
            values = values.dictionary_decode()
        found = []
        for code, kind in enumerate(self.kinds, start=self.unknown):
            strange = codes == code
            if strange.any():
                texts = {_shown(value) for value in pc.unique(values.filter(pa.array(strange))).to_pylist()}
                examples = tuple(sorted(texts)[:EXAMPLES])
                found.append(UnknownTexts(self.column, int(np.count_nonzero(strange)), examples, kind))
        return tuple(found)

    def _code(self, value: Hashable) -> int:
        code = self._seen.get(value)
        if code is None:
            code = self.code_of(value)
            if code < self.unknown:  # unknown values may be as many as the rows: they are not remembered
                self._seen[value] = code
        return code

    def _of_dictionary(self, values: pa.DictionaryArray) -> Codes:
        indices, present = _numbers(values.indices)
        if present is not None:
            indices = np.where(present, indices, len(values.dictionary))
        codes: Codes = self._table(values.dictionary, indices)[indices]
        return codes

    def _table(self, dictionary: pa.Array, indices: npt.NDArray[np.integer]) -> Codes:
        """Code of every entry of a dictionary, and of null at the end."""
        if self._last is not None and dictionary.equals(self._last[0]):
            return self._last[1]
        table = np.full(len(dictionary) + 1, self._code(None), np.uint16)
        if len(dictionary) <= len(indices):
            table[:-1] = [self._code(text) for text in dictionary.to_pylist()]
            self._last = dictionary, table
        else:  # far more entries than this batch can use: look up only those it does
            used = np.unique(indices[indices < len(dictionary)])
            table[used] = [self._code(text) for text in dictionary.take(pa.array(used)).to_pylist()]
        return table

    def _of_integers(self, values: pa.Array) -> Codes:
        numbers, present = _numbers(values)
        codes = self._of_bytes(numbers) if numbers.dtype.itemsize == 1 else self._of_whole_numbers(numbers)
        if present is not None:  # arithmetic on bytes is five times faster than a masked copy
            codes *= present
            codes += (present ^ np.uint8(1)) * codes.dtype.type(self._code(None))
        return codes

    def _of_bytes(self, numbers: npt.NDArray[np.integer]) -> Codes:
        if self._byte_table is None:
            every = np.arange(256, dtype=np.uint8).view(numbers.dtype)
            self._byte_table = np.array([self._code(number) for number in every.tolist()], np.uint16)
        if self.unknown >= 255:
            codes: Codes = self._byte_table[numbers.view(np.uint8)]
            return codes
        # The C library translates bytes ten times faster than numpy looks them up.
        translated = bytearray(numbers.tobytes()).translate(self._byte_table.astype(np.uint8).tobytes())
        return np.frombuffer(translated, np.uint8)

    def _of_floats(self, values: pa.Array) -> Codes:
        numbers = values.to_numpy(zero_copy_only=False)
        absent = np.isnan(numbers)
        known = np.where(absent, 0.0, numbers)
        if np.array_equal(known, np.rint(known)) and np.abs(known).max(initial=0.0) < 2**53:
            codes = self._of_whole_numbers(known.astype(np.int64))
        else:
            codes = self._one_by_one(known)
        codes[absent] = self._code(None)
        return codes

    def _of_whole_numbers(self, numbers: npt.NDArray[np.integer]) -> Codes:
        if not len(numbers):
            return np.empty(0, np.uint16)
        low, high = int(numbers.min()), int(numbers.max())
        if high - low >= WIDEST_TABLE:
            return self._one_by_one(numbers)
        table = np.array([self._code(number) for number in range(low, high + 1)], np.uint16)
        codes: Codes = table[numbers - low if low else numbers]
        return codes

    def _one_by_one(self, numbers: npt.NDArray[np.generic]) -> Codes:
        distinct, position = np.unique(numbers, return_inverse=True)
        return np.array([self._code(number) for number in distinct.tolist()], np.uint16)[position]


class ThresholdReader(ColumnReader):
    """A column of numbers, cut at thresholds: a number on a bound belongs to the segment above it."""

    def __init__(self, column: str, bounds: Sequence[float], segments: Sequence[int], nowhere: int, unknown: int):
        self._bounds = np.array(bounds, np.float64)
        self._segments = np.array([unknown + 1, *segments], np.uint16)
        self._nowhere = nowhere
        super().__init__(column, self._of_text, unknown, ("text", "below"))

    def codes(self, values: pa.Array) -> Codes:
        """Codes of the values, uint16, shape (rows,)."""
        if pa.types.is_string(values.type) or pa.types.is_large_string(values.type):
            trimmed = pc.utf8_trim_whitespace(values)
            try:  # numbers written as text, many and all different, are read at once; anything else text by text
                values = pc.cast(pc.if_else(pc.equal(trimmed, ""), None, trimmed), pa.float64())
            except pa.ArrowInvalid:
                return super().codes(values)
        return super().codes(values)

    def _of_text(self, value: object) -> int:
        number = number_in(value)
        if np.isnan(number):
            return self._nowhere if says_nothing(value) else self.unknown
        return int(self._segments[np.searchsorted(self._bounds, number, "right")])

    def _of_whole_numbers(self, numbers: npt.NDArray[np.integer]) -> Codes:
        return self._one_by_one(numbers)

    _of_bytes = _of_whole_numbers

    def _one_by_one(self, numbers: npt.NDArray[np.generic]) -> Codes:
        return self._segments[np.searchsorted(self._bounds, numbers, "right")]


def item_reader(column: str, answers: AnswerScale, codes: Sequence[int], missing: int) -> ColumnReader:
    """Reader of an item: the code of each step as ticked (not yet reversed), `missing` where there is no answer.

    The next code is unknown, the one after it a number beyond the scale.
    """

    def code_of(value: object) -> int:
        step = answers.step_of(value)
        if step is None:
            return missing + (2 if answers.is_beyond(value) else 1)
        return missing if step == MISSING else codes[step]

    return ColumnReader(column, code_of, missing + 1)


def says_nothing(value: object) -> bool:
    """Whether a text says that a segment is not known."""
    return value is None or plain(value) in ("", "-", "nan", "null", "none", "na", "n/a", "nat")


def _numbers(values: pa.Array) -> tuple[npt.NDArray[np.integer], npt.NDArray[np.uint8] | None]:
    """The numbers of an integer array without a copy, anything where null; and 1 where there is one, if any is null."""
    validity, data = values.buffers()
    numbers = np.frombuffer(data, values.type.to_pandas_dtype(), len(values), values.offset * values.type.byte_width)
    if not values.null_count:
        return numbers, None
    bits = np.frombuffer(validity, np.uint8)[values.offset // 8 : (values.offset + len(values)) // 8 + 1]
    return numbers, np.unpackbits(bits, bitorder="little")[values.offset % 8 :][: len(values)]


def _shown(value: object) -> str:
    text = " ".join(str(value).split())
    text = text[:-2] if text.endswith(".0") else text
    return text if len(text) <= LONGEST_EXAMPLE else text[: LONGEST_EXAMPLE - 1] + "…"
