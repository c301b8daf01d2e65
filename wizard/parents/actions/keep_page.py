"""An officer sends somebody of the family their page, again if need be, or ends it; each opening is written down."""

from django.db import transaction

from links.models import Link
from links.service import end_links
from people.models import User
from record.service import record_event
from wizard.casework.models import Case
from wizard.consent.models import FamilyPerson
from wizard.parents.actions.write_message import locked, may_write
from wizard.parents.news import read_news
from wizard.parents.readers import PURPOSE, SUBJECT, Reader
from wizard.parents.telling import give_page


@transaction.atomic
def send_page(actor: User, case: Case, person: FamilyPerson) -> Link:
    """Returns a new link, which a letter carries; earlier ones of this person end. A silent case is no hindrance: an
    officer sends it because somebody asked.

    Raises PermissionDenied for anyone who does not work cases of this authority, and for somebody who may have none.
    """
    held = may_write(actor, case, person)
    end_links(actor, SUBJECT, person.public_id, purpose=PURPOSE)
    return give_page(actor, held, person)


@transaction.atomic
def end_page(actor: User, case: Case, person: FamilyPerson) -> int:
    """Returns how many links ended: the page opens no more. Raises PermissionDenied."""
    held = may_write(actor, case, person)
    ended = end_links(actor, SUBJECT, person.public_id, purpose=PURPOSE)
    if ended:
        told = {"person": person.public_id, "links": ended}
        record_event("case", held.submission.reference, "family_page_ended", actor, told)
    return ended


@transaction.atomic
def note_opening(reader: Reader, part: str) -> None:
    """Writes down that somebody of the family read a part of their page; what was new there is so no more."""
    case = locked(reader.case)
    read_news(reader, part)
    told = {"person": reader.person.public_id, "link": reader.link.public_id, "part": part}
    record_event("case", case.submission.reference, "family_page_opened", None, told)
