"""Whom to ask at an authority, by role."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from guidance.library.enums import EntryState
from guidance.library.models import Contact, Service
from guidance.library.service import ContactRecord, contacts_of, entry_state, thawed_contacts
from guidance.policies.models import EditionVersion
from guidance.reading.dates import day
from people.enums import AuthorityKind
from people.models import Authority


@dataclass(frozen=True)
class Card:
    """What the contact card shows; what is empty is not drawn."""

    role: str
    about: str
    audience: str
    phone: str
    text: str
    email: str
    url: str
    hours: str
    reply: str
    note: str

    @property
    def addressed(self) -> str:
        """The role inside a sentence: "medical needs coordinator", without what brackets add."""
        role = self.role.partition(" (")[0]
        first, *others = role.split()
        named = first[:2].isupper() or any(word[0].isupper() for word in others)
        return role if named else role[:1].lower() + role[1:]

    @property
    def reachable(self) -> bool:
        """Whether the policy prints any way to reach this role."""
        return bool(self.phone or self.text or self.email or self.url)


def cards(authority: Authority) -> tuple[Card | None, list[Card]]:
    """Returns the named officer's card, if the policy names one, and the others (N13, N32)."""
    found, today = contacts_of(authority), localdate()
    main = next((contact for contact in found if contact.main), None)
    others = [_card(contact, when_checked(contact, today)) for contact in found if contact is not main]
    return (_card(main, when_checked(main, today)) if main else None), others


def nobody_named(authority: Authority) -> str:
    """Returns what to do when a policy names nobody (LD5, WD5)."""
    if authority.kind == AuthorityKind.COUNCIL:
        return (
            "The council’s policy does not say whom to contact. Every council must have a named officer for these "
            "children: ask your child’s school, or ring the council and ask for that officer."
        )
    return (
        "The policy does not say whom to contact. Ask at the school office who is responsible for pupils "
        "with medical conditions."
    )


def card_then(version: EditionVersion) -> Card | None:
    """Returns the named officer's card as it was when a version was published; None where none was kept."""
    then = next((contact for contact in thawed_contacts(version.contacts or []) if contact.main), None)
    return _card(then, f"As it was on {day(localdate(version.published_at))}.") if then else None


def when_checked(entry: Contact | Service, today: date) -> str:
    """Returns when somebody last made sure of a contact or a service, in words; nothing when nobody ever did."""
    if entry.last_checked is None:
        return ""
    if entry_state(entry, today) == EntryState.UNCHECKED:
        return f"Not checked for a year, last on {day(entry.last_checked)}."
    return f"Checked {day(entry.last_checked)}."


def _card(contact: Contact | ContactRecord, note: str) -> Card:
    return Card(
        role=contact.role,
        about=contact.about,
        audience=contact.audience,
        phone=contact.phone,
        text=contact.text,
        email=contact.email,
        url=contact.url,
        hours=contact.hours,
        reply=contact.reply,
        note=note,
    )
