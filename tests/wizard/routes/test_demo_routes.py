"""The routes the demo brings: fit to publish, in canonical form, every row touched by a scenario."""

from pathlib import Path
from time import process_time

import pytest

import waymark
from wizard.routes.scenarios import given_of
from wizard.routes.service import check_document, compile_route, evaluate, load_document

FILES = sorted((Path(waymark.__file__).parent / "demo" / "routes").glob("*.json"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_demo_route_is_fit_to_publish(file: Path) -> None:
    read = load_document(file.read_bytes())
    assert read.exact
    found = [
        str(problem)
        for problem in check_document(read)
        if problem.severity == "error" or problem.code == "scenario.untouched"
    ]
    assert found == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_demo_route_is_evaluated_in_milliseconds(file: Path) -> None:
    read = load_document(file.read_bytes())
    route = compile_route(read.text, read.sha256)
    givens = [given_of(route, scenario) for scenario in read.data.get("scenarios", [])]
    for given in givens:
        evaluate(route, given)
    started = process_time()
    for given in givens:
        evaluate(route, given)
    # About 1 ms each when measured; a page must not notice even on a busy machine.
    assert process_time() - started < 0.05 * max(len(givens), 1)
