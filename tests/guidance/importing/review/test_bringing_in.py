"""The screens under /cms/import/: a file in, steps of review, last year's clauses, a draft."""

import re
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from guidance.importing.actions.bring_in import ArrivedFile, bring_in
from guidance.importing.actions.purge_abandoned import purge_abandoned
from guidance.importing.actions.save_as_draft import save_as_draft
from guidance.importing.actions.under_review import StaleReview
from guidance.importing.documents import refusals
from guidance.importing.models import BroughtIn
from guidance.policies.models import EditionPage, EditionVersion, PolicyPage
from people.enums import Role
from people.models import User
from people.service import grant_membership
from tests.building import make_user
from tests.guidance.importing.documents.rendering import as_docx, as_pdf, as_text
from tests.guidance.importing.documents.test_refusing_files import CASES
from tests.guidance.importing.documents.twin_policies import COUNTY, SCHOOL
from tests.policy_building import SMALL, make_edition, make_place, make_policy, publish

pytestmark = pytest.mark.django_db

NEXT_YEAR = (
    b"1. When a school refers a child\n\na. A school refers a child after twelve days away.\n\n2. New things\n\n"
    b"There is something new here that nobody wrote before.\n\n3. Letters we can use\n\n"
    b"Any one of these is enough:\n\n- a note from a nurse\n"
)


def editor_of(place: Any) -> User:
    owner = make_user(is_superuser=True, is_staff=True)
    editor = make_user()
    grant_membership(owner, editor, Role.EDITOR, authority=place.authority)
    return User.objects.get(pk=editor.pk)


@pytest.fixture
def place() -> Any:
    return make_place()


@pytest.fixture
def editor(place: Any, client: Client) -> User:
    person = editor_of(place)
    client.force_login(person)
    return person


def upload(
    client: Client, content: bytes, name: str = "next.txt", place: str = "new-fernshire", label: str = ""
) -> Any:
    file = SimpleUploadedFile(name, content)
    return client.post("/cms/import/", {"place": place, "label": label, "file": file})


def review_of(policy: PolicyPage | None, editor: User, content: bytes = NEXT_YEAR, name: str = "next.txt") -> BroughtIn:
    authority = editor.memberships.get().authority
    assert authority
    return bring_in(editor, authority, policy, "2027-28", ArrivedFile(name, "text/plain", content))


def step(client: Client, review: BroughtIn, do: str, **more: Any) -> Any:
    lock = more.pop("lock", None) or BroughtIn.objects.get(pk=review.pk).lock_version
    return client.post(f"/cms/import/{review.pk}/step/", {"lock": lock, "do": do, **more})


def words_of(review: BroughtIn) -> list[str]:
    stored = BroughtIn.objects.get(pk=review.pk)
    return [one["heading"] or re.sub("<[^>]*>", "", one["html"]) for one in stored.clauses]


def key_of(review: BroughtIn, words: str) -> str:
    stored = BroughtIn.objects.get(pk=review.pk)
    return str(next(one["key"] for one in stored.clauses if words in one["heading"] + one["html"]))


@pytest.mark.parametrize(
    ("name", "content"),
    [("county.docx", as_docx(COUNTY)), ("county.pdf", as_pdf(COUNTY)), ("county.txt", as_text(COUNTY))],
    ids=["word", "pdf", "text"],
)
def test_a_file_becomes_a_review_with_the_source_beside_each_clause(
    client: Client, editor: User, name: str, content: bytes
) -> None:
    answer = upload(client, content, name)
    review = BroughtIn.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"/cms/import/{review.pk}/"
    assert (review.size, review.label, review.title) == (len(content), "2025-26", "Learning While Ill Policy")
    page = client.get(answer["Location"]).content.decode()
    row = re.search(rf'id="{key_of(review, "Proof of illness")}".*?bi-tools', page, re.DOTALL)
    assert row
    assert row[0].count("Proof of illness") >= 2
    assert "11.b.ii" in row[0]
    assert "Left out of the result" in page
    assert not EditionPage.objects.exists()


@pytest.mark.parametrize(("name", "content", "sentence"), CASES, ids=[name for name, _, _ in CASES])
def test_an_unusable_file_gets_its_sentence_at_the_field(
    client: Client, editor: User, name: str, content: bytes, sentence: str
) -> None:
    answer = upload(client, content, name)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"file": [sentence]}
    assert 'id="id_file_error"' in answer.content.decode()
    assert not BroughtIn.objects.exists()


def test_a_file_too_large_for_the_site_gets_its_sentence_too(
    client: Client, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "EVIDENCE_MAX_BYTES", 1000)
    answer = upload(client, b"Words. " * 500)
    assert answer.status_code == 422
    assert "The file has more than" in answer.context["form"].errors["file"][0]
    assert not BroughtIn.objects.exists()


def test_a_published_edition_s_label_is_refused_at_its_field(client: Client, editor: User, place: Any) -> None:
    policy = make_policy(place)
    publish(make_edition(policy, SMALL))
    answer = upload(client, NEXT_YEAR, place=f"policy-{policy.pk}", label="2026-27")
    assert answer.context["form"].errors == {
        "label": ["The edition “2026-27” is published. Give another label, such as next year's."]
    }
    assert not BroughtIn.objects.exists()


def test_each_step_changes_the_result_and_returns_to_its_clause(client: Client, editor: User) -> None:
    review = review_of(None, editor)
    key = key_of(review, "New things")
    answer = step(client, review, f"demote {key}")
    assert answer["Location"].endswith(f"/cms/import/{review.pk}/#{key}")
    step(client, review, f"join {key_of(review, 'something new')}")
    assert "New things There is something new here that nobody wrote before." in words_of(review)
    step(client, review, f"remove {key_of(review, 'nurse')}")
    assert not [words for words in words_of(review) if "nurse" in words]
    step(client, review, "undo")
    assert [words for words in words_of(review) if "nurse" in words]
    step(client, review, "undo")
    assert "New things" in words_of(review)


def test_a_clause_is_edited_divided_and_made_another_kind(client: Client, editor: User) -> None:
    review = review_of(None, editor)
    key = key_of(review, "something new")
    opened = client.get(f"/cms/import/{review.pk}/?open={key}").content.decode()
    assert "There is something new here that nobody wrote before.</textarea>" in opened
    step(
        client,
        review,
        f"rewrite {key}",
        words="There is <b>something</b> new.\r\n\r\nNobody wrote it.",
        kind="item",
        level=4,
    )
    stored = BroughtIn.objects.get(pk=review.pk).clauses
    place = next(n for n, one in enumerate(stored) if one["key"] == key)
    assert [(one["kind"], one["level"], one["html"]) for one in stored[place : place + 2]] == [
        ("item", 4, "There is &lt;b&gt;something&lt;/b&gt; new."), ("item", 4, "Nobody wrote it."),
    ]  # fmt: skip


def test_a_step_from_an_older_page_is_not_taken_and_what_was_typed_is_kept(client: Client, editor: User) -> None:
    review = review_of(None, editor)
    key = key_of(review, "something new")
    step(client, review, f"promote {key}")
    stale = step(client, review, f"rewrite {key}", lock=1, words="Typed in the second tab.", kind="paragraph", level=2)
    assert stale.status_code == 409
    text = stale.content.decode()
    assert "changed in another window" in text
    assert "Typed in the second tab.</textarea>" in text
    assert "Typed in the second tab." not in words_of(review)


def test_a_step_that_makes_no_sense_is_said_beside_the_clause(client: Client, editor: User) -> None:
    review = review_of(None, editor)
    answer = step(client, review, f"join {BroughtIn.objects.get().clauses[0]['key']}")
    assert answer.status_code == 422
    assert "This is the first clause" in answer.content.decode()
    for do in ("", "nonsense c1", "promote nowhere", "numbers other"):
        assert step(client, review, do).status_code == 422
    assert step(client, review, "promote c2", lock="x").status_code == 409


def test_numbers_are_kept_or_computed_as_the_editor_chooses(client: Client, editor: User) -> None:
    words = b"4. Aims\n\nOur aims are told here in a sentence.\n\n7. Means\n\nOur means are told here in a sentence.\n"
    review = review_of(None, editor, words)

    def shown() -> list[str]:
        found = client.get(f"/cms/import/{review.pk}/").context["rows"]
        return [row.number for row in found if row.clause and row.clause.kind == "heading"]

    assert shown() == ["4", "7"]
    step(client, review, "numbers compute")
    assert shown() == ["1", "2"]
    save_as_draft(editor, review.pk, BroughtIn.objects.get().lock_version)
    assert {block.value["number"] for block in EditionPage.objects.get().get_latest_revision_as_object().body} == {""}


def test_findings_stand_beside_their_clause_and_go_with_what_caused_them(client: Client, editor: User) -> None:
    review = review_of(None, editor, b"1. Aims\n\nFor help look [here](#) in section 9.9 of this policy.\n")
    key = key_of(review, "For help")
    beside = [one["code"] for one in BroughtIn.objects.get().findings if one["clause"] == key]
    assert any(code.startswith("link") for code in beside)
    step(client, review, f"rewrite {key}", words="For help ring the school office.", kind="paragraph", level=2)
    beside = [one["code"] for one in BroughtIn.objects.get().findings if one["clause"] == key]
    assert not any(code.startswith("link") for code in beside)


def test_the_facts_are_confirmed_and_reach_the_draft(client: Client, editor: User) -> None:
    upload(client, as_text(SCHOOL), "school.txt")
    review = BroughtIn.objects.get()
    form = client.get(f"/cms/import/{review.pk}/about/").context["form"].initial
    assert (form["review_every"], form["source_version"], form["approved_by"], form["approved_on"]) == (
        12, "2026", "Governors", "2026-03-12",
    )  # fmt: skip
    assert form["amendments"] == [{"on": "2026-03-12", "version": "2026", "what": "Para 3.2 Two names put right"}]
    said = {name: value for name, value in form.items() if value is not None and name != "amendments"} | {
        "lock": review.lock_version, "title": "Too ill for lessons", "minute_reference": "FGB 12/3",
        "amendment-TOTAL_FORMS": "2", "amendment-INITIAL_FORMS": "1",
        "amendment-0-on": "2026-03-12", "amendment-0-version": "2026", "amendment-0-what": "Two names",
    }  # fmt: skip
    assert client.post(f"/cms/import/{review.pk}/about/", said | {"review_due": "2020-01-01"}).status_code == 422
    answer = client.post(f"/cms/import/{review.pk}/about/", said)
    assert answer["Location"] == f"/cms/import/{review.pk}/matches/"
    saved = client.post(f"/cms/import/{review.pk}/save/", {"lock": BroughtIn.objects.get().lock_version})
    edition = EditionPage.objects.get()
    draft = edition.get_latest_revision_as_object()
    assert saved["Location"] == f"/cms/pages/{edition.pk}/edit/"
    assert (draft.review_every, draft.minute_reference, draft.source_version) == (12, "FGB 12/3", "2026")
    assert draft.amendments == [{"on": "2026-03-12", "version": "2026", "what": "Two names"}]
    assert edition.get_parent().title == "Too ill for lessons"
    assert not EditionVersion.objects.exists()
    assert "saved as a draft" in str(next(iter(get_messages(saved.wsgi_request))))
    assert client.get(f"/cms/import/{review.pk}/").status_code == 404
    assert client.get(saved["Location"]).status_code == 200


def test_identities_follow_the_match_the_editor_chose(client: Client, editor: User, place: Any) -> None:
    policy = make_policy(place)
    publish(make_edition(policy, SMALL))
    review = review_of(policy, editor)
    page = client.get(f"/cms/import/{review.pk}/matches/")
    found = {pair.clause.words: pair.match.uid for pair, _ in page.context["pairs"]}
    assert found["A school refers a child after twelve days away."] == "fernshire-1-a"
    assert found["There is something new here that nobody wrote before."] is None
    assert [one.uid for one in page.context["gone"]] == ["fernshire-1-b", "fernshire-1-fn", "fernshire-2-doctor"]
    lock = BroughtIn.objects.get().lock_version
    for n, (words, uid) in enumerate(
        [("something new", "fernshire-1-a"), ("twelve days", ""), ("nurse", "fernshire-2-doctor")]
    ):
        form = {"lock": lock + n, "key": key_of(review, words), "uid": uid}
        assert client.post(f"/cms/import/{review.pk}/matches/choose/", form).status_code == 302
    unknown = {"lock": lock + 3, "key": key_of(review, "nurse"), "uid": "somebody-else-s"}
    assert client.post(f"/cms/import/{review.pk}/matches/choose/", unknown).status_code == 409
    step(client, review, f"promote {key_of(review, 'something new')}")
    client.post(f"/cms/import/{review.pk}/save/", {"lock": BroughtIn.objects.get().lock_version})
    body = EditionPage.objects.get(label="2027-28").get_latest_revision_as_object().body
    uids = {block.value["heading"] or str(block.value["text"]): block.value["uid"] for block in body}
    assert next(uid for words, uid in uids.items() if "something new" in words) == "fernshire-1-a"
    assert next(uid for words, uid in uids.items() if "twelve days" in words) == ""
    assert next(uid for words, uid in uids.items() if "nurse" in words) == "fernshire-2-doctor"
    assert uids["Letters we can use"] == "fernshire-2"


def test_a_label_published_meanwhile_is_refused_and_the_review_stays(client: Client, editor: User, place: Any) -> None:
    policy = make_policy(place)
    review = review_of(policy, editor)
    publish(make_edition(policy, SMALL, label="2027-28"))
    answer = client.post(f"/cms/import/{review.pk}/save/", {"lock": review.lock_version}, follow=True)
    assert "“2027-28” is published" in answer.content.decode()
    assert BroughtIn.objects.get().done_at is None


def test_another_authority_s_editor_finds_nothing_at_any_address(client: Client, editor: User) -> None:
    review = review_of(None, editor)
    stranger = editor_of(make_place("elsewhere"))
    client.force_login(stranger)
    before = BroughtIn.objects.values().get()
    home = f"/cms/import/{review.pk}/"
    for address in (home, home + "about/", home + "matches/"):
        assert client.get(address).status_code == 404
    for address in ("step/", "about/", "matches/choose/", "save/", "throw-away/"):
        form = {"lock": "1", "do": "promote c2", "key": "c2", "uid": ""}
        assert client.post(home + address, form).status_code == 404
    assert "next.txt" not in client.get("/cms/import/").content.decode()
    with pytest.raises(PermissionDenied):
        save_as_draft(stranger, review.pk, 1)
    assert BroughtIn.objects.values().get() == before


def test_another_authority_s_policy_cannot_be_posted(client: Client, editor: User) -> None:
    theirs = make_policy(make_place("elsewhere"))
    for place in (f"policy-{theirs.pk}", "new-elsewhere", "policy-x"):
        answer = upload(client, NEXT_YEAR, place=place)
        assert "place" in answer.context["form"].errors
    with pytest.raises(PermissionDenied):
        bring_in(editor, theirs.get_parent().specific.authority, theirs, "", ArrivedFile("a.txt", "", NEXT_YEAR))
    assert not BroughtIn.objects.exists()


def test_a_review_is_saved_once(client: Client, editor: User) -> None:
    review = review_of(None, editor)
    save_as_draft(editor, review.pk, 1)
    with pytest.raises(StaleReview, match="saved as a draft already"):
        save_as_draft(editor, review.pk, 2)


def test_what_nobody_ends_is_thrown_away_after_thirty_days(editor: User) -> None:
    old, young = review_of(None, editor), review_of(None, editor)
    BroughtIn.objects.filter(pk=old.pk).update(changed_at=timezone.now() - timedelta(days=31))
    purge_abandoned()
    assert list(BroughtIn.objects.all()) == [young]


def test_throwing_away_changes_no_policy(client: Client, editor: User) -> None:
    review = review_of(None, editor)
    client.post(f"/cms/import/{review.pk}/throw-away/")
    assert not BroughtIn.objects.exists()
    assert not PolicyPage.objects.exists()


def test_the_button_stands_beside_a_policy(client: Client, editor: User, place: Any) -> None:
    policy = make_policy(place)
    assert f"/cms/import/?place=policy-{policy.pk}" in client.get(f"/cms/pages/{place.pk}/").content.decode()
    form = client.get(f"/cms/import/?place=policy-{policy.pk}").context["form"]
    assert form["place"].value() == f"policy-{policy.pk}"


def test_words_of_a_file_are_never_markup(client: Client, editor: User) -> None:
    content = BytesIO(b"1. Aims\n\nHere is <script>alert('x')</script> and <img src=x onerror=alert(1)> in a file.\n")
    review = review_of(None, editor, content.getvalue())
    page = client.get(f"/cms/import/{review.pk}/").content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert refusals.TYPES
