"""A draft is deleted: everything its family was asked and said goes with it, and no link works any more."""

from links.service import end_links
from wizard.consent.links import CLINICIAN_SUBJECT, SUBJECT
from wizard.consent.models import ClinicianRequest, ConsentRequest, FamilyPerson
from wizard.referrals.models import Referral


def forget_consents(referral: Referral) -> None:
    """Deletes people, requests, views, agreements and clinicians' facts of a referral, and ends their links.

    Call it in the transaction that deletes the referral, whose action decided that it may go.
    """
    for person in FamilyPerson.objects.filter(referral=referral):
        end_links(None, SUBJECT, person.public_id)
    for clinician in ClinicianRequest.objects.filter(referral=referral):
        end_links(None, CLINICIAN_SUBJECT, clinician.public_id)
    ClinicianRequest.objects.filter(referral=referral).delete()
    ConsentRequest.objects.filter(referral=referral).delete()
    referral.family_views.all().delete()
    FamilyPerson.objects.filter(referral=referral).delete()
    referral.consents.all().delete()
