"""A source's page lists the route questions that stand on it, through the clause they cite."""

import json
from datetime import date

import pytest

from guidance.library.citing import citings_of
from guidance.library.models import Source
from tests.building import make_route_version
from tests.policy_building import clause, make_edition, make_place, make_policy, publish
from tests.wizard.routes.small_routes import document, question, step

pytestmark = pytest.mark.django_db


def test_a_question_stands_on_the_sources_of_its_clause() -> None:
    Source.objects.create(key="act", kind="law", title="An Act", short="Act")
    place = make_place("fernshire")
    version = publish(
        make_edition(
            make_policy(place),
            [clause("The Act says so.", "fernshire-1", sources="act")],
            effective_from=date(2020, 9, 1),
        )
    )
    text = document(step(question("ill")))
    text["clauses"] = {"c": {"uid": "fernshire-1"}}
    make_route_version(place, json.dumps(text), edition_version=version, effective_from=date(2020, 9, 1))
    found = [one for one in citings_of(["act"], ["fernshire"]) if one.document.startswith("route-")]
    assert [(one.number, one.words) for one in found] == [("Question 1", "About ill?")]
    assert citings_of(["act"], ["elmshire"]) == []
