"""Who covers for whom, and handing all of somebody's cases to a colleague."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from formkit.presentation import present
from people.enums import CASE_ROLES
from people.models import Authority, User
from people.service import authorities_with, holds, signed_in
from wizard.casework.actions.arrange_cover import arrange_cover, end_cover
from wizard.casework.actions.assign_case import SENIOR, NotAnOfficer, hand_cases_on
from wizard.casework.desk.load import load_of
from wizard.casework.forms import CaseForm, day
from wizard.casework.models import Cover
from wizard.casework.officers import officers_of


class CoverForm(CaseForm):
    """Who is away, who stands in, from when until when."""

    def __init__(self, *args: Any, officers: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["away"] = officer("Who is away?", "Select who is away", officers)
        self.fields["by"] = officer("Who stands in?", "Select who stands in", officers)
        self.fields["first_day"] = day("First day", "First day", "Enter the first day")
        self.fields["last_day"] = day("Last day", "Last day", "Enter the last day")

    def clean_last_day(self) -> Any:
        """Returns the day; a cover that is over already helps nobody."""
        return self.not_before_today("last_day", "Last day")

    def clean(self) -> dict[str, Any]:
        """Says what does not fit together."""
        said = super().clean() or {}
        if said.get("away") and said.get("away") == said.get("by"):
            self.add_error("by", "Select somebody else to stand in")
        if said.get("first_day") and said.get("last_day") and said["last_day"] < said["first_day"]:
            self.add_error("last_day", "The last day must not be before the first")
        return said


class HandOnForm(CaseForm):
    """Whose cases go to whom."""

    def __init__(self, *args: Any, theirs: list[User], officers: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["of"] = officer("Whose open cases?", "Select whose cases", theirs)
        self.fields["to"] = officer("Who takes them over?", "Select who takes them over", officers)

    def clean(self) -> dict[str, Any]:
        """Asks for two different people."""
        said = super().clean() or {}
        if said.get("of") and said.get("of") == said.get("to"):
            self.add_error("to", "Select somebody else")
        return said


def officer(label: str, missing: str, officers: list[User]) -> forms.ChoiceField:
    """Returns one of the officers."""
    options = [("", "Select"), *((str(one.pk), str(one)) for one in officers)]
    return present(forms.ChoiceField(label=label, choices=options, error_messages={"required": missing}), size="m")


def authority_for(request: HttpRequest, slug: str) -> Authority:
    """Returns the council the person works cases for. Raises Http404 for any other."""
    mine = authorities_with(request.user, CASE_ROLES)
    found: Authority = get_object_or_404(mine, slug=slug)
    return found


@never_cache
@login_required
@require_http_methods(["GET", "HEAD"])
def covers(request: HttpRequest) -> HttpResponse:
    """Lists who stands in for whom. 404 for who works no cases."""
    authorities = list(authorities_with(request.user, CASE_ROLES))
    if not authorities:
        raise Http404
    running = Cover.objects.filter(authority__in=authorities, ended_at=None, last_day__gte=timezone.localdate())
    context = {
        "authority": authorities[0] if len(authorities) == 1 else None,
        "authorities": authorities,
        "covers": list(running.select_related("away", "by", "authority")),
        "desk_part": "today",
    }
    return render(request, "casework/covers.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_cover(request: HttpRequest, authority: str) -> HttpResponse:
    """Asks who stands in for whom; POST arranges it, or ends one. 404 for other councils' people."""
    user, found = signed_in(request), authority_for(request, authority)
    if request.method == "POST" and "end" in request.POST:
        number = request.POST["end"]
        key = int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0
        end_cover(user, get_object_or_404(Cover, pk=key, authority=found))
        return redirect("casework:covers")
    officers = list(officers_of([found.pk]))
    form = CoverForm(request.POST if request.method == "POST" else None, officers=officers)
    if request.method == "POST" and form.is_valid():
        said = {**form.cleaned_data}
        people = {str(one.pk): one for one in officers}
        arrange_cover(user, found, people[said["away"]], people[said["by"]], said["first_day"], said["last_day"])
        return redirect("casework:covers")
    return render(request, "casework/new_cover.html", {"authority": found, "form": form, "desk_part": "today"})


def with_cases(authority: Authority, officers: list[User]) -> list[User]:
    """Returns the officers, and who works there no longer and still has open cases."""
    return [*officers, *(one.officer for one in load_of([authority.pk], timezone.localdate())
                         if one.officer and not one.here)]  # fmt: skip


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def hand_on(request: HttpRequest, authority: str) -> HttpResponse:
    """Asks whose open cases go to whom: one's own, a senior coordinator anybody's. 404 for other councils' people."""
    user, found = signed_in(request), authority_for(request, authority)
    officers = list(officers_of([found.pk]))
    theirs = with_cases(found, officers) if holds(user, SENIOR, authority=found) else [user]
    form = HandOnForm(request.POST if request.method == "POST" else None, theirs=theirs, officers=officers)
    if request.method == "POST" and form.is_valid():
        people = {str(one.pk): one for one in [*theirs, *officers]}
        try:
            hand_cases_on(user, found, people[form.cleaned_data["of"]], people[form.cleaned_data["to"]])
        except NotAnOfficer:
            form.say({"to": "Select somebody who works cases here"})
        else:
            return redirect("casework:desk")
    return render(request, "casework/hand_on.html", {"authority": found, "form": form, "desk_part": "today"})
