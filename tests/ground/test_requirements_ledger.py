"""docs/requirements.csv says of every rule whether it works, and names the test that shows it."""

import ast
import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.plugins.fingerprints import ROOT

LEDGER = ROOT / "docs" / "requirements.csv"
COUNTS = {"N": 176, "E": 138, "S": 48, "L": 28, "W": 28}
STATUSES = {"works", "partly", "not yet", "not software"}
SHOWN_BY = re.compile(r"^(tests/[\w/]+\.py)::(test_\w+)$")


@cache
def ledger() -> list[dict[str, str]]:
    """The rows. `shown_by` may name several tests, a space between."""
    with LEDGER.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rows(*statuses: str) -> list[dict[str, str]]:
    """The rows with one of these statuses."""
    return [row for row in ledger() if row["status"] in statuses]


@cache
def shown(path: Path) -> dict[str, set[str]]:
    """The rules that each test function of a file carries in @pytest.mark.requirement; empty for no such file."""
    if not path.is_file():
        return {}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tests = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
    return {test.name: set(marked(test.decorator_list)) for test in tests}


def marked(decorators: list[ast.expr]) -> Iterator[str]:
    """The arguments of requirement markers."""
    for call in decorators:
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "pytest.mark.requirement":
            yield from (argument.value for argument in call.args if isinstance(argument, ast.Constant))


def faults_of(row: dict[str, str]) -> Iterator[str]:
    """What is wrong with the tests a row names."""
    for named in row["shown_by"].split():
        match = SHOWN_BY.match(named)
        rules = shown(ROOT / match[1]).get(match[2]) if match else None
        if rules is None:
            yield f"{row['id']}: there is no test {named}"
        elif row["id"] not in rules:
            yield f"{row['id']}: {named} does not carry it in @pytest.mark.requirement"


def test_the_ledger_has_its_columns_in_order() -> None:
    assert LEDGER.read_text(encoding="utf-8").partition("\n")[0] == "id,status,shown_by,note"


def test_every_rule_has_exactly_one_row() -> None:
    wanted = [f"{letter}{number}" for letter, count in COUNTS.items() for number in range(1, count + 1)]
    assert [row["id"] for row in ledger()] == wanted


def test_statuses_are_of_the_four() -> None:
    assert [row for row in ledger() if row["status"] not in STATUSES] == []


def test_what_works_names_a_test() -> None:
    assert [row["id"] for row in rows("works") if not row["shown_by"]] == []


def test_what_works_in_part_or_is_not_for_software_says_why() -> None:
    assert [row["id"] for row in rows("partly", "not software") if not row["note"].strip()] == []


def test_named_tests_exist_and_carry_the_rule() -> None:
    assert [fault for row in ledger() for fault in faults_of(row)] == []


def test_tests_carry_only_rules_that_there_are() -> None:
    known = {row["id"] for row in ledger()}
    carried = {
        (path.name, rule)
        for path in (ROOT / "tests").rglob("test_*.py")
        for rules in shown(path).values()
        for rule in rules
    }
    assert sorted(pair for pair in carried if pair[1] not in known) == []


@pytest.mark.parametrize("status", ["not yet", "not software"])
def test_what_does_not_work_names_no_test(status: str) -> None:
    assert [row["id"] for row in rows(status) if row["shown_by"]] == []
