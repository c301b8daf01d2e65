"""What the tree may not become."""

import statistics
import sys
from pathlib import Path

import pytest

from tests.plugins.fingerprints import ROOT

PYTHON = [
    path
    for top in ("site", "guidance", "wizard")
    for path in (ROOT / top).rglob("*.py")
    if "migrations" not in path.parts
]


def lines(path: Path) -> int:
    """How long a file is."""
    return len(path.read_text(encoding="utf-8").splitlines())


def test_site_is_a_source_root_and_never_a_package() -> None:
    assert not (ROOT / "site" / "__init__.py").exists()


def test_no_package_takes_a_name_of_the_standard_library() -> None:
    packages = {path.name for path in (ROOT / "site").iterdir() if path.is_dir()} | {"guidance", "wizard"}
    assert packages & sys.stdlib_module_names == set()


@pytest.mark.parametrize("name", ["utils", "helpers", "core", "common", "misc"])
def test_no_module_is_named_for_nothing(name: str) -> None:
    assert [str(path) for path in PYTHON if path.stem == name or path.parent.name == name] == []


def test_modules_stay_habitable() -> None:
    written = [path for path in PYTHON if lines(path)]
    assert [f"{path}: {lines(path)} lines" for path in written if lines(path) > 400] == []
    assert statistics.median(lines(path) for path in written) <= 60


def test_tests_are_no_package() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []
