"""What is asked about a meeting: when and with whom, who came, and what was said."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from formkit.options import ManyField, Option, OptionsField
from formkit.presentation import present
from wizard.casework.enums import Move
from wizard.casework.service import CaseForm, day, long_answer, short_answer
from wizard.planning.actions.arrange_meeting import Guest
from wizard.planning.enums import Attendee, MeetingKind, MeetingPlace, Part
from wizard.planning.models import Invited
from wizard.planning.sections import SECTIONS

KIND_HINTS = {
    MeetingKind.PLANNING: "Before anything starts. Part A of the record is written there.",
    MeetingKind.REVIEW: "How it goes, and what changes. Part B is written there.",
    MeetingKind.TEAM: "School, family, health, social care and others together.",
    MeetingKind.RETURN: "How and when the pupil goes back.",
}


class MeetingForm(CaseForm):
    """Which meeting, when, where, and who is invited: a name beside each role, left empty for nobody."""

    second_part = ("guest_pupil", "Who is invited?", "Write names. Leave empty who is not invited.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [Option(one.value, one.label, KIND_HINTS[one]) for one in MeetingKind]
        self.fields["kind"] = present(
            OptionsField(kinds, label="Which meeting?", missing="Select which meeting it is"), size="m"
        )
        ask_when_and_where(self)
        self.fields["chair"] = short_answer(
            "Who chairs it?", "", hint="A senior member of the school’s staff, as a rule", required=False
        )
        for one in Attendee:
            self.fields[f"guest_{one.value}"] = short_answer(
                one.label, "", hint=GUEST_HINTS.get(one, ""), longest=200, required=False
            )

    def guests(self) -> list[Guest]:
        """Returns who is invited; several names in one box are parted by commas."""
        return [
            Guest(one, name)
            for one in Attendee
            for name in (part.strip() for part in self.cleaned_data[f"guest_{one.value}"].split(","))
            if name
        ]


def ask_when_and_where(form: CaseForm) -> None:
    """Adds the day, the hour and the place of a meeting to a form."""
    form.fields["planned_for"] = day("On which day?", "Day of the meeting", "Enter the day of the meeting")
    form.fields["at"] = short_answer("At what time?", "", hint="For example, 2pm", longest=20, required=False)
    places = [Option(one.value, one.label) for one in MeetingPlace]
    form.fields["place"] = present(OptionsField(places, label="Where?", missing="Select where it is held"), size="m")
    form.fields["where"] = short_answer("Room, address or link", "", longest=200, required=False)


class MoveForm(CaseForm):
    """The new day, hour and place of a meeting, and why."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_when_and_where(self)
        self.fields["why"] = short_answer("Why is it moved?", "", longest=300, required=False)

    def clean_planned_for(self) -> Any:
        """Returns the day; nobody meets yesterday."""
        return self.not_before_today("planned_for", "Day of the meeting")


GUEST_HINTS = {
    Attendee.PUPIL: "Their name, if they would like to come. Who is not well enough can send what they think.",
    Attendee.PARENT: "Several names with commas between them",
    Attendee.COUNCIL: "The coordinator or their team",
    Attendee.CLINICIAN: "Whoever treats the pupil, where that helps",
}


class HeldForm(CaseForm):
    """When it was held, who came, what each said, and what was agreed."""

    def __init__(self, *args: Any, invited: Sequence[Invited], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invited = invited
        self.fields["held_on"] = day("When was it held?", "Day", "Enter the day on which it was held")
        if invited:
            people = [Option(str(one.pk), one.name, one.get_attendee_display()) for one in invited]
            self.fields["came"] = present(
                ManyField(people, label="Who came?", required=False, help_text="Select everybody who took part."),
                size="m",
            )
        for one in invited:
            self.fields[f"view_{one.pk}"] = long_answer(f"What {one.name} said, or sent", "", rows=2, required=False)
        self.fields["minutes"] = long_answer(
            "What was talked about and agreed", "Enter what was agreed", rows=8,
            hint="Everybody who was there reads this.",
        )  # fmt: skip

    def clean_held_on(self) -> Any:
        """Returns the day; a meeting is written down after it was held."""
        return self.not_after_today("held_on", "The day")

    def came(self) -> dict[int, bool]:
        """Returns who came, by the invited row."""
        there = set(self.cleaned_data.get("came") or ())
        return {one.pk: str(one.pk) in there for one in self.invited}

    def views(self) -> dict[int, str]:
        """Returns what each said, by the invited row."""
        return {one.pk: self.cleaned_data[f"view_{one.pk}"] for one in self.invited}


class RecordForm(CaseForm):
    """One part of the Planning and Review Record, section by section: first what has to be said, then the rest."""

    def __init__(self, *args: Any, part: Part, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sections = sorted(SECTIONS[part], key=lambda one: not one.must)
        for one in sections:
            self.fields[one.key] = long_answer(
                one.label, f"Enter something under “{one.label}”", hint=one.hint, rows=4, required=one.must
            )
        rest = next(one.key for one in sections if not one.must)
        self.second_part = (rest, "If there is something to say", "Leave empty what nobody talked about.")


class MinutesForm(CaseForm):
    """To whom the minutes went, and when."""

    def __init__(self, *args: Any, people: Sequence[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        options = [Option(key, name, role) for key, role, name in people]
        self.fields["to"] = present(
            ManyField(options, label="To whom did they go?", missing="Select who has them"), size="m"
        )
        self.fields["others"] = short_answer(
            "Anybody else", "", hint="Names with commas between them", longest=300, required=False
        )
        self.fields["sent_on"] = day("When?", "Day", "Enter the day on which they went out")

    def clean_sent_on(self) -> Any:
        """Returns the day; nothing was sent tomorrow."""
        return self.not_after_today("sent_on", "The day")

    def receivers(self) -> list[Guest]:
        """Returns everybody who has the minutes."""
        chosen = set(self.cleaned_data["to"])
        known = [Guest(Attendee(key.partition("-")[0]), name) for key, _, name in self.people if key in chosen]
        more = [Guest(Attendee.OTHER, part.strip()) for part in self.cleaned_data["others"].split(",") if part.strip()]
        return [*known, *more]


class PromiseForm(CaseForm):
    """What somebody does, who, and by when."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"] = long_answer(
            "What is to be done?", "Enter what is to be done", rows=3, hint="One thing, in words that they would use."
        )
        whose = [Option(one.value, one.label) for one in Move]
        self.fields["move"] = present(OptionsField(whose, label="Who does it?", missing="Select who does it"), size="m")
        self.fields["owner_name"] = short_answer("Their name or role", "Enter who it is, by name or role")
        self.fields["due_on"] = day("By when?", "Day", "Enter the day by which it is done")

    def clean_due_on(self) -> date | None:
        """Returns the day; nobody can do it by yesterday."""
        return self.not_before_today("due_on", "The day")


class WhyForm(CaseForm):
    """A reason in a few words."""

    def __init__(self, *args: Any, label: str, missing: str, hint: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"] = long_answer(label, missing, hint=hint, rows=3)


def known_guests(names: Mapping[Attendee, Sequence[str]]) -> dict[str, str]:
    """Returns first values of MeetingForm for people who are known already."""
    return {f"guest_{key.value}": ", ".join(found) for key, found in names.items() if found}
