"""Whatever is stored, evaluation answers: what cannot be read counts as not answered."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import waymark
from wizard.routes.service import Given, Route, compile_route, evaluate, load_document

FILES = [
    Path(waymark.__file__).parent / "demo" / "routes" / name
    for name in ("norfolk-medical-needs.json", "essex-medical.json")
]
WORDS = st.sampled_from(
    ["yes", "no", "school", "parent", "medical", "letter", "gp", "tried", "held", "signed", "not_known", "given"]
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=6) | WORDS
ODD = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS | st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
ITEM = st.dictionaries(
    st.sampled_from(["type", "author", "how_seen", "seen_on", "dated", "covers", "override"]), ODD, max_size=5
)


def route_of(file: Path) -> Route:
    read = load_document(file.read_bytes())
    return compile_route(read.text, read.sha256)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
# Shrinking a whole situation takes minutes and tells little more than the first failure.
@settings(max_examples=15, phases=[Phase.generate])
@given(data=st.data())
def test_no_stored_value_makes_evaluation_fail(file: Path, data: st.DataObject) -> None:
    route = route_of(file)
    questions, requirements = st.sampled_from(list(route.questions)), st.sampled_from(list(route.requirements))
    some: dict[str, Any] = {
        "answers": data.draw(st.dictionaries(questions, ODD, max_size=25)),
        "answered_by": data.draw(st.dictionaries(questions, WORDS, max_size=5)),
        "items": data.draw(st.dictionaries(requirements, st.lists(ITEM, max_size=2), max_size=3)),
        "held": data.draw(st.dictionaries(requirements, st.dictionaries(WORDS, ODD, max_size=3), max_size=3)),
        "consents": data.draw(st.dictionaries(requirements, st.dictionaries(WORDS, ODD, max_size=3), max_size=3)),
        "waivers": data.draw(st.dictionaries(requirements | questions, WORDS, max_size=3)),
        "counts": data.draw(st.dictionaries(st.sampled_from(list(route.tests)), ODD, max_size=3)),
        "events": data.draw(st.dictionaries(st.sampled_from(["submitted", "decided", "received"]), ODD, max_size=3)),
        "case": data.draw(st.dictionaries(st.sampled_from(["case.history", "venue"]), ODD, max_size=2)),
    }
    result = evaluate(route, Given(today=date(2026, 11, 2), **some))
    assert set(result.shown_questions) <= set(route.questions)
    assert list(result.gates) == ["start", "submit", "decide", "begin", "review", "continue", "end"]
    assert set(result.requirements) == set(route.requirements)
