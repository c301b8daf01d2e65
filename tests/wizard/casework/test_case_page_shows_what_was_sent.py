"""From the school's last page to the coordinator's first: what the journey froze is what the council reads."""

import html
import json
import re
from typing import Any

import pytest
from django.test import Client

from people.enums import Role
from tests.building import make_member
from tests.referral_walk import complete, make_walk, send, signed_in
from wizard.casework.models import Case

pytestmark = pytest.mark.django_db


def read_case(case: Case) -> tuple[Client, str]:
    client = signed_in(make_member(Role.COORDINATOR, authority=case.authority))
    page = client.get(f"/cases/{case.submission.reference}/what-was-sent/")
    assert page.status_code == 200
    return client, re.sub(r"\s+", " ", html.unescape(page.content.decode()))


def as_shown(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.requirement("N14", "E50")
@pytest.mark.parametrize("slug", ["norfolk", "essex"])
def test_every_answer_clause_file_and_consent_is_on_the_page(slug: str) -> None:
    school, referral = make_walk(slug)
    complete(school, referral, slug)
    send(school, referral)
    case = Case.objects.get(submission__referral=referral)
    client, page = read_case(case)
    document: dict[str, Any] = json.loads(case.submission.document)
    questions = [question for step in document["steps"] for question in step["questions"]]
    assert len(questions) > 20
    for question in questions:
        assert as_shown(question["ask"]) in page
        for line in question["shown"] if question["kind"] != "files" else []:
            assert as_shown(line) in page
        for cite in question["cites"]:
            assert not cite.get("uid") or f'href="/clause/{cite["uid"]}/"' in page
    for item in document["evidence"]:
        assert item["name"] in page
        file: Any = client.get(f"/evidence/{item['public_id']}/")
        assert file.status_code == 200
        assert b"".join(file.streaming_content).startswith(b"%PDF")
    for entry in document["consents"]:
        assert as_shown(entry["title"]) in page
    assert "['" not in page
    assert "{'" not in page
