"""Documents of older versions of the language are read through pure steps; what was frozen stays as it was."""

import copy
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import waymark
from tests.wizard.routes.small_routes import document
from wizard.routes import document as reading
from wizard.routes.service import DocumentRefused, load_document
from wizard.routes.upgrading import CURRENT, UPGRADERS, Step, upgraded

JSON = dict[str, Any]
FILES = sorted((Path(waymark.__file__).parent / "demo" / "routes").glob("*.json"))


def with_a_name_changed(data: JSON) -> JSON:
    """A step as a later version might need: `route.service` was once called `route.team`."""
    route = {("service" if name == "team" else name): value for name, value in data["route"].items()}
    return {**data, "route": route}


STEPS: Mapping[str, Step] = {"0.8": ("0.9", dict), "0.9": (CURRENT, with_a_name_changed)}


def old(version: str) -> JSON:
    data = document(schema_version=version)
    route = {("team" if name == "service" else name): value for name, value in data["route"].items()}
    return {**data, "route": route}


@pytest.mark.parametrize("version", STEPS)
def test_an_older_document_is_taken_through_every_step(version: str) -> None:
    before = old(version)
    kept = copy.deepcopy(before)
    found = upgraded(before, STEPS)
    assert found["schema_version"] == CURRENT
    assert found["route"]["service"] == "Service"
    assert before == kept, "a step changes nothing that it was given"


def test_reading_takes_the_steps_before_the_shape_is_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "upgraded", lambda data: upgraded(data, STEPS))
    assert load_document(json.dumps(old("0.9"))).data == load_document(json.dumps(document())).data


def test_a_step_that_leads_back_to_itself_ends() -> None:
    assert upgraded({"schema_version": "0.9"}, {"0.9": ("0.9", dict)}) == {"schema_version": "0.9"}


@pytest.mark.parametrize("version", ["0.1", "1.1", "2.0"])
def test_a_version_nobody_knows_is_refused_by_its_number_and_not_by_its_fields(version: str) -> None:
    with pytest.raises(DocumentRefused) as refused:
        load_document(json.dumps(document(schema_version=version, novelty=[])))
    assert [problem.code for problem in refused.value.problems] == ["version.unknown"]
    assert refused.value.problems[0].pointer == "/schema_version"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_published_document_is_read_as_it_is_or_through_steps(file: Path) -> None:
    data = json.loads(file.read_text())
    assert data["schema_version"] in {CURRENT, *UPGRADERS}
    found = upgraded(data)
    assert found["schema_version"] == CURRENT
    assert load_document(json.dumps(found)).data == load_document(file.read_bytes()).data
