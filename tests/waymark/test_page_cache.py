"""Whole pages kept for strangers: no query when kept, and never an old word after a change."""

import gzip
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from guidance.library.models import Contact, Source
from guidance.policies.models import Clause, EditionPage
from people.enums import Role
from people.models import Authority, User
from tests.building import make_authority, make_member
from tests.plugins.fingerprints import ROOT
from tests.policy_building import SMALL, correct, heading, make_edition, make_policy, paragraph, publish
from waymark.page_cache.generation import generation

pytestmark = pytest.mark.django_db(transaction=True)
FILES = "django.core.cache.backends.filebased.FileBasedCache"
POLICY = "/fernshire/policies/health/"


@pytest.fixture(autouse=True)
def pages(settings: Settings, tmp_path: Path) -> Path:
    """A store of this test's own, as the demonstration and production have one."""
    folder = tmp_path / "pages"
    kept = {"BACKEND": FILES, "LOCATION": folder}
    settings.CACHES = {**settings.CACHES, "pages": {**kept, "OPTIONS": {"MAX_ENTRIES": 20}}}
    return folder


@pytest.fixture
def edition() -> EditionPage:
    """A published policy of a council with a contact and a source."""
    made = make_edition(make_policy(), [*SMALL, paragraph("As the Act says.", "fernshire-3", sources="act")])
    Source.objects.create(key="act", kind="law", title="The Learning Act", short="Learning Act")
    authority = Authority.objects.get(slug="fernshire")
    Contact.objects.create(
        authority=authority, key="officer", role="Health needs officer", phone="01632 960001", main=True
    )
    publish(made)
    return EditionPage.objects.get(pk=made.pk)


def warm(client: Client, address: str = POLICY) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer


def test_a_kept_page_asks_the_database_nothing(
    client: Client, edition: EditionPage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = warm(client)
    with django_assert_num_queries(0):
        again = warm(client)
    assert again.content == first.content
    assert again["Content-Security-Policy"] == first["Content-Security-Policy"] != ""
    assert not again.cookies
    assert again["Cache-Control"] == "no-cache", "the browser asks every time, since a page may change at any moment"


def publish_correction(edition: EditionPage) -> None:
    correct(edition, [heading("Something else", "fernshire-1")])


def change_contact(edition: EditionPage) -> None:
    Contact.objects.filter(key="officer").update(phone="01632 960999")


def supersede_source(edition: EditionPage) -> None:
    newer = Source.objects.create(key="new-act", kind="law", title="The Newer Act", short="Newer Act")
    Source.objects.filter(key="act").update(status="superseded", superseded_by=newer)


def rename_authority(edition: EditionPage) -> None:
    authority = Authority.objects.get(slug="fernshire")
    authority.name = "Ferny Council"
    authority.save()


def add_many(edition: EditionPage) -> None:
    authority = Authority.objects.get(slug="fernshire")
    Contact.objects.filter(authority=authority).delete()
    made = [Contact(authority=authority, key="other", role="Another officer", phone="01632 960555", main=True)]
    Contact.objects.bulk_create(made)


def write_sql(edition: EditionPage) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_authority SET name = %s WHERE slug = %s", ["Raw Council", "fernshire"])


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (publish_correction, "Something else"),
        (change_contact, "01632 960999"),
        (supersede_source, "(replaced since)"),
        (rename_authority, "Ferny Council"),
        (add_many, "01632 960555"),
        (write_sql, "Raw Council"),
    ],
)
def test_a_change_shows_in_the_next_request(
    client: Client, edition: EditionPage, change: Callable[[EditionPage], None], shown: str
) -> None:
    assert shown not in warm(client).text
    change(edition)
    assert shown in warm(client).text


def test_the_next_edition_begins_at_midnight_in_england(client: Client, edition: EditionPage) -> None:
    policy = edition.get_parent().specific
    later = make_edition(policy, [heading("The year after", "fernshire-1")], "2027-28", effective_from=date(2027, 6, 1))
    publish(later)
    with time_machine.travel("2027-05-31T22:59:00Z", tick=False):
        assert "The year after" not in warm(client).text
    with time_machine.travel("2027-05-31T23:00:01Z", tick=False):
        assert "The year after" in warm(client).text, "midnight of British summer time"


def test_what_is_undone_forgets_nothing(client: Client, edition: EditionPage) -> None:
    before = generation()
    with transaction.atomic():
        change_contact(edition)
        transaction.set_rollback(True)
    assert generation() == before
    with transaction.atomic():
        with transaction.atomic():
            rename_authority(edition)
            transaction.set_rollback(True)
        change_contact(edition)
    assert generation() != before, "the savepoint that was undone took its own promise with it, not the later one"


def test_a_page_drawn_from_rows_that_change_meanwhile_is_not_found_again(client: Client, edition: EditionPage) -> None:
    """The rows change after they were read and before the page is kept."""
    seen: list[str] = []

    def meanwhile(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        if "library_contact" in sql and sql.startswith("SELECT") and not seen:
            seen.append(sql)
            change_contact(edition)
        return result

    with connection.execute_wrapper(meanwhile):
        assert "01632 960001" in warm(client).text
    assert "01632 960999" in warm(client).text


def test_somebody_signed_in_neither_gets_nor_fills_it(client: Client, edition: EditionPage, pages: Path) -> None:
    member = Client()
    member.force_login(make_member(Role.COORDINATOR, authority=Authority.objects.get(slug="fernshire")))
    assert generation()
    assert "Sign out" in warm(member).text
    assert len(list(pages.glob("*.djcache"))) == 1, "the generation alone"
    assert "Sign in" in warm(client).text
    theirs = warm(member)
    assert "Sign out" in theirs.text
    assert theirs["Cache-Control"] == "private, no-store"


def test_what_people_do_privately_forgets_nothing(client: Client, edition: EditionPage) -> None:
    warm(client)
    before = generation()
    member = make_member(Role.COORDINATOR, authority=Authority.objects.get(slug="fernshire"))
    Client().force_login(member)
    User.objects.filter(pk=member.pk).update(last_name="Made-up")
    assert generation() == before
    Clause.objects.filter(uid="fernshire-1").update(topics=["evidence"])
    assert generation() != before


def test_a_page_with_a_form_of_the_session_is_not_kept(client: Client, pages: Path) -> None:
    for address in ("/accounts/login/", "/search/?q=nurse", "/nowhere/", "/health/live/"):
        client.get(address)
    assert len(list(pages.glob("*.djcache"))) <= 1


def test_head_and_packed_and_known(client: Client, edition: EditionPage) -> None:
    plain = warm(client)
    assert client.head(POLICY)["Content-Length"] == str(len(plain.content))
    packed = client.get(POLICY, headers={"accept-encoding": "br, gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert "Accept-Encoding" in packed["Vary"]
    assert "Content-Encoding" not in client.get(POLICY, headers={"accept-encoding": "gzip;q=0"})
    known = client.get(POLICY, headers={"if-none-match": plain["ETag"]})
    assert (known.status_code, known.content) == (304, b"")
    change_contact(edition)
    assert client.get(POLICY, headers={"if-none-match": plain["ETag"]}).status_code == 200


def test_every_host_has_pages_of_its_own(client: Client, edition: EditionPage, pages: Path) -> None:
    warm(client)
    before = len(list(pages.glob("*.djcache")))
    client.get(POLICY, headers={"host": "other.example.org"})
    assert len(list(pages.glob("*.djcache"))) == before + 1


def test_made_up_addresses_do_not_fill_the_disk(client: Client, edition: EditionPage, pages: Path) -> None:
    warm(client)
    before = sorted(path.name for path in pages.glob("*.djcache"))
    for junk in range(30):
        assert client.get(f"{POLICY}?junk={junk}").status_code == 200
        assert client.get(f"{POLICY}?show={junk}&show=reworded").status_code == 200
    assert sorted(path.name for path in pages.glob("*.djcache")) == before
    for port in range(30):
        client.get(POLICY, headers={"host": f"localhost:{port}"})
    assert len(list(pages.glob("*.djcache"))) <= 20


def test_processes_share_what_is_kept_and_what_is_forgotten(client: Client, edition: EditionPage, pages: Path) -> None:
    warm(client)
    """The other process has no tables at all: it can only answer with what this one kept."""
    script = f"""
import django
from django.conf import settings
settings.CACHES["pages"] = {{"BACKEND": {FILES!r}, "LOCATION": {str(pages)!r}}}
django.setup()
from django.core.management import call_command
from django.test import Client
print("officer" in Client().get({POLICY!r}).text)
call_command("forget_pages")
"""
    before = generation()
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, env={**os.environ})
    assert done.stdout.startswith("True"), done.stderr[-2000:]
    assert generation() != before, "forgotten here as well"


def test_pages_are_forgotten_by_hand(client: Client, edition: EditionPage) -> None:
    before = generation()
    call_command("forget_pages")
    assert generation() != before


def test_a_lost_word_is_never_used_again(client: Client, edition: EditionPage) -> None:
    warm(client)
    before = generation()
    caches["pages"].delete("generation")
    assert generation() not in (None, before)


def test_a_store_that_cannot_be_written_costs_speed_only(
    client: Client, edition: EditionPage, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "a file").write_text("")
    kept = {"BACKEND": FILES, "LOCATION": tmp_path / "a file" / "no"}
    settings.CACHES = {**settings.CACHES, "pages": kept}
    warm(client)
    make_authority("saltshire")
