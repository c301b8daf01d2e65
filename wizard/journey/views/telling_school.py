"""Telling the school of a referral that was sent without it, once the family agrees."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from formkit.dates import DateField
from formkit.options import Option, OptionsField
from formkit.presentation import present
from people.service import signed_in
from wizard.consent.enums import RECORDED, ConsentHow
from wizard.journey.actions.let_school_know import let_school_know
from wizard.journey.begin_form import line
from wizard.journey.fields.written import not_after_today, possible_day
from wizard.journey.finding_school import FindsSchool
from wizard.journey.views.reach import is_beginner
from wizard.referrals.models import Referral, StartedByLink
from wizard.referrals.service import Agreed, begun_by_family, may_tell_school


class TellSchoolForm(FindsSchool):
    """Which school; and where it is not the family itself that says so, who of it agreed, how and when."""

    def __init__(self, *args: Any, begun: StartedByLink, themselves: bool) -> None:
        super().__init__(*args, initial={"school_name": begun.school_name, "agreed_by": begun.agreed_by})
        self.name = begun.name if themselves else ""
        self.fields["school_name"] = line("Which school?", 200, "Enter the school", hint="Its name and town.")
        if themselves:
            agree = forms.BooleanField(
                label="I agree that the school knows of this referral, and reads it",
                error_messages={"required": "Tick to say that you agree"},
            )
            self.fields["agree"] = present(agree)
            return
        hint = "Name, and what they are to the child."
        self.fields["agreed_by"] = line("Who in the family agreed?", 160, "Enter who in the family agreed", hint=hint)
        how = OptionsField(
            [Option(one.value, one.label) for one in RECORDED], label="How did they agree?", missing="Select how"
        )
        self.fields["agreed_how"] = present(how, size="m")
        when = DateField(
            label="When did they agree?", called="Date they agreed", missing="Enter the date they agreed",
            validators=[possible_day, not_after_today],
        )  # fmt: skip
        self.fields["agreed_on"] = present(when, size="m")

    def clean(self) -> dict[str, Any]:
        """Looks for the school in the register."""
        said = super().clean() or {}
        self.look_for_school(said, must=True)
        return said

    def agreed(self) -> Agreed:
        """Returns what was said; call it on a form without errors."""
        said = self.cleaned_data
        assert self.school is not None, "a form without errors has its school"
        if self.name:
            return Agreed(self.school, self.name, ConsentHow.LINK, timezone.localdate())
        return Agreed(self.school, said["agreed_by"], said["agreed_how"], said["agreed_on"])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def tell_school(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Asks which school and who agreed; POST tells it. 404 for all but the beginner and the council's case workers."""
    actor = signed_in(request)
    related = Referral.objects.select_related("authority", "school", "route_version", "submission", "started__school")
    referral = get_object_or_404(related.exclude(by_link=""), public_id=public_id)
    if not may_tell_school(actor, referral):
        raise Http404
    beginner = is_beginner(request)
    case = reverse("casework:case", args=[referral.submission.reference])
    back = reverse("journey:sent", args=[public_id]) if beginner else case
    if referral.started.told_school is not None:
        return redirect(back)
    form = TellSchoolForm(
        request.POST if request.method == "POST" else None,
        begun=referral.started, themselves=beginner and begun_by_family(referral),
    )  # fmt: skip
    if form.is_valid():
        let_school_know(actor, referral, form.agreed())
        return redirect(back)
    context = {"form": form, "referral": referral, "authority": referral.authority, "back_href": back}
    return render(request, "journey/tell_school.html", context)
