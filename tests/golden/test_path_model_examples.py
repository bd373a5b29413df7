"""The mobile-phone ECSI data as SmartPLS 2.0.M3 and seminr 3.6 read them.

SmartPLS figures: the results that the R package semPLS ships with its tests (Monecke & Leisch 2012,
doi:10.18637/jss.v048.i03). seminr: the fixtures of its tests (Ray, Danks & Calero Valdez).
The data are not ours to ship; they lie beside the repository.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from cli.case_data import columns
from satisfaction.index.path_model import Scheme, path_model
from satisfaction.index.path_model.model import PathModel
from tests.satisfaction.index.path_models import answers, structure

SMARTPLS = {
    "path": [
        0.50491393, 0.55674896, 0.04998839, 0.55830438, 0.1787395, 0.06252287,
        0.51202394, 0.1947651, 0.52806625, 0.19575534, 0.48547762, 0.06692607,
    ],
    "centroid": [
        0.50470564, 0.55724786, 0.05078755, 0.55721686, 0.17883348, 0.06442534,
        0.51254524, 0.19181566, 0.52609731, 0.19535971, 0.48347472, 0.07123241,
    ],
    "factorial": [
        0.50494314, 0.55675903, 0.05017810, 0.55776245, 0.17859267, 0.06494365,
        0.51297470, 0.19144526, 0.52585655, 0.19581962, 0.48305917, 0.07031057,
    ],
}  # fmt: skip
WEIGHTS = {
    "centroid": {
        "CUEX1": 0.52282271,
        "CUSA1": 0.37718684,
        "CUSL2": 0.13133992,
        "IMAG3": 0.21987218,
        "PERQ7": 0.2143627,
    },
    "factorial": {
        "CUEX1": 0.52090762,
        "CUSA1": 0.37788083,
        "CUSL2": 0.12559574,
        "IMAG3": 0.21780805,
        "PERV2": 0.6001787,
    },
}
LOADINGS = {"CUEX1": 0.77076718, "CUSA3": 0.85669268, "CUSL2": 0.20202172, "PERQ2": 0.63814644, "PERV1": 0.9022112}


@pytest.fixture(scope="module")
def case(shared: Path) -> dict[str, object]:
    inputs = json.loads((shared / "cases" / "cs_11_plspm_mobi_ecsi_path.json").read_text("utf-8"))["inputs"]
    return {**inputs, "data": columns(shared / "data" / "mobi.csv")}


def estimated(case: dict, constructs: list[str], paths: list[tuple[str, str]], scheme: Scheme) -> PathModel:
    blocks = {name: case["blocks"][name] for name in constructs}
    items = [item for block in blocks.values() for item in block]
    values = np.column_stack([case["data"][item] for item in items])
    return path_model(answers(values, items), structure(blocks, paths), scheme, None)


@pytest.mark.parametrize("scheme", ["path", "centroid", "factorial"])
def test_smartpls(case: dict, scheme: Scheme) -> None:
    found = estimated(case, [*case["blocks"]], case["paths"], scheme)
    assert [found.path(*path).value for path in case["paths"]] == pytest.approx(SMARTPLS[scheme], abs=2e-8)
    weights = dict(zip(found.arrangement.items, found.weights, strict=True))
    for item, weight in WEIGHTS.get(scheme, {}).items():
        assert weights[item] == pytest.approx(weight, abs=2e-8)
    if scheme == "path":
        loadings = dict(zip(found.arrangement.items, found.loadings, strict=True))
        assert {item: loadings[item] for item in LOADINGS} == pytest.approx(LOADINGS, abs=2e-8)
        assert found.score("Satisfaction").value == pytest.approx(72.4541, abs=1e-4)


def test_seminr(case: dict) -> None:
    names = ["Image", "Expectation", "Value", "Satisfaction"]
    found = estimated(case, names, [(name, "Satisfaction") for name in names[:3]], "path")
    paths = [found.path(name, "Satisfaction").value for name in names[:3]]
    assert paths == pytest.approx([0.447003896753383, 0.171830104491586, 0.316425319256027], abs=1e-7)
    assert found.explained("Satisfaction").value == pytest.approx(0.590603320426892, abs=1e-8)
    adjusted = found.estimates.adjusted_r_squared(found.arrangement, found.respondents)
    assert adjusted[3] == pytest.approx(0.585610677993074, abs=1e-8)
    vif = found.estimates.vif[:3, 3]
    assert vif == pytest.approx([1.6139498810707, 1.36849662441311, 1.37801850355244], abs=1e-6)
    quality = found.quality
    assert quality.alpha == pytest.approx([0.722834595, 0.451902556, 0.823631979, 0.779195022], abs=1e-8)
    assert quality.composite_reliability == pytest.approx(
        [0.818325774, 0.733177802, 0.917897282, 0.871457928], abs=1e-7
    )
    assert quality.ave == pytest.approx([0.477979835, 0.480507047, 0.848310675, 0.693363991], abs=1e-7)
    assert quality.rho_a == pytest.approx([0.745291554, 0.461657987, 0.857527048, 0.784023594], abs=1e-6)
    upper = quality.htmt[np.triu_indices(4, 1)]
    published = [0.888030428, 0.651659392, 0.910100924, 0.588628982, 0.865108194, 0.740808928]
    assert upper == pytest.approx(published, abs=1e-8)


def test_seminr_factorial(case: dict) -> None:
    names = ["Image", "Expectation", "Value", "Satisfaction"]
    found = estimated(case, names, [(name, "Satisfaction") for name in names[:3]], "factorial")
    paths = [found.path(name, "Satisfaction").value for name in names[:3]]
    assert paths == pytest.approx([0.446873985519376, 0.172941539187286, 0.315219423208024], abs=1e-7)
    assert found.quality.rho_a == pytest.approx([0.745259028, 0.461548792, 0.857578545, 0.782558692], abs=1e-6)
