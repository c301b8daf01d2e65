"""The overview of a route's draft: what it is, what is wrong with it, and its parts, to open, add, move and remove."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_http_methods, require_POST

from wizard.routes.differences import differences
from wizard.routes.drafts import RouteDraft, draft_of
from wizard.routes.editing.access import route_page
from wizard.routes.editing.clauses import cited_again, cited_words, with_clauses
from wizard.routes.editing.faults import faults_of, problems_of
from wizard.routes.editing.places import (
    CASEWORK,
    DECISION,
    IDENTITY,
    LISTS,
    START,
    TEACHING,
    Place,
    anchor_of,
    place_of,
    screen_of,
    title_of,
)
from wizard.routes.editing.rows import rows_of
from wizard.routes.editing.views.frame import MOVED, address, document_of, saved, screen
from wizard.routes.models import RoutePage
from wizard.routes.part_changes import NoSuchPart, StillRead, part_at, with_moved, without_part
from wizard.routes.part_forms.words import choice_of
from wizard.routes.sentences import sentences_of

JSON = dict[str, Any]
START_PAGE = "start_page"


@require_http_methods(["GET", "HEAD"])
def overview(request: HttpRequest, page_id: int) -> HttpResponse:
    """Shows the whole draft: its parts in lists, each with a sentence, what is wrong, and how it differs."""
    page = route_page(request, page_id)
    draft = draft_of(page)
    shown = _shown(page, draft, request.GET.get("open", ""))
    return screen(request, "overview", page, draft.data["route"]["title"], shown)


def _shown(page: RoutePage, draft: RouteDraft, opened: str) -> JSON:
    data, words = draft.data, sentences_of(draft.data)
    cited = cited_words(data, timezone.localdate())
    problems = problems_of(draft.text, cited)
    start_only = data["route"]["kind"] == START_PAGE
    lists = [place for place in LISTS if not start_only or place.name == "contacts"]
    casework = CASEWORK if "casework" in data else ()
    version = page.versions.order_by("-number").first()
    changes = differences(document_of(version.document), data) if version else []
    return {
        "draft": draft,
        "kind": choice_of("route", "kind", data["route"]["kind"]),
        "identity": data["route"],
        "effective_from": parse_date(data["route"].get("effective_from", "")),
        "start_only": start_only,
        "version": version,
        "changes": len(changes),
        "errors": faults_of(data, problems, "error"),
        "warnings": faults_of(data, problems, "warning"),
        "gone": {key: cited.labels[key] for key in sorted(cited.gone)},
        "changed": {key: cited.labels[key] for key in sorted(cited.changed)},
        "lists": [(one, rows_of(data, one, words, cited.numbers, problems, opened)) for one in (*lists, *casework)],
        "singles": [(one, _single(data, one)) for one in _singles(data)],
        "questions": sum(len(step["questions"]) for step in data.get("steps", [])),
    }


def _singles(data: JSON) -> list[Place]:
    return [IDENTITY, START, *([DECISION, TEACHING] if "casework" in data else [])]


def _single(data: JSON, place: Place) -> bool:
    """Whether there is anything yet."""
    try:
        return bool(part_at(data, place.pointer))
    except NoSuchPart:
        return False


@require_POST
def rearrange(request: HttpRequest, page_id: int) -> HttpResponse:
    """Moves or removes one part, as its button says; cites a clause again as its words stand now."""
    page = route_page(request, page_id)
    button, _, at = request.POST.get("do", "").partition(":")
    draft = draft_of(page)
    try:
        change = _change(button, at)
        title = "" if button == "cite" else _listed_title(draft.data, at)
        new, problems, moved = saved(request, page, request.POST.get("lock", ""), change)
    except NoSuchPart:
        raise Http404 from None
    except StillRead as still:
        _say_who_reads(request, draft.data, title, still)
        return redirect(address("overview", page))
    if moved:
        messages.error(request, MOVED)
    if problems:
        messages.error(request, f"“{title}” stays: there has to be at least one.")
    if new and button == "remove":
        messages.success(request, f"“{title}” is removed.")
    # What was refused is said at the top; what was done shows at its place.
    return redirect(_back(page, button, at) if new and button != "remove" else _section(page, at))


def _listed_title(data: JSON, at: str) -> str:
    if place_of(at).pointer:  # there is one of it: it neither moves nor goes
        raise NoSuchPart(at)
    return title_of(data, at)


def _change(button: str, at: str) -> Any:
    today = timezone.localdate()
    changes = {
        "up": lambda data: with_moved(data, at, -1),
        "down": lambda data: with_moved(data, at, 1),
        "remove": lambda data: with_clauses(without_part(data, at), today),
        "cite": lambda data: cited_again(data, at, today),
    }
    if button not in changes:
        raise NoSuchPart(at)
    return changes[button]


def _say_who_reads(request: HttpRequest, data: JSON, title: str, still: StillRead) -> None:
    readers = list(dict.fromkeys(screen_of(reader) or "" for reader in still.readers))
    names = [f"“{title_of(data, one)}”" if one else "a tried-out example" for one in readers]
    messages.error(request, f"“{title}” is still needed by {', '.join(dict.fromkeys(names))}. Change those first.")


def _back(page: RoutePage, button: str, at: str) -> str:
    """The overview at the part that was moved, in its section."""
    above, _, number = at.rpartition("/")
    place = int(number) + {"up": -1, "down": 1}.get(button, 0) if number.isdecimal() else 0
    return f"{_section(page, at)}#{anchor_of(f'{above}/{max(0, place)}')}"


def _section(page: RoutePage, at: str) -> str:
    """The overview, open at a question's section."""
    query = {"open": at.partition("/questions/")[0]} if "/questions/" in at else {}
    return address("overview", page, **query)
