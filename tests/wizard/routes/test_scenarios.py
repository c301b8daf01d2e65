"""Scenarios: what a document expects of itself, and the commands that check it."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.building import make_authority
from tests.wizard.routes.small_routes import codes, document, evidence, question, row, step, verdict
from wizard.attendance.service import store_terms
from wizard.routes.service import check_document, load_document, run_scenarios, schema_text

JSON = dict[str, Any]


def scenario(expect: JSON, answers: JSON | None = None, **given: Any) -> JSON:
    return {
        "key": "one",
        "title": "A made-up pupil",
        "today": "2026-11-02",
        "given": {"answers": answers or {}} | given,
        "expect": expect,
    }


def route(*scenarios: JSON) -> JSON:
    return document(
        step(question("ill"), question("since", "date", when={"fact": "ill", "is": "yes"})),
        circumstances=[row("well", "refuse", when={"fact": "ill", "is": "no"}), row("refer")],
        requirements=[
            evidence(
                verdict({"fact": "item.type", "is": "card"}, "refused"),
                verdict({"fact": "item.author", "is": "gp"}, "accepted"),
            )
        ],
        scenarios=list(scenarios),
    )


LETTER = {"type": "letter", "author": "gp"}


@pytest.mark.parametrize(
    ("expect", "answers", "given"),
    [
        ({"circumstance": "refer", "outcome": "proceed", "also": []}, {"ill": "yes"}, {}),
        ({"circumstance": None, "missing": ["ill"]}, {}, {}),
        ({"shown": ["since", "first"], "duty": "residence"}, {"ill": "yes"}, {}),
        ({"hidden": ["since"]}, {"ill": "no"}, {}),
        ({"items": {"medical": ["refused", "accepted"]}}, {}, {"items": {"medical": [{"type": "card"}, LETTER]}}),
        ({"requirements": {"medical": "met"}}, {}, {"items": {"medical": [LETTER]}}),
        ({"ready": {"submit": ["medical", "since"]}}, {"ill": "yes"}, {}),
        ({"ready": {"submit": True, "end": True}}, {"ill": "no"}, {"items": {"medical": [LETTER]}}),
        ({"ready": {"submit": False}}, {"ill": "no"}, {}),
    ],
)
def test_what_is_expected_and_found(expect: JSON, answers: JSON, given: JSON) -> None:
    [outcome] = run_scenarios(load_document(json.dumps(route(scenario(expect, answers, **given)))))
    assert outcome.differences == ()


def test_a_difference_shows_both_sides() -> None:
    failing = route(scenario({"circumstance": "refer"}, {"ill": "no"}))
    [outcome] = run_scenarios(load_document(json.dumps(failing)))
    assert outcome.differences == (("circumstance", "refer", "well"),)
    assert codes(failing) == {"scenario.fails"}


def test_names_that_do_not_exist_are_told() -> None:
    assert codes(route(scenario({"shown": ["nothing"]}, {"nobody": "yes"}))) == {
        "scenario.unknown_key",
        "scenario.fails",
    }


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ("A123456789012", True),
        ("mother@school.org.uk", True),
        ("mother@example.org", False),
        ("office@school.example", False),
        ("ward 12, bed 3", False),
    ],
)
def test_people_in_scenarios_are_made_up(said: str, refused: bool) -> None:
    found = codes(route(scenario({}, {"ill": "yes", "since": said})))
    assert ("scenario.real_person" in found) is refused


def test_rows_no_scenario_reaches_are_warned_of() -> None:
    data = route(scenario({}, {"ill": "no"}, items={"medical": [LETTER]}))
    warned = [
        one.pointer for one in check_document(load_document(json.dumps(data))) if one.code == "scenario.untouched"
    ]
    assert warned == ["/circumstances/1", "/requirements/0/verdicts/0"]


def check(path: Path, *options: str) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("check_route", str(path), *options, stdout=out)
    except SystemExit as stopped:
        return int(stopped.code or 0), out.getvalue()
    return 0, out.getvalue()


@pytest.mark.django_db
def test_check_route_says_that_a_document_is_fit(tmp_path: Path) -> None:
    file = tmp_path / "route.json"
    file.write_text(load_document(json.dumps(route(scenario({"circumstance": "refer"}, {"ill": "yes"})))).text)
    code, said = check(file)
    assert code == 0
    assert "fit to publish; 1 of 1 scenarios pass" in said


@pytest.mark.django_db
@pytest.mark.parametrize(("published", "said_of_dates"), [(True, True), (False, False)])
def test_check_route_counts_dates_by_the_term_dates_of_the_authority(
    tmp_path: Path, published: bool, said_of_dates: bool
) -> None:
    clock = {"key": "meet", "title": "Meeting", "due": {"after": "submitted", "n": 5, "unit": "school_days"},
             "owner": "school", "then": {"do": "task", "say": "Meet."}, "cites": ["c"]}  # fmt: skip
    # By the made-up year: the half term ends on 23 October and the next begins on 2 November.
    held = scenario({"circumstance": "refer", "clocks": {"meet": "2026-11-05"}}, {"ill": "yes"})
    held["given"]["events"] = {"submitted": "2026-10-22"}
    if published:
        halves = [("2026-09-03", "2026-10-23", False), ("2026-11-09", "2026-12-18", True)]
        store_terms(make_authority("madeupshire"), 2026, halves, [], "The council’s page", None)
    file = tmp_path / "route.json"
    file.write_text(json.dumps(route(held) | {"clocks": [clock]}))
    code, said = check(file)
    assert code == 0
    assert ("by the published term dates the date of “Meeting” is 2026-11-12" in said) is said_of_dates


def test_check_route_lists_problems_and_fails(tmp_path: Path) -> None:
    file = tmp_path / "route.json"
    file.write_text(json.dumps(route(scenario({"circumstance": "refer"}, {"ill": "no"}))))
    code, said = check(file, "--json")
    report = json.loads(said)
    assert code == 1
    assert (report["ok"], report["scenarios"]) == (False, {"passed": 0, "total": 1})
    assert {problem["code"] for problem in report["problems"] if problem["severity"] == "error"} == {"scenario.fails"}


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 5000, b'{"a":1,"a":1}'])
def test_check_route_says_one_clear_line_of_a_file_it_cannot_read(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "route.json"
    file.write_bytes(content)
    with pytest.raises(CommandError) as caught:
        check(file)
    assert "\n" not in str(caught.value)
    assert str(file) in str(caught.value)


def test_check_route_of_no_file(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        check(tmp_path / "none.json")


def test_route_schema_prints_the_published_schema() -> None:
    out = StringIO()
    call_command("route_schema", stdout=out)
    schema = json.loads(out.getvalue())
    assert out.getvalue() == schema_text()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert all("description" in definition for definition in schema["$defs"].values())
    assert '"oneOf"' not in out.getvalue()
