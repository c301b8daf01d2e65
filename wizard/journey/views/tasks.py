"""The task list of one referral, and the list of a person's referrals."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from people.enums import SCHOOL_ROLES
from people.service import holds
from wizard.journey.clauses import Clauses
from wizard.journey.contacts import help_contact
from wizard.journey.lacking import lacks
from wizard.journey.moving import newer_numbers, notice_of
from wizard.journey.progress import COMPLETED, INCOMPLETE, NOT_YET, Task, counted, groups_of, opening_done
from wizard.journey.situation import NAME_KEYS, Situation
from wizard.journey.views.reach import closed, load, shell
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Answer, Referral
from wizard.referrals.service import referrals_of_schools_of
from wizard.routes.service import NamedTest

MOST_LISTED = 200


@require_safe
@login_required
def tasks(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Shows the parts of a draft, what each lacks, why now, and who can see it."""
    situation = load(request, public_id)
    elsewhere = closed(situation)
    if elsewhere is not None:
        return elsewhere
    groups = groups_of(situation, linker(situation))
    done, total = counted(groups)
    notes = notes_of(situation)
    reached = thresholds_reached(situation)
    clauses = Clauses(situation, [key for one in [*notes, *(test for test, _ in reached)] for key in one.cites])
    context = {
        **shell(request, situation),
        "groups": [*groups, {"heading": "Send", "tasks": [send_task(situation)]}],
        "done": done,
        "total": total,
        "pupil": situation.pupil,
        "notes": [{"say": note.say, "clauses": clauses.cited(note.cites)} for note in notes],
        "reached": [{"days": days, "clauses": clauses.cited(test.cites)} for test, days in reached],
        "contact": help_contact(situation.route),
        "moving": notice_of(situation),
        "put_aside": situation.referral.route_version.number > 1 and situation.referral.put_aside.exists(),
        "stopped": situation.stopped_by,
    }
    return render(request, "journey/tasks.html", context)


def linker(situation: Situation) -> Callable[[str], str]:
    """Returns a function from a page to its address."""
    return lambda page: reverse("journey:step", args=[situation.referral.public_id, page])


def notes_of(situation: Situation) -> list[Any]:
    """Returns the circumstances that say something and do not stop, and the one that holds."""
    found = situation.shape.circumstance
    keys = [*found.also, *([found.key] if found.key and not situation.stopped_by else [])]
    return [situation.route.circumstances[key] for key in dict.fromkeys(keys)]


def thresholds_reached(situation: Situation) -> list[tuple[NamedTest, str]]:
    """Returns the thresholds in days that are reached, each with the figure: why the referral is made now."""
    found = situation.shape.tests
    days = [one for one in situation.route.tests.values() if one.kind == "threshold" and one.measure == "days"]
    return [(one, f"{found[one.key].figure:g}") for one in days if found[one.key].value and found[one.key].figure]


def send_task(situation: Situation) -> Task:
    """Returns the last row. It opens as soon as the opening questions are done: what is wanting can get a reason."""
    if not opening_done(situation):
        return Task("Check and send", NOT_YET, hint="Answer the opening questions first")
    wanting = len(lacks(situation))
    href = reverse("journey:check", args=[situation.referral.public_id])
    if wanting:
        things = "1 thing is" if wanting == 1 else f"{wanting} things are"
        return Task("Check and send", INCOMPLETE, href, f"{things} missing. You can still send, with a reason.")
    return Task("Check and send", INCOMPLETE, href, "Ready to check")


@require_safe
@login_required
def referrals(request: HttpRequest) -> HttpResponseBase:
    """Lists the drafts and the sent referrals of the person's schools, the latest first."""
    found = referrals_of_schools_of(request.user).exclude(status=ReferralStatus.WITHDRAWN)
    rows_only = found.select_related("submission__case").defer("route_version__document", "submission__document")
    listed = list(rows_only.order_by("-updated_at")[:MOST_LISTED])
    names = names_of(listed)
    newer = newer_numbers(listed)
    rows = [row_of(referral, names.get(referral.pk, "")) | {"newer": newer.get(referral.pk)} for referral in listed]
    context = {
        "drafts": [row for row in rows if row["draft"]],
        "sent": [row for row in rows if not row["draft"]],
        "council_links": [],
        "at_school": holds(request.user, SCHOOL_ROLES),
    }
    return render(request, "journey/referrals.html", context)


def names_of(listed: list[Referral]) -> dict[int, str]:
    """Returns the pupils' names by referral, in one query."""
    said: dict[int, dict[str, str]] = defaultdict(dict)
    rows = Answer.objects.filter(referral__in=listed, question_key__in=NAME_KEYS)
    for pk, key, value in rows.values_list("referral_id", "question_key", "value"):
        if isinstance(value, str):
            said[pk][key] = value
    return {pk: " ".join(known[key] for key in NAME_KEYS if key in known) for pk, known in said.items()}


def row_of(referral: Referral, pupil: str) -> dict[str, Any]:
    """Returns one line of the list."""
    draft = referral.status == ReferralStatus.DRAFT
    submission = None if draft else referral.submission
    case = getattr(submission, "case", None)
    return {
        "pupil": pupil or "New referral",
        "href": reverse("journey:tasks" if draft else "journey:sent", args=[referral.public_id]),
        "referral": referral,
        "submission": submission,
        "draft": draft,
        "status": "Draft" if draft else case.get_status_display() if case else "Sent",
        "tone": "todo" if draft else "good",
        "done": COMPLETED,
    }
