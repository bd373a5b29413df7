"""Built front-end bundles: current, reproducible, and silent about where their packages came from."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

COMPONENTS = ROOT / "assets" / "components"
BUNDLES = sorted(path.parent for path in COMPONENTS.glob("*/build.mjs"))
FILES = ("build.mjs", "package-lock.json", "package.json")


def digest(sources: Path) -> str:
    """Names and contents of everything that makes a bundle; build.mjs writes the same into its banner."""
    names = [*FILES, *(f"src/{name}" for name in sorted(path.name for path in (sources / "src").iterdir()))]
    told = hashlib.sha256()
    for name in names:
        told.update(name.encode() + b"\0" + (sources / name).read_bytes() + b"\0")
    return told.hexdigest()


def test_there_are_bundles() -> None:
    assert [path.name for path in BUNDLES] == ["network_editor"]


@pytest.mark.parametrize("sources", BUNDLES, ids=lambda path: path.name)
@pytest.mark.parametrize("kind", ["js", "css"])
def test_a_bundle_is_built_from_its_sources(sources: Path, kind: str) -> None:
    banner = COMPONENTS.joinpath(f"{sources.name}.{kind}").read_text(encoding="utf-8").partition("\n")[0]
    assert f"sources {digest(sources)}" in banner, f"npm --prefix {sources.relative_to(ROOT)} run build"


@pytest.mark.parametrize("sources", BUNDLES, ids=lambda path: path.name)
def test_building_again_gives_the_same_bytes(sources: Path, tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None or not (sources / "node_modules" / "esbuild").is_dir():
        pytest.skip(f"node and its packages are not installed: npm --prefix {sources.relative_to(ROOT)} ci")
    subprocess.run([node, "build.mjs", str(tmp_path)], cwd=sources, check=True, capture_output=True, timeout=60)
    for kind in ("js", "css"):
        name = f"{sources.name}.{kind}"
        assert (tmp_path / name).read_bytes() == (COMPONENTS / name).read_bytes(), name


@pytest.mark.parametrize("sources", BUNDLES, ids=lambda path: path.name)
def test_packages_are_pinned_and_name_no_host(sources: Path) -> None:
    wanted = json.loads((sources / "package.json").read_text(encoding="utf-8"))
    pins = {**wanted.get("dependencies", {}), **wanted.get("devDependencies", {})}
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in pins.values())
    lock = (sources / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock, "npm config omit-lockfile-registry-resolved"
    committed = [path for path in sources.rglob("*") if path.is_file() and "node_modules" not in path.parts]
    for path in committed:
        assert not re.search(r"https?://(?!www\.w3\.org/)", path.read_text(encoding="utf-8")), path.name
    licences = {each["license"] for name, each in json.loads(lock)["packages"].items() if name}
    assert licences == {"MIT"}
