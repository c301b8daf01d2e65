"""Plain functions that ask a made-up family, and answer as they would, behind their own links."""

from typing import Any

from django.test import Client

from links.models import Link
from links.service import address_of
from record.models import Outbox
from tests.opening_links import open_link
from wizard.consent.enums import AskedBy
from wizard.consent.models import ConsentRequest, FamilyPerson
from wizard.consent.service import add_person, ask_person
from wizard.referrals.models import Referral

FAMILY_KINDS = ("consent_asked", "consent_reminder")


def make_person(referral: Referral, name: str = "Grace Madeup", **about: Any) -> FamilyPerson:
    email = f"{name.split()[0].lower()}@example.test"
    said = {"party": "parent", "name": name, "email": email, "responsibility": "yes", **about}
    return add_person(referral.created_by, referral, said)


def ask_by_link(person: FamilyPerson, *keys: str) -> ConsentRequest:
    return ask_person(person.referral.created_by, person, list(keys or ("contact_consent",)), AskedBy.LINK)[0]


def link_of(person: FamilyPerson) -> Link:
    return Link.objects.filter(purpose="consent", subject_id=person.public_id, ended_at=None).latest("made_at")


def opened(person: FamilyPerson) -> tuple[Client, str]:
    """A browser in which this person has typed their code, and the address of their page."""
    client = Client()
    return client, open_link(client, link_of(person))


def answer(client: Client, address: str, **said: Any) -> Any:
    """Answers the question on the page; everything that is offered is ticked unless told otherwise."""
    page = client.get(address)
    asked, words = page.context["asked"], page.context["words"]
    form = {"asked": asked.public_id, "shown": asked.words_sha256, "given": "yes"}
    form["scopes"] = [key for key, _ in words.scopes]  # type: ignore[assignment]
    return client.post(address, {**form, **said})


def agree(person: FamilyPerson, **said: Any) -> None:
    client, address = opened(person)
    response = answer(client, address, **said)
    assert response.status_code == 302, response.context["form"].errors


def letters_to(email: str) -> list[Outbox]:
    return list(Outbox.objects.filter(recipient__iexact=email))


def address_of_person(person: FamilyPerson) -> str:
    return address_of(link_of(person))
