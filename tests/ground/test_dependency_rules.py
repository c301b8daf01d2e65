"""Which room may know which: imports by import-linter, doors and relations by looking."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import Field, Model
from importlinter.cli import lint_imports

from tests.plugins.fingerprints import ROOT

FLOORS = [
    {"waymark"},
    {"wizard.journey"},
    {"wizard.parents"},
    {"wizard.overview"},
    {"wizard.funding"},
    {"wizard.provision"},
    {"wizard.planning"},
    {"wizard.casework"},
    {"wizard.evidence", "wizard.consent", "wizard.attendance", "wizard.enquiries"},
    {"wizard.referrals"},
    {"wizard.routes"},
    {"guidance.reading"},
    {"guidance.importing", "guidance.searching"},
    {"guidance.checking"},
    {"guidance.policies"},
    {"guidance.library"},
    {"people"},
    {"links"},
    {"record", "schoolyear", "formkit", "printing"},
]
DOORS = {"service", "models", "enums", "blocks", "tenancy"}
BEHIND_DOORS = {room for floor in FLOORS[1:-1] for room in floor}


def floor_of(module: str) -> int | None:
    """How far down a module of ours lies; None for anybody else's."""
    for depth, rooms in enumerate(FLOORS):
        if any(module == room or module.startswith(f"{room}.") for room in rooms):
            return depth
    return None


def room_of(module: str) -> str | None:
    """The room a module is in, or None."""
    return next((room for room in BEHIND_DOORS if module == room or module.startswith(f"{room}.")), None)


def sources() -> Iterator[tuple[str, Path]]:
    """Every module of ours with its file, migrations left out."""
    for base, tops in ((ROOT / "site", None), (ROOT, ("guidance", "wizard"))):
        for path in sorted(base.rglob("*.py")):
            parts = path.relative_to(base).with_suffix("").parts
            if (tops is None or parts[0] in tops) and "migrations" not in parts:
                yield ".".join(parts), path


def imported(path: Path) -> Iterator[str]:
    """The dotted names that a file imports, `from a import b` as a.b."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_nothing_imports_upwards(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    failed = lint_imports(no_cache=True)
    assert not failed, capsys.readouterr().out


def test_rooms_are_entered_by_their_doors() -> None:
    trespasses = []
    for module, path in sources():
        for name in imported(path):
            room = room_of(name)
            door = name.removeprefix(f"{room}.").split(".")[0]
            if room and room != room_of(module) and door not in DOORS:
                trespasses.append(f"{module} imports {name}")
    assert not trespasses, "\n".join(trespasses)


def test_relations_point_downwards() -> None:
    upward = []
    for model in apps.get_models():
        here = floor_of(model.__module__)
        for field in model._meta.get_fields() if here is not None else ():
            if isinstance(field, Field) and field.is_relation and field.related_model:
                there = floor_of(target_of(field).__module__)
                if there is not None and here is not None and there < here:
                    upward.append(f"{model._meta.label}.{field.name} -> {target_of(field)._meta.label}")
    assert upward == []


def target_of(field: Field) -> type[Model]:
    """The model a relation points at; the user model is named by a setting, so anybody may point at it."""
    target = field.related_model
    return Model if not isinstance(target, type) or target._meta.label == settings.AUTH_USER_MODEL else target
