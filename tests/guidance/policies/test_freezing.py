"""Publishing freezes an edition's words as a numbered version."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from wagtail.models import PageLogEntry

from guidance.library.models import Source
from guidance.policies.models import Clause, ClauseText, EditionPage, EditionVersion
from guidance.policies.service import EditionRefused
from record.models import Event
from tests.building import make_user
from tests.policy_building import (
    APPROVED,
    SMALL,
    clause,
    correct,
    footnote,
    heading,
    item,
    make_edition,
    make_place,
    make_policy,
    paragraph,
    publish,
)

pytestmark = pytest.mark.django_db


def rows(version: EditionVersion) -> dict[str, ClauseText]:
    return {text.clause.uid: text for text in version.texts.select_related("clause", "parent__clause")}


def test_every_clause_is_stored_with_number_parent_and_hash() -> None:
    found = rows(publish(make_edition(make_policy(), SMALL)))
    assert [(uid, text.number) for uid, text in found.items()] == [
        ("fernshire-1", "1"),
        ("fernshire-1-a", "1.a"),
        ("fernshire-1-b", "1.b"),
        ("fernshire-1-fn", "1"),
        ("fernshire-2", "2"),
        ("fernshire-2-enough", ""),
        ("fernshire-2-nurse", ""),
        ("fernshire-2-doctor", ""),
    ]
    parents = {uid: text.parent.clause.uid if text.parent else None for uid, text in found.items()}
    assert parents["fernshire-1-a"] == "fernshire-1"
    assert parents["fernshire-1-fn"] == "fernshire-1-b"
    assert parents["fernshire-2-nurse"] == "fernshire-2-enough"
    assert all(len(text.sha256) == 64 for text in found.values())


def test_the_words_are_cleaned_and_also_kept_plain() -> None:
    body = [
        heading("One", "one"),
        paragraph('<b>Ask</b> <a href="https://a.test" onclick="x()">us</a><script>1</script>'),
    ]
    text = publish(make_edition(make_policy(), body)).texts.get(kind="paragraph")
    assert text.html == '<p><b>Ask</b> <a href="https://a.test">us</a></p>'
    assert text.text == "Ask us"


def test_a_link_that_runs_a_script_is_cut() -> None:
    body = [heading("One", "one"), paragraph('<a href="javascript:alert(1)">here</a>')]
    assert publish(make_edition(make_policy(), body)).texts.get(kind="paragraph").html == "<p><a>here</a></p>"


def test_a_footnote_mark_leads_to_its_footnote() -> None:
    text = rows(publish(make_edition(make_policy(), SMALL)))["fernshire-1-b"]
    assert '<a href="#fernshire-1-fn" id="fernshire-1-b-note-1"' in text.html
    assert text.text == "The referral says what was tried."


def test_missing_uids_are_given_and_kept_in_the_draft() -> None:
    body = [heading("When a school refers"), clause("After ten days away."), paragraph("A nurse may ring us first.")]
    edition = make_edition(make_policy(), body)
    given = list(rows(publish(edition)))
    assert given == ["fernshire-1", "fernshire-1-a", "fernshire-1-a-nurse-may-ring-us"]
    kept = EditionPage.objects.get(pk=edition.pk)
    assert [block.value["uid"] for block in kept.body] == given
    assert [block.value["uid"] for block in kept.get_latest_revision_as_object().body] == given


def test_a_clause_keeps_its_uid_through_renumbering() -> None:
    edition = make_edition(make_policy(), SMALL)
    publish(edition)
    moved = rows(correct(edition, [heading("Before all else"), *SMALL]))
    assert moved["fernshire-1"].number == "2"
    assert moved["fernshire-1-b"].number == "2.b"
    assert next(iter(moved)) == "fernshire-1-2"


def test_the_same_words_again_make_no_new_version() -> None:
    edition = make_edition(make_policy(), SMALL)
    first = publish(edition)
    EditionPage.objects.get(pk=edition.pk).save_revision()
    assert publish(edition) == first
    assert EditionVersion.objects.count() == 1


def test_a_correction_is_the_next_number_and_leaves_the_first_alone() -> None:
    edition = make_edition(make_policy(), SMALL)
    first = publish(edition)
    words = {uid: text.html for uid, text in rows(first).items()}
    second = correct(
        edition, [heading("When a school refers", "fernshire-1"), clause("After five days.", "fernshire-1-a")]
    )
    assert (first.number, second.number) == (1, 2)
    assert {uid: text.html for uid, text in rows(first).items()} == words
    assert rows(second)["fernshire-1-a"].sha256 != rows(first)["fernshire-1-a"].sha256


def test_a_correction_says_what_it_changes() -> None:
    edition = make_edition(make_policy(), SMALL)
    publish(edition)
    with pytest.raises(EditionRefused, match="Say in the change note"):
        correct(edition, SMALL[:2], note=" ")


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ([], "no clauses"),
        ([heading("", "a")], "Clause 1 on this page is a heading without words"),
        ([heading("A", "a"), paragraph("", "b")], "Clause 2 on this page has no words"),
        ([heading("A", "a"), heading("B", "a")], "Two clauses have the identity “a”"),
        ([heading("A", "Capital Letters")], "small letters, digits and hyphens"),
        ([heading("A", "a"), paragraph("See.[^7]", "b")], r"\[\^7\], and there is no footnote 7"),
        ([heading("A", "a"), footnote("1", "Nobody calls me.", "b")], "Nothing in the text leads to footnote 1"),
        ([heading("A", "a", sources="unheard-of")], "the source “unheard-of”, which the library does not hold"),
    ],
)
def test_what_cannot_be_frozen_is_refused_in_a_sentence(body: list[dict[str, object]], sentence: str) -> None:
    edition = make_edition(make_policy(), body)
    with pytest.raises(EditionRefused, match=sentence):
        publish(edition)
    assert not EditionVersion.objects.exists()
    assert not EditionPage.objects.get(pk=edition.pk).live


def test_a_uid_of_another_policy_is_refused() -> None:
    place = make_place()
    publish(make_edition(make_policy(place), SMALL))
    other = make_edition(make_policy(place, "attendance", title="Coming to school"), [heading("Mine", "fernshire-1")])
    with pytest.raises(EditionRefused, match="which belongs to “Learning while unwell”"):
        publish(other)


def test_an_unknown_numbering_is_refused() -> None:
    with pytest.raises(EditionRefused, match="is not a numbering style"):
        publish(make_edition(make_policy(), SMALL, numbering="1,x"))


def test_nobody_publishes_for_an_authority_without_leave() -> None:
    edition = make_edition(make_policy(), SMALL)
    with pytest.raises(PermissionDenied):
        publish(edition, make_user())
    assert not EditionVersion.objects.exists()


def test_publishing_is_in_the_log_and_in_the_record() -> None:
    editor = make_user(is_superuser=True)
    edition = make_edition(make_policy(), SMALL, **APPROVED)
    version = publish(edition, editor)
    assert PageLogEntry.objects.filter(page=edition.pk, action="policies.freeze", user=editor).count() == 1
    event = Event.objects.get(subject_kind="edition", subject_id=str(edition.pk))
    assert (event.kind, event.actor) == ("edition.published", editor)
    assert event.data == {"version": 1, "sha256": version.sha256}


def test_the_database_refuses_to_change_published_words() -> None:
    version = publish(make_edition(make_policy(), SMALL))
    with pytest.raises(DatabaseError), transaction.atomic():
        version.texts.update(html="other")
    with pytest.raises(DatabaseError), transaction.atomic():
        EditionVersion.objects.filter(pk=version.pk).update(title="other")


def test_a_clause_stands_on_the_sources_it_names() -> None:
    Source.objects.create(key="act-1", kind="law", title="An Act", short="Act, s.1")
    version = publish(make_edition(make_policy(), [heading("A", "a", sources="act-1", topics="law, duty")]))
    text = version.texts.get()
    assert text.sources == ["act-1"]
    assert text.clause.topics == ["law", "duty"]


def test_footnotes_that_call_each_other_end() -> None:
    body = [
        heading("A", "a"),
        paragraph("See.[^1]", "b"),
        footnote("1", "And.[^2]", "c"),
        footnote("2", "Or.[^1]", "d"),
    ]
    found = rows(publish(make_edition(make_policy(), body)))
    assert found["d"].parent is None


def test_items_without_an_introduction_stand_under_their_heading() -> None:
    found = rows(publish(make_edition(make_policy(), [heading("A", "a"), item("one", "b", level=2)])))
    assert found["b"].parent == found["a"]


def test_other_topics_alone_make_no_version_and_need_no_note() -> None:
    edition = make_edition(make_policy(), SMALL)
    first = publish(edition)
    again = [dict(block, value={**block["value"], "topics": "threshold"}) for block in SMALL]
    assert correct(edition, again, note="") == first
    assert {clause.uid: clause.topics for clause in Clause.objects.all()} == {
        block["value"]["uid"]: ["threshold"] for block in SMALL
    }
