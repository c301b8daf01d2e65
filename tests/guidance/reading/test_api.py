"""The read-only API: published words only, as its own description says, to any site."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import jsonschema_rs
import pytest
import time_machine
from django.test import Client

from guidance.library.models import Contact, Source
from people.enums import Role
from people.models import User
from tests.building import make_member
from tests.policy_building import SMALL, clause, correct, heading, make_edition, make_place, make_policy, publish

pytestmark = pytest.mark.django_db
V1 = "/api/v1"
HEALTH = f"{V1}/authorities/fernshire/policies/health"
SECRET = "Nobody may read this yet"
#: An address of the description -> ones that answer it.
CALLS = {
    "/authorities": [""],
    "/authorities/{authority}": ["fernshire"],
    "/authorities/{authority}/contacts": ["fernshire"],
    "/authorities/{authority}/policies": ["fernshire"],
    "/authorities/{authority}/policies/{policy}": ["health", "to-come"],
    "/authorities/{authority}/policies/{policy}/versions": ["health"],
    "/authorities/{authority}/policies/{policy}/versions/{edition}/{number}": ["1", "2"],
    "/authorities/{authority}/policies/{policy}/versions/{edition}/{number}/clauses": ["1", "2", "1?limit=3"],
    "/clauses/{uid}": ["fernshire-1-a", "fernshire-2-nurse"],
    "/search": ["?q=referral", "?q=zyzzyva", "?q=ten+days&authority=fernshire&page=2"],
    "/sources": ["", "?limit=1"],
    "/sources/{key}": ["act-1"],
}


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False):
        yield


@pytest.fixture
def editor() -> User:
    place = make_place()
    editor = make_member(Role.EDITOR, authority=place.authority)
    newer = Source.objects.create(key="act-2", kind="law", title="Another Act", short="Act 2", url="https://law.test/2")
    Source.objects.create(
        key="act-1", kind="law", title="An Act", short="Act", status="superseded", superseded_by=newer
    )
    Contact.objects.create(
        authority=place.authority, key="officer", role="Officer", email="sick@fernshire.test", main=True
    )
    policy = make_policy(place)
    edition = make_edition(policy, SMALL)
    publish(edition)
    correct(edition, [SMALL[0], clause("A school refers after five days.", "fernshire-1-a", sources="act-1")])
    make_edition(policy, [heading(SECRET, "secret-1")], "2027-28", effective_from=date(2027, 9, 1))
    make_edition(make_policy(place, "draft", title=SECRET), [heading(SECRET, "secret-2")])
    to_come = make_policy(place, "to-come", title="Next year")
    publish(make_edition(to_come, [heading("To come", "next-1")], "2027-28", effective_from=date(2027, 9, 1)))
    return editor


def address(path: str, last: str) -> str:
    name, question, asked = last.partition("?")
    filled = path.format(authority="fernshire", policy="health", edition="2026-27", number=name, uid=name, key=name)
    if path.endswith("{policy}"):
        filled = path.format(authority="fernshire", policy=name)
    return f"{V1}{filled}{question}{asked}"


@pytest.fixture
def described(client: Client) -> dict[str, Any]:
    answer = client.get(f"{V1}/openapi.json")
    assert answer["Access-Control-Allow-Origin"] == "*"
    return dict(answer.json())


def test_every_answer_is_as_described_and_tells_nothing_else(
    client: Client, editor: User, described: dict[str, Any]
) -> None:
    assert described["openapi"].startswith("3.1")
    paths = {path.removeprefix(V1): one for path, one in described["paths"].items()}
    assert paths.keys() == CALLS.keys(), "an address is new: say here how it is called"
    for path, lasts in CALLS.items():
        assert list(paths[path]) == ["get"]
        schema = paths[path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        validator = jsonschema_rs.validator_for({**schema, "components": described["components"]})
        for last in lasts:
            answer = client.get(address(path, last))
            assert answer.status_code == 200, address(path, last)
            validator.validate(answer.json())
            assert SECRET not in answer.text
            assert editor.email not in answer.text
            assert "secret" not in answer.text
            assert answer["Access-Control-Allow-Origin"] == "*"
            assert not answer.cookies


def test_the_description_gives_only_fields_that_were_chosen(described: dict[str, Any]) -> None:
    fields = {name for one in described["components"]["schemas"].values() for name in one.get("properties", {})}
    assert fields & {"published_by", "owner", "password", "user", "actor", "id", "pk", "holder"} == set()
    json.dumps(described)


def test_every_address_an_answer_gives_leads_somewhere(client: Client, editor: User) -> None:
    def addresses(value: Any) -> Iterator[str]:
        if isinstance(value, str) and value.startswith("http://localhost:8000"):
            yield value.removeprefix("http://localhost:8000")
        elif isinstance(value, dict | list):
            for one in value.values() if isinstance(value, dict) else value:
                yield from addresses(one)

    found = {
        one
        for path, lasts in CALLS.items()
        for last in lasts
        for one in addresses(client.get(address(path, last)).json())
    }
    assert len(found) > 20
    assert {one: code for one in sorted(found) if (code := client.get(one, follow=True).status_code) != 200} == {}


def test_pages_of_clauses_follow_each_other_without_gap(client: Client, editor: User) -> None:
    whole = client.get(f"{HEALTH}/versions/2026-27/1/clauses").json()["items"]
    seen, onward = [], f"{HEALTH}/versions/2026-27/1/clauses?limit=3"
    while onward:
        page = client.get(onward).json()
        seen += page["items"]
        onward = page["next"].removeprefix("http://localhost:8000")
    assert seen == whole
    assert [one["uid"] for one in seen][:2] == ["fernshire-1", "fernshire-1-a"]
    assert seen[1]["under"] == "fernshire-1"


def test_a_clause_tells_all_its_wordings(client: Client, editor: User) -> None:
    told = client.get(f"{V1}/clauses/fernshire-1-a").json()
    assert [(one["number_of_version"], one["text"]) for one in told["wordings"]] == [
        (2, "A school refers after five days."),
        (1, "A school refers a child after ten days away."),
    ]
    assert told["in_force"]
    assert not client.get(f"{V1}/clauses/fernshire-2-nurse").json()["in_force"]


def test_a_known_answer_is_not_sent_again(client: Client, editor: User) -> None:
    first = client.get(HEALTH)
    again = client.get(HEALTH, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/nothing",
        "/authorities/nowhere",
        "/authorities/fernshire/policies/draft",
        "/authorities/fernshire/policies/health/versions/2027-28/1",
        "/authorities/fernshire/policies/health/versions/2026-27/9",
        "/clauses/secret-1",
        "/sources/none",
        "/search?q=a&authority=nowhere",
    ],
)
def test_what_is_not_published_is_not_found_in_json(client: Client, editor: User, path: str) -> None:
    answer = client.get(f"{V1}{path}")
    assert answer.status_code == 404
    assert answer.json() == {"detail": "Not Found"}


@pytest.mark.parametrize(
    "asked", ["/sources?limit=0", "/sources?limit=501", "/search", "/search?q=", "/search?q=a&page=x"]
)
def test_a_wrong_question_is_said_to_be_wrong(client: Client, asked: str) -> None:
    answer = client.get(f"{V1}{asked}")
    assert answer.status_code == 422
    assert answer.json()["detail"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_changed(client: Client, editor: User, method: str) -> None:
    assert getattr(client, method)(HEALTH).status_code == 405


@pytest.mark.parametrize("address", ["", "/versions", "/nothing"])
def test_head_is_answered_as_get_without_the_body(client: Client, editor: User, address: str) -> None:
    whole, head = client.get(HEALTH + address), client.head(HEALTH + address)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    assert head.get("ETag") == whole.get("ETag")


def test_people_are_told_how_it_works(client: Client) -> None:
    page = client.get("/api/")
    assert page.status_code == 200
    for path in CALLS:
        assert f"<code>{V1}{path}</code>" in page.text
