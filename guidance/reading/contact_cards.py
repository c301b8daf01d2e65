"""Whom to ask at an authority, by role."""

from dataclasses import dataclass

from guidance.library.models import Contact
from guidance.library.service import contacts_of
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
    found = contacts_of(authority)
    main = next((contact for contact in found if contact.main), None)
    return (_card(main) if main else None), [_card(contact) for contact in found if contact is not main]


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


def _card(contact: Contact) -> Card:
    checked = f"Checked {day(contact.last_checked)}." if contact.last_checked else ""
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
        note=checked,
    )
