"""Sources, contacts and services from files."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from guidance.importing.service import ImportRefused, load_authority, load_library
from guidance.library.models import Contact, EditorTask, Service, Source
from guidance.library.service import contacts_on
from tests.building import make_authority
from tests.policy_building import clause, make_edition, make_policy, publish

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


def test_a_source_that_changed_in_the_file_asks_whoever_cites_it(tmp_path: Path) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text(SOURCE % "null")
    call_command("load_library", str(path), stdout=StringIO())
    publish(make_edition(make_policy(), [clause("The Act says so.", "fernshire-1", sources="act-1")]))
    path.write_text((SOURCE % "act-2").replace("in_force", "superseded") + (SOURCE % "null").replace("act-1", "act-2"))
    said = StringIO()
    call_command("load_library", str(path), stdout=said)
    assert said.getvalue() == "2 sources are stored; 1 tasks were opened.\n"
    assert Source.objects.get(key="act-1").superseded_by == Source.objects.get(key="act-2")
    call_command("load_library", str(path), stdout=said)
    assert EditorTask.objects.count() == 1


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text("key: {")
    with pytest.raises(CommandError, match="not a list of sources"):
        call_command("load_library", str(path))


def test_services_are_loaded_with_the_authority() -> None:
    make_authority("fernshire")
    line = {"key": "line", "name": "Text line", "kind": "health_advice", "about": "Texts.", "audiences": ["school"]}
    load_authority({"slug": "fernshire", "services": [line]})
    load_authority({"slug": "fernshire", "services": [line | {"name": "Health line"}]})
    assert [service.name for service in Service.objects.all()] == ["Health line"]
    with pytest.raises(ImportRefused, match="the service “line” of Fernshire Council: Choose from"):
        load_authority({"slug": "fernshire", "services": [line | {"audiences": ["dogs"]}]})


def test_a_contact_s_past_begins_when_it_is_loaded() -> None:
    authority = make_authority("fernshire")
    for phone in ("0123", "0456"):
        load_authority({"slug": "fernshire", "contacts": [{"key": "a", "role": "Officer", "phone": phone}]})
    assert [one.phone for one in contacts_on(authority, timezone.localdate())] == ["0456"]
