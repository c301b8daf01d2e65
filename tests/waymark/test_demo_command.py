"""`manage.py demo`: everything loaded by the ordinary actions, an account for each role, nothing done twice."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client, override_settings

from people.models import Authority, Membership, School, User
from waymark.demonstration import accounts, loading, stamp
from waymark.demonstration.serving import port_is_free

ROOT = Path(__file__).resolve().parents[2]

SETTINGS = """
from pathlib import Path
from waymark.settings.demo import *
VAR = Path({var!r})
DATABASES["default"]["NAME"] = VAR / "demo.sqlite3"
EMAIL_FILE_PATH, EVIDENCE_ROOT, EVIDENCE_KEY_FILE = VAR / "mail", VAR / "evidence", VAR / "demo-evidence.key"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
"""

Demo = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="module")
def demo(var: Path) -> Demo:
    """Runs the command as a person does, in a process and a database of its own."""
    (var / "own_demo.py").write_text(SETTINGS.format(var=str(var)))

    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "own_demo", "PYTHONPATH": str(var)}
        command = [sys.executable, str(ROOT / "manage.py"), "demo", *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)

    return run


@pytest.fixture(scope="module")
def first_run(demo: Demo) -> "subprocess.CompletedProcess[str]":
    return demo("--no-serve", "--no-cases")


def test_it_loads_shows_its_progress_and_prints_the_accounts(
    first_run: "subprocess.CompletedProcess[str]", var: Path
) -> None:
    assert first_run.returncode == 0, first_run.stderr[-2000:]
    assert "made-up people" in first_run.stderr
    listed = json.loads((var / "demo-accounts.json").read_text())
    assert all(set(entry) == {"role", "authority", "email", "password"} for entry in listed)
    assert all(entry["email"] in first_run.stdout and entry["password"] in first_run.stdout for entry in listed)
    staff = {"superuser", "senior_coordinator", "coordinator", "finance", "editor"}
    assert {entry["role"] for entry in listed} == staff | {"school_administrator", "referrer"}
    roles = {(entry["role"], entry["authority"]) for entry in listed}
    for council in ("norfolk", "essex", "wiltshire", "leicestershire"):
        assert {("coordinator", council), ("editor", council), ("referrer", council)} <= roles
    assert len({entry["password"] for entry in listed}) == len(listed)


@pytest.mark.usefixtures("first_run")
def test_a_second_run_loads_nothing_and_keeps_the_passwords(demo: Demo, var: Path) -> None:
    before = (var / "demo-accounts.json").read_text()
    again = demo("--no-serve", "--no-cases")
    assert again.returncode == 0
    assert "made-up people" not in again.stderr
    assert (var / "demo-accounts.json").read_text() == before


@pytest.mark.usefixtures("first_run")
def test_a_lost_accounts_file_is_written_anew(demo: Demo, var: Path) -> None:
    before = json.loads((var / "demo-accounts.json").read_text())
    (var / "demo-accounts.json").unlink()
    assert demo("--no-serve", "--no-cases").returncode == 0
    after = json.loads((var / "demo-accounts.json").read_text())
    assert [entry["email"] for entry in after] == [entry["email"] for entry in before]


@pytest.mark.parametrize("port", ["0", "70000", "-1"])
def test_an_impossible_port_is_one_clear_line(demo: Demo, port: str) -> None:
    run = demo("--port", port)
    assert run.returncode == 1
    assert run.stderr.strip().splitlines() == [f"CommandError: Port {port} cannot be used. Choose another with --port."]


def test_a_taken_port_is_not_free() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert not port_is_free(taken.getsockname()[1])


def test_it_refuses_anywhere_but_in_the_demonstration() -> None:
    with pytest.raises(CommandError, match=r"waymark\.settings\.demo only"):
        call_command("demo", "--no-serve")


@pytest.mark.django_db
def test_loading_twice_leaves_one_of_everything() -> None:
    for _ in range(2):
        for entry in loading.listed_authorities():
            loading.load_one(entry)
        made = accounts.make_accounts()
    assert Authority.objects.count() == 6
    assert School.objects.count() == 8
    assert User.objects.count() == len(made)
    assert Membership.objects.count() == len(made) - 1
    assert all(authority.page for authority in Authority.objects.all())


@pytest.mark.django_db
def test_every_account_signs_in_where_its_work_is(client: Client) -> None:
    for entry in loading.listed_authorities():
        loading.load_one(entry)
    lands = {
        "superuser": "/cms/",
        "senior_coordinator": "/cases/",
        "coordinator": "/cases/",
        "finance": "/cases/money/",
        "editor": "/cms/",
        "school_administrator": "/referrals/",
        "referrer": "/referrals/",
    }
    with override_settings(ACCOUNT_RATE_LIMITS=False):
        for account in accounts.make_accounts():
            answer = Client().post("/accounts/login/", {"login": account.email, "password": account.password})
            assert answer["Location"] == lands[account.role], account


def test_the_accounts_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "accounts.json"
    listed = [accounts.Account("superuser", None, "superuser@example.org", "made up")]
    accounts.write_accounts(path, listed)
    assert path.stat().st_mode & 0o077 == 0
    assert accounts.read_accounts(path) == listed


def test_a_stamp_is_current_until_a_source_or_what_it_vouches_for_changes(tmp_path: Path, monkeypatch: Any) -> None:
    mark, database = tmp_path / "stamp", tmp_path / "database"
    assert not stamp.is_current(mark)
    stamp.remember(mark)
    assert stamp.is_current(mark)
    assert not stamp.is_current(mark, database)
    database.touch()
    assert stamp.is_current(mark, database)
    monkeypatch.setattr(stamp, "fingerprint", lambda: "another")
    assert not stamp.is_current(mark, database)
