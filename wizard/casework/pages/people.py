"""Who has to do with a case: its coordinator, its parties, and who may read how much of it until when."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from formkit.options import Option, OptionsField
from formkit.presentation import present
from people.service import signed_in
from wizard.casework.actions.assign_case import assign_case
from wizard.casework.actions.keep_party import add_party, end_party
from wizard.casework.case_page import case_context, case_for
from wizard.casework.enums import Access
from wizard.casework.forms import CaseForm, day, long_answer, short_answer
from wizard.casework.officers import officers_of

NOBODY = "none"


class OwnerForm(CaseForm):
    """Which officer is the case's coordinator."""

    def __init__(self, *args: Any, officers: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [Option(str(one.pk), str(one)) for one in officers]
        options = [*named, Option(NOBODY, "Nobody yet", apart=True)]
        self.fields["owner"] = present(
            OptionsField(options, label="Whose case is it?", missing="Select whose case it is"), size="m"
        )


class PartyForm(CaseForm):
    """Who, why they may know, how much they read, and until when."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = short_answer("Name", "Enter their name")
        self.fields["role"] = short_answer(
            "Role", "Enter their role", hint="Such as social worker, or EHC plan officer."
        )
        self.fields["organisation"] = short_answer("Organisation or team", "", longest=160, required=False)
        mail = forms.EmailField(
            label="E-mail address", required=False,
            error_messages={"invalid": "Enter an email address like name@example.org"},
            help_text="If they have an account here with this address, they read the case by signing in.",
        )  # fmt: skip
        self.fields["email"] = present(mail, size="m")
        self.fields["basis"] = long_answer(
            "On which lawful basis do they know?", "Enter the lawful basis", rows=3,
            hint="Such as: public task, section 19 of the Education Act 1996; the family knows.",
        )  # fmt: skip
        kinds = [Option(one.value, str(one.label)) for one in Access]
        self.fields["access"] = present(
            OptionsField(kinds, label="What may they read?", missing="Select what they may read"), size="m"
        )
        self.fields["until"] = day(
            "Until when?", "Date", required=False, hint="Needed when they may read. After this day they read nothing."
        )

    def clean_until(self) -> Any:
        """Returns the day; nobody is let in until yesterday."""
        return self.not_before_today("until", "Date")

    def clean(self) -> dict[str, Any]:
        """Asks for the last day where somebody reads."""
        said = super().clean() or {}
        if said.get("access") not in (None, "", Access.NONE) and not said.get("until") and "until" not in self.errors:
            self.add_error("until", "Enter until when they may read it")
        return said


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, reference: str) -> HttpResponse:
    """Lists who has to do with the case; POST ends one party. 404 for anyone but its case workers."""
    found = case_for(request, reference)
    if request.method == "POST":
        number = request.POST.get("party", "")
        key = int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0
        end_party(signed_in(request), get_object_or_404(found.parties, pk=key))
        return redirect("casework:people", reference=reference)
    today = timezone.localdate()
    parties = list(found.parties.select_related("account", "added_by"))
    running = [one for one in parties if one.ended_at is None and (one.until is None or one.until >= today)]
    context = {
        **case_context(found, "people"),
        "parties": running,
        "over": [one for one in parties if one not in running],
    }
    return render(request, "casework/people.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def owner(request: HttpRequest, reference: str) -> HttpResponse:
    """Asks whose case it is; POST gives it to them. 404 for anyone but its case workers."""
    found = case_for(request, reference)
    officers = list(officers_of([found.authority_id]))
    first = {"owner": str(found.owner_id or NOBODY)}
    form = OwnerForm(request.POST if request.method == "POST" else None, officers=officers, initial=first)
    if request.method == "POST" and form.is_valid():
        chosen = next((one for one in officers if str(one.pk) == form.cleaned_data["owner"]), None)
        assign_case(signed_in(request), found, chosen)
        return redirect("casework:case", reference=reference)
    return render(request, "casework/owner.html", {**case_context(found, "people"), "form": form})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, reference: str) -> HttpResponse:
    """Asks who else has to do with it; POST writes them down. 404 for anyone but its case workers."""
    found = case_for(request, reference)
    form = PartyForm(request.POST if request.method == "POST" else None, initial={"access": Access.NONE})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        add_party(
            signed_in(request), found, said["name"], said["role"], basis=said["basis"],
            organisation=said["organisation"], email=said["email"], access=said["access"], until=said["until"],
        )  # fmt: skip
        return redirect("casework:people", reference=reference)
    return render(request, "casework/add_party.html", {**case_context(found, "people"), "form": form})
