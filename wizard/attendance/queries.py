"""Whose marks and pupils a person may see. Every reading starts here."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, QuerySet, Value, When

from people.enums import CASE_ROLES, REFERRING_ROLES, SCHOOL_ROLES
from people.models import Authority, School, User
from people.tenancy import authorities_with, holds, schools_with
from wizard.attendance.enums import Stage
from wizard.attendance.models import RegisterMarks, RegisterPupil, SicknessReturn
from wizard.referrals.models import Referral

AnyUser = User | AnonymousUser


def marks_for(referral: Referral) -> dict[str, RegisterMarks]:
    """Returns the marks of a referral by question; whoever may see the referral may see them."""
    return {row.question_key: row for row in RegisterMarks.objects.filter(referral=referral)}


def schools_seen_by(user: AnyUser) -> QuerySet[School]:
    """Returns the schools whose register the person may read: those where they work."""
    return schools_with(user, SCHOOL_ROLES).select_related("authority")


def keeps_register(user: AnyUser, school: School) -> bool:
    """Whether the person may import marks, refer, record notices and send returns for a school."""
    return holds(user, REFERRING_ROLES, school=school)


def pupils_seen_by(user: AnyUser) -> QuerySet[RegisterPupil]:
    """Returns the pupils of the schools where the person works. A council sees none."""
    pupils = RegisterPupil.objects.filter(school__in=schools_with(user, SCHOOL_ROLES))
    return pupils.select_related("school__authority", "referral")


def councils_worked_for(user: AnyUser) -> QuerySet[Authority]:
    """Returns the authorities whose returns the person may read: those they work cases for."""
    return authorities_with(user, CASE_ROLES)


def returns_seen_by(user: AnyUser) -> QuerySet[SicknessReturn]:
    """Returns what schools have told those authorities."""
    return SicknessReturn.objects.filter(authority__in=authorities_with(user, CASE_ROLES)).select_related("school")


def pressing_first(pupils: QuerySet[RegisterPupil]) -> QuerySet[RegisterPupil]:
    """Returns the pupils in the order of `Stage`, those who missed most first within it; sorted before it is cut."""
    ranks = [When(stage=stage, then=Value(rank)) for rank, stage in enumerate(Stage)]
    return pupils.order_by(Case(*ranks, default=Value(len(ranks))), "-missed", "first_name", "last_name", "pk")
