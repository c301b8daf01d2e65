"""A person of the school starts a referral, or a case worker enters one that came by telephone or on paper."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from people.enums import CASE_ROLES, REFERRING_ROLES
from people.models import Authority, School, User
from people.tenancy import holds
from record.service import record_event
from wizard.referrals.enums import ReceivedBy
from wizard.referrals.models import Referral, Submission
from wizard.referrals.queries import submissions_visible_to
from wizard.routes.models import RouteVersion


@dataclass(frozen=True)
class Received:
    """How a referral reached the council otherwise: by telephone or on paper, from whom, and on which day."""

    way: ReceivedBy
    by: str
    on: date


def start_referral(
    actor: User,
    authority: Authority,
    school: School,
    route_version: RouteVersion,
    *,
    continues: Submission | None = None,
    moved_from: Referral | None = None,
) -> Referral:
    """Returns the new draft, pinned to the route version. Raises PermissionDenied for another school's staff.

    `continues` is a submission of the same school; `moved_from` a draft of it under another council's route.
    """
    if not holds(actor, REFERRING_ROLES, school=school):
        raise PermissionDenied
    if (
        continues is not None
        and not submissions_visible_to(actor).filter(pk=continues.pk, referral__school=school).exists()
    ):
        raise PermissionDenied
    draft = Referral(
        authority=authority,
        school=school,
        route_version=route_version,
        created_by=actor,
        continues=continues,
        moved_from=moved_from,
    )
    told = {"route_sha256": route_version.sha256}
    if continues is not None:
        told["continues"] = continues.reference
    return _stored(actor, draft, told)


def enter_referral(
    actor: User, authority: Authority, school: School, route_version: RouteVersion, received: Received
) -> Referral:
    """Returns the draft of a referral the council was told of. Raises PermissionDenied for who works no cases there.

    The school sees it once it is sent. Raises ValueError for a way that needs nobody to enter anything.
    """
    if not holds(actor, CASE_ROLES, authority=authority):
        raise PermissionDenied
    if received.way == ReceivedBy.ONLINE:
        raise ValueError("what the school fills in online is not entered by the council")
    draft = Referral(
        authority=authority,
        school=school,
        route_version=route_version,
        created_by=actor,
        entered_by_council=True,
        received_by_way=received.way,
        received_from=received.by.strip(),
        received_on=received.on,
    )
    told = {"route_sha256": route_version.sha256, "way": received.way.value, "on": received.on.isoformat()}
    return _stored(actor, draft, told)


def _stored(actor: User, draft: Referral, told: dict[str, str]) -> Referral:
    with transaction.atomic():
        draft.save()
        record_event("referral", draft.public_id, "referral_started", actor, told)
    return draft
