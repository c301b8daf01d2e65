"""A draft is deleted: everything its family was asked and said goes with it, and no link works any more."""

from links.service import forget_subjects
from wizard.consent.models import ClinicianRequest, ConsentRequest, FamilyPerson
from wizard.referrals.models import Referral


def forget_consents(referral: Referral) -> None:
    """Deletes people, requests, views, agreements and clinicians' facts of a referral, with their links and letters.

    Call it in the transaction that deletes the referral, whose action decided that it may go.
    """
    for rows in (FamilyPerson, ConsentRequest, ClinicianRequest):
        forget_subjects(rows.objects.filter(referral=referral).values_list("public_id", flat=True))
    ClinicianRequest.objects.filter(referral=referral).delete()
    ConsentRequest.objects.filter(referral=referral).delete()
    referral.family_views.all().delete()
    FamilyPerson.objects.filter(referral=referral).delete()
    referral.consents.all().delete()
