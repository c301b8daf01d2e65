"""An outline says what the whole evaluation says, also where it is carried from one set of answers to the next."""

import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.referral_walk import DOCUMENTS, ROUTES
from wizard.routes.service import Given, Outline, Route, compile_route, evaluate, load_document

ALIKE = "shown_questions shown_steps hidden_items tests duty circumstance requirements".split()


def route_of(slug: str) -> Route:
    document = load_document((ROUTES / DOCUMENTS[slug]).read_text())
    return compile_route(document.text, document.sha256)


def some_answer(chance: random.Random, route: Route, key: str) -> Any:
    question = route.questions[key]
    if question.options:
        one = chance.choice(question.options).key
        return [one] if question.kind == "many" else one
    return {"yes_no": chance.choice(["yes", "no"]), "date": f"20{chance.randint(10, 26)}-03-03", "number": 12}.get(
        question.kind, "words"
    )


def differs(route: Route, found: Outline, given: Given) -> list[str]:
    whole = evaluate(route, given)
    return [name for name in ALIKE if getattr(found, name) != getattr(whole, name)]


@pytest.mark.parametrize("slug", sorted(DOCUMENTS))
def test_one_carried_along_a_walk_says_what_the_whole_evaluation_says(slug: str) -> None:
    route, chance = route_of(slug), random.Random(slug)
    given = Given(today=date(2026, 11, 22))
    found, carried = Outline(route, given), 0
    for turn in range(300):
        key = chance.choice(list(route.questions))
        given = replace(given, answers={**given.answers, key: some_answer(chance, route, key)})
        if turn % 3:
            assert found.circumstance, "some layers are worked out before the next answer, some after"
            assert found.requirement_keys() is not None
        carried += not found.context.has_read([key])
        found = found.onto(given, [key])
        if turn % 10 == 0:
            assert differs(route, found, given) == []
    assert differs(route, found, given) == []
    assert carried > 20, "some answers lead nowhere"


def test_an_answer_that_a_rule_reads_is_worked_out_anew() -> None:
    route = route_of("norfolk")
    before = Outline(route, Given(today=date(2026, 11, 22), answers={"lives_here": "yes"}))
    given = Given(today=date(2026, 11, 22), answers={"lives_here": "no"})
    assert differs(route, before.onto(given, ["lives_here"]), given) == []


def test_another_day_is_worked_out_anew() -> None:
    route = route_of("norfolk")
    answers = {"dob": "2010-11-23"}
    before = Outline(route, Given(today=date(2026, 11, 22), answers=answers))
    given = Given(today=date(2027, 11, 24), answers=answers)
    assert before.onto(given, []).context is not before.context
    assert differs(route, before.onto(given, []), given) == []
