"""Small made-up route documents, one idea each, and the shortest way to evaluate them."""

import json
from datetime import date
from typing import Any

from wizard.routes.service import Given, Problem, Result, Route, check_document, compile_route, evaluate, load_document

JSON = dict[str, Any]
TODAY = date(2026, 11, 2)
PARTIES = [
    {"key": "school", "label": "School", "kind": "school", "may": ["start", "contribute", "submit", "sign"]},
    {"key": "parent", "label": "Parent", "kind": "parent", "may": ["contribute", "sign"]},
    {"key": "clinic", "label": "Clinic", "kind": "clinician", "may": ["contribute"]},
    {"key": "officer", "label": "Officer", "kind": "council", "may": ["contribute", "decide", "end"]},
]
CASEWORK = {
    "decision": {"by": ["officer"], "outcomes": [{"key": "yes", "label": "Agreed", "kind": "agree"}]},
    "provision": {
        "lines": [{"key": "lessons", "label": "Lessons"}],
        "ends": [{"key": "back", "label": "Back at school"}],
        "end_by": ["officer"],
    },
}


def question(key: str, kind: str = "yes_no", **more: Any) -> JSON:
    """A question standing on the one clause there is."""
    return {"key": key, "kind": kind, "ask": f"About {key}?", "cites": ["c"]} | more


def options(*keys: str) -> list[JSON]:
    """Options labelled by their keys."""
    return [{"key": key, "label": key} for key in keys]


def step(*questions: JSON, key: str = "first", **more: Any) -> JSON:
    """A step the school answers."""
    return {"key": key, "title": f"Step {key}", "by": ["school"], "questions": list(questions)} | more


def row(key: str, outcome: str = "proceed", **more: Any) -> JSON:
    """A circumstance with a way on."""
    say = {"heading": key, "next": ["Ask us"]}
    return {"key": key, "title": key, "outcome": outcome, "say": say, "cites": ["c"]} | more


def evidence(*verdicts: JSON, otherwise: str = "for_a_person", **more: Any) -> JSON:
    """An evidence requirement with three authors and three types."""
    return {
        "key": "medical",
        "kind": "evidence",
        "title": "Medical evidence",
        "purpose": "referral",
        "need": "must",
        "gate": "submit",
        "types": options("letter", "card", "form"),
        "authors": options("nurse", "gp", "parent"),
        "contents": options("condition", "seen"),
        "verdicts": list(verdicts),
        "otherwise": otherwise,
        "cites": ["c"],
    } | more


def verdict(when: JSON, verdict: str, **more: Any) -> JSON:
    """A row of an evidence table."""
    return {"when": when, "verdict": verdict, "say": f"It is {verdict}."} | more


def document(*steps: JSON, **parts: Any) -> JSON:
    """A whole document around some steps, everything else as small as the language allows."""
    return {
        "schema_version": "1.0",
        "route": {
            "key": "small",
            "kind": "referral",
            "title": "A small route",
            "authority": "madeupshire",
            "service": "Service",
            "version": 1,
            "effective_from": "2026-09-01",
            "edition": "2026",
            "officer": {"role": "Officer", "contact": "desk"},
        },
        "clauses": {"c": {"uid": "madeupshire-1"}},
        "contacts": [{"key": "desk", "label": "The desk"}],
        "parties": PARTIES,
        "duty": [{"council": "residence", "cites": ["c"]}],
        "steps": list(steps) or [step(question("ill"))],
        "tests": [],
        "circumstances": [row("refer")],
        "requirements": [],
        "clocks": [],
        "casework": CASEWORK,
        "scenarios": [],
    } | parts


def compiled(data: JSON) -> Route:
    """The route of a document."""
    read = load_document(json.dumps(data))
    return compile_route(read.text, read.sha256)


def result(data: JSON, answers: JSON | None = None, **given: Any) -> Result:
    """A document evaluated on 2 November 2026."""
    everything: JSON = {"today": TODAY, "answers": answers or {}} | given
    return evaluate(compiled(data), Given(**everything))


def problems(data: JSON) -> list[Problem]:
    """The errors of meaning in a document."""
    return [one for one in check_document(load_document(json.dumps(data))) if one.severity == "error"]


def codes(data: JSON) -> set[str]:
    """The codes of those errors."""
    return {one.code for one in problems(data)}
