"""A made-up case with a family, and their pages opened as they would open them."""

from typing import Any

from django.test import Client

from links.models import Link
from record.models import Outbox
from tests.opening_links import open_link
from tests.wizard.casework.cases import a_case
from wizard.casework.models import Case
from wizard.consent.models import FamilyPerson
from wizard.parents.readers import PURPOSE
from wizard.parents.telling import tell


def person(case: Case, name: str = "Grace Madeup", **about: Any) -> FamilyPerson:
    first = name.split()[0].lower()
    said = {"party": "parent", "email": f"{first}@example.test", "responsibility": "yes", **about}
    return FamilyPerson.objects.create(
        referral=case.submission.referral, name=name, added_by=case.submission.submitted_by, added_at=case.opened_at,
        **said,
    )  # fmt: skip


def a_family(slug: str = "norfolk", **about: Any) -> tuple[Case, FamilyPerson]:
    """A case that has just opened, with one parent who was sent her page."""
    case = a_case(slug)
    grace = person(case, **about)
    tell(case, "opened")
    return case, grace


def page_link(one: FamilyPerson) -> Link:
    return Link.objects.filter(purpose=PURPOSE, subject_id=one.public_id, ended_at=None).latest("made_at")


def opened(one: FamilyPerson) -> tuple[Client, str]:
    """A browser in which this person has typed their code, and the address of their page."""
    client = Client()
    return client, open_link(client, page_link(one))


def letters_to(email: str, kind: str = "") -> list[Outbox]:
    found = Outbox.objects.filter(recipient=email)
    return list(found.filter(kind=kind) if kind else found.exclude(kind="link_code"))
