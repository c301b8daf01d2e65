"""A contact written down as it was: what the record of an edition keeps, and what a reader of it sees."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date

from guidance.library.models import DETAILS, Contact, ContactHolding

Stored = dict[str, str | bool | None]


@dataclass(frozen=True)
class ContactRecord:
    """A role and its details on one day. `last_checked` is a date, or None when nobody had checked it."""

    key: str
    role: str
    about: str = ""
    audience: str = ""
    main: bool = False
    holder: str = ""
    phone: str = ""
    text: str = ""
    email: str = ""
    url: str = ""
    hours: str = ""
    reply: str = ""
    last_checked: date | None = None


def record_of(contact: Contact, details: Contact | ContactHolding) -> ContactRecord:
    """Returns the contact's role with these details: its own, or those of an earlier holding."""
    checked = contact.last_checked if contact is details else None
    return ContactRecord(
        contact.key,
        contact.role,
        contact.about,
        contact.audience,
        contact.main,
        **{field: getattr(details, field) for field in DETAILS},
        last_checked=checked,
    )


def frozen_contacts(contacts: Iterable[Contact]) -> list[Stored]:
    """Returns the contacts as JSON can keep them, in the order given."""
    stored = []
    for contact in contacts:
        one = asdict(record_of(contact, contact))
        stored.append(one | {"last_checked": contact.last_checked.isoformat() if contact.last_checked else None})
    return stored


def thawed_contacts(stored: Iterable[Mapping[str, object]]) -> list[ContactRecord]:
    """Returns what `frozen_contacts` wrote down; fields that a later release added are empty."""
    names = {field.name for field in fields(ContactRecord)} - {"last_checked"}
    return [
        ContactRecord(
            **{name: value for name, value in one.items() if name in names},  # type: ignore[arg-type]  # from JSON
            last_checked=date.fromisoformat(str(one["last_checked"])) if one.get("last_checked") else None,
        )
        for one in stored
    ]
