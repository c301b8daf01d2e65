"""What a referral would start with, shown before anybody starts it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from wizard.attendance.models import RegisterPupil
from wizard.attendance.service import marks_known, watch_of
from wizard.referrals.service import in_words
from wizard.routes.service import Route
from wizard.support.bringing import prefill_of
from wizard.support.views.reach import pupil_of, shell


@require_safe
@login_required
def referral(request: HttpRequest, public_id: str) -> HttpResponse:
    """Lists the answers a referral would be filled in with, section by section; the button starts it."""
    found = pupil_of(request, public_id)
    watch = watch_of(found.school, timezone.localdate())
    context = {
        **shell(request, found.school),
        "pupil": found,
        "route": watch.route,
        "sections": sections(found, watch.route) if watch.route else [],
        "sessions": len(marks_known(found)),
    }
    return render(request, "support/referral.html", context)


def sections(pupil: RegisterPupil, route: Route) -> list[dict[str, Any]]:
    """Returns [{heading, answers}] of what would be brought over, in the route's order."""
    values = prefill_of(pupil, route)
    listed: dict[str, list[dict[str, Any]]] = {}
    for key, question in route.questions.items():
        lines = in_words(question, values.get(key))
        if lines:
            listed.setdefault(question.step_key, []).append({"label": question.ask, "lines": lines})
    return [{"heading": route.steps[step].title, "answers": answers} for step, answers in listed.items()]
