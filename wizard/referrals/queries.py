"""Which referrals and submissions a person may see. Every reading of a referral starts here."""

from collections.abc import Collection

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from people.enums import CASE_ROLES, REFERRING_ROLES, SCHOOL_ROLES
from people.models import User
from people.tenancy import authorities_with, schools_with
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Referral, Submission
from wizard.routes.models import RouteVersion

AnyUser = User | AnonymousUser


def referrals_of_schools_of(user: AnyUser) -> QuerySet[Referral]:
    """Returns the referrals of every school where the person works, with what their pages need.

    `has_later` says whether its route has a later version at all, so that most pages need not ask further.
    """
    later = RouteVersion.objects.filter(
        route=OuterRef("route_version__route"),
        number__gt=OuterRef("route_version__number"),
        effective_from__lte=timezone.localdate(),
    )
    referrals = Referral.objects.filter(school__in=schools_with(user, SCHOOL_ROLES)).annotate(has_later=Exists(later))
    return referrals.select_related("authority", "school", "route_version").defer("route_version__document")


def referrals_changeable_by(user: AnyUser) -> QuerySet[Referral]:
    """Returns the drafts this person may fill in and send: those of the schools they refer for."""
    return Referral.objects.filter(status=ReferralStatus.DRAFT, school__in=schools_with(user, REFERRING_ROLES))


def submissions_visible_to(user: AnyUser) -> QuerySet[Submission]:
    """Returns what the person's schools have sent, and what was sent to the authorities they work cases for."""
    return Submission.objects.filter(
        Q(referral__school__in=schools_with(user, SCHOOL_ROLES))
        | Q(referral__authority__in=authorities_with(user, CASE_ROLES))
    )


def drafts_by_version(version_ids: Collection[int]) -> dict[int, int]:
    """Returns route version id -> how many drafts are pinned to it; counts alone, for the editors of the route."""
    drafts = Referral.objects.filter(status=ReferralStatus.DRAFT, route_version__in=version_ids).order_by()
    return dict(drafts.values_list("route_version").annotate(Count("pk")))
