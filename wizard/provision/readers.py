"""Who reads worries about a child and the papers that belong to them. Every reading of one starts here.

A reader must still have to do with the case: who left the school or the council reads no more, whoever named them.
"""

from django.db.models import Q, QuerySet

from people.enums import CASE_ROLES, REFERRING_ROLES, Role
from people.models import Authority, Membership, School, User
from people.tenancy import AnyUser, authorities_with, holds, schools_with
from record.models import Event
from wizard.casework.models import Case
from wizard.provision.models import Concern, ConcernPaper, ConcernReader, SafeguardingPerson

CHAIN, READ = "concern", "concern_read"


def possible_readers(case: Case) -> QuerySet[User]:
    """Returns whom a concern may be shown to: the council's case workers, and who acts for the pupil's school."""
    return at_council(case.authority) | at_school(case.school)


def at_council(authority: Authority) -> QuerySet[User]:
    """Returns the council's case workers."""
    return _with(Q(authority=authority, role__in=list(CASE_ROLES)))


def at_school(school: School) -> QuerySet[User]:
    """Returns who acts for a school."""
    return _with(Q(school=school, role__in=list(REFERRING_ROLES)))


def _with(where: Q) -> QuerySet[User]:
    running = Membership.objects.filter(where, ended_at__isnull=True).values("user")
    return User.objects.filter(pk__in=running, is_active=True).order_by("last_name", "first_name", "pk")


def safeguarding_at(place: Authority | School) -> QuerySet[User]:
    """Returns the safeguarding people of a council or a school who still work there, by name."""
    there = at_council(place) if isinstance(place, Authority) else at_school(place)
    return there.filter(pk__in=named_at(place).values("person"))


def named_at(place: Authority | School) -> QuerySet[SafeguardingPerson]:
    """Returns who is named now, with who named them."""
    where = {"authority": place} if isinstance(place, Authority) else {"school": place}
    return SafeguardingPerson.objects.filter(ended_at=None, **where).select_related("person", "named_by")


def may_name(user: AnyUser, place: Authority | School) -> bool:
    """Whether somebody says who the safeguarding people are: a senior coordinator, or the school's administrator."""
    if isinstance(place, Authority):
        return holds(user, {Role.SENIOR_COORDINATOR}, authority=place)
    return holds(user, {Role.SCHOOL_ADMINISTRATOR}, school=place)


def concerns_open_to(user: AnyUser) -> QuerySet[Concern]:
    """Returns every concern that a person may read now."""
    councils, schools = authorities_with(user, CASE_ROLES), schools_with(user, REFERRING_ROLES)
    mine = SafeguardingPerson.objects.filter(person=user.pk, ended_at=None)
    named = Q(pk__in=ConcernReader.objects.filter(person=user.pk).values("concern"))
    at_work = Q(case__authority__in=councils) | Q(case__school__in=schools)
    of_council = Q(for_council=True, case__authority__in=councils.filter(pk__in=mine.values("authority")))
    of_school = Q(for_school=True, case__school__in=schools.filter(pk__in=mine.values("school")))
    related = ("raised_by", "case__submission__referral", "placement__provider")
    found = Concern.objects.filter((named & at_work) | of_council | of_school)
    return found.select_related(*related).defer("case__submission__document")


def concerns_read_by(user: AnyUser, case: Case) -> QuerySet[Concern]:
    """Returns the concerns of a case that the person may read; for everybody else there are none."""
    return concerns_open_to(user).filter(case=case)


def readers_of(concern: Concern) -> list[User]:
    """Returns everybody who may read a concern now, by name."""
    found = possible_readers(concern.case).filter(pk__in=concern.readers.values("person"))
    if concern.for_council:
        found = found | safeguarding_at(concern.case.authority)
    if concern.for_school:
        found = found | safeguarding_at(concern.case.school)
    return list(found)


def has_read(user: AnyUser, concerns: list[Concern]) -> set[str]:
    """Returns the ids of those concerns that a person has opened, as the concerns' own chains say."""
    read = Event.objects.filter(subject_kind=CHAIN, kind=READ, actor=user.pk)
    return set(read.filter(subject_id__in=[one.public_id for one in concerns]).values_list("subject_id", flat=True))


def papers_open_to(user: User) -> Q:
    """Returns which files of the evidence store belong to worries that a person may read."""
    return Q(pk__in=ConcernPaper.objects.filter(concern__in=concerns_open_to(user).values("pk")).values("item"))
