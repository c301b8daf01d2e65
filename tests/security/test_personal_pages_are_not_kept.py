"""Nothing that a signed-in person reads is kept by a browser or a proxy, and every page says how it may be shown."""

import pytest
from django.test import Client
from django.urls import reverse

from people.enums import Role
from tests.building import PASSWORD, make_authority, make_authority_page, make_member, make_user
from tests.referral_walk import address, complete, make_walk, send, signed_in
from wizard.evidence.models import EvidenceItem

pytestmark = pytest.mark.django_db
PUBLIC = ("/", "/search/?q=school", "/privacy/", "/accounts/login/", "/nowhere/", "/norfolk/", "/health/live/")
STEPS = ("", "hospital", "evidence-medical", "consent-referral_consent", "check-answers", "ask-officer", "what-instead")
AFTER = ("", "referral-sent", "your-copy", "no-such-step", "withdraw-draft", "check-answers")


def assert_stays_with(client: Client, place: str) -> None:
    response = client.get(place)
    kept = response["Cache-Control"]
    assert "private" in kept, place
    assert "no-store" in kept, place
    assert response["Referrer-Policy"] == "same-origin", place
    assert response["X-Frame-Options"] in ("DENY", "SAMEORIGIN"), place
    assert response["X-Content-Type-Options"] == "nosniff", place
    assert "Content-Security-Policy" in response, place


def test_no_page_of_a_signed_in_person_is_kept() -> None:
    client, referral = make_walk()
    complete(client, referral)
    item = EvidenceItem.objects.filter(referral=referral).first()
    assert item is not None
    own = ["/referrals/", reverse("evidence:file", args=[item.public_id]), "/accounts/password/change/"]
    for place in [*PUBLIC, *own, *(address(referral, step) for step in STEPS)]:
        assert_stays_with(client, place)
    send(client, referral)
    for step in AFTER:
        assert_stays_with(client, address(referral, step))
    council = signed_in(make_member(Role.COORDINATOR, authority=referral.authority))
    reference = referral.submission.reference
    for place in ("/cases/", "/cases/register/", f"/cases/{reference}/", "/cms/", "/cms/casework/case/"):
        assert_stays_with(council, place)


def test_signing_in_and_out_is_not_kept_either() -> None:
    visitor, user = Client(), make_user()
    response = visitor.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    assert response.status_code == 302
    assert "no-store" in response["Cache-Control"]
    assert "no-store" in visitor.post("/accounts/logout/")["Cache-Control"]


def test_a_stranger_s_page_may_be_kept_and_says_the_rest_all_the_same() -> None:
    make_authority_page(make_authority("norfolk"))
    for place in PUBLIC:
        response = Client().get(place)
        assert response["Referrer-Policy"] == "same-origin", place
        assert response["X-Frame-Options"] in ("DENY", "SAMEORIGIN"), place
        assert "unsafe-inline" not in response["Content-Security-Policy"], place
        assert "private" not in response.get("Cache-Control", "") or "accounts" in place, place
