"""What is installed: all of it named by hash, none of it by address, and everything the project asks for."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.plugins.fingerprints import ROOT

PYTHON_LOCK = ROOT / "requirements.txt"
NPM_LOCKS = [ROOT / "static" / "package-lock.json", ROOT / "tests" / "browser" / "package-lock.json"]
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^ ;\\]+)", re.MULTILINE)


def pinned() -> dict[str, set[str]]:
    """Versions by package name (a universal lock may hold two of one package)."""
    pins: dict[str, set[str]] = {}
    for name, version in PIN.findall(PYTHON_LOCK.read_text(encoding="utf-8")):
        pins.setdefault(canonicalize_name(name), set()).add(version)
    return pins


def wanted() -> list[Requirement]:
    """What pyproject.toml asks for, dev group included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [Requirement(line) for line in [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]]


@pytest.mark.parametrize("lock", [PYTHON_LOCK, *NPM_LOCKS], ids=lambda path: str(path.relative_to(ROOT)))
def test_lock_files_carry_no_addresses(lock: Path) -> None:
    assert "://" not in lock.read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", [path.parent for path in NPM_LOCKS], ids=lambda path: path.name)
def test_npm_is_told_to_leave_addresses_out(folder: Path) -> None:
    assert "omit-lockfile-registry-resolved=true" in (folder / ".npmrc").read_text(encoding="utf-8").splitlines()


def test_every_pin_carries_hashes() -> None:
    entries = re.split(r"\n(?=[A-Za-z0-9])", PYTHON_LOCK.read_text(encoding="utf-8"))
    assert [entry for entry in entries if PIN.match(entry) and "--hash=sha256:" not in entry] == []


def test_the_lock_holds_what_the_project_asks_for() -> None:
    pins = pinned()
    missing = [
        str(need)
        for need in wanted()
        if not any(need.specifier.contains(version) for version in pins.get(canonicalize_name(need.name), ()))
    ]
    assert missing == [], "run: " + PYTHON_LOCK.read_text(encoding="utf-8").splitlines()[1].strip("# ")


@pytest.mark.parametrize("lock", NPM_LOCKS, ids=lambda path: path.parent.name)
def test_npm_locks_hold_what_their_projects_ask_for(lock: Path) -> None:
    project = json.loads((lock.parent / "package.json").read_text(encoding="utf-8"))
    locked = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    for group in ("dependencies", "devDependencies"):
        assert locked[""].get(group) == project.get(group)
    assert [name for name, entry in locked.items() if name and "integrity" not in entry] == []
