"""The form that records what a parent or young person agreed to."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from formkit.dates import DateField
from formkit.forms import GovukForm
from formkit.options import ManyField, Option, OptionsField
from formkit.presentation import present
from schoolyear.counting import add_months
from wizard.consent.enums import RECORDED, ConsentHow
from wizard.consent.models import Consent
from wizard.consent.service import months_of, seen
from wizard.journey.fields.chosen import options_of
from wizard.journey.fields.written import not_after_today, possible_day
from wizard.routes.service import Requirement, Route

GIVERS = ("parent", "pupil")


class ConsentForm(GovukForm):
    """Whether they agree; if they do, to what, who, how and when. `seen` says what its page showed as recorded."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, route: Route, requirement: Requirement, stored: Consent | None, **kwargs: Any):
        initial = {**initial_of(stored), "seen": seen(stored)}
        super().__init__(*args, **{**kwargs, "prefix": None, "initial": initial})
        self.requirement = requirement
        self.fields.update(consent_fields(route, requirement))

    def clean(self) -> dict[str, Any]:
        """Asks for who, how and when where they agreed."""
        cleaned = super().clean() or {}
        if cleaned.get("given") != "yes":
            return cleaned
        for name, sentence in (
            ("given_by", "Enter who agreed"),
            ("relationship", "Select who they are to the pupil"),
            ("how", "Select how they agreed"),
            ("held_at", "Enter where it is kept"),
            ("given_on", "Enter the date they agreed"),
        ):
            if name in self.fields and not cleaned.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        self._refuse_run_out(cleaned.get("given_on"))
        if self.requirement.scopes and not cleaned.get("scopes") and "scopes" not in self.errors:
            self.add_error("scopes", "Select what they agreed to")
        return cleaned | ({"how": ConsentHow.ATTESTED.value} if "held_at" in self.fields else {})

    def _refuse_run_out(self, given_on: date | None) -> None:
        months = months_of(self.requirement)
        if given_on and add_months(given_on, months) < timezone.localdate():
            many = "1 month" if months == 1 else f"{months} months"
            self.add_error("given_on", f"An agreement counts for {many}, and this one has run out. Ask them again")


AGREED = [Option("yes", "Yes, they agree"), Option("no", "No, or not yet")]
HELD = [Option("yes", "Yes, the school holds it"), Option("no", "No, or not yet")]
ASK_HELD = ("Do you hold their signed agreement?", "Select whether you hold their signed agreement")


def consent_fields(route: Route, requirement: Requirement) -> dict[str, forms.Field]:
    """Returns the fields for one consent; where the route wants it attested, of the paper somebody holds."""
    held = requirement.form == "attested"
    yes_no = HELD if held else AGREED
    ask, missing = ASK_HELD if held else ("Do they agree?", "Select whether they agree")
    fields: dict[str, forms.Field] = {"given": present(OptionsField(yes_no, label=ask, missing=missing), size="m")}
    if requirement.scopes:
        scopes = options_of(requirement.scopes)
        fields["scopes"] = present(ManyField(scopes, label="What do they agree to?", required=False), size="m")
    by = "Who signed it?" if held else "Who agreed?"
    fields["given_by"] = present(forms.CharField(label=by, max_length=120, required=False), size="m")
    who = OptionsField(givers(route, requirement), label="Who are they to the pupil?", required=False)
    fields["relationship"] = present(who, size="m")
    if held:
        where = forms.CharField(
            label="Where is it kept?", help_text="Such as “pupil’s file, school office”", max_length=200, required=False
        )
        fields["held_at"] = present(where, size="m")
    else:
        ways = [Option(one.value, one.label) for one in RECORDED]
        fields["how"] = present(OptionsField(ways, label="How did they agree?", required=False), size="m")
    when = DateField(
        label="When did they sign it?" if held else "When?",
        called="Date they agreed",
        required=False,
        validators=[possible_day, not_after_today],
    )
    fields["given_on"] = present(when, size="m")
    return fields


def givers(route: Route, requirement: Requirement) -> list[Option]:
    """Returns the parties that may agree: those who must sign, else parents and pupils of the route."""
    keys = requirement.signed_by or tuple(key for key, one in route.parties.items() if one.kind in GIVERS)
    options = [Option(key, route.parties[key].label) for key in keys if key in route.parties]
    return options or [Option("parent", "Parent or carer"), Option("pupil", "The young person")]


def initial_of(stored: Consent | None) -> dict[str, Any]:
    """Returns the form's first values for a consent recorded before."""
    if stored is None:
        return {}
    return {
        "given": "yes" if stored.given and stored.withdrawn_at is None else "no",
        "scopes": stored.scopes,
        "given_by": stored.given_by,
        "relationship": stored.relationship,
        "how": stored.how,
        "held_at": stored.held_at,
        "given_on": stored.given_on,
    }
