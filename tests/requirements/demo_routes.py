"""The referral routes of the demo as they are published, and the complete referral each brings as example."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from tests.referral_walk import DOCUMENTS, ROUTES
from wizard.routes.scenarios import given_of
from wizard.routes.service import Given, Result, Route, compile_route, evaluate, load_document

Answers = Mapping[str, Any]
FILES = {**DOCUMENTS, "stonehenge": DOCUMENTS["stonehenge-school"]}


@cache
def route(council: str) -> Route:
    document = load_document((ROUTES / FILES[council]).read_text())
    return compile_route(document.text, document.sha256)


@cache
def example(council: str) -> Given:
    """The document's first scenario: a referral that lacks nothing."""
    document = json.loads((ROUTES / FILES[council]).read_text())
    return given_of(route(council), document["scenarios"][0])


def found(council: str, answers: Answers | None = None, **given: Any) -> Result:
    """The example with some answers changed (None takes one away) and with other things `given`."""
    start = example(council)
    changed = {key: value for key, value in {**start.answers, **(answers or {})}.items() if value is not None}
    return evaluate(route(council), replace(start, answers=changed, **given))


def cited(council: str, keys: tuple[str, ...]) -> set[str]:
    """The identities of the clauses behind these citations."""
    clauses = route(council).clauses
    return {clauses[key].uid for key in keys}
