"""Who a case is about, taken out of the frozen submission once, so that lists and clocks need not read it."""

import json
from datetime import date
from typing import Any

from django.utils.dateparse import parse_date

from wizard.casework.given import questions_of, small_given
from wizard.casework.models import Case, CasePupil
from wizard.routes.service import Route, route_of


def know_pupil(case: Case) -> CasePupil:
    """Returns the row about the case's pupil, made anew. The submission's own action checked the permission."""
    document = json.loads(case.submission.document)
    route = route_of(case.submission.referral.route_version)
    fed = slots(route, {one["key"]: one.get("value") for one in questions_of(document)})
    said = document.get("pupil") or {}
    name = str(said.get("name") or "")[:200]
    group = said.get("year_group")
    case.year_group = group if isinstance(group, int) else None
    case.sought_name, case.turned_name = sought(name), turned(sought(name))
    case.save(update_fields=["year_group", "sought_name", "turned_name"])
    pupil, _ = CasePupil.objects.update_or_create(
        case=case,
        defaults={
            "authority_id": case.authority_id,
            "name": name,
            "born": born(said.get("born")),
            "upn": str(fed.get("pupil.upn") or "").strip().upper()[:40],
            "reason": str(fed.get("referral.reason") or "")[:60],
            "given": small_given(document, route),
        },
    )
    return pupil


def slots(route: Route, answers: dict[str, Any]) -> dict[str, Any]:
    """Returns the answers by the slot their question feeds; the first that was answered."""
    found: dict[str, Any] = {}
    for question in route.questions.values():
        value = answers.get(question.key)
        if question.feeds and value not in (None, "", [], {}):
            found.setdefault(question.feeds, value)
    return found


def sought(name: str) -> str:
    """Returns a name as search compares it: case folded, one space between words."""
    return " ".join(name.casefold().split())


def turned(name: str) -> str:
    """Returns a name with its last word first, so that search finds it by the surname too."""
    *first, last = name.split() or [""]
    return " ".join([last, *first])


def born(value: object) -> date | None:
    """Returns a date of birth; None for what is none."""
    try:
        return parse_date(value) if isinstance(value, str) else None
    except ValueError:
        return None
