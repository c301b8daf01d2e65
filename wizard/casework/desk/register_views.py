"""The register of cases: filters, views a person keeps, page after page, and the same as a file."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from people.enums import CASE_ROLES
from people.models import Authority, User
from people.service import authorities_with, signed_in
from wizard.casework.actions.note_export import note_export
from wizard.casework.actions.save_view import TooManyViews, forget_view, save_view
from wizard.casework.case_page import known_pupil
from wizard.casework.clock_lines import tone_of, words_of
from wizard.casework.desk.exporting import KINDS, export_response
from wizard.casework.desk.filters import Scope, narrowed
from wizard.casework.desk.keyset import BY_DUE, NEWEST, Order, page_of
from wizard.casework.desk.register_form import RegisterForm
from wizard.casework.desk.saying import move_words
from wizard.casework.desk.sought import keep_sought, with_sought
from wizard.casework.enums import OPEN, CaseStatus
from wizard.casework.models import Case, SavedView
from wizard.casework.officers import officers_of

ROWS, MOST_COUNTED, LONGEST_NAME, FILTER = 50, 1_000, 60, "filter"
TONES = {CaseStatus.RECEIVED: "todo", CaseStatus.PROVIDED: "good"}


@dataclass
class Register:
    """What one request asks of the register."""

    user: User
    authorities: list[Authority]
    form: RegisterForm
    cases: QuerySet[Case]
    order: Order


def register_for(request: HttpRequest) -> Register:
    """Returns the cases a request asks for. Raises Http404 for who works no cases."""
    authorities = list(authorities_with(request.user, CASE_ROLES))
    if not authorities:
        raise Http404
    user, keys = signed_in(request), tuple(one.pk for one in authorities)
    officers = [(str(one.pk), str(one)) for one in officers_of(keys, ended=True)]
    filtering = request.method == "POST" and request.POST.get("do") == FILTER
    data = request.POST if filtering else with_sought(request, request.GET)
    form = RegisterForm(data, officers=officers, authorities=authorities)
    chosen = form.chosen()
    form.carried = keep_sought(request, chosen.get("q", "")) if filtering else request.GET.get("q", "")
    cases = narrowed(Case.objects.filter(authority__in=keys), chosen, Scope(user, keys, timezone.localdate()))
    return Register(
        user, authorities, form, cases, BY_DUE if chosen.get("due") in ("late", "week", "month") else NEWEST
    )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Lists cases by filters; POST sets them, keeps them under a name or forgets them. 404 for who works no cases."""
    asked = register_for(request)
    query = asked.form.query()
    if request.method == "POST" and request.POST.get("do") != FILTER:
        return keep(request, asked, query)
    if request.method == "POST" and not asked.form.errors:
        return redirect(f"{reverse('casework:register')}?{query}")
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    context = {**context_of(asked, query), **rows_for(asked, after=after, before=before), **choosing(request)}
    return render(request, "casework/register.html", context)


def choosing(request: HttpRequest) -> dict[str, Any]:
    """Returns whether every case of the page is ticked, and the address where they are."""
    asked = request.GET.copy()
    every = asked.get("choose") == "all"
    asked["choose"] = "all"
    return {"choose_all": every, "choose_all_href": "" if every else f"?{asked.urlencode()}"}


def context_of(asked: Register, query: str) -> dict[str, Any]:
    """Returns what stands around the list."""
    # In the list's own order the counting walks the index that the page walks, and stops where it has enough.
    number = asked.order.sorted(asked.cases)[:MOST_COUNTED].count()
    here = reverse("casework:register")
    return {
        "authority": asked.authorities[0] if len(asked.authorities) == 1 else None,
        "several": len(asked.authorities) > 1,
        "form": asked.form,
        "query": query,
        "number": f"{MOST_COUNTED - 1:,}+" if number >= MOST_COUNTED else str(number),
        "views": list(asked.user.case_views.all()),
        "exports": [(kind.upper(), f"{here}cases.{kind}?{query}") for kind in KINDS],
        "by_due": asked.order is BY_DUE,
        "desk_part": "all",
    }


def rows_for(asked: Register, *, after: str = "", before: str = "") -> dict[str, Any]:
    """Returns a page, the first where no place is named, and each of its cases with its words."""
    today = timezone.localdate()
    related = ("submission", "school", "authority", "owner", "pupil")
    shown_with = Case.objects.select_related(*related).defer("submission__document", "pupil__given")
    page = page_of(asked.cases, asked.order, ROWS, shown_with, after=after, before=before)
    rows = [{"case": case, "pupil": known_pupil(case), **next_words(case, today)} for case in page.cases]
    return {"page": page, "rows": rows}


def next_words(case: Case, today: Any) -> dict[str, str]:
    """Returns a case's one line: what is due and how pressing, whose move it is, and the colour of its status."""
    waits = case.status in OPEN or case.next_about.startswith(("challenge:", "request:"))
    due = case.next_due_on if waits else None
    quiet = case.quiet_since is not None and case.next_about != "acknowledge"
    return {
        "due": words_of(due, today, done=False, quiet=quiet) if due else "",
        "due_tone": tone_of(due, today) if due and not quiet else "",
        "move": move_words(case) if case.status in OPEN and not case.handed_over_to else "",
        "tone": TONES.get(CaseStatus(case.status), "plain"),
    }


def keep(request: HttpRequest, asked: Register, query: str) -> HttpResponse:
    """Keeps or forgets a view, and leads back to the list."""
    here = reverse("casework:register")
    if number := request.POST.get("forget", ""):
        key = int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0
        forget_view(asked.user, get_object_or_404(SavedView, pk=key, person=asked.user))
        return redirect(f"{here}?{query}")
    name = " ".join(request.POST.get("name", "").replace("\x00", "").split())[:LONGEST_NAME]
    # A view outlives the case: the name of a child that was looked for is not kept with it.
    if name and (kept := asked.form.query(without="q")):
        try:
            save_view(asked.user, name, kept)
        except TooManyViews as refused:
            return render(request, "casework/register.html",
                          {**context_of(asked, query), **rows_for(asked), "refused": str(refused)})  # fmt: skip
    return redirect(f"{here}?{query}")


@never_cache
@login_required
@require_safe
def export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Gives what the filters find as a file, and writes down that it was taken. 404 for who works no cases."""
    asked = register_for(request)
    if kind not in KINDS:
        raise Http404
    note_export(asked.user, asked.authorities, kind, asked.form.chosen())
    return export_response(asked.cases, asked.order, kind)
