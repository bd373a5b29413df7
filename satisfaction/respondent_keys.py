"""Keys of respondents: 64-bit hashes that decide who is in the sample, the same for any chunking and file format."""

from __future__ import annotations

import hashlib

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from mcdm.errors import DecisionError

UInt64Array = npt.NDArray[np.uint64]

MOST_RESPONDENTS = 20_000_000
"""Among so many respondents repetitions can be left out one by one: their keys take 160 MB, twice that for moments."""

LONGEST = 256
"""Bytes of an identifier; a longer one is known by its digest."""

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)


def row_keys(first_row: int, count: int, key: str) -> UInt64Array:
    """Keys of `count` rows of the file named by `key`, from their numbers; shape (count,)."""
    seed = np.uint64(int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "little"))
    numbers = np.arange(first_row, first_row + count, dtype=np.uint64)
    numbers *= _GOLDEN
    numbers += seed
    return _mixed(numbers)


def respondent_keys(identifiers: pa.Array, otherwise: UInt64Array) -> UInt64Array:
    """Keys from what identifies respondents, shape (rows,); rows without an identifier keep the key `otherwise`.

    ``17``, ``17.0`` and ``" 17 "`` are the same respondent, so a CSV and a Parquet file give the same keys.
    """
    texts = _as_bytes(identifiers)
    width = max(8, -(-texts.dtype.itemsize // 8) * 8)
    words = texts.astype(f"S{width}").view("<u8").reshape(len(texts), -1)
    keys = np.zeros(len(texts), np.uint64)
    salts = _GOLDEN * np.arange(1, words.shape[1] + 1, dtype=np.uint64)  # as an array: it may overflow in silence
    for word, salt in zip(words.T, salts, strict=True):
        keys = np.where(word != 0, _mixed(keys ^ word + salt), keys)
    return np.where(texts != b"", keys, otherwise)


def _as_bytes(identifiers: pa.Array) -> npt.NDArray[np.bytes_]:
    """Fixed-width UTF-8 texts; empty where null."""
    if pa.types.is_dictionary(identifiers.type):
        identifiers = identifiers.dictionary_decode()
    if pa.types.is_floating(identifiers.type):
        whole = pc.equal(pc.round(identifiers), identifiers)
        if pc.all(whole, skip_nulls=True).as_py() is not False:
            identifiers = pc.cast(identifiers, pa.int64(), safe=False)
    trimmed = pc.utf8_trim_whitespace(pc.fill_null(pc.cast(identifiers, pa.string()), ""))
    texts = pc.cast(trimmed, pa.binary()).to_numpy(zero_copy_only=False).tolist()
    if max(map(len, texts), default=0) > LONGEST:  # every text of the array is given the width of the longest
        texts = [text if len(text) <= LONGEST else hashlib.sha256(text).hexdigest().encode() for text in texts]
    return np.array(texts, dtype=np.bytes_)


def _mixed(values: UInt64Array) -> UInt64Array:
    """The finaliser of SplitMix64: every bit of the input moves half of the output (Steele, Lea & Flood 2014)."""
    shifted = values >> np.uint64(30)
    mixed = values ^ shifted
    for factor, shift in ((0xBF58476D1CE4E5B9, 27), (0x94D049BB133111EB, 31)):
        mixed *= np.uint64(factor)
        mixed ^= np.right_shift(mixed, np.uint64(shift), out=shifted)
    return mixed


class SeenKeys:
    """The keys of everybody seen so far, kept in sorted runs whose lengths double: eight bytes a respondent."""

    def __init__(self, most: int = MOST_RESPONDENTS) -> None:
        self._most = most
        self._runs: list[UInt64Array] = []

    def first(self, keys: UInt64Array) -> npt.NDArray[np.bool_]:
        """Which of these are seen for the first time, in the order given; shape (rows,). They are seen from now on.

        Raises
        ------
        DecisionError
            ``repeats-too-many``.
        """
        distinct, places = np.unique(keys, return_index=True)
        new = np.ones(len(distinct), bool)
        for run in self._runs:
            at = np.minimum(np.searchsorted(run, distinct), len(run) - 1)
            new &= run[at] != distinct
        first = np.zeros(len(keys), bool)
        first[places[new]] = True
        self._keep(distinct[new])
        return first

    def _keep(self, keys: UInt64Array) -> None:
        if not len(keys):
            return
        self._runs.append(keys)
        while len(self._runs) > 1 and len(self._runs[-2]) <= 2 * len(self._runs[-1]):
            last, before = self._runs.pop(), self._runs.pop()
            self._runs.append(np.sort(np.concatenate([before, last]), kind="stable"))
        if sum(map(len, self._runs)) > self._most:
            raise DecisionError("repeats-too-many", limit=self._most)
