"""What provision asks of the council and of a school: who teaches, where, from when, in which half days."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from formkit.options import Option, OptionsField
from formkit.presentation import present
from wizard.attendance.enums import Half
from wizard.casework.service import CaseForm, day, long_answer, short_answer
from wizard.planning.models import PackageLine
from wizard.provision.actions.agree_timetable import HalfDay
from wizard.provision.enums import ArrangedBy, DailyMethod, Planned, Registered, Roll, Venue
from wizard.provision.models import Placement, Provider, Timetable
from wizard.provision.quality import ended_words
from wizard.provision.weeks import HALVES, WEEKDAYS

LONGEST_SESSION = 6  # hours: a session is half a school day


def hours(label: str, *, hint: str = "") -> forms.DecimalField:
    """Returns a field for the hours of one half day."""
    wrong = f"Enter hours from 0.5 to {LONGEST_SESSION}, such as 2 or 1.5"
    field = forms.DecimalField(
        label=label, required=False, min_value=0, max_value=LONGEST_SESSION, decimal_places=1, max_digits=3,
        help_text=hint,
        error_messages={"invalid": wrong, "min_value": wrong, "max_value": wrong, "max_decimal_places": wrong},
    )  # fmt: skip
    return present(field, size="s")


def choice(options: Iterable[tuple[str, Any]], label: str, missing: str, **kwargs: Any) -> OptionsField:
    """Returns radios for an enum's choices."""
    return present(OptionsField([Option(*one) for one in options], label=label, missing=missing, **kwargs), size="m")


class ProviderForm(CaseForm):
    """A provider as the council has checked it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = short_answer("What is it called?", "Enter its name", longest=160)
        self.fields["registered"] = choice(Registered.choices, "What is it?", "Select what it is")
        self.fields["registered"].help_text = "The code in the school’s register hangs on this."
        self.fields["offers"] = long_answer("What do they offer?", "Enter what they offer", rows=4,
                                            hint="What they teach, for whom, and where.")  # fmt: skip
        self.fields["area"] = short_answer(
            "Which districts or areas?", "", required=False, longest=160,
            hint="With commas between them. Where a pupil lives in one of them, it is offered first.",
        )  # fmt: skip
        email = forms.EmailField(
            label="Email for the daily register", error_messages={"required": "Enter the email address"},
            help_text="The link and its codes go here. Use the address of a person, not a list.",
        )  # fmt: skip
        self.fields["email"] = present(email, size="m")
        self.fields["phone"] = short_answer("Phone", "", required=False, longest=40)
        self.fields["safeguarding_lead"] = short_answer(
            "Who leads on safeguarding there?", "Enter who leads on safeguarding"
        )
        self.fields["safeguarding_phone"] = short_answer(
            "Phone for safeguarding", "Enter the phone number for safeguarding", longest=40
        )
        self.fields["absence_procedure"] = long_answer(
            "What do they do when a pupil does not come and nobody said why?",
            "Enter what they do when a pupil does not come", rows=3,
        )  # fmt: skip
        self.fields["checked_on"] = day("When did the council last check them?", "Day of the check",
                                        "Enter when the council last checked them")  # fmt: skip
        self.fields["check_again_on"] = day("When is the next check?", "Day of the next check",
                                            "Enter when the next check is")  # fmt: skip

        self.fields["framework"] = short_answer(
            "Which quality-checked list is it on?", "", required=False, longest=160,
            hint="A framework or a directory, for example of the council or of the region. Leave it empty for none.",
        )  # fmt: skip
        self.fields["framework_until"] = day("Until when is it on that list?", "Last day on that list", required=False)

    def clean(self) -> dict[str, Any]:
        """Wants the next check after the last, and a list with its last day."""
        said = super().clean() or {}
        if said.get("framework_until") and not said.get("framework"):
            self.add_error("framework", "Enter which list it is on")
        last, following = said.get("checked_on"), said.get("check_again_on")
        if last and following and following <= last:
            self.add_error("check_again_on", "Day of the next check must be after the day of the last")
        return said

    def clean_checked_on(self) -> date | None:
        """Returns the day; nothing was checked tomorrow."""
        return self.not_after_today("checked_on", "Day of the check")


class PlaceForm(CaseForm):
    """Who is to teach the pupil, where, and which line of the package that is."""

    def __init__(self, *args: Any, providers: Iterable[Provider], lines: Iterable[PackageLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed_providers = list(providers)
        listed = [Option(one.public_id, one.name, what_of(one)) for one in listed_providers]
        self.fields["provider"] = present(
            OptionsField(listed, label="Who teaches?", missing="Select who teaches"), size="m"
        )
        wanted = [Option(str(one.pk), one.label) for one in lines]
        if wanted:
            none = Option("", "None of these", apart=True)
            self.fields["line"] = present(
                OptionsField([*wanted, none], label="Which line of the package?", required=False), size="m"
            )
        self.fields["arranged_by"] = choice(ArrangedBy.choices, "Who arranged it?", "Select who arranged it")
        self.fields["venue"] = choice(Venue.choices, "Where?", "Select where")
        self.fields["where"] = short_answer("Which place?", "", required=False, longest=160,
                                            hint="Its name: the school writes down the activity.")  # fmt: skip
        self.fields["roll"] = roll()
        if any(one.off_framework(timezone.localdate()) for one in listed_providers):
            self.fields["despite"] = long_answer(
                "If its place on the quality-checked list has ended: why there?", "", rows=3, required=False
            )


def what_of(provider: Provider) -> str:
    """Returns what a person who chooses must know of a provider: what it is, where, and whether its check is due."""
    today = timezone.localdate()
    due = "Its yearly check is due" if provider.check_again_on < today else ""
    over = ended_words(provider) if provider.off_framework(today) else ""
    return ". ".join(one for one in (str(provider.get_registered_display()), provider.area, due, over) if one)


def roll() -> OptionsField:
    """Returns the question whose register the pupil is on. Off the school's roll is no answer (E105, E133)."""
    return choice(Roll.choices, "Whose roll is the pupil on?", "Select whose roll the pupil is on")


class PlacementForm(CaseForm):
    """How a placement stands: where, which rolls, what was agreed, from when to when."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_day"] = day(
            "What is the first day?", "First day", required=False,
            hint="Leave it empty until it is sure. Until then the school keeps the code for absence.",
        )  # fmt: skip
        self.fields["last_day"] = day("What is the last day?", "Last day", required=False, hint="If it has one.")
        self.fields["sharing_agreed_on"] = day(
            "When did school and provider agree how concerns and absence are shared?", "Day of the agreement",
            required=False, hint="Needed before the first day. The school keeps its oversight whoever teaches.",
        )  # fmt: skip
        self.fields["daily_method"] = choice(
            DailyMethod.choices, "How does the school learn each day who came?", "Select how the school learns it",
            required=False, help_text="Needed before the first day. A session that was missed is told the same day.",
        )  # fmt: skip
        self.fields["venue"] = choice(Venue.choices, "Where?", "Select where")
        self.fields["home_advice"] = short_answer(
            "If at home with a tutor: which medical advice says so?", "", required=False, longest=300,
            hint="Home is the exception. Who gave the advice, and its date.",
        )  # fmt: skip
        self.fields["where"] = short_answer("Which place?", "", required=False, longest=160)
        self.fields["roll"] = roll()

    def clean_sharing_agreed_on(self) -> date | None:
        """Returns the day; nobody agreed tomorrow."""
        return self.not_after_today("sharing_agreed_on", "Day of the agreement")


class TimetableForm(CaseForm):
    """A week by half days. Each says what it holds, and for how many hours."""

    def __init__(self, *args: Any, placements: Iterable[Placement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.placements = {one.public_id: one for one in placements}
        self.fields["holds_from"] = day("From which day?", "First day", "Enter the first day")
        offered = [
            (Planned.NOTHING, Planned.NOTHING.label), (Planned.SCHOOL, Planned.SCHOOL.label),
            *((key, one.provider.name) for key, one in self.placements.items()),
            (Planned.PART_TIME, Planned.PART_TIME.label),
        ]  # fmt: skip
        for weekday, name in enumerate(WEEKDAYS):
            for half in HALVES:
                called = f"{name} {'morning' if half == Half.AM else 'afternoon'}"
                held = forms.ChoiceField(
                    choices=offered, label=called, initial=Planned.NOTHING, widget=forms.Select,
                    error_messages={"invalid_choice": f"Select what {called} holds"},
                )  # fmt: skip
                self.fields[f"held-{weekday}-{half}"] = present(held, size="s")
                self.fields[f"hours-{weekday}-{half}"] = hours(f"Hours on {called}")
        self.fields["subjects"] = long_answer("Which subjects, and who teaches them?", "", required=False, rows=3)
        self.fields["until"] = day("Last day of a part-time timetable", "Last day", required=False,
                                   hint="Only where a half day is “not due in”. It is for a time.")  # fmt: skip
        self.fields["review_on"] = day("When is it looked at again?", "Day of the review", required=False)
        self.fields["agreed_with"] = short_answer("Who in the family agreed to it?", "", required=False, longest=160)

    def clean(self) -> dict[str, Any]:
        """Wants hours for what a provider teaches."""
        said = super().clean() or {}
        for weekday, half in pairs():
            taught = said.get(f"held-{weekday}-{half}") in self.placements
            if taught and not said.get(f"hours-{weekday}-{half}") and not self.errors.get(f"hours-{weekday}-{half}"):
                label = str(self.fields[f"held-{weekday}-{half}"].label)
                self.add_error(f"hours-{weekday}-{half}", f"Enter the hours on {label}")
        return said

    def rows(self) -> list[dict[str, Any]]:
        """Returns the days with the two fields of each half, for the page."""
        return [
            {"day": name, "halves": [(self[f"held-{at}-{half}"], self[f"hours-{at}-{half}"]) for half in HALVES]}
            for at, name in enumerate(WEEKDAYS)
        ]

    def others(self) -> list[forms.BoundField]:
        """Returns the fields after the week."""
        return [self[name] for name in ("subjects", "until", "review_on", "agreed_with")]

    def half_days(self) -> list[HalfDay]:
        """Returns the week that was said."""
        return [self._half_day(weekday, half) for weekday, half in pairs()]

    def _half_day(self, weekday: int, half: Half) -> HalfDay:
        held = self.cleaned_data[f"held-{weekday}-{half}"]
        placement = self.placements.get(held)
        long = self.cleaned_data.get(f"hours-{weekday}-{half}") or None
        return HalfDay(weekday, str(half), Planned.TAUGHT if placement else held, placement, long)


def pairs() -> list[tuple[int, Half]]:
    """Returns the ten half days of a week."""
    return [(weekday, half) for weekday in range(5) for half in HALVES]


def week_initial(timetable: Timetable | None) -> dict[str, Any]:
    """Returns a timetable as the form starts with; today's date where there is none."""
    found: dict[str, Any] = {"holds_from": timezone.localdate()}
    if timetable is not None:
        found |= {"subjects": timetable.subjects, "until": timetable.until, "review_on": timetable.review_on}
        found["agreed_with"] = timetable.agreed_with
        for slot in timetable.slots.all():
            held = slot.placement.public_id if slot.placement else slot.planned
            found |= {f"held-{slot.weekday}-{slot.half}": held, f"hours-{slot.weekday}-{slot.half}": slot.hours}
    return found
