"""A survey summary as bytes: its arrays as they are, everything else as JSON beside them."""

from __future__ import annotations

import dataclasses
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from satisfaction.answer_quality import AnswerQuality, UnknownTexts
from satisfaction.respondent_sample import RespondentSample
from satisfaction.survey import SurveySummary

_SUMS = ("respondents", "grade_counts", "pair_counts", "pair_sums", "pair_squares", "pair_products")
_SAMPLE = ("hashes", "cells", "grades")


def pack(summary: SurveySummary) -> bytes:
    """The summary as a compressed archive of arrays."""
    header = {
        "indicators": summary.indicators,
        "points": summary.points,
        "dimensions": summary.dimensions,
        "cells": summary.cells,
        "capacity": summary.sample.capacity,
        "quality": dataclasses.asdict(summary.quality),
        "spans": summary.spans,
        "absent": summary.absent,
    }
    arrays = {name: getattr(summary, name) for name in _SUMS}
    arrays |= {f"sample_{name}": getattr(summary.sample, name) for name in _SAMPLE}
    if summary.as_asked is not None:
        arrays["as_asked"] = np.frombuffer(pack(summary.as_asked), np.uint8)
    return _archive({"header": np.frombuffer(json.dumps(header).encode(), np.uint8), **arrays})


def _archive(arrays: Mapping[str, npt.NDArray[Any]]) -> bytes:
    """What ``np.savez_compressed`` writes, in a quarter of the time for a quarter more bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=2) as archive:
        for name, values in arrays.items():
            with archive.open(f"{name}.npy", "w", force_zip64=True) as file:
                np.lib.format.write_array(file, values, allow_pickle=False)
    return packed.getvalue()


def unpack(packed: bytes) -> SurveySummary:
    """The reverse of :func:`pack`, equal to the bit; what was packed before a part existed is without it."""
    with np.load(io.BytesIO(packed), allow_pickle=False) as arrays:
        header = json.loads(arrays["header"].tobytes())
        nothing = np.zeros_like(arrays["pair_counts"])
        sums = {name: arrays.get(name, nothing) for name in _SUMS}
        sample = RespondentSample(header["capacity"], *(arrays[f"sample_{name}"] for name in _SAMPLE))
        as_asked = unpack(arrays["as_asked"].tobytes()) if "as_asked" in arrays else None
    quality = header["quality"]
    unknown = tuple(UnknownTexts(**{**entry, "examples": tuple(entry["examples"])}) for entry in quality.pop("unknown"))
    left_out = tuple((reason, count) for reason, count in quality.pop("left_out", ()))
    return SurveySummary(
        indicators=tuple(header["indicators"]),
        points=tuple(header["points"]),
        dimensions=tuple(header["dimensions"]),
        cells=tuple(map(tuple, header["cells"])),
        sample=sample,
        quality=AnswerQuality(**quality, unknown=unknown, left_out=left_out),
        as_asked=as_asked,
        spans=tuple(map(tuple, header.get("spans", ()))),
        absent=tuple((tuple(cell), count) for cell, count in header.get("absent", ())),
        **sums,
    )
