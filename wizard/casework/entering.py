"""Entering a referral that came by telephone or on paper: which school, from whom, when; then the school's own walk."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from formkit.dates import DateField
from formkit.forms import GovukForm
from formkit.options import Option, OptionsField
from formkit.presentation import present
from people.enums import CASE_ROLES
from people.models import Authority, School
from people.service import authorities_with, find_schools, signed_in
from wizard.referrals.enums import ReceivedBy
from wizard.referrals.service import Received, enter_referral
from wizard.routes.models import RouteVersion
from wizard.routes.service import current_versions_at, route_of

WAYS = (ReceivedBy.TELEPHONE, ReceivedBy.PAPER)


class EnterForm(GovukForm):
    """From which school, how, from whom and when it came."""

    def __init__(self, *args: Any, schools: list[School], versions: list[RouteVersion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [Option(str(one.pk), one.name, ", ".join(filter(None, [one.town, one.urn]))) for one in schools]
        school = OptionsField(named, label="Which school does it come from?", missing="Select the school")
        self.fields["school"] = present(school, size="m")
        if len(versions) > 1:
            kinds = [Option(str(one.pk), one.route.title) for one in versions]
            self.fields["version"] = present(
                OptionsField(kinds, label="What does it ask for?", missing="Select what it asks for"), size="m"
            )
        ways = [Option(one.value, one.label) for one in WAYS]
        self.fields["way"] = present(
            OptionsField(ways, label="How did it come?", missing="Select how it came"), size="m"
        )
        who = forms.CharField(
            label="Who rang or wrote?",
            help_text="Name and role, such as Mrs Madeup, SENCO.",
            max_length=200,
            error_messages={"required": "Enter who rang or wrote"},
        )
        self.fields["by"] = present(who, size="m")
        self.fields["on"] = present(
            DateField(label="When did it come?", called="Date it came", missing="Enter the date it came"), size="m"
        )

    def clean_on(self) -> Any:
        """Returns the day; it cannot have come tomorrow."""
        on = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError("The date it came must be today or in the past")
        return on


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Finds the school, then asks how it came; POST begins the draft. 404 for who works no cases."""
    actor = signed_in(request)
    authorities = list(authorities_with(actor, CASE_ROLES))
    wanted = request.POST.get("for") or request.GET.get("for", "")
    authority = next((one for one in authorities if one.slug == wanted), authorities[0] if authorities else None)
    if authority is None:
        raise Http404
    text = (request.POST.get("q") or request.GET.get("q", "")).strip()[:100]
    schools, versions = find_schools(text) if text else [], versions_of(authority)
    form = EnterForm(request.POST if request.method == "POST" else None, schools=schools, versions=versions)
    if request.method == "POST" and versions and form.is_valid():
        said = form.cleaned_data
        school = next(one for one in schools if str(one.pk) == said["school"])
        version = next((one for one in versions if str(one.pk) == said.get("version")), versions[0])
        received = Received(ReceivedBy(said["way"]), said["by"], said["on"])
        referral = enter_referral(actor, authority, school, version, received)
        return redirect("journey:tasks", referral.public_id)
    context = {
        "authority": authority,
        "authorities": authorities,
        "text": text,
        "schools": schools,
        "versions": versions,
        "form": form,
        "desk_part": "enter",
    }
    return render(request, "casework/enter.html", context)


def versions_of(authority: Authority) -> list[RouteVersion]:
    """Returns the routes in force by which something can be asked of an authority here."""
    found = current_versions_at(authority.slug, timezone.localdate())
    return [one for one in found if route_of(one).identity.filled_in_here]
