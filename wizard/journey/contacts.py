"""Whom to ask for help, on every page of a referral."""

from wizard.routes.service import Contact, Route


def help_contact(route: Route) -> dict[str, str] | None:
    """Returns the named officer as contact_card.html wants it; None when the route names nobody."""
    if route.officer is None or route.officer.contact not in route.contacts:
        return None
    return {**contact_words(route.contacts[route.officer.contact]), "role": route.officer.role}


def contact_words(contact: Contact) -> dict[str, str]:
    """Returns a contact of the route as contact_card.html wants it."""
    return {"role": contact.label, "email": contact.email, "phone": contact.phone, "about": contact.about}
