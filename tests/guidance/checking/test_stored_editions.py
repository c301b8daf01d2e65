"""The checks read what is stored: a frozen version, or the draft behind it."""

from datetime import date

import pytest

from guidance.checking.service import check_policy, document_of_draft, document_of_edition_version
from guidance.library.models import Source
from guidance.policies.models import EditionPage
from tests.policy_building import correct, heading, item, make_edition, make_policy, paragraph, publish

BODY = [
    heading("Asking for help", "fernshire-1"),
    paragraph('Fill in the <a href="#">request form</a>, or look at section 9.4.', "fernshire-1-ask"),
    paragraph("Send with it:", "fernshire-1-with"),
    item("a letter from a nurse", "fernshire-1-letter", sources="old-guide"),
]
TODAY = date(2026, 11, 22)


def make_sources() -> None:
    new = Source.objects.create(key="new-guide", kind="guidance", title="New guide", short="New")
    Source.objects.create(
        key="old-guide", kind="guidance", title="Old guide", short="Old", status="superseded", superseded_by=new
    )


@pytest.mark.django_db
def test_a_version_is_read_with_its_numbers_links_sources_and_library() -> None:
    make_sources()
    edition = make_edition(make_policy(), BODY, review_due=date(2026, 10, 1))
    document = document_of_edition_version(publish(edition), TODAY)
    first, ask, _, letter = document.clauses
    assert (first.number, first.heading, first.kind) == ("1", "Asking for help", "heading")
    assert [(link.text, link.href) for link in ask.links] == [("request form", "#")]
    assert letter.sources == ("old-guide",)
    assert document.intro_of(3) == document.clauses[2]
    assert document.metadata.review_due == date(2026, 10, 1)
    old = next(source for source in document.sources if source.key == "old-guide")
    assert (old.superseded, old.superseded_by) == (True, "new-guide")


@pytest.mark.requirement("N1")
@pytest.mark.django_db
def test_findings_stand_in_reading_order_with_the_clause_each_is_about() -> None:
    make_sources()
    version = publish(make_edition(make_policy(), BODY, review_due=date(2026, 10, 1)))
    found = [(one.clause, one.code) for one in check_policy(document_of_edition_version(version, TODAY))]
    assert ("", "date.review_overdue") in found
    about_clauses = [pair for pair in found if pair[0]]
    assert about_clauses == [
        ("fernshire-1-ask", "link.placeholder"),
        ("fernshire-1-ask", "xref.unresolved"),
        ("fernshire-1-letter", "cite.superseded"),
    ]


@pytest.mark.django_db
def test_a_draft_is_read_as_it_would_be_published() -> None:
    make_sources()
    edition = make_edition(make_policy(), BODY)
    publish(edition)
    page = EditionPage.objects.get(pk=edition.pk).get_latest_revision_as_object()
    page.body = [*BODY, paragraph("The primary care trust pays.", "fernshire-1-pays")]
    page.save_revision()
    codes = {one.code for one in check_policy(document_of_draft(edition))}
    assert "term.abolished_body" in codes


@pytest.mark.django_db
def test_a_correction_takes_a_finding_away() -> None:
    make_sources()
    edition = make_edition(make_policy(), BODY)
    publish(edition)
    version = correct(edition, [BODY[0], paragraph("Fill in the form.", "fernshire-1-ask")])
    assert "link.placeholder" not in {one.code for one in check_policy(document_of_edition_version(version))}
