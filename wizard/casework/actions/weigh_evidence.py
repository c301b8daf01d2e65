"""An officer writes down what was said by word of mouth, rules on a paper, or judges what no figure can."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.enums import CASE_ROLES
from people.models import User
from people.tenancy import holds
from record.service import record_event
from wizard.casework.models import Case, EvidenceRuling, HeardEvidence, Judgement
from wizard.casework.recounting import recount
from wizard.routes.service import route_of

VERDICTS = frozenset({"", "accepted", "for_now", "refused"})


class NotInRoute(ValueError):
    """The route knows no such requirement, author or judgement; the sentence is for the person."""


def open_for(actor: User, case: Case) -> Case:
    """Returns the locked case for whoever works it. Raises PermissionDenied."""
    related = ("submission__referral__route_version", "authority")
    locked = Case.objects.select_for_update(of=("self",)).select_related(*related).get(pk=case.pk)
    if not holds(actor, CASE_ROLES, authority=locked.authority):
        raise PermissionDenied
    return locked


@transaction.atomic
def record_heard(
    actor: User,
    case: Case,
    *,
    said_by: str,
    what: str,
    how: str,
    heard_on: date,
    requirement: str = "",
    author: str = "",
    seen_on: date | None = None,
    meeting: str = "",
) -> HeardEvidence:
    """Returns evidence by telephone, in a meeting or on a visit (requirements N109, N110), entered by the officer.

    Raises PermissionDenied, NotInRoute.
    """
    locked = open_for(actor, case)
    found = route_of(locked.submission.referral.route_version).requirements.get(requirement)
    if requirement and (found is None or found.kind != "evidence"):
        raise NotInRoute("Choose which evidence it counts for")
    if author and found is not None and author not in {one.key for one in found.authors}:
        raise NotInRoute("Choose one of the professions that the route knows")
    heard = HeardEvidence.objects.create(
        case=locked, requirement=requirement, author=author, said_by=said_by, how=how, heard_on=heard_on,
        seen_on=seen_on, what=what, meeting=meeting, recorded_by=actor, recorded_at=timezone.now(),
    )  # fmt: skip
    told = {"heard": heard.pk, "requirement": requirement, "how": how}
    record_event("case", locked.submission.reference, "evidence_heard", actor, told)
    recount(locked)
    return heard


@transaction.atomic
def rule_on_item(
    actor: User, case: Case, item: str, *, reason: str, verdict: str = "", challenged: bool = False
) -> EvidenceRuling:
    """Returns an officer's word on one paper, by its public id or heard:ID; the route's verdict stays beside it.

    Raises PermissionDenied, NotInRoute for a verdict that there is not.
    """
    locked = open_for(actor, case)
    if verdict not in VERDICTS:
        raise NotInRoute("Choose how this paper counts")
    ruling = EvidenceRuling.objects.create(
        case=locked, item=item, verdict=verdict, challenged=challenged, reason=reason, by=actor, at=timezone.now()
    )
    told = {"item": item, "verdict": verdict, "challenged": challenged}
    record_event("case", locked.submission.reference, "evidence_ruled", actor, told)
    recount(locked)
    return ruling


@transaction.atomic
def judge(actor: User, case: Case, key: str, *, holds_true: bool, reason: str) -> Judgement:
    """Returns an officer's judgement on one of the route's, with its reason; a later one takes its place.

    Raises PermissionDenied, NotInRoute.
    """
    locked = open_for(actor, case)
    test = route_of(locked.submission.referral.route_version).tests.get(key)
    if test is None or test.kind != "judgement":
        raise NotInRoute("The route leaves no such question to an officer")
    made = Judgement.objects.create(case=locked, key=key, holds=holds_true, reason=reason, by=actor, at=timezone.now())
    record_event("case", locked.submission.reference, "judged", actor, {"judgement": key, "holds": holds_true})
    recount(locked)
    return made
