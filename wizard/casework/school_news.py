"""News for the school: to whoever sent the referral while they refer for it, else to the school's named person.

A teacher leaves, and what the council entered was sent by nobody at the school: the notice arrives there all the same.
"""

from links.service import real_address
from people.models import User
from record.service import enqueue
from wizard.casework.models import Case
from wizard.referrals.service import named_people_of, staff_of


def school_addresses(case: Case, first: User | None = None) -> list[str]:
    """Returns where the school reads of a case; `first` is whom it concerns, else whoever sent the referral.

    Never empty: where the school has nobody left, the sender's own address stands.
    """
    person = first or case.submission.submitted_by
    if case.submission.referral.by_link and person.pk == case.submission.submitted_by_id:
        return [real_address(person.email)]  # begun without an account: the answer goes to who asked, by their link
    if staff_of(case.school).filter(pk=person.pk).exists():
        return [person.email]
    return named_people_of(case.school) or [person.email]


def write_to_school(kind: str, case: Case, stem: str, first: User | None = None) -> None:
    """Promises a notice to each of them, once for each stem; call it inside the change's transaction."""
    for number, address in enumerate(school_addresses(case, first), start=1):
        key = stem if number == 1 else f"{stem}:{number}"
        enqueue(kind, "case", case.submission.reference, address, key)
