"""Somebody without an account begins a referral: by an e-mailed link and code, where the route lets them."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from links.models import Link
from links.service import end_link, make_link, stand_in
from people.enums import SchoolStatus
from people.models import Authority, School, User
from record.service import enqueue, forget_letters, record_event
from wizard.referrals.actions.save_answers import save_answers
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.letters import BEGUN
from wizard.referrals.models import Referral, StartedByLink
from wizard.routes.models import RouteVersion
from wizard.routes.service import Party, Route, route_of

PURPOSE, SUBJECT = "start", "route_version"
READ_FOR = 365  # calendar days after a draft may lie: what was sent is read by the same link
UNOPENED_FOR = 28  # calendar days that a link which nobody opened is of use


@dataclass(frozen=True)
class Beginner:
    """What somebody says of themselves and of the school: `school` is the one of the register, where it is known."""

    name: str
    role: str = ""
    school: School | None = None
    school_name: str = ""
    tell_school: bool = False
    agreed_by: str = ""


def may_begin(route: Route) -> list[Party]:
    """Returns the parties that begin this route by a link. None where another system takes the case on."""
    if route.identity.received_by or route.identity.handover:
        return []
    return [one for one in route.parties.values() if "start" in one.may and one.sign_in == "link"]


@transaction.atomic
def ask_to_start(version: RouteVersion, party: str, email: str) -> StartedByLink:
    """Returns the row and promises the letter with the link. How often is limited in the view.

    Raises PermissionDenied for a party that the route does not let begin.
    """
    if party not in {one.key for one in may_begin(route_of(version))}:
        raise PermissionDenied
    days = settings.DRAFTS_KEPT_DAYS + READ_FOR
    link = make_link(PURPOSE, SUBJECT, str(version.pk), email, party=party, days=days, made_by=None)
    begun = StartedByLink.objects.create(link=link, route_version=version, party=party, asked_at=timezone.now())
    enqueue(BEGUN, SUBJECT, link.public_id, link.email, f"{BEGUN}:{link.public_id}")
    return begun


@transaction.atomic
def begin_by_link(link: Link, said: Beginner) -> Referral:
    """Returns the draft of this link, made at the first call; later ones change what was said. The link was opened.

    Raises PermissionDenied once the draft was sent or withdrawn.
    """
    begun = StartedByLink.objects.select_for_update().get(link=link)
    if begun.referral_id is not None:  # locked, so that nothing is said of the school while the referral is sent
        begun.referral = Referral.objects.select_for_update().get(pk=begun.referral_id)
        if begun.referral.status != ReferralStatus.DRAFT:
            raise PermissionDenied
    for name, value in vars(said).items():
        setattr(begun, name, value)
    person = begun.person or User.objects.create_user(stand_in(link))
    person.first_name = said.name
    person.save(update_fields=["first_name"])
    begun.person, begun.referral = person, begun.referral or _draft(begun, person)
    begun.referral.from_name = ", ".join(filter(None, [said.name, said.role]))[:200]
    begun.referral.save(update_fields=["from_name"])
    begun.save()
    return begun.referral


def _draft(begun: StartedByLink, person: User) -> Referral:
    version = begun.route_version
    authority = version.route.get_parent().specific.authority
    draft = Referral.objects.create(
        authority=authority,
        school=no_school_told(authority),
        route_version=version,
        created_by=person,
        by_link=begun.party,
    )
    told = {"route_sha256": version.sha256, "party": begun.party}
    record_event("referral", draft.public_id, "referral_started", person, told)
    known = asks_who(route_of(version), begun.party)
    if known:
        save_answers(person, draft, {known: begun.party}, seen=draft.lock_version)
    return draft


def asks_who(route: Route, party: str) -> str:
    """Returns the opening question whose choices are the route's parties, this one among them; blank without one.

    The route would ask again what the link says already.
    """
    for step in route.steps.values():
        for question in step.questions if step.gate == "start" else ():
            choices = {one.key for one in question.options}
            if question.kind == "one" and party in choices and len(choices.intersection(route.parties)) > 1:
                return question.key
    return ""


def no_school_told(authority: Authority) -> School:
    """Returns the place where an authority's referrals are while no school may know of them: nobody works there.

    It is closed, so that nobody finds it, joins it or is invited to it.
    """
    slug = f"no-school-told-{authority.slug}"[:80]
    named = {"name": "No school told", "authority": authority, "status": SchoolStatus.CLOSED}
    return School.objects.get_or_create(slug=slug, defaults=named)[0]


def forget_beginner(referral: Referral) -> None:
    """Ends the link of a referral that is deleted, and forgets whose it was. Call it before the rows go."""
    begun = StartedByLink.objects.select_related("link", "person").filter(referral=referral).first()
    if begun is None or begun.person is None:
        return
    end_link(None, begun.link)
    Link.objects.filter(pk=begun.link_id).update(email="")
    forget_letters([begun.link.public_id])
    begun.person.first_name, begun.person.is_active = "", False
    begun.person.save(update_fields=["first_name", "is_active"])


def forget_unopened() -> int:
    """Deletes what nobody went on with for four weeks, with its address, and returns how many there were. A chore."""
    before = timezone.now() - timedelta(days=UNOPENED_FOR)
    over = StartedByLink.objects.select_related("link").filter(referral=None, asked_at__lt=before)
    for begun in over:
        with transaction.atomic():
            end_link(None, begun.link)
            Link.objects.filter(pk=begun.link_id).update(email="")
            begun.delete()
    return len(over)
