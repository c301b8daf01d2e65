"""The documents that go with a policy: where each is, and when it is looked at again."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from guidance.checking.models import LinkedDocument
from guidance.policies.models import PolicyPage
from guidance.reading.dates import day
from people.models import Authority


@dataclass(frozen=True)
class LinkedRow:
    """One document; no address where the policy prints none."""

    title: str
    href: str
    about: str


def linked_documents(authority: Authority, policy: PolicyPage, on: date) -> list[LinkedRow]:
    """Returns the documents kept with a policy, in one query."""
    return [
        LinkedRow(one.title, _address(authority, one), _about(one, on))
        for one in policy.linked_documents.select_related("page")
    ]


def _address(authority: Authority, document: LinkedDocument) -> str:
    page = document.page
    return reverse("reading:policy", args=[authority.slug, page.slug]) if page and page.live else document.url


def _about(document: LinkedDocument, on: date) -> str:
    said = [f"Looked after by {document.owner_role}." if document.owner_role else ""]
    due = document.review_due
    if due:
        said.append(f"Its review was due by {day(due)}." if due < on else f"Next review by {day(due)}.")
    if not (document.url or document.page_id):
        said.append("No address is given: ask for it.")
    return " ".join(filter(None, said))
