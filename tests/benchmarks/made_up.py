"""Route documents as long as a measurement wants them, and drafts of them. Everybody in them is made up."""

import json
from typing import Any

from tests.wizard.routes.small_routes import document, question, step

JSON = dict[str, Any]


def long_document(steps: int, questions: int = 1) -> JSON:
    """Returns a route whose every question but the first hangs on the answer before it."""
    made = []
    for number in range(steps):
        keys = [f"q{number}_{place}" for place in range(questions)]
        befores = [f"q{number - 1}_{questions - 1}" if number else "", *keys[:-1]]
        made.append(
            step(
                *(question(key, **hanging_on(before)) for key, before in zip(keys, befores, strict=True)),
                key=f"step{number}",
            )
        )
    return document(*made) | {"route": {**document()["route"], "key": f"long_{steps}_{questions}"}}


def hanging_on(before: str) -> JSON:
    """Returns the condition that the question before was answered with yes; none for the first."""
    return {"when": {"fact": before, "is": "yes"}} if before else {}


def text_of(made: JSON) -> str:
    """Returns the document as a file would hold it."""
    return json.dumps(made)
