"""A version keeps whom to ask as it was when the version was published."""

import pytest

from guidance.library.models import Contact
from guidance.library.service import thawed_contacts
from guidance.policies.service import latest_version
from tests.policy_building import SMALL, make_edition, make_place, make_policy, publish

pytestmark = pytest.mark.django_db


def test_a_version_keeps_the_contacts_of_its_day() -> None:
    place = make_place()
    officer = Contact.objects.create(authority=place.authority, key="officer", role="Officer", phone="0123", main=True)
    version = publish(make_edition(make_policy(place), SMALL))
    officer.phone = "0456"
    officer.save()
    version.refresh_from_db()
    assert [(one.role, one.phone) for one in thawed_contacts(version.contacts)] == [("Officer", "0123")]


def test_another_telephone_number_makes_no_new_version() -> None:
    place = make_place()
    edition = make_edition(make_policy(place), SMALL)
    first = publish(edition)
    Contact.objects.create(authority=place.authority, key="officer", role="Officer", phone="0123")
    publish(edition)
    assert latest_version(edition.pk) == first
