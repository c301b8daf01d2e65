"""The completeness screen: what covers what, what an editor says of it, and the documents kept beside the policy."""

import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from guidance.checking.actions.answer_content import answer_content
from guidance.checking.actions.keep_document import keep_document, remove_document
from guidance.checking.content_items import item_of
from guidance.checking.due_documents import ask_for_reviews
from guidance.checking.models import ContentAnswer, LinkedDocument
from guidance.checking.service import due_documents
from guidance.library.models import EditorTask
from guidance.policies.models import EditionPage, PolicyPage
from people.enums import Role
from people.models import User
from people.service import grant_membership
from tests.building import make_user
from tests.policy_building import clause, heading, make_edition, make_place, make_policy
from waymark.cms_access import follow

pytestmark = pytest.mark.django_db

DOCUMENT = {"title": "Recoupment rules", "kind": "recoupment", "url": "https://fernshire.example/recoupment",
            "owner_role": "Finance manager", "review_due": "2026-01-31"}  # fmt: skip


def editor_of(slug: str) -> tuple[User, PolicyPage]:
    place = make_place(slug)
    user = make_user()
    grant_membership(make_user(is_superuser=True), user, Role.EDITOR, authority=place.authority)
    follow(user)
    policy = make_policy(place)
    body = [heading("Money", f"{slug}-1"), clause("The council pays for the place.", f"{slug}-1-pays"),
            clause("Odd words.", f"{slug}-1-odd")]  # fmt: skip
    make_edition(policy, body)
    return User.objects.get(pk=user.pk), policy


@pytest.fixture
def policy(client: Client) -> PolicyPage:
    user, policy = editor_of("fernshire")
    client.force_login(user)
    return policy


def section(client: Client, policy: PolicyPage, key: str) -> str:
    html = client.get(f"/cms/completeness/{policy.pk}/").content.decode()
    return re.search(rf'<section[^>]*id="item-{key}".*?</section>', html, re.DOTALL)[0]  # type: ignore[index]


def say(client: Client, policy: PolicyPage, item: str, **form: str) -> tuple[int, str]:
    response = client.post(f"/cms/completeness/{policy.pk}/items/{item}/", form)
    return response.status_code, response.content.decode()


@pytest.mark.requirement("W13")
def test_what_is_covered_leads_to_its_clause_and_what_is_not_says_so(client: Client, policy: PolicyPage) -> None:
    edition = EditionPage.objects.child_of(policy).get()
    assert re.search(
        rf'href="/cms/pages/{edition.pk}/edit/#:w:contentpath=body\.[\w-]+">1\.a</a>: The council pays',
        section(client, policy, "money"),
    )
    assert "We did not find it" in section(client, policy, "siblings")


def test_an_editor_names_the_clause_and_takes_it_back(client: Client, policy: PolicyPage) -> None:
    assert say(client, policy, "siblings", clause="1.b")[0] == 302
    assert ContentAnswer.objects.get().clause_uid == "fernshire-1-odd"
    assert "Odd words" in section(client, policy, "siblings")
    say(client, policy, "siblings", take_back="1")
    assert "We did not find it" in section(client, policy, "siblings")


def test_an_editor_says_why_an_item_does_not_apply_and_next_year_s_edition_knows(
    client: Client, policy: PolicyPage
) -> None:
    say(client, policy, "siblings", reason="No hospital here takes children from afar.")
    make_edition(policy, [heading("Money", "fernshire-1")], "2027-28", effective_from=date(2027, 9, 1))
    assert "No hospital here takes children from afar." in section(client, policy, "siblings")


@pytest.mark.parametrize(
    ("form", "field", "sentence"),
    [
        ({"clause": "99"}, "clause", "“99” is no clause of the newest edition."),
        ({"clause": "mossland-1-pays"}, "clause", "is no clause of the newest edition."),
        ({}, "clause", "Give the clause that covers this"),
        ({"clause": "1.b", "reason": "Both."}, "reason", "not both"),
    ],
)
def test_what_cannot_be_kept_says_so_at_its_field(
    client: Client, policy: PolicyPage, form: dict[str, str], field: str, sentence: str
) -> None:
    editor_of("mossland")
    status, html = say(client, policy, "siblings", **form)
    assert status == 400
    error = re.search(rf'id="item-siblings-{field}_error">([^<]*)<', html)
    assert sentence in (error[1] if error else "")
    assert re.search(rf'aria-describedby="[^"]*item-siblings-{field}_error"', html)
    assert not ContentAnswer.objects.exists()


def test_a_document_is_added_changed_and_removed(client: Client, policy: PolicyPage) -> None:
    at = f"/cms/completeness/{policy.pk}/documents/"
    assert client.post(at, DOCUMENT).status_code == 302
    kept = LinkedDocument.objects.get()
    assert "Overdue since 31 January 2026" in client.get(f"/cms/completeness/{policy.pk}/").content.decode()
    client.post(f"{at}{kept.pk}/", DOCUMENT | {"review_due": "2030-01-31"})
    assert "Overdue since" not in client.get(f"/cms/completeness/{policy.pk}/").content.decode()
    client.post(f"{at}{kept.pk}/remove/")
    assert not LinkedDocument.objects.exists()


def test_a_document_without_a_place_says_so_at_the_address(client: Client, policy: PolicyPage) -> None:
    response = client.post(f"/cms/completeness/{policy.pk}/documents/", DOCUMENT | {"url": ""})
    assert response.status_code == 400
    assert 'id="id_url_error">Say where it is' in response.content.decode()


def test_a_document_overdue_is_told_to_its_editors_until_it_has_a_new_day(client: Client, policy: PolicyPage) -> None:
    client.post(f"/cms/completeness/{policy.pk}/documents/", DOCUMENT)
    assert [one.title for one in due_documents(date(2026, 2, 1))] == ["Recoupment rules"]
    assert due_documents(date(2026, 1, 31)) == []
    ask_for_reviews()
    ask_for_reviews()
    task = EditorTask.objects.get()
    assert (task.authority.slug, task.link) == ("fernshire", f"/cms/completeness/{policy.pk}/")
    assert "Recoupment rules" in client.get("/cms/checks/").content.decode()
    LinkedDocument.objects.update(review_due=date(2099, 1, 1))
    ask_for_reviews()
    assert EditorTask.objects.get().closed_at


def test_another_authority_s_editor_finds_none_of_it(client: Client, policy: PolicyPage) -> None:
    client.post(f"/cms/completeness/{policy.pk}/documents/", DOCUMENT)
    kept = LinkedDocument.objects.get()
    stranger, own = editor_of("mossland")
    client.force_login(stranger)
    for place in ("", "documents/", f"documents/{kept.pk}/"):
        assert client.get(f"/cms/completeness/{policy.pk}/{place}").status_code == 404
    for place in ("items/siblings/", f"documents/{kept.pk}/", f"documents/{kept.pk}/remove/"):
        assert client.post(f"/cms/completeness/{policy.pk}/{place}", DOCUMENT).status_code == 404
    for place in (f"documents/{kept.pk}/", f"documents/{kept.pk}/remove/"):
        assert client.post(f"/cms/completeness/{own.pk}/{place}", DOCUMENT).status_code == 404
    listed = client.get("/cms/checks/").content.decode()
    assert "Recoupment rules" not in listed
    assert f"/cms/completeness/{policy.pk}/" not in listed
    theirs = client.post(f"/cms/completeness/{own.pk}/documents/", DOCUMENT | {"url": "", "page": str(policy.pk)})
    assert theirs.status_code == 400
    assert LinkedDocument.objects.get().policy_id == policy.pk


def test_the_actions_ask_for_the_right_themselves(policy: PolicyPage) -> None:
    stranger, _ = editor_of("mossland")
    item = item_of("council", "siblings")
    assert item
    with pytest.raises(PermissionDenied):
        answer_content(stranger, policy, item, reason="Not mine.")
    with pytest.raises(PermissionDenied):
        keep_document(stranger, LinkedDocument(policy=policy, title="Theirs"))
    with pytest.raises(PermissionDenied):
        remove_document(stranger, LinkedDocument(policy=policy, title="Theirs"))
    assert not ContentAnswer.objects.exists()
