"""Plain functions that make policies and editions for a test. Every wording in them is made up."""

from datetime import date
from typing import Any

from guidance.policies.models import EditionPage, EditionVersion, PolicyPage
from guidance.policies.service import publish_edition
from guidance.reading.models import AuthorityPage
from people.models import User
from tests.building import make_authority, make_authority_page

Block = dict[str, Any]

#: What somebody who publishes by hand must have recorded first.
APPROVED: dict[str, Any] = {"approved_by": "Cabinet", "approved_on": date(2026, 6, 1)}


def heading(words: str, uid: str = "", *, level: int = 1, **value: Any) -> Block:
    return _block("heading", uid, level=level, heading=words, **value)


def clause(words: str, uid: str = "", *, level: int = 2, **value: Any) -> Block:
    return _block("clause", uid, level=level, text=f"<p>{words}</p>", **value)


def paragraph(words: str, uid: str = "", *, level: int = 2, **value: Any) -> Block:
    return _block("paragraph", uid, level=level, text=f"<p>{words}</p>", **value)


def item(words: str, uid: str = "", *, level: int = 3, **value: Any) -> Block:
    return _block("item", uid, level=level, text=f"<p>{words}</p>", **value)


def footnote(mark: str, words: str, uid: str = "") -> Block:
    return _block("footnote", uid, level=2, number=mark, text=f"<p>{words}</p>")


def _block(kind: str, uid: str, **value: Any) -> Block:
    blank: Block = {"number": "", "heading": "", "text": "", "sources": "", "topics": ""}
    return {"type": "clause", "value": blank | {"kind": kind, "uid": uid} | value}


def make_place(slug: str = "fernshire", **fields: Any) -> AuthorityPage:
    return make_authority_page(make_authority(slug, **fields))


def make_policy(place: AuthorityPage | None = None, slug: str = "health", **fields: Any) -> PolicyPage:
    policy = PolicyPage(title=fields.pop("title", "Learning while unwell"), slug=slug, **fields)
    (place or make_place()).add_child(instance=policy)
    return policy


def make_edition(policy: PolicyPage, body: list[Block], label: str = "2026-27", **fields: Any) -> EditionPage:
    fields.setdefault("effective_from", date(2026, 9, 1))
    edition = EditionPage(title=label, slug=label, label=label, body=body, live=False, **fields)
    policy.add_child(instance=edition)
    edition.save_revision()
    return edition


def publish(edition: EditionPage, actor: User | None = None) -> EditionVersion:
    return publish_edition(EditionPage.objects.get(pk=edition.pk), actor)


def correct(edition: EditionPage, body: list[Block], note: str = "A slip put right.", **fields: Any) -> EditionVersion:
    """Publishes other words under the same edition."""
    page = EditionPage.objects.get(pk=edition.pk).get_latest_revision_as_object()
    page.body = body
    page.change_note = note
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision()
    return publish(edition)


SMALL: list[Block] = [
    heading("When a school refers", "fernshire-1"),
    clause("A school refers a child after ten days away.", "fernshire-1-a"),
    clause("The referral says what was tried.[^1]", "fernshire-1-b"),
    footnote("1", "Trying means more than a phone call.", "fernshire-1-fn"),
    heading("Letters we can use", "fernshire-2"),
    paragraph("Any one of these is enough:", "fernshire-2-enough"),
    item("a note from a nurse", "fernshire-2-nurse"),
    item("a note from a doctor", "fernshire-2-doctor"),
]
