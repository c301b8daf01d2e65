"""Who of a family has a page of their own in a case, and what a link to it opens. Every reading starts here."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from links.models import Link
from links.service import is_running
from wizard.casework.models import Case
from wizard.consent.enums import Responsibility
from wizard.consent.models import FamilyPerson
from wizard.consent.service import contact_restricted, is_pupil, people_of
from wizard.routes.service import Route, route_of

PURPOSE, SUBJECT = "family_page", "family_person"
FAMILY = frozenset({"parent", "pupil"})


@dataclass(frozen=True, slots=True)
class Reader:
    """One person of a family before their own page. `apart`: somebody of the family may not know of another.

    `kept_from`: another of them hides where they live, so this person does not read where the child is, and when.
    """

    link: Link
    person: FamilyPerson
    case: Case
    route: Route
    themselves: bool
    apart: bool
    kept_from: bool

    @property
    def child(self) -> str:
        """What the page calls the pupil."""
        pupil = getattr(self.case, "pupil", None)
        return (pupil.name.split() or ["your child"])[0] if pupil and pupil.name else "your child"


def reader_of(link: Link) -> Reader:
    """Returns who reads what behind a link.

    Raises Http404 when they were taken off, may not be written to any more, have another e-mail address than the one
    the link went to, or when there is no case.
    """
    people = FamilyPerson.objects.select_related("referral")
    person = people.filter(public_id=link.subject_id, removed_at=None).first()
    if person is None or not may_have_page(person) or person.email.strip().lower() != link.email:
        raise Http404
    case = cases().filter(submission__referral=person.referral_id).order_by("-opened_at").first()
    if case is None:
        raise Http404
    route = route_of(case.submission.referral.route_version)
    family = people_of(case.submission.referral)
    hidden = any(one.address_hidden and one.pk != person.pk for one in family)
    return Reader(link, person, case, route, is_pupil(route, person.party), apart(family), hidden)


def cases() -> QuerySet[Case]:
    """Returns cases with what the family's page shows of each."""
    related = ("submission__referral__route_version", "authority", "school", "pupil")
    return Case.objects.select_related(*related)


def lives_apart(case: Case) -> bool:
    """Whether the family of a case lives apart: each of them then sees their own."""
    return apart(people_of(case.submission.referral))


def apart(people: Iterable[FamilyPerson]) -> bool:
    """Whether somebody of the family lives apart, hides where, or may not be written to."""
    return any(one.lives_apart or one.address_hidden or one.contact_restricted for one in people)


def may_have_page(person: FamilyPerson) -> bool:
    """Whether a page may be sent to this person: family by the route, an e-mail address, nothing restricted."""
    if person.removed_at is not None or not person.email or contact_restricted(person.referral, person):
        return False
    party = route_of(person.referral.route_version).parties.get(person.party)
    if party is None:
        return person.party in FAMILY
    return party.kind in FAMILY and party.sign_in == "link"


def sent_by_itself(person: FamilyPerson) -> bool:
    """Whether the page goes to this person when the case opens.

    Where it is known that somebody has no parental responsibility, an officer decides.
    """
    return may_have_page(person) and person.responsibility != Responsibility.NO


def family_of(case: Case) -> list[FamilyPerson]:
    """Returns the people of the family who may have a page in this case."""
    return [one for one in people_of(case.submission.referral) if may_have_page(one)]


def running_link(person: FamilyPerson) -> Link | None:
    """Returns the link that opens this person's page now; None where there is none."""
    theirs = Link.objects.filter(
        purpose=PURPOSE, subject_kind=SUBJECT, subject_id=person.public_id, email=person.email.strip().lower(),
        ended_at=None, expires_at__gt=timezone.now(),
    )  # fmt: skip
    return next((link for link in theirs.order_by("-made_at") if is_running(link)), None)
