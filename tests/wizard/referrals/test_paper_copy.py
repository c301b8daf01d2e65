"""The PDF of what was sent: tagged, exactly the frozen words, with the hash, and for those alone who may have it."""

import io
import json
import re

import pdfplumber
import pikepdf
import pytest

from people.enums import Role
from tests.building import make_authority, make_member, make_school, make_submission
from tests.referral_walk import address, complete, make_walk, send, signed_in
from wizard.referrals.models import Submission
from wizard.referrals.paper.typesetting import paper_of

pytestmark = pytest.mark.django_db


def text_of(content: bytes) -> str:
    with pdfplumber.open(io.BytesIO(content)) as opened:
        return re.sub(r"\s+", "", " ".join(page.extract_text() or "" for page in opened.pages))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_everything_that_was_sent_is_in_it_with_the_hash_of_what_is_stored() -> None:
    client, referral = make_walk()
    complete(client, referral)
    send(client, referral)
    submission = Submission.objects.get(referral=referral)
    response = client.get(address(referral) + "your-copy.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response["Cache-Control"] == "private, no-store"
    said = text_of(response.content)
    assert submission.sha256 in said
    document = json.loads(submission.document)
    for step in document["steps"]:
        for question in step["questions"]:
            assert squeezed(question["ask"]) in said, question["key"]
            assert all(squeezed(one) in said for one in question["shown"]), question["key"]
    assert all(squeezed(one["name"]) in said for one in document["evidence"])
    assert "Declaration" in said
    with pikepdf.open(io.BytesIO(response.content)) as opened:
        assert opened.Root.MarkInfo.Marked
        assert str(opened.Root.Lang) == "en-GB"
        assert b"pdfuaid" in opened.Root.Metadata.read_bytes()


def test_odd_letters_and_markup_are_only_words() -> None:
    odd = r"#panic() $x$ *a* [link] ]#image(etc) 🙂 שלום " + "W" * 300
    question = {"key": "a", "ask": odd, "shown": [odd, ""], "cites": []}
    document = {"school": {"name": odd}, "steps": [{"title": odd, "questions": [question]}]}
    assert "panic" in text_of(paper_of(make_submission(make_authority("madeup"), document=document)))


def test_the_council_that_got_it_has_it_and_nobody_else() -> None:
    client, referral = make_walk()
    complete(client, referral)
    assert client.get(address(referral) + "your-copy.pdf")["Location"] == address(referral)
    send(client, referral)
    place = f"/cases/{Submission.objects.get(referral=referral).reference}/what-was-sent.pdf"
    mine = signed_in(make_member(Role.COORDINATOR, authority=referral.authority))
    assert mine.get(place)["Content-Type"] == "application/pdf"
    assert client.get(place).status_code == 404
    for other in (
        make_member(Role.COORDINATOR, authority=make_authority("elsewhere")),
        make_member(Role.REFERRER, school=make_school(referral.authority)),
        make_member(Role.FINANCE, authority=referral.authority),
    ):
        assert signed_in(other).get(place).status_code == 404
        assert signed_in(other).get(address(referral) + "your-copy.pdf").status_code == 404
