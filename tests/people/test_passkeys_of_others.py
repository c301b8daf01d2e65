"""A passkey is its owner's: to everybody else its pages are not there."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from people.enums import Role
from tests.building import make_authority, make_member
from tests.people.second_steps import give_password

pytestmark = pytest.mark.django_db


def test_nobody_renames_or_takes_off_another_s_passkey(client: Client) -> None:
    council = make_authority()
    owner, other = make_member(Role.COORDINATOR, authority=council), make_member(Role.COORDINATOR, authority=council)
    theirs = Authenticator.objects.create(user=owner, type="webauthn", data={"name": "Laptop", "credential": {}})
    give_password(client, other)
    for page in ("name", "remove"):
        assert client.get(f"/accounts/passkeys/{theirs.pk}/{page}/").status_code == 404
        assert client.post(f"/accounts/passkeys/{theirs.pk}/{page}/", {"name": "Mine"}).status_code == 404
        assert Client().get(f"/accounts/passkeys/{theirs.pk}/{page}/").status_code == 302
    theirs.refresh_from_db()
    assert theirs.data["name"] == "Laptop"
