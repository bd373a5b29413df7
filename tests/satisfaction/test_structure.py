"""A structural model: its order, and what it refuses."""

import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from satisfaction.structure import Construct, StructuralModel, StructuralPath

IMAGE, QUALITY, SATISFACTION = (Construct(name, Label(name, name)) for name in ("image", "quality", "satisfaction"))


def test_causes_come_before_effects() -> None:
    paths = (StructuralPath("image", "quality"), StructuralPath("quality", "satisfaction"))
    assert StructuralModel((SATISFACTION, QUALITY, IMAGE), paths).order == ("image", "quality", "satisfaction")


def test_a_circle_is_refused() -> None:
    paths = (StructuralPath("image", "quality"), StructuralPath("quality", "image"))
    with pytest.raises(DecisionError, match="structure-circular"):
        StructuralModel((IMAGE, QUALITY), paths)


def test_a_path_to_nothing_is_refused() -> None:
    with pytest.raises(DecisionError, match="id-unknown"):
        StructuralModel((IMAGE,), (StructuralPath("image", "loyalty"),))


def test_two_constructs_of_one_name_are_refused() -> None:
    with pytest.raises(DecisionError, match="id-taken"):
        StructuralModel((IMAGE, IMAGE))
