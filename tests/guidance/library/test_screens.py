"""The library in the CMS, as an editor and as whoever runs the site use it."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from guidance.library.models import Contact, EditorTask, Service, Source
from guidance.library.service import open_task
from guidance.reading.models import AuthorityPage
from people.enums import Role
from people.models import User
from people.service import grant_membership
from tests.building import make_user
from tests.policy_building import clause, make_edition, make_place, make_policy, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> User:
    return make_user("owner@example.test", is_superuser=True, is_staff=True)


@pytest.fixture
def place() -> AuthorityPage:
    return make_place("fernshire")


@pytest.fixture
def editor(owner: User, place: AuthorityPage) -> User:
    person = make_user("editor@example.test")
    grant_membership(owner, person, Role.EDITOR, authority=place.authority)
    return User.objects.get(pk=person.pk)


@pytest.fixture
def cited(place: AuthorityPage) -> Source:
    source = Source.objects.create(key="guide-2013", kind="guidance", title="Guide of 2013", short="Guide 2013")
    for where in (place, make_place("elmshire")):
        uid = f"{where.slug}-1"
        body = [clause(f"{where.slug.title()} follows the old guide.", uid, sources=source.key)]
        publish(make_edition(make_policy(where), body, effective_from=timezone.localdate()))
    return source


def form_of(source: Source, **changed: str) -> dict[str, str]:
    return {"title": source.title, "short": source.short, "kind": source.kind, "status": source.status} | changed


def test_a_source_s_page_shows_the_editor_their_own_citations(client: Client, editor: User, cited: Source) -> None:
    client.force_login(editor)
    said = client.get(reverse("cms_library:source", args=[cited.key])).content.decode()
    assert "Fernshire follows the old guide." in said
    assert "Elmshire" not in said
    assert client.get(reverse("cms_library:change_source", args=[cited.key])).status_code == 404


def test_what_a_change_touches_is_shown_before_it_is_saved(client: Client, owner: User, cited: Source) -> None:
    client.force_login(owner)
    address = reverse("cms_library:change_source", args=[cited.key])
    said = client.post(address, form_of(cited, title="Guide of 2013, revised")).content.decode()
    assert "It is cited by 2 clauses, in 2 documents." in " ".join(said.split())
    assert "Save and open 2 tasks" in said
    assert not EditorTask.objects.exists()
    client.post(address, form_of(cited, title="Guide of 2013, revised", confirmed="yes"))
    cited.refresh_from_db()
    assert cited.title == "Guide of 2013, revised"
    assert EditorTask.objects.count() == 2


def test_a_search_finds_a_source_by_its_words(client: Client, editor: User, cited: Source) -> None:
    Source.objects.create(key="act", kind="law", title="An Act", short="Act")
    client.force_login(editor)
    said = client.get(reverse("cms_library:sources"), {"q": "of 2013"}).content.decode()
    assert "Guide of 2013" in said
    assert "An Act" not in said


def test_what_waits_is_on_the_home_screen_and_is_closed_with_a_word(
    client: Client, editor: User, place: AuthorityPage
) -> None:
    task = open_task(place.authority, "odd", "odd:1", "Look at clause three.", "/cms/")
    client.force_login(editor)
    assert "Look at clause three." in client.get("/cms/").content.decode()
    address = reverse("cms_library:close_task", args=[task.pk])
    assert "Say what you did" in client.post(address, {"note": ""}).content.decode()
    client.post(address, {"note": "Reworded."})
    said = client.get(reverse("cms_library:to_do")).content.decode()
    assert "Nothing waits for you." in said
    assert "Reworded." in said


def test_a_contact_is_added_and_checked(client: Client, editor: User, place: AuthorityPage) -> None:
    client.force_login(editor)
    values = {"role": "Health needs officer", "phone": "01234 567890", "main": "on", "order": "1"}
    client.post(reverse("cms_library:contact_add", args=["fernshire"]), values)
    contact = Contact.objects.get()
    assert (contact.key, contact.authority, contact.main) == ("health-needs-officer", place.authority, True)
    Contact.objects.update(last_checked=None)
    client.post(reverse("cms_library:contact_checked", args=[contact.pk]))
    contact.refresh_from_db()
    assert contact.last_checked == timezone.localdate()


def test_a_service_with_its_ages_the_wrong_way_round_is_refused(
    client: Client, editor: User, place: AuthorityPage
) -> None:
    client.force_login(editor)
    values = {
        "name": "Text line", "kind": "health_advice", "about": "Texts.", "audiences": ["young_person"],
        "age_from": "19", "age_to": "11", "order": "1",
    }  # fmt: skip
    address = reverse("cms_library:service_add", args=["fernshire"])
    assert "must not be below the lowest" in client.post(address, values).content.decode()
    client.post(address, values | {"age_from": "11", "age_to": "19"})
    assert Service.objects.get().audience_labels == ["Children and young people"]


def test_another_authority_s_entries_do_not_exist(client: Client, editor: User) -> None:
    elsewhere = make_place("elmshire").authority
    contact = Contact.objects.create(authority=elsewhere, key="a", role="Officer of Elmshire", phone="0123")
    service = Service.objects.create(authority=elsewhere, key="a", name="Line of Elmshire", kind="support", about="x")
    task = open_task(elsewhere, "odd", "odd:1", "A task of Elmshire.", "/cms/")
    client.force_login(editor)
    for name, number in (
        ("contact", contact.pk), ("contact_remove", contact.pk), ("service", service.pk),
        ("service_remove", service.pk), ("close_task", task.pk), ("contact_add", "elmshire"),
    ):  # fmt: skip
        address = reverse(f"cms_library:{name}", args=[number])
        assert client.get(address).status_code == 404, name
        assert client.post(address, {"note": "x", "role": "x", "name": "x"}).status_code == 404, name
    for name in ("contacts", "services", "to_do"):
        assert "Elmshire" not in client.get(reverse(f"cms_library:{name}")).content.decode(), name
