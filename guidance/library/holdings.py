"""Who held a role on which day: kept whenever a contact's details change."""

from datetime import date, timedelta

from guidance.library.models import Contact, ContactHolding


def keep_holding(contact: Contact, today: date) -> None:
    """Writes down that the contact's details hold from today, and that the earlier ones held until yesterday.

    Details put in twice on one day count once: a slip corrected the same day never held. A slot that nobody holds and
    nothing reaches has no holding. Call it inside the transaction that saved the contact.
    """
    running = contact.holdings.filter(until__isnull=True).first()
    if running and running.details == contact.details:
        return
    if running and running.from_date >= today:
        running.delete()
    elif running:
        running.until = today - timedelta(days=1)
        running.save(update_fields=["until"])
    if any(contact.details.values()):
        ContactHolding.objects.create(contact=contact, from_date=today, **contact.details)
