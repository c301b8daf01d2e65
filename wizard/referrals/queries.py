"""Which referrals and submissions a person may see. Every reading of a referral starts here."""

from collections.abc import Collection

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from people.enums import CASE_ROLES, REFERRING_ROLES, SCHOOL_ROLES
from people.models import User
from people.tenancy import authorities_with, holds, schools_with
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import PupilMark, Referral, Submission
from wizard.routes.models import RouteVersion

AnyUser = User | AnonymousUser
DRAFT = ReferralStatus.DRAFT
NOT_THE_SCHOOLS_YET = Q(entered_by_council=True, status=DRAFT) | (~Q(by_link="") & ~Q(status=ReferralStatus.SUBMITTED))


def referrals_of_schools_of(user: AnyUser) -> QuerySet[Referral]:
    """Returns the referrals of every school where the person works, with what their pages need.

    One that the council enters from a call or a paper is the case workers' own until it is sent, then the school's too.
    One begun by a link is its beginner's; the school that was told of it sees it from the moment it is sent.
    `has_later` says whether its route has a later version at all, and `has_alike` whether any other is about the same
    pupil, anywhere, so that most pages need not ask further; neither is for people to see.
    """
    later = RouteVersion.objects.filter(
        route=OuterRef("route_version__route"),
        number__gt=OuterRef("route_version__number"),
        effective_from__lte=timezone.localdate(),
    )
    same = Q(upn=OuterRef("pupil_mark__upn")) | Q(named=OuterRef("pupil_mark__named"))
    alike = PupilMark.objects.filter(same).exclude(referral=OuterRef("pk"))
    return referrals_seen_by(user).annotate(has_later=Exists(later), has_alike=Exists(alike))


def referrals_seen_by(user: AnyUser) -> QuerySet[Referral]:
    """Returns the same referrals without those two questions, which a page that is posted does not ask."""
    of_school = Q(school__in=schools_with(user, SCHOOL_ROLES)) & ~NOT_THE_SCHOOLS_YET
    referrals = Referral.objects.filter(of_school | _entered_by(user) | _begun_by(user))
    return referrals.select_related("authority", "school", "route_version").defer("route_version__document")


def _begun_by(user: AnyUser) -> Q:
    """What a person without an account began by a link: made by the row that stands for them, and by nobody else."""
    return Q(created_by=user.pk) & ~Q(by_link="")


def _entered_by(user: AnyUser) -> Q:
    return Q(entered_by_council=True, authority__in=authorities_with(user, CASE_ROLES))


def referrals_changeable_by(user: AnyUser) -> QuerySet[Referral]:
    """Returns the drafts this person may fill in and send: those of the schools they refer for.

    Case workers fill in those, and only those, that their own council enters from a call or a paper.
    """
    of_school = Q(entered_by_council=False, by_link="", school__in=schools_with(user, REFERRING_ROLES))
    return Referral.objects.filter(of_school | _entered_by(user) | _begun_by(user), status=DRAFT)


def may_refer(user: AnyUser, referral: Referral) -> bool:
    """Whether the person acts for this referral, draft or sent: gives evidence, records agreements, withdraws."""
    if referral.entered_by_council:
        if holds(user, CASE_ROLES, authority=referral.authority):
            return True
        if referral.status == DRAFT:
            return False
    if referral.by_link:
        if user.is_active and referral.created_by_id == user.pk:
            return True
        if referral.status != ReferralStatus.SUBMITTED:
            return False
    return holds(user, REFERRING_ROLES, school=referral.school)


def may_tell_school(user: AnyUser, referral: Referral) -> bool:
    """Whether the person may tell the school of a referral sent without it: its beginner, and the council's workers."""
    if not referral.by_link or referral.status != ReferralStatus.SUBMITTED:
        return False
    if user.is_active and referral.created_by_id == user.pk:
        return True
    return holds(user, CASE_ROLES, authority=referral.authority)


def submissions_visible_to(user: AnyUser) -> QuerySet[Submission]:
    """Returns what the person's schools have sent, and what was sent to the authorities they work cases for."""
    return Submission.objects.filter(
        Q(referral__school__in=schools_with(user, SCHOOL_ROLES))
        | (Q(referral__created_by=user.pk) & ~Q(referral__by_link=""))
        | Q(referral__authority__in=authorities_with(user, CASE_ROLES))
    )


def drafts_by_version(version_ids: Collection[int]) -> dict[int, int]:
    """Returns route version id -> how many drafts are pinned to it; counts alone, for the editors of the route."""
    drafts = Referral.objects.filter(status=ReferralStatus.DRAFT, route_version__in=version_ids).order_by()
    return dict(drafts.values_list("route_version").annotate(Count("pk")))
