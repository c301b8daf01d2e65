"""What becomes of a draft when it moves to a later version of its route."""

import copy
import json
from typing import Any

import pytest

from tests.wizard.routes.small_routes import TODAY, document, evidence, options, question, step
from wizard.routes.given import Given
from wizard.routes.moving import Fate, plan_move
from wizard.routes.part_changes import with_added, with_part
from wizard.routes.service import compile_route, load_document

CONSENT = {
    "key": "share",
    "kind": "consent",
    "title": "Agreement to share",
    "need": "must",
    "gate": "submit",
    "form": "informed",
    "scopes": [{"key": "clinic", "label": "Ask the clinic"}],
    "signed_by": [{"who": "parent"}],
    "withdraw": {"to": "school", "effect": "We stop asking."},
    "cites": ["c"],
}
VERDICT = {"when": {"fact": "item.type", "is": "letter"}, "verdict": "accepted", "say": "Good.", "cites": ["c"]}
OLD = document(
    step(
        question("ill"),
        question("why", "one", options=options("flu", "leg")),
        question("more", "text", when={"fact": "ill", "is": "yes"}),
    ),
    requirements=[evidence(VERDICT), CONSENT],
)
ANSWERS = {"ill": "yes", "why": "flu", "more": "Since May"}
FIRST = "/steps/0/questions/0"


def fates(new: Any, **given: Any) -> dict[str, Fate]:
    text = load_document(json.dumps(new))
    route = compile_route(text.text, text.sha256)
    held: dict[str, Any] = {
        "answers": ANSWERS,
        "items": {"medical": [{"type": "letter"}]},
        "consents": {"share": {"given": True}},
    }
    return {one.key: one.fate for one in plan_move(OLD, new, route, Given(today=TODAY, **(held | given)))}


def test_to_a_version_that_says_the_same_everything_is_kept() -> None:
    assert set(fates(copy.deepcopy(OLD)).values()) == {Fate.KEEP}


@pytest.mark.parametrize(
    ("pointer", "part", "key", "fate"),
    [
        (f"{FIRST}/ask", "Is the child unwell?", "ill", Fate.LOOK_AGAIN),
        (f"{FIRST}/why", "It helps us.", "ill", Fate.KEEP),
        ("/clauses/c/sha256", "0" * 64, "ill", Fate.LOOK_AGAIN),
        ("/clauses/c/number", "7", "ill", Fate.KEEP),
        ("/steps/0/questions/1/options", options("leg", "arm"), "why", Fate.DROP),
        ("/steps/0/questions/1/options", options("flu", "leg", "arm"), "why", Fate.LOOK_AGAIN),
        ("/steps/0/questions/2", question("more", "long_text"), "more", Fate.DROP),
        ("/steps/0/questions/2/when", {"fact": "ill", "is": "no"}, "more", Fate.DROP),
        ("/requirements/0/verdicts/0/verdict", "refused", "medical", Fate.LOOK_AGAIN),
        ("/requirements/0/verdicts/0/say", "Very good.", "medical", Fate.KEEP),
        ("/requirements/1/scopes", [{"key": "all", "label": "Ask everybody"}], "share", Fate.ASK_AGAIN),
        ("/requirements/1/form", "signed", "share", Fate.ASK_AGAIN),
        ("/requirements/1/hint", "Read it together.", "share", Fate.KEEP),
    ],
)
def test_each_change_has_its_fate(pointer: str, part: Any, key: str, fate: Fate) -> None:
    assert fates(with_part(OLD, pointer, part))[key] == fate


def test_what_is_no_longer_asked_is_put_aside_and_what_is_new_is_named() -> None:
    new = copy.deepcopy(OLD)
    del new["steps"][0]["questions"][1]
    new = with_added(new, "/steps/0/questions", question("later"))
    found = fates(new)
    assert (found["why"], found["later"]) == (Fate.DROP, Fate.NEW)


def test_a_new_question_that_this_draft_is_not_asked_is_not_named() -> None:
    new = with_added(OLD, "/steps/0/questions", question("later", when={"fact": "ill", "is": "no"}))
    assert "later" not in fates(new)
