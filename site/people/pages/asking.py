"""Asking to join a school: find it, say who you are. Whoever asks is answered the same."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from people.actions.invite import HoldsRoleAlready
from people.actions.request_to_join import Asker, request_to_join
from people.enums import AuthorityKind, Role, SchoolStatus
from people.granting import SCHOOL_OFFERS
from people.limits import too_many_requests
from people.models import Authority, School, User
from people.pages.forms import AskForm, FindForm
from people.searching import find_schools

MOST = 20
ROLES = SCHOOL_OFFERS


@never_cache
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Finds schools by name, town, postcode or URN."""
    searched = "q" in request.GET
    form = FindForm(request.GET if searched else None)
    schools = find_schools(form.cleaned_data["q"], limit=MOST + 1) if searched and form.is_valid() else []
    context = {"form": form, "searched": searched and form.is_valid(), "schools": schools[:MOST]}
    return render(request, "people/find.html", {**context, "more": len(schools) > MOST})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, school: str) -> HttpResponse:
    """Takes a request to join; a stranger is told the same whether their address has an account or not."""
    found = get_object_or_404(School.objects.select_related("authority"), slug=school)
    if found.status == SchoolStatus.CLOSED:
        later = [one.later for one in found.later_schools.select_related("later")]
        return render(request, "people/closed.html", {"school": found, "later": later})
    user = request.user if isinstance(request.user, User) else None
    councils = [] if found.authority else list(Authority.objects.filter(kind=AuthorityKind.COUNCIL))
    form = AskForm(
        request.POST if request.method == "POST" else None, roles=ROLES, councils=councils, known=user is not None
    )
    context = {"form": form, "school": found, "asker": user}
    if form.is_valid():
        if too_many_requests(request, found.slug):
            return render(request, "people/too_many.html", status=429)
        return _asked(request, form, found, user)
    return render(request, "people/ask.html", context)


def _asked(request: HttpRequest, form: AskForm, school: School, user: User | None) -> HttpResponse:
    told = form.cleaned_data
    council = Authority.objects.filter(slug=told.get("council", "")).first()
    asker = Asker(
        name=user.get_full_name() if user else told["name"],
        email=user.email if user else told["email"],
        post=told["post"],
        user=user,
    )
    try:
        request_to_join(asker, school, Role(told["role"]), council)
    except HoldsRoleAlready:
        messages.info(request, f"You already work for {school} in this role.")
        return redirect("people:mine")
    return redirect(reverse("people:asked"))


@never_cache
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """Says what happens next."""
    return render(request, "people/asked.html")
