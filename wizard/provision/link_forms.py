"""What is asked of a provider by its link."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils import timezone

from formkit.options import ManyField, Option, OptionsField, YesNo
from formkit.presentation import present
from wizard.casework.service import CaseForm, day, long_answer, short_answer
from wizard.provision.enums import Why
from wizard.provision.forms import hours
from wizard.provision.safety_forms import COUNCIL, GROUPS, SCHOOL, MessageForm, SeenForm


class MarkForm(CaseForm):
    """Whether a pupil came to one session, as the tutor says it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["came"] = present(YesNo(label="Did the pupil take part?", missing="Select yes or no"), size="s")
        self.fields["hours"] = hours("Hours taught")
        whys = [Option(one.value, one.label) for one in Why]
        self.fields["why"] = present(OptionsField(whys, label="If not: why?", required=False), size="s")
        told = forms.CharField(label="What were you told, and by whom?", max_length=300, required=False)
        self.fields["told"] = present(told, size="s")
        name = forms.CharField(label="Your name", max_length=120, error_messages={"required": "Enter your name"})
        self.fields["said_by"] = present(name, size="s")

    def clean(self) -> dict[str, Any]:
        """Wants hours of a session that was taught, and a reason for one that was missed."""
        said = super().clean() or {}
        if said.get("came") is False and not said.get("why"):
            self.add_error("why", "Select why the pupil did not take part")
        if said.get("came") is True and not said.get("hours") and "hours" not in self.errors:
            self.add_error("hours", "Enter the hours taught")
        return said


class ReportForm(CaseForm):
    """How it goes, and what the pupil says to it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_day"] = day("From which day?", "First day", "Enter the first day of the report")
        self.fields["last_day"] = day("Up to which day?", "Last day", "Enter the last day of the report")
        self.fields["progress"] = long_answer("How is it going?", "Enter how it is going",
                                              hint="What was learned, what helps, what is hard.")  # fmt: skip
        self.fields["next_steps"] = long_answer("What comes next?", "", required=False, rows=3,
                                                hint="Hours, subjects, the way back to school.")  # fmt: skip
        self.fields["pupil_says"] = long_answer("What does the pupil say to it?", "", required=False, rows=3,
                                                hint="In their own words. Show them what you wrote first.")  # fmt: skip
        self.fields["pupil_silent_why"] = short_answer("If the pupil says nothing: why?", "", required=False,
                                                       longest=300)  # fmt: skip
        self.fields["written_by"] = short_answer("Your name", "Enter your name")

    def clean(self) -> dict[str, Any]:
        """Wants the pupil's words, or why there are none, and days in their order."""
        said = super().clean() or {}
        if not said.get("pupil_says", "").strip() and not said.get("pupil_silent_why", "").strip():
            self.add_error("pupil_says", "Enter what the pupil says, or why the pupil says nothing")
        first, last = said.get("first_day"), said.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "Last day must be the first day or later")
        if last and last > timezone.localdate():
            self.add_error("last_day", "Last day must be today or in the past")
        return said


class ProviderMessageForm(MessageForm):
    """The same from a provider, with the name of who writes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["written_by"] = short_answer("Your name", "Enter your name")


class ReadForm(CaseForm):
    """Who has read something."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = short_answer("Your name", "Enter your name")


class WorryForm(SeenForm):
    """A worry about a child, as a provider writes it down after it told a safeguarding lead."""

    def __init__(self, *args: Any, groups: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [Option(key, words) for key, words in GROUPS.items() if key in groups]
        read_by = ManyField(listed, label="Who is to read it?", missing="Select who is to read it",
                            help_text="Nobody else can. Leave out those it is about.")  # fmt: skip
        self.fields["read_by"] = present(read_by, size="m")
        self.fields["written_by"] = short_answer("Your name", "Enter your name")

    def said(self) -> dict[str, Any]:
        """Returns what a valid form says, as the action takes it."""
        chosen = self.cleaned_data["read_by"]
        names = ("seen_on", "about", "told_lead", "told_on", "written_by")
        kept = {name: self.cleaned_data[name] for name in names}
        return {**kept, "for_school": SCHOOL in chosen, "for_council": COUNCIL in chosen}
