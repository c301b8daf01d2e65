"""Whom a family can speak to: a role and a way to reach it, never a person's name."""

from guidance.library.service import contacts_of
from wizard.parents.readers import Reader

#: What routes call the free advice for families.
ADVICE = "sendiass"


def contact_of(reader: Reader) -> dict[str, str] | None:
    """Returns the named officer as contact_card.html wants it, with the council's main contact where the route is
    silent; None where neither says anything."""
    route = reader.route
    found = route.contacts.get(route.officer.contact) if route.officer else None
    if route.officer and found and (found.email or found.phone):
        return {"role": route.officer.role, "email": found.email, "phone": found.phone, "about": ""}
    main = next((one for one in contacts_of(reader.case.authority) if one.main), None)
    if main is not None and (main.email or main.phone):
        role = route.officer.role if route.officer else main.role
        return {"role": role, "email": main.email, "phone": main.phone, "about": ""}
    if found is not None and route.officer is not None:
        return {"role": route.officer.role, "email": "", "phone": "", "about": found.label}
    return None


def advice_of(reader: Reader) -> str:
    """Returns who advises families for free, where the route names them."""
    found = reader.route.contacts.get(ADVICE)
    return " ".join(part for part in (found.label, found.phone or found.email) if part) if found else ""
