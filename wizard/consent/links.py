"""The link a person holds: one each, good for as long as what they agreed to can be taken back."""

from links.models import Link
from links.service import is_running, keep_link, make_link
from people.models import User
from wizard.consent.models import ClinicianRequest, FamilyPerson

PURPOSE, SUBJECT = "consent", "family_person"
CLINICIAN, CLINICIAN_SUBJECT = "clinician", "clinician_request"
ASKED_ANEW = 35  # calendar days to ask anew when an agreement has run out
REPLY_DAYS = 28  # calendar days to answer


def link_for(actor: User | None, person: FamilyPerson, months: int) -> Link:
    """Returns the person's running link, or a new one, good for what is agreed to now for so many months.

    Call it inside the transaction of what it is for.
    """
    days = months * 31 + ASKED_ANEW
    theirs = Link.objects.filter(purpose=PURPOSE, subject_kind=SUBJECT, subject_id=person.public_id)
    for link in theirs.filter(email=person.email.strip().lower(), ended_at=None).order_by("-made_at"):
        if is_running(link):
            return keep_link(link, days)
    return make_link(PURPOSE, SUBJECT, person.public_id, person.email, party=person.party, days=days, made_by=actor)


def clinician_link(actor: User, request: ClinicianRequest) -> Link:
    """Returns a new link for one clinician; it ends when they have answered."""
    return make_link(
        CLINICIAN, CLINICIAN_SUBJECT, request.public_id, request.email, party="clinician", days=REPLY_DAYS,
        made_by=actor,
    )  # fmt: skip


def person_of(link: Link) -> FamilyPerson:
    """Returns whose link it is. Raises FamilyPerson.DoesNotExist when they were taken off."""
    people = FamilyPerson.objects.select_related(
        "referral__authority", "referral__school", "referral__route_version", "referral__created_by"
    )
    return people.get(public_id=link.subject_id, removed_at=None)
