"""What is asked about taking part, about the home, and about a worry."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django import forms

from formkit.options import ManyField, Option, OptionsField, YesNo
from formkit.presentation import present
from formkit.widgets import PlainFileInput
from people.models import User
from wizard.casework.service import CaseForm, day, long_answer, short_answer
from wizard.evidence.service import LIMITS_SENTENCE
from wizard.provision.enums import Engagement, Saying
from wizard.provision.forms import choice

SCHOOL, COUNCIL = "school", "council"
#: Whose safeguarding people may read a worry.
GROUPS = {SCHOOL: "The school’s safeguarding people", COUNCIL: "The council’s safeguarding people"}


class EngagementForm(CaseForm):
    """Once, a pupil did not take part, or did again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"] = day("On which day?", "Day", "Enter the day")
        self.fields["kind"] = choice(Engagement.choices, "What happened?", "Select what happened")
        self.fields["note"] = long_answer("What was said, and what would help?", "", required=False, rows=3)

    def clean_day(self) -> date | None:
        """Returns the day; nothing happened tomorrow."""
        return self.not_after_today("day", "Day")


class WarningForm(CaseForm):
    """What a family is told before anything may end, and what is offered instead."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["given_on"] = day("When were they told?", "Day", "Enter the day they were told")
        self.fields["told"] = short_answer("Who was told?", "Enter who was told", longest=160,
                                           hint="The pupil, a parent or carer, or both.")  # fmt: skip
        self.fields["how"] = short_answer("How?", "Enter how they were told", longest=160,
                                          hint="In a meeting, by letter, on the telephone.")  # fmt: skip
        self.fields["offered"] = long_answer(
            "What is changed or offered, so that the child can take part?", "Enter what is changed or offered", rows=4
        )
        self.fields["look_again_on"] = day("When do you look again?", "Day you look again",
                                           "Enter when you look again",
                                           hint="Nothing ends for not taking part before this day.")  # fmt: skip

    def clean_given_on(self) -> date | None:
        """Returns the day; nobody was told tomorrow."""
        return self.not_after_today("given_on", "Day")


class HomeForm(CaseForm):
    """The home as a place to teach, and the adult who is there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assessed_on"] = day("When did somebody look at the home?", "Day", "Enter the day")
        self.fields["assessed_by"] = short_answer("Who did?", "Enter who looked at the home")
        self.fields["risks"] = long_answer("What are the risks?", "Enter the risks, or that there are none", rows=3)
        self.fields["measures"] = long_answer("What is done about them?", "Enter what is done about them", rows=3)
        self.fields["safe"] = present(
            YesNo(label="May somebody teach there?", missing="Select yes if somebody may teach there"), size="m"
        )
        self.fields["adult"] = short_answer("Which adult is at home the whole time?", "", required=False)
        self.fields["adult_agreed_on"] = day("When did they agree to that?", "Day they agreed", required=False)
        self.fields["look_again_on"] = day("When is it looked at again?", "Day it is looked at again",
                                           "Enter when it is looked at again")  # fmt: skip

    def clean_assessed_on(self) -> date | None:
        """Returns the day; nobody looked tomorrow."""
        return self.not_after_today("assessed_on", "Day")

    def clean_adult_agreed_on(self) -> date | None:
        """Returns the day; nobody agreed tomorrow."""
        return self.not_after_today("adult_agreed_on", "Day they agreed")


class SeenForm(CaseForm):
    """What anybody says of a worry: what was seen, on which day, and which lead was told."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen_on"] = day("On which day?", "Day", "Enter the day")
        self.fields["about"] = long_answer("What did you see or hear?", "Enter what you saw or heard",
                                           hint="What was said, in the words that were used. No guesses.")  # fmt: skip
        self.fields["told_lead"] = short_answer(
            "Which safeguarding lead did you tell?", "Tell a safeguarding lead first, then enter who it is", longest=160
        )
        self.fields["told_on"] = day("When did you tell them?", "Day you told them", "Enter when you told them")

    def clean_seen_on(self) -> date | None:
        """Returns the day; nothing was seen tomorrow."""
        return self.not_after_today("seen_on", "Day")

    def clean_told_on(self) -> date | None:
        """Returns the day; nobody was told tomorrow."""
        return self.not_after_today("told_on", "Day you told them")


class ConcernForm(SeenForm):
    """A worry of the school's or the council's own: it names its readers one by one, or by the safeguarding groups."""

    def __init__(
        self, *args: Any, people: Iterable[User], at_school: Collection[int], groups: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        listed = [Option(key, words) for key, words in groups.items()]
        listed += [
            Option(key, str(one), "At the school" if one.pk in at_school else "At the council")
            for key, one in self.people.items()
        ]
        self.fields["readers"] = present(
            ManyField(
                listed,
                label="Who else may read it?",
                required=False,
                help_text="You always can. Nobody else, but those you tick.",
            ),
            size="m",
        )

    def said(self) -> dict[str, Any]:
        """Returns what a valid form says, as the action takes it."""
        chosen = self.cleaned_data["readers"]
        kept = {name: self.cleaned_data[name] for name in ("seen_on", "about", "told_lead", "told_on")}
        readers = [self.people[key] for key in chosen if key in self.people]
        return {**kept, "readers": readers, "for_school": SCHOOL in chosen, "for_council": COUNCIL in chosen}


class PersonForm(CaseForm):
    """One person of several."""

    def __init__(self, *args: Any, people: Iterable[User], label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        listed = [Option(key, str(one)) for key, one in self.people.items()]
        self.fields["person"] = present(OptionsField(listed, label=label, missing="Select a person"), size="m")

    def person(self) -> User:
        """Returns the person chosen."""
        return self.people[self.cleaned_data["person"]]


class FileForm(CaseForm):
    """One file; the evidence room says what is wrong with it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file = forms.FileField(
            label="The file", help_text=LIMITS_SENTENCE, widget=PlainFileInput, allow_empty_file=True,
            error_messages={"required": "Choose the file"},
        )  # fmt: skip
        self.fields["file"] = present(file, size="m")


class MessageForm(CaseForm):
    """A message about a pupil, or an added risk that provider, school and council must all know of."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"] = choice(Saying.choices, "What is it?", "Select what it is")
        self.fields["text"] = long_answer("What do you want to say?", "Enter what you want to say", rows=4,
                                          hint="Provider, school and council all read it.")  # fmt: skip


class NoteForm(CaseForm):
    """What was done about a worry."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"] = long_answer("What did you do about it?", "Enter what you did", rows=3)
