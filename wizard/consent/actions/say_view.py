"""A parent or young person says something in their own words. It stands beside what the school wrote."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from links.models import Link
from record.service import record_event
from wizard.consent.models import FamilyPerson, FamilyView
from wizard.consent.permission import held


@transaction.atomic
def say_view(link: Link, person: FamilyPerson, question_key: str, text: str) -> FamilyView | None:
    """Returns what they said; saying it again replaces their own words, and nothing takes them back.

    Nobody else's answer is touched. Raises PermissionDenied for a link of somebody else, or when the referral was sent.
    """
    if link.subject_id != person.public_id:
        raise PermissionDenied
    locked = held(person.referral, draft=True)
    told = {"question": question_key, "person": person.public_id}
    if not text.strip():
        FamilyView.objects.filter(person=person, question_key=question_key).delete()
        record_event("referral", locked.public_id, "view_taken_back", None, told)
        return None
    view, _ = FamilyView.objects.update_or_create(
        person=person,
        question_key=question_key,
        defaults={"referral": locked, "text": text.strip(), "said_at": timezone.now()},
    )
    record_event("referral", locked.public_id, "view_said", None, told)
    return view
