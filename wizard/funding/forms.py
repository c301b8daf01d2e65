"""What is asked about money."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from formkit.options import Option, OptionsField, YesNo
from formkit.presentation import present
from formkit.widgets import PlainFileInput
from schoolyear.years import first_day, starting_year
from wizard.casework.service import CaseForm, day, long_answer, short_answer
from wizard.evidence.service import LIMITS_SENTENCE
from wizard.funding.enums import StopReason

MOST = Decimal("9999999.99")


class Pounds(forms.DecimalField):
    """Pounds and pence as people write them: £1,250.50 and 1250.5 alike."""

    def __init__(self, label: str, missing: str = "", *, hint: str = "", required: bool = True) -> None:
        said = {
            "required": missing,
            "invalid": "Enter pounds and pence in numbers, like 1,250.50",
            "max_decimal_places": "Enter at most two numbers after the point",
            "min_value": "Enter an amount above zero",
            "max_value": "Enter an amount below ten million pounds",
        }
        super().__init__(
            label=label, help_text=hint, required=required, decimal_places=2, min_value=Decimal("0.01"),
            max_value=MOST, error_messages=said,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-10"}),
        )  # fmt: skip

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # the stubs inherit it from int
        """Returns the amount without what people put around it."""
        return super().to_python(value.replace("£", "").replace(",", "").strip() if isinstance(value, str) else value)


def file_field(label: str, *, hint: str, required: bool) -> forms.FileField:
    """Returns the plain file input; the evidence room says what is wrong with a file, and what to do."""
    field = forms.FileField(
        label=label, help_text=f"{hint}{LIMITS_SENTENCE}", widget=PlainFileInput, allow_empty_file=True,
        required=required, error_messages={"required": "Choose the file of the document"},
    )  # fmt: skip
    return present(field, size="m")


def pounds(label: str, missing: str = "", *, hint: str = "", required: bool = True) -> Pounds:
    """Returns a field for an amount."""
    return present(Pounds(label, missing, hint=hint, required=required), size="m")


class StretchForm(CaseForm):
    """A form with a first and a last day."""

    def clean(self) -> dict[str, Any]:
        """Returns the answers; nothing ends before it begins."""
        said = super().clean() or {}
        first, last = said.get("first_day"), said.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "Last day must be the first day or later")
        return said


class RateForm(CaseForm):
    """What a school year costs, from a day on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["yearly"] = pounds(
            "How much is it for a school year?", "Enter the amount for a school year",
            hint="The whole year’s amount. The policy’s share, and the part for each school day, are worked out of it.",
        )  # fmt: skip
        self.fields["first_day"] = day("From which day?", "First day", "Enter the first day")
        self.fields["why"] = short_answer(
            "Where was it decided?", "Enter where it was decided", longest=200, hint="Such as the minute of a meeting."
        )


class TermsForm(CaseForm):
    """Whether the money is asked for, of whom, and how much."""

    def __init__(self, *args: Any, council: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["applies"] = present(
            YesNo(label="Is this money asked for in this case?", missing="Select yes if it is asked for"), size="m"
        )
        self.fields["payer_name"] = short_answer(
            "Which council placed the child?" if council else "Who pays?", "", longest=160, required=False,
            hint="" if council else "Leave it empty if it is the school that referred.",
        )  # fmt: skip
        self.fields["payer_reference"] = short_answer("Their order number or contact", "", longest=80, required=False)
        self.fields["yearly"] = pounds(
            "An amount of its own for a school year", required=False,
            hint="Leave it empty to use the council’s rate.",
        )  # fmt: skip
        self.fields["note"] = long_answer("What was agreed, and with whom?", "", rows=3, required=False)


class StopForm(CaseForm):
    """Why money stops, and the last day that is paid for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reasons = [Option(value, label) for value, label in StopReason.choices]
        self.fields["why"] = present(
            OptionsField(reasons, label="Why does it stop?", missing="Select why it stops"), size="m"
        )
        self.fields["last_day"] = day(
            "What is the last day that is paid for?", "Last day", "Enter the last day",
            hint="If the child is back on a Monday, it is the school day before.",
        )  # fmt: skip
        self.fields["note"] = short_answer("Anything else", "", longest=300, required=False)


class ChargeForm(CaseForm):
    """Up to which day is charged."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["up_to"] = day(
            "Up to which day?", "Day", "Enter the day",
            hint="Everything owed up to that day, less what was charged before.",
        )  # fmt: skip

    def clean_up_to(self) -> date | None:
        """Returns the day, within this school year or the next."""
        found: date | None = self.cleaned_data.get("up_to")
        if found and found >= first_day(starting_year(timezone.localdate()) + 2):
            raise forms.ValidationError("Day must be in this school year or the next")
        return found


class PaidForm(CaseForm):
    """When it was paid."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paid_on"] = day("When was it paid?", "Day of payment", "Enter the day of payment")

    def clean_paid_on(self) -> date | None:
        """Returns the day; nothing was paid tomorrow."""
        return self.not_after_today("paid_on", "Day of payment")


class InvoiceForm(StretchForm):
    """An invoice as the hospital wrote it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hospital"] = short_answer("Which hospital, or hospital school?", "Enter the hospital", longest=160)
        email = forms.EmailField(
            label="Its email address", required=False, help_text="Missing documents are asked for there.",
            error_messages={"invalid": "Enter an email address like name@example.org"},
        )  # fmt: skip
        self.fields["mailbox"] = present(email, size="m")
        self.fields["number"] = short_answer("What is the number of the invoice?", "Enter the number", longest=60)
        self.fields["dated"] = day("When is it dated?", "Date of the invoice", "Enter the date of the invoice")
        self.fields["first_day"] = day("The first day it is for", "First day", "Enter the first day it is for")
        self.fields["last_day"] = day("The last day it is for", "Last day", "Enter the last day it is for")
        self.fields["amount"] = pounds("How much is it?", "Enter the amount")


class ProofForm(StretchForm):
    """The file of a document, and which days it is about. `kept` is the name of the file that is here already."""

    def __init__(self, *args: Any, kept: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"] = file_field(
            "Choose another file" if kept else "Choose the file",
            hint=f"Leave it empty to keep {kept}. " if kept else "", required=not kept,
        )  # fmt: skip
        self.fields["first_day"] = day("The first day it is about", "First day", "Enter the first day it is about")
        self.fields["last_day"] = day(
            "The last day it is about", "Last day", "Enter the last day it is about",
            hint="For a child who is still in hospital, the day the document was written.",
        )  # fmt: skip


class DecideInvoiceForm(CaseForm):
    """Pay it or not."""

    def __init__(self, *args: Any, may_approve: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        approve = [Option("yes", "Approve it", "All three documents cover the days it is for.")] if may_approve else []
        options = [*approve, Option("no", "Do not pay it")]
        self.fields["approve"] = present(
            OptionsField(options, label="What do you decide?", missing="Select what you decide"), size="m"
        )
        self.fields["why"] = long_answer("Why not?", "", rows=3, required=False, hint="It is kept with the invoice.")

    def clean(self) -> dict[str, Any]:
        """Returns the answers; not paying has a reason."""
        said = super().clean() or {}
        if said.get("approve") == "no" and not said.get("why", "").strip():
            self.add_error("why", "Say why it is not paid")
        return said
