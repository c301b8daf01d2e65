"""A person of the school starts a referral."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from people.enums import REFERRING_ROLES
from people.models import Authority, School, User
from people.tenancy import holds
from record.service import record_event
from wizard.referrals.models import Referral
from wizard.routes.models import RouteVersion


def start_referral(actor: User, authority: Authority, school: School, route_version: RouteVersion) -> Referral:
    """Returns the new draft, pinned to the route version. Raises PermissionDenied for another school's staff."""
    if not holds(actor, REFERRING_ROLES, school=school):
        raise PermissionDenied
    with transaction.atomic():
        referral = Referral.objects.create(
            authority=authority, school=school, route_version=route_version, created_by=actor
        )
        record_event("referral", referral.public_id, "referral_started", actor, {"route_sha256": route_version.sha256})
    return referral
