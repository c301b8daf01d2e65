"""Sources and contacts from files."""

from pathlib import Path

import pytest

from guidance.importing.service import ImportRefused, load_authority, load_library
from guidance.library.models import Contact
from tests.building import make_authority

pytestmark = pytest.mark.django_db
SOURCE = "- {key: act-1, kind: law, title: An Act, short: 'Act, s.1', status: in_force, superseded_by: %s}\n"


def test_a_source_replaced_by_nothing_known_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text(SOURCE % "act-2")
    with pytest.raises(ImportRefused, match="“act-1” is replaced by “act-2”, which is not listed"):
        load_library(path)


def test_a_source_of_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text((SOURCE % "null").replace("law", "rumour"))
    with pytest.raises(ImportRefused, match="the source “act-1”"):
        load_library(path)


def test_a_contact_no_longer_listed_goes() -> None:
    make_authority("fernshire")
    load_authority({"slug": "fernshire", "contacts": [{"key": "a", "role": "Officer", "main": True}]})
    load_authority({"slug": "fernshire", "contacts": [{"key": "b", "role": "Duty desk", "main": True}]})
    assert [contact.key for contact in Contact.objects.all()] == ["b"]


def test_a_wrong_address_is_refused() -> None:
    make_authority("fernshire")
    with pytest.raises(ImportRefused, match="the contact “a”"):
        load_authority({"slug": "fernshire", "contacts": [{"key": "a", "role": "Officer", "email": "nobody"}]})


def test_contacts_of_nobody_are_refused() -> None:
    with pytest.raises(ImportRefused, match="there is no authority “nowhere”"):
        load_authority({"slug": "nowhere"})
