"""What tests of the store share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from studies.study import Study


def refused(code: str) -> pytest.RaisesExc[DecisionError]:
    return pytest.RaisesExc(DecisionError, check=lambda error: error.code == code)


def with_note(study: Study, note: str) -> Study:
    return replace(study, note=Label(note))
