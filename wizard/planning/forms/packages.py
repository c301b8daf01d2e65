"""What is asked about a package, its first day, going on, and the end."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms

from formkit.options import Option, OptionsField
from formkit.presentation import present
from wizard.casework.service import CaseForm, day, long_answer, short_answer
from wizard.planning.actions.agree_package import Item
from wizard.planning.models import Package
from wizard.planning.offered import Offered
from wizard.routes.service import Casework, EndReason, Line

UNITS = {
    "hours_a_week": "Hours a week",
    "sessions_a_week": "Sessions a week",
    "item": "How many",
    "place": "Places",
}


def number(label: str, *, hint: str = "", most: int = 999) -> forms.DecimalField:
    """Returns a field for hours or a count, with halves."""
    words = {
        "invalid": f"{label} must be a number",
        "min_value": f"{label} must be more than 0",
        "max_value": f"{label} must be at most {most}",
        "max_decimal_places": f"{label} must have at most one figure after the point",
    }
    field = forms.DecimalField(
        label=label, help_text=hint, required=False, min_value=Decimal("0.1"), max_value=most, decimal_places=1,
        error_messages=words, widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip
    return present(field, size="m")


class LineForm(CaseForm):
    """One line of a package: what, how much, who, where and why this."""

    def __init__(
        self, *args: Any, casework: Casework, places: dict[str, str], services: Sequence[Offered] = (),
        likely: Offered | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.casework, self.services = casework, services
        options = [Option(one.key, one.label, hint_of(one, places)) for one in casework.lines.values()]
        self.fields["line"] = present(
            OptionsField(options, label="What is provided?", missing="Select what is provided"), size="m"
        )
        self.fields["amount"] = number("How much?", hint="Hours a week for teaching; otherwise how many")
        if services:
            self.ask_service(likely)
        label = "A name, if you know it" if services else "Who teaches, or lends it?"
        self.fields["who"] = short_answer(label, "", longest=80 if services else 160, required=False)
        self.fields["venue"] = short_answer("Where?", "", hint="For example, at home, library, online", longest=160,
                                            required=False)  # fmt: skip
        self.fields["why"] = long_answer("Why does this suit the pupil?", "Enter why this suits the pupil", rows=3)

    def ask_service(self, likely: Offered | None) -> None:
        """Asks which of the policy's services it is, the one of the pupil's area chosen, and why an exception."""
        hint = "Only where none of the others can teach this pupil: say why below"
        options = [Option(str(place), one.label, hint if one.exception else "", apart=one.exception)
                   for place, one in enumerate(self.services)]  # fmt: skip
        first = str(self.services.index(likely)) if likely else None
        lead = "Chosen is the service of the pupil’s area, or of other pupils of the school." if likely else ""
        field = OptionsField(options, label="Who provides it?", required=False, initial=first, help_text=lead)
        self.fields["service"] = present(field, size="m")
        self.fields["exception"] = long_answer("If it is the exception: why?", "", rows=2, required=False)

    def clean(self) -> dict[str, Any]:
        """Returns the answers. Raises ValidationError for teaching without hours, an exception without a reason."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        line = self.casework.lines.get(said.get("line", ""))
        if line and line.unit in {"hours_a_week", "sessions_a_week"} and "amount" in said and not said["amount"]:
            self.add_error("amount", f"Enter how many {UNITS[line.unit].lower()}")
        service = self.chosen(said)
        if service and service.exception and not said.get("exception", "").strip():
            self.add_error("exception", "Enter why none of the policy’s services can teach this pupil")
        return said

    def chosen(self, said: Mapping[str, Any]) -> Offered | None:
        """Returns the service that was chosen."""
        place = said.get("service") or ""
        return self.services[int(place)] if place else None

    def item(self) -> Item:
        """Returns the line as the action takes it."""
        said = self.cleaned_data
        service = self.chosen(said)
        who = ", ".join(part for part in (service.label if service else "", said["who"]) if part)[:160]
        exception = said.get("exception", "") if service and service.exception else ""
        return Item(said["line"], said["amount"], who, said["venue"], said["why"], exception)


def hint_of(line: Line, places: dict[str, str]) -> str:
    """Returns how a line is counted, and how many there are of something scarce."""
    return ". ".join(part for part in (UNITS.get(line.unit, ""), places.get(line.pool, "")) if part)


class HoursForm(CaseForm):
    """How the hours stand to full time, and what follows where they are fewer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["full_time_hours"] = number(
            "How many hours a week is full time for this pupil?", hint="For a Year 9 pupil often 25", most=40
        )
        self.fields["why_less"] = long_answer(
            "If it is fewer: why?", "", hint="For example, what health advises. Money is no reason.", rows=3,
            required=False,
        )  # fmt: skip
        self.fields["next_increase_on"] = day("If it is fewer: when do you look at more hours?", "Day", required=False)


class StartForm(CaseForm):
    """The first day of what was agreed."""

    def __init__(self, *args: Any, label: str = "Which was the first day?", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts_on"] = day(label, "First day", "Enter the first day")

    def clean_starts_on(self) -> Any:
        """Returns the day; a start is recorded when it has happened."""
        return self.not_after_today("starts_on", "First day")


class GoOnForm(StartForm):
    """What going on rests on: fresh evidence, attendance, the plan; and the first day of the next period."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label="From which day does it go on?", **kwargs)
        order = ["evidence", "attendance", "plan", "starts_on"]
        self.fields["evidence"] = long_answer(
            "The fresh evidence",
            "Enter what the fresh evidence says",
            rows=4,
            hint="What it is, by whom, of which day.",
        )
        self.fields["attendance"] = long_answer("Attendance and taking part", "Enter how attendance has been", rows=3)
        self.fields["plan"] = long_answer(
            "The plan from here", "Enter what the plan is", rows=4, hint="What changes, and the next step back."
        )
        self.order_fields(order)


class EndForm(CaseForm):
    """Why it ends, when, what everybody thinks, what it rests on and what follows."""

    def __init__(
        self, *args: Any, ends: Sequence[EndReason], judged: Sequence[str] = (), **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.ends = {one.key: one for one in ends}
        hint = "The child is not back: you say below how the council’s duty is met"
        options = [Option(one.key, one.label, hint if one.look_at_duty else "") for one in ends]
        self.fields["reason"] = present(
            OptionsField(options, label="Which of the policy’s reasons?", missing="Select the policy’s reason"),
            size="m",
        )
        self.fields["ended_on"] = day("Which is the last day?", "Last day", "Enter the last day")
        self.fields["views"] = long_answer(
            "What the family, the school and health think", "Enter what everybody thinks", rows=5
        )
        self.fields["evidence"] = long_answer(
            "What it rests on", "Enter what it rests on", rows=4,
            hint="Reports, attendance, advice. If the pupil does not take part: what was tried and adapted.",
        )  # fmt: skip
        self.fields["onward"] = long_answer("What follows", "Enter what follows", rows=4, hint="Who does what next.")
        self.fields["duty"] = long_answer(
            "If the child is not back at school: how the council meets its duty", "", rows=4, required=False
        )
        if judged:
            self.fields["why_lacking"] = long_answer(
                "If something is not there that the policy wants first: why it ends without it", "", rows=3,
                hint=f"{', '.join(judged)}. The reason stays with the end.", required=False,
            )  # fmt: skip

    def clean_ended_on(self) -> Any:
        """Returns the day; nothing is ended ahead."""
        return self.not_after_today("ended_on", "Last day")

    def clean(self) -> dict[str, Any]:
        """Returns the answers. Raises ValidationError where the duty is left open."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = self.ends.get(said.get("reason", ""))
        if chosen and chosen.look_at_duty and not said.get("duty", "").strip():
            self.add_error("duty", "Enter how the council meets its duty from now on")
        return said


def first_hours(package: Package | None) -> dict[str, Any]:
    """Returns what HoursForm is opened with."""
    names = ("full_time_hours", "why_less", "next_increase_on")
    return {name: getattr(package, name) for name in names} if package else {}


def whole_number(label: str) -> forms.IntegerField:
    """Returns a field for a count from nought on."""
    words = {
        "required": "Enter how many there are",
        "invalid": "Enter a whole number",
        "min_value": "Enter 0 or more",
        "max_value": "Enter at most 9,999",
    }
    widget = forms.TextInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=0, max_value=9999, error_messages=words, widget=widget)
