"""What a school's governors and staff should know, and when they read it."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from formkit.dates import DateField
from formkit.forms import GovukForm
from formkit.options import Option, OptionsField
from formkit.presentation import present
from guidance.library.models import Source
from people.service import signed_in
from wizard.attendance.service import keeps_register
from wizard.support.actions.note_guidance_read import note_guidance_read
from wizard.support.queries import guidance_for_schools, guidance_rows
from wizard.support.views.reach import school_of, shell


class ReadForm(GovukForm):
    """Which guidance was read, by whom and when."""

    def __init__(self, *args: Any, sources: list[Source], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [Option(one.key, one.title) for one in sources]
        self.fields["source"] = present(
            OptionsField(options, label="What was read?", missing="Select what was read"), size="m"
        )
        self.fields["who"] = present(
            forms.CharField(
                label="Who read it?",
                help_text="Such as the governing body, or the staff who look after pupils’ health.",
                max_length=120,
                error_messages={"required": "Enter who read it", "max_length": "Shorten this to 120 characters"},
            ),
            size="m",
        )
        self.fields["on"] = present(DateField(label="When?", called="Day it was read"), size="m")

    def clean_on(self) -> Any:
        """Refuses a day to come."""
        day = self.cleaned_data["on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("Day it was read must be today or before")
        return day


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def guidance(request: HttpRequest, school: str) -> HttpResponse:
    """Lists the guidance with who read this edition of it; POST writes down one more. 404 for other schools' people."""
    found = school_of(request, school)
    sources = guidance_for_schools()
    form = ReadForm(request.POST if request.method == "POST" else None, sources=sources)
    if request.method == "POST" and not keeps_register(request.user, found):
        raise PermissionDenied
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        source = next(one for one in sources if one.key == said["source"])
        note_guidance_read(signed_in(request), found, source, said["who"], said["on"])
        return redirect("support:guidance", found.slug)
    context = {**shell(request, found), "rows": guidance_rows(found, sources), "form": form}
    return render(request, "support/guidance.html", context)
