"""The task list of one referral."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from people.models import User
from people.service import signed_in
from wizard.journey.clauses import Clauses
from wizard.journey.contacts import help_contact
from wizard.journey.elsewhere import council_elsewhere
from wizard.journey.lacking import lacks
from wizard.journey.listing import soon
from wizard.journey.moving import notice_of
from wizard.journey.progress import INCOMPLETE, NOT_YET, Task, counted, groups_of, opening_done
from wizard.journey.situation import Situation
from wizard.journey.views.checklist import lists_asked
from wizard.journey.views.reach import closed, load, shell
from wizard.journey.way_on import linker, next_to_do
from wizard.referrals.models import Referral
from wizard.referrals.service import expires_on, others_about_the_pupil
from wizard.routes.service import NamedTest


@require_safe
@login_required
def tasks(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Shows the parts of a draft, what each lacks, why now, and who can see it."""
    situation, actor = load(request, public_id), signed_in(request)
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
        "elsewhere": council_elsewhere(situation),
        "following": next_to_do(groups),
        "lists": bool(lists_asked(situation)),
        "expires": expires_on(situation.referral),
        "expires_soon": soon(expires_on(situation.referral)),
        "alike": alike_to(actor, situation.referral),
    }
    return render(request, "journey/tasks.html", context)


def alike_to(actor: User, referral: Referral) -> list[Referral]:
    """Returns the other referrals about the pupil that the person may open; nothing is asked where there are none."""
    return list(others_about_the_pupil(actor, referral)) if getattr(referral, "has_alike", True) else []


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
