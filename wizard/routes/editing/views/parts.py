"""The screen of one part of a route: its form, drawn again unsaved after every button but Save."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from wizard.routes.drafts import RouteDraft, draft_of
from wizard.routes.editing.access import route_page
from wizard.routes.editing.clauses import NEW, CitedWords, cited_words, find_clauses, labels_of_new, with_clauses
from wizard.routes.editing.faults import field_errors
from wizard.routes.editing.keeping import part_from
from wizard.routes.editing.places import Place, anchor_of, place_of, place_of_list, title_of
from wizard.routes.editing.sketches import with_casework
from wizard.routes.editing.views.frame import MOVED, address, saved, screen
from wizard.routes.models import RoutePage
from wizard.routes.part_changes import NoSuchPart, part_at, with_added, with_part
from wizard.routes.part_forms.buttons import pressed
from wizard.routes.part_forms.choices import Names, Offered, names_in, with_typed_papers
from wizard.routes.part_forms.nodes import Node, form_of
from wizard.routes.problems import Problem

JSON = dict[str, Any]
FIRST_QUESTION = "first_question"
STILL_YOURS = (
    "Somebody else saved this route while you had it open. What you typed is still here: look whether it fits, "
    "and save again to put it in the place of what stands there."
)


@dataclass(frozen=True)
class Opened:
    """One part under the editor's hands. `pointer` is where it stands, or where a new one will (`new`)."""

    page: RoutePage
    draft: RouteDraft
    place: Place
    pointer: str
    before: JSON
    cited: CitedWords
    new: bool

    @property
    def title(self) -> str:
        """What the screen is called."""
        return f"Add {self.place.a_one}" if self.new else title_of(self.draft.data, self.pointer)

    @property
    def taken(self) -> set[str]:
        """The keys that parts of this sort have."""
        data = self.draft.data
        if self.place.part == "question":
            return {one["key"] for step in data.get("steps", []) for one in step["questions"]}
        try:
            return {str(one.get("key", "")) for one in part_at(data, self.place.list)} if self.place.list else set()
        except NoSuchPart:
            return set()


@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, page_id: int) -> HttpResponse:
    """Shows the form of the part at `?at=`; posted, draws it again or saves it."""
    page = route_page(request, page_id)
    at, draft = request.GET.get("at", ""), draft_of(page)
    try:
        place = place_of(at)
        before = part_at(draft.data, at) if place.list or "/questions/" in at else _there(draft.data, at)
    except NoSuchPart:
        raise Http404 from None
    cited = cited_words(draft.data, timezone.localdate())
    return _answer(request, Opened(page, draft, place, at, before, cited, new=False))


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, page_id: int) -> HttpResponse:
    """Shows an empty form for a new part of the list at `?to=`; posted, draws it again or saves it."""
    page = route_page(request, page_id)
    to, draft = request.GET.get("to", ""), draft_of(page)
    try:
        place = place_of_list(to)
        members = _there(draft.data, to, [])
        part_at(draft.data, to.rpartition("/")[0])
    except NoSuchPart:
        raise Http404 from None
    cited = cited_words(draft.data, timezone.localdate())
    return _answer(request, Opened(page, draft, place, f"{to}/{len(members)}", {}, cited, new=True))


def _there(data: JSON, pointer: str, otherwise: Any = None) -> Any:
    try:
        return part_at(data, pointer)
    except NoSuchPart:
        return {} if otherwise is None else otherwise


def _answer(request: HttpRequest, opened: Opened) -> HttpResponse:
    if request.method != "POST":
        return _drawn(request, opened, opened.before, None, lock=opened.draft.lock)
    do = request.POST.get("do", "save")
    if do != "save":
        typed = pressed(request.POST, do)
        value = part_from(opened.place.part, typed, opened.before, opened.taken)
        return _drawn(request, opened, value, typed, lock=request.POST.get("lock", ""), found=_found(opened, typed, do))
    return _save(request, opened)


def _save(request: HttpRequest, opened: Opened) -> HttpResponse:
    typed = pressed(request.POST, "save")
    value = part_from(opened.place.part, typed, opened.before, opened.taken)
    if opened.new and opened.place.part == "step":
        value |= _first_question(request.POST, opened)
    lock = request.POST.get("lock", "")
    draft, problems, moved = saved(request, opened.page, lock, lambda data: _put(data, opened, value))
    if moved and _still_here(opened, value):
        return _drawn(request, opened, value, typed, lock=opened.draft.lock, said=[STILL_YOURS])
    if draft is None:
        return _drawn(request, opened, value, typed, lock=lock, problems=problems, said=[MOVED] if moved else [])
    messages.success(request, f"“{title_of(draft.data, opened.pointer)}” is saved.")
    section = opened.pointer.partition("/questions/")[0] if "/questions/" in opened.pointer else ""
    query = {"open": section} if section else {"open": opened.pointer} if opened.place.part == "step" else {}
    return redirect(f"{address('overview', opened.page, **query)}#{anchor_of(opened.pointer)}")


def _still_here(opened: Opened, value: JSON) -> bool:
    """Whether the part stands where it stood when it was opened, though somebody saved the route since."""
    alone = bool(opened.place.pointer) or opened.new
    return alone or ("key" in value and value["key"] == opened.before.get("key"))


def _put(data: JSON, opened: Opened, value: JSON) -> JSON:
    """The document with the part in it, its clauses in the table, and what another kind of route needs besides."""
    if opened.new:
        changed = with_added(data, opened.pointer.rpartition("/")[0], value, _before_last(data, opened))
    else:
        changed = with_part(data, opened.pointer, value)
    return with_casework(with_clauses(changed, timezone.localdate()))


def _before_last(data: JSON, opened: Opened) -> int | None:
    """A new row of a table stands before the row for everybody else, which stays last."""
    members = _there(data, opened.place.list, []) if opened.place.list else []
    ends = opened.place.name in ("circumstances", "duty") and members and "when" not in members[-1]
    return len(members) - 1 if ends else None


def _first_question(post: QueryDict, opened: Opened) -> JSON:
    ask = " ".join(post.get(FIRST_QUESTION, "").split())
    value = part_from("question", QueryDict(f"kind=yes_no&ask={ask}"), {}, _question_keys(opened.draft.data))
    return {"questions": [{"kind": "yes_no", "ask": ask, "key": value.get("key", "")}]}


def _question_keys(data: JSON) -> set[str]:
    return {one["key"] for step in data.get("steps", []) for one in step["questions"]}


def _found(opened: Opened, typed: QueryDict, do: str) -> dict[str, tuple[str, Offered]]:
    button, _, name = do.partition(":")
    looked_for = typed.get(f"{name}.find", "").strip()
    if button != "find" or not looked_for:
        return {}
    top = opened.page.get_parent()
    return {name: (looked_for, find_clauses(top, looked_for, timezone.localdate()))}


def _names(opened: Opened, typed: QueryDict | None, found: Mapping[str, tuple[str, Offered]]) -> Names:
    new = [value for name in typed or () for value in (typed.getlist(name) if typed else []) if value.startswith(NEW)]
    labels = opened.cited.labels | labels_of_new(new, timezone.localdate())
    return replace(names_in(opened.draft.data), clauses=labels, gone=opened.cited.gone, found=found)


def _drawn(
    request: HttpRequest,
    opened: Opened,
    value: JSON,
    typed: QueryDict | None,
    *,
    lock: str,
    problems: list[Problem] | None = None,
    said: list[str] | None = None,
    found: Mapping[str, tuple[str, Offered]] | None = None,
) -> HttpResponse:
    names = with_typed_papers(_names(opened, typed, found or {}), value)
    form = form_of(opened.place.part, value, names, None, typed)
    by_field, elsewhere = field_errors(problems or [], opened.pointer, form)
    if by_field:
        form = form_of(opened.place.part, value, names, by_field, typed)
    context = {
        "form": form,
        "lock": lock,
        "place": opened.place,
        "opened": opened,
        "key": value.get("key", "") if not opened.new else "",
        "errors": _summary(form),
        "said": [*(said or []), *elsewhere],
        "first_question": request.POST.get(FIRST_QUESTION, ""),
        "asks_first_question": opened.new and opened.place.part == "step",
        "back": _back(opened),
    }
    wrong = bool(problems or said)
    return screen(request, "part", opened.page, opened.title, context, status=422 if wrong else 200)


def _back(opened: Opened) -> str:
    section = opened.pointer.partition("/questions/")[0] if "/questions/" in opened.pointer else ""
    query = {"open": section} if section else {}
    anchor = anchor_of(opened.pointer.rpartition("/")[0] if opened.new else opened.pointer)
    return f"{address('overview', opened.page, **query)}#{anchor}"


def _summary(form: Node) -> list[tuple[str, str, str]]:
    """(id, what it is called, what is wrong) of every field with a mistake, in the form's order."""
    found: list[tuple[str, str, str]] = [(form.id, form.label, error) for error in form.errors]
    for one in (*form.fields, *form.rows):
        found += _summary(one)
    return found
