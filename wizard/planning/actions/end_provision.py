"""What is provided ends, for one of the policy's reasons, and the case closes. Only the council ends it."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.casework.enums import CaseStatus
from wizard.casework.models import Case
from wizard.casework.service import kept_until, note_moment, recount, tell_family
from wizard.planning.actions.agree_package import PackageRefused, hold_for_council
from wizard.planning.actions.claim_places import release_places
from wizard.planning.before_end import wanting_before_end
from wizard.planning.enums import PackageStatus
from wizard.planning.gates import hindrance_to_ending
from wizard.planning.models import Ending
from wizard.routes.service import casework_of


@transaction.atomic
def end_provision(
    actor: User,
    case: Case,
    reason: str,
    ended_on: date,
    *,
    views: str,
    onward: str,
    duty: str = "",
    evidence: str = "",
    why_lacking: str = "",
) -> Case:
    """Returns the closed case. Only the council ends provision (requirements N173, E67, E137, E138).

    `views` says what the family, the school and health think; `onward` what follows; `duty`, where the child is not
    back, how the council meets what it owes; `why_lacking` why it ends without what the route wants and lets an officer
    judge. Raises PermissionDenied, PackageRefused.
    """
    held = hold_for_council(actor, case)
    casework = casework_of(held.submission.referral.route_version)
    if held.status not in {CaseStatus.PLANNING, CaseStatus.PROVIDED}:
        raise PackageRefused("Nothing is planned or provided that could end")
    found = casework.ends.get(reason) if casework else None
    if found is None:
        raise PackageRefused("Choose the policy’s reason for the end")
    if not views.strip() or not onward.strip():
        raise PackageRefused("Write down what everybody thinks, and what follows")
    if found.look_at_duty and not duty.strip():
        raise PackageRefused("The child is not back at school. Say how the council meets its duty from now on")
    if ended_on > timezone.localdate():
        raise PackageRefused("Provision is ended on the day or after it, never ahead")
    if held.packages.filter(status=PackageStatus.RUNNING, starts_on__gt=ended_on).exists():
        raise PackageRefused("What runs now began after that day. Enter a later last day")
    if hindrance := hindrance_to_ending(held, found, ended_on):
        raise PackageRefused(hindrance)
    wanting = wanting_before_end(held, found)
    if stopped := next((one for one in wanting if not (one.judged and why_lacking.strip())), None):
        raise PackageRefused(stopped.say)
    for package in held.packages.exclude(status=PackageStatus.ENDED):
        package.status, package.ended_on = PackageStatus.ENDED, ended_on
        package.save(update_fields=["status", "ended_on"])
        release_places(package, ended_on)
    Ending.objects.create(
        case=held, reason=reason, label=found.label, ended_on=ended_on, views=views.strip(), onward=onward.strip(),
        duty=duty.strip(), evidence=evidence.strip(), lacking=[one.wanted.title for one in wanting],
        why_lacking=why_lacking.strip() if wanting else "", ended_by=actor, made_at=timezone.now(),
    )  # fmt: skip
    held.status, held.closed_on, held.end_reason = CaseStatus.CLOSED, ended_on, reason
    pupil = getattr(held, "pupil", None)
    held.keep_until = kept_until(ended_on, pupil.born if pupil else None)
    held.save(update_fields=["status", "closed_on", "end_reason", "keep_until"])
    note_moment(actor, held, "provision_ended", ended_on, about=reason)
    told = {"reason": reason, "on": ended_on.isoformat(), "lacking": [one.wanted.key for one in wanting]}
    record_event("case", held.submission.reference, "provision_ended", actor, told)
    tell_family(held, f"ended:{reason}")
    recount(held)
    return held
