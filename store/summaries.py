"""A survey summary as bytes: its arrays as they are, everything else as JSON beside them."""

from __future__ import annotations

import dataclasses
import io
import json

import numpy as np

from satisfaction.answer_quality import AnswerQuality, UnknownTexts
from satisfaction.survey import RespondentSample, SurveySummary

_SUMS = ("respondents", "grade_counts", "pair_counts", "pair_sums", "pair_products")
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
    }
    arrays = {name: getattr(summary, name) for name in _SUMS}
    arrays |= {f"sample_{name}": getattr(summary.sample, name) for name in _SAMPLE}
    packed = io.BytesIO()
    np.savez_compressed(packed, header=np.frombuffer(json.dumps(header).encode(), np.uint8), **arrays)
    return packed.getvalue()


def unpack(packed: bytes) -> SurveySummary:
    """The reverse of :func:`pack`, equal to the bit."""
    with np.load(io.BytesIO(packed), allow_pickle=False) as arrays:
        header = json.loads(arrays["header"].tobytes())
        sums = {name: arrays[name] for name in _SUMS}
        sample = RespondentSample(header["capacity"], *(arrays[f"sample_{name}"] for name in _SAMPLE))
    quality = header["quality"]
    unknown = tuple(UnknownTexts(u["column"], u["count"], tuple(u["examples"])) for u in quality.pop("unknown"))
    return SurveySummary(
        indicators=tuple(header["indicators"]),
        points=tuple(header["points"]),
        dimensions=tuple(header["dimensions"]),
        cells=tuple(map(tuple, header["cells"])),
        sample=sample,
        quality=AnswerQuality(**quality, unknown=unknown),
        **sums,
    )
