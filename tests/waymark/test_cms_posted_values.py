"""Another authority's editor fills in their own forms with the first authority's keys: none of it is taken or shown."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from guidance.checking.content_items import items_for
from guidance.checking.models import ContentAnswer, Dismissal, LinkedDocument
from guidance.importing.models import BroughtIn
from guidance.policies.models import EditionPage, PolicyPage
from tests.policy_building import clause, heading, publish
from tests.waymark.test_cms_keeps_authorities_apart import WORDS, World, body_of

pytestmark = pytest.mark.django_db
TAKEN = "harrowdale-taken"


@pytest.fixture
def world(client: Client) -> World:
    """The two authorities; the first has published a clause; the stranger, signed in, has an edition of their own."""
    world = World()
    page = EditionPage.objects.get(pk=world.edition.pk)
    page.body = [heading(f"{WORDS} first", "harrowdale-1"), clause(f"{WORDS} helps.", TAKEN)]
    page.save_revision()
    publish(page)
    world.own_edition = EditionPage(  # type: ignore[attr-defined]
        title="Ours", slug="2026-27", label="2026-27", effective_from=date(2026, 9, 1), live=False,
        body=[heading("Ours", "elsewhere-1"), clause("We help.", "elsewhere-1-a")],
    )  # fmt: skip
    world.own_policy.add_child(instance=world.own_edition)  # type: ignore[attr-defined]
    world.own_edition.save_revision()  # type: ignore[attr-defined]
    client.force_login(world.stranger)
    return world


def posted(client: Client, name: str, *keys: object, **form: object) -> str:
    """Returns what is answered, redirects followed; it never names the first authority."""
    answer = client.post(reverse(name, args=keys), form, follow=True)
    said = body_of(answer)
    assert WORDS not in said, name
    assert answer.status_code < 500
    return said


def test_a_linked_document_is_not_a_policy_of_theirs(client: Client, world: World) -> None:
    for title in ("Theirs", ""):
        posted(
            client, "cms_checking:add_document", world.own_policy.pk, title=title, kind="other", page=world.policy.pk
        )
    assert not LinkedDocument.objects.exists()


def test_no_item_is_covered_by_a_clause_of_theirs(client: Client, world: World) -> None:
    item = items_for(world.own_policy.policy_type)[0]
    posted(client, "cms_checking:answer", world.own_policy.pk, item.key, clause=TAKEN)
    assert not ContentAnswer.objects.exists()


def test_a_finding_of_theirs_is_neither_left_nor_brought_back(client: Client, world: World) -> None:
    theirs = Dismissal.objects.create(
        edition=world.edition, code="odd", clause_uid=TAKEN, quote_sha256="", reason="Ours.", by=world.editor,
        at="2026-11-22T12:00:00Z",
    )  # fmt: skip
    own = world.own_edition.pk  # type: ignore[attr-defined]
    posted(client, "cms_checking:bring_back", own, dismissal=theirs.pk)
    posted(client, "cms_checking:leave", own, code="date.missing", clause=TAKEN, reason="Mine.", quote_sha256="0" * 64)
    assert list(Dismissal.objects.values_list("pk", "edition")) == [(theirs.pk, world.edition.pk)]


def test_no_reason_is_kept_for_a_clause_of_theirs(client: Client, world: World) -> None:
    own = world.own_edition  # type: ignore[attr-defined]
    posted(client, "cms_policies:compare", own.pk, **{f"why-{TAKEN}": "Because."})
    assert EditionPage.objects.get(pk=own.pk).get_latest_revision_as_object().reasons == {}


def test_no_file_is_brought_in_for_them(client: Client, world: World) -> None:
    before = BroughtIn.objects.count()
    for place in (f"policy-{world.policy.pk}", "new-harrowdale"):
        file = SimpleUploadedFile("a.txt", b"Words.", "text/plain")
        posted(client, "cms_importing:upload", place=place, label="2027-28", file=file)
    assert BroughtIn.objects.count() == before


def test_no_clause_of_theirs_is_matched(client: Client, world: World) -> None:
    file = SimpleUploadedFile("a.txt", b"1. Help\n\nWe help.", "text/plain")
    place = next(key for key in _places(client) if key == f"policy-{world.own_policy.pk}")
    posted(client, "cms_importing:upload", place=place, label="2027-28", file=file)
    review = BroughtIn.objects.get(policy=world.own_policy)
    key = review.clauses[0]["key"]
    posted(client, "cms_importing:choose", review.pk, key=key, uid=TAKEN, lock=review.lock_version)
    assert TAKEN not in BroughtIn.objects.get(pk=review.pk).chosen.values()


def test_nothing_is_added_to_their_library(client: Client, world: World) -> None:
    for room in ("contacts", "services"):
        answer = client.post(f"/cms/library/{room}/add/harrowdale/", {"role": "Us", "name": "Us", "about": "Us."})
        assert answer.status_code == 404


def test_nobody_of_theirs_looks_after_a_policy_here(client: Client, world: World) -> None:
    form = {"title": "Ours", "slug": "policy", "policy_type": "council", "policy_owner": str(world.editor.pk)}
    posted(client, "wagtailadmin_pages:edit", world.own_policy.pk, **form)
    policy = PolicyPage.objects.get(pk=world.own_policy.pk)
    assert policy.get_latest_revision_as_object().policy_owner_id is None


def _places(client: Client) -> list[str]:
    page = client.get(reverse("cms_importing:upload")).context["form"]
    return [key for key, _ in page.fields["place"].choices]
