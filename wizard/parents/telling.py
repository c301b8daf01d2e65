"""Promising letters to a family: the link to a page, and that there is news on it.

Called inside a change's transaction; the change's action checked the permission.
"""

from django.utils import timezone

from links.models import Link
from links.service import make_link
from people.models import User
from record.service import enqueue, record_event
from wizard.casework.models import Case
from wizard.consent.models import FamilyPerson
from wizard.parents.news import keep_news
from wizard.parents.notices import NEWS, PAGE, key_of
from wizard.parents.readers import PURPOSE, SUBJECT, family_of, running_link, sent_by_itself
from wizard.parents.times import LINK_DAYS, RENEW_BEFORE

OPENED = "opened"


def tell(case: Case, about: str, email: str = "") -> int:
    """Returns how many people of the family were told; `email` keeps it to one of them.

    When a case opens, everybody who may have a page gets its link. Later only who has one is told. While the family
    wishes silence nobody is told anything.
    """
    if case.quiet_since is not None:
        return 0
    people = [one for one in family_of(case) if not email or one.email.strip().lower() == email.strip().lower()]
    if about == OPENED:
        return len([give_page(None, case, one) for one in people if sent_by_itself(one)])
    told = [one for one in people if (link := running_link(one)) and send_news(case, one, link, about)]
    return len(told)


def give_page(actor: User | None, case: Case, person: FamilyPerson) -> Link:
    """Returns a new link to the person's page and promises the letter that carries it."""
    link = new_link(actor, person)
    enqueue(PAGE, "case", case.submission.reference, link.email, key_of(PAGE, link, "made"))
    told = {"person": person.public_id, "link": link.public_id}
    record_event("case", case.submission.reference, "family_page_sent", actor, told)
    return link


def send_news(case: Case, person: FamilyPerson, link: Link, about: str) -> bool:
    """Keeps one piece of news and promises its notice, with a new link where the old one runs out soon; returns True.

    While a notice of the same day waits to be read there is no second one.
    """
    if not keep_news(case, person, about):
        return True
    if link.expires_at - timezone.now() < RENEW_BEFORE:
        link = new_link(None, person)
    enqueue(NEWS, "case", case.submission.reference, link.email, key_of(NEWS, link, about))
    return True


def new_link(actor: User | None, person: FamilyPerson) -> Link:
    """Returns a stored link to a person's page."""
    return make_link(
        PURPOSE, SUBJECT, person.public_id, person.email, party=person.party, days=LINK_DAYS, made_by=actor
    )
