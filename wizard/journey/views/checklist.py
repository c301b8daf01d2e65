"""What the school has tried so far, on one page to print and take to a meeting, from the first day of a draft."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wizard.journey.pages import page_for
from wizard.journey.situation import Situation
from wizard.journey.views.reach import closed, load, shell
from wizard.referrals.service import TRIED
from wizard.routes.service import Question


@require_safe
@login_required
def checklist(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Shows each line with whether, when and what came of it. 404 where the route has no such list."""
    situation = load(request, public_id)
    elsewhere = closed(situation)
    if elsewhere is not None:
        return elsewhere
    lists = [list_of(situation, one) for one in lists_asked(situation)]
    if not lists:
        raise Http404
    return render(request, "journey/checklist.html", {**shell(request, situation), "lists": lists})


def lists_asked(situation: Situation) -> list[Question]:
    """Returns the checklists that this draft asks for."""
    shown = set(situation.shape.shown_questions)
    return [one for key, one in situation.route.questions.items() if one.kind == "checklist" and key in shown]


def list_of(situation: Situation, question: Question) -> dict[str, Any]:
    """Returns one list with its lines, and where it is filled in."""
    known = situation.values.get(question.key) or {}
    hidden = situation.shape.hidden_items
    items = [one for one in question.items if f"{question.key}.{one.key}" not in hidden]
    rows = [{"label": one.label, **said(known.get(one.key) or {})} for one in items]
    page = page_for(situation.route, "question", question.key)
    return {
        "heading": question.ask,
        "rows": rows,
        "done": sum(bool(row["tried"]) for row in rows),
        "href": reverse("journey:step", args=[situation.referral.public_id, page]),
    }


def said(line: dict[str, str]) -> dict[str, str]:
    """Returns what was noted of one line."""
    tried = line.get("tried", "")
    return {"tried": TRIED.get(tried, tried), "when": line.get("when", ""), "effect": line.get("effect", "")}
