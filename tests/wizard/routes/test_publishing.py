"""Publishing a route ties it to the words in force and freezes it."""

import json
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from people.enums import Role
from tests.building import make_member
from tests.policy_building import SMALL, make_edition, make_place, make_policy, publish
from tests.wizard.routes.small_routes import document, question, row, step
from wizard.routes.actions.publish_route import publish_route as action
from wizard.routes.importing import import_route
from wizard.routes.models import RoutePage, RouteVersion
from wizard.routes.service import DocumentRefused

pytestmark = pytest.mark.django_db
JSON = dict[str, Any]


def route(**parts: Any) -> JSON:
    made = document(step(question("ready"), gate="start"), circumstances=[row("go")], **parts)
    made["route"]["authority"] = "fernshire"
    made["clauses"] = {"c": {"uid": "fernshire-2-nurse"}}
    return made


@pytest.fixture(autouse=True)
def edition() -> Any:
    edition = make_edition(make_policy(), SMALL)
    publish(edition)
    return edition


def publish_route(data: JSON) -> RouteVersion:
    version = import_route(json.dumps(data), "fernshire")
    assert version
    return version


def test_citations_get_the_number_and_hash_of_the_words_in_force(edition: Any) -> None:
    version = publish_route(route())
    cited = json.loads(version.document)["clauses"]["c"]
    words = version.edition_version.texts.get(clause__uid="fernshire-2-nurse")
    assert cited == {"uid": "fernshire-2-nurse", "number": "2", "sha256": words.sha256}


def test_the_same_document_again_makes_no_new_version() -> None:
    assert publish_route(route()) == publish_route(route())


def test_a_change_is_the_next_version_and_the_first_stays() -> None:
    first = publish_route(route())
    changed = route()
    changed["steps"][0]["questions"][0]["ask"] = "Is everything ready?"
    second = publish_route(changed)
    first.refresh_from_db()
    assert (first.number, second.number) == (1, 2)
    assert "Is everything ready?" not in first.document


def test_a_clause_that_is_gone_is_refused() -> None:
    data = route()
    data["clauses"]["c"]["uid"] = "fernshire-9"
    with pytest.raises(DocumentRefused, match=r"cite\.gone"):
        publish_route(data)
    assert not RoutePage.objects.exists()


def test_other_words_than_were_cited_are_refused() -> None:
    data = route()
    data["clauses"]["c"] |= {"number": "2", "sha256": "0" * 64}
    with pytest.raises(DocumentRefused, match=r"cite\.changed"):
        publish_route(data)


def test_another_authoritys_document_is_refused() -> None:
    data = route()
    data["route"]["authority"] = "elsewhere"
    with pytest.raises(DocumentRefused, match=r"route\.authority"):
        publish_route(data)


def test_a_published_version_cannot_be_changed() -> None:
    version = publish_route(route())
    with pytest.raises(IntegrityError), transaction.atomic():
        RouteVersion.objects.filter(pk=version.pk).update(document="{}")


def test_only_somebody_who_may_publish_there_publishes() -> None:
    version = publish_route(route())
    stranger = make_member(Role.EDITOR, authority=make_place("elsewhere").authority)
    with pytest.raises(PermissionDenied):
        action(version.route, json.dumps(route()), stranger)


def test_what_was_exported_is_what_was_frozen(capsys: pytest.CaptureFixture[str]) -> None:
    version = publish_route(route())
    call_command("export_route", "fernshire", "small")
    exported = capsys.readouterr().out
    assert exported == version.document
    assert publish_route(json.loads(exported)) == version


def test_a_file_that_is_not_there_is_one_clear_line() -> None:
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_route", "nowhere.json", authority="fernshire")


def test_a_link_leads_to_a_source_that_the_library_holds_and_is_written_rightly() -> None:
    data = route()
    ask = data["steps"][0]["questions"][0]
    ask["help"] = "Look at [the code](source:nowhere)."
    with pytest.raises(DocumentRefused) as refused:
        publish_route(data)
    assert [(one.pointer, one.code) for one in refused.value.problems] == [("/steps/0/questions/0/help", "link.gone")]
    ask["help"] = "Look at [the code](javascript:open)."
    with pytest.raises(DocumentRefused) as refused:
        publish_route(data)
    assert [(one.pointer, one.code) for one in refused.value.problems] == [("/steps/0/questions/0/help", "link.form")]
