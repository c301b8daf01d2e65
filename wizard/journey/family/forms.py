"""The school's forms: who belongs to the pupil, whom to ask and how, and what was said on paper or by telephone."""

from typing import Any

from django import forms

from formkit.dates import DateField
from formkit.forms import GovukForm
from formkit.options import ManyField, Option, OptionsField, YesNo
from formkit.presentation import present
from formkit.widgets import PlainFileInput
from wizard.consent.enums import AskedBy, Responsibility
from wizard.consent.models import ConsentRequest, FamilyPerson
from wizard.consent.service import from_stored, may_be_asked, may_be_written_to, seen
from wizard.journey.fields.written import not_after_today, possible_day
from wizard.routes.service import Route

CARE = ("contact_restricted", "address_hidden", "lives_apart")


class SeenForm(GovukForm):
    """A form that says what its page showed as stored, so that an older page is noticed."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=64)


class PersonForm(SeenForm):
    """Somebody who belongs to the pupil."""

    def __init__(self, *args: Any, route: Route, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parties = [Option(key, label) for key, label in may_be_asked(route).items()]
        fields: dict[str, forms.Field] = {
            "name": forms.CharField(label="Name", max_length=120, error_messages={"required": "Enter their name"}),
            "party": OptionsField(parties, label="Who are they?", missing="Select who they are"),
            "relationship": forms.CharField(
                label="What are they to the pupil?", help_text="Such as mother, foster carer, grandfather.",
                max_length=60, required=False,
            ),
            "responsibility": OptionsField(
                [Option(*one) for one in Responsibility.choices], label="Do they have parental responsibility?",
                missing="Select whether they have parental responsibility",
            ),
            "email": forms.EmailField(
                label="Email address", required=False, help_text="To ask them by link. Their own, not a shared one.",
                error_messages={"invalid": "Enter an email address in the right format, like name@example.com"},
            ),
            "phone": forms.CharField(label="Telephone", max_length=40, required=False),
            "address": forms.CharField(
                label="Address", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
            ),
            "care": ManyField(
                [
                    Option("contact_restricted", "Nobody may write to them", "No email ever goes to them from here"),
                    Option("address_hidden", "Their address must stay hidden", "Only you, your school’s administrators "
                           "and, once sent, the council’s case workers read it"),
                    Option("lives_apart", "They live apart from another parent", "File names are left out of what the "
                           "parents see. No person ever sees what another says"),
                ],
                label="What must we take care of?", required=False,
            ),
        }  # fmt: skip
        self.fields.update({name: present(field, size="m") for name, field in fields.items()})

    def about(self) -> dict[str, Any]:
        """Returns what is stored of the person."""
        said = dict(self.cleaned_data)
        care = said.pop("care")
        del said["seen"]
        return {**said, **{name: name in care for name in CARE}}


def initial_of(person: FamilyPerson) -> dict[str, Any]:
    """Returns the form's first values for somebody stored, with what the page shows of them."""
    names = ("name", "party", "relationship", "responsibility", "email", "phone", "address")
    said = {one: getattr(person, one) for one in names}
    return {**said, "care": [one for one in CARE if getattr(person, one)], "seen": seen(person)}


class AskForm(SeenForm):
    """Whom to ask, for what, and how."""

    def __init__(
        self, *args: Any, people: list[FamilyPerson], titles: dict[str, str], key: str, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.people = {one.public_id: one for one in people}
        who = [Option(one.public_id, one.name, hint_of(one)) for one in people]
        self.fields["people"] = present(
            ManyField(who, label="Who do you want to ask?", missing="Select who you want to ask"), size="m"
        )
        if len(titles) > 1:
            what = [Option(one, title) for one, title in titles.items()]
            self.fields["keys"] = present(
                ManyField(what, label="What do you ask for?", missing="Select what you ask for", initial=[key]),
                size="m",
            )
        how = [Option(way.value, WAYS[way][0], WAYS[way][1]) for way in AskedBy]
        self.fields["way"] = present(OptionsField(how, label="How do you ask?", missing="Select how you ask"), size="m")
        self.key = key

    def clean(self) -> dict[str, Any]:
        """Refuses a link to somebody who may not be written to, and says who that is."""
        cleaned = super().clean() or {}
        if cleaned.get("way") == AskedBy.LINK:
            for public_id in cleaned.get("people", []):
                person = self.people[public_id]
                if person.contact_restricted:
                    self.add_error("way", f"Nobody may write to {person.name}. Ask on paper or by telephone")
                elif not person.email:
                    self.add_error("way", f"There is no email address for {person.name}. Add one, or ask another way")
                elif not may_be_written_to(person):
                    self.add_error("way", NOT_THEIR_OWN.format(name=person.name))
        return cleaned


NOT_THEIR_OWN = (
    "The email address of {name} is your own, or that of somebody who may not be written to. "
    "Add one that only {name} reads, or ask another way"
)
WAYS = {
    AskedBy.LINK: ("By a link in an email", "They read it, answer and sign themselves. A code keeps others out"),
    AskedBy.PAPER: ("On paper", "Print the form with the same words, and add the signed copy here"),
    AskedBy.TELEPHONE: ("By telephone, or face to face", "Read them the words, and write down who heard it"),
}


def hint_of(person: FamilyPerson) -> str:
    """Returns what helps to choose how to ask somebody."""
    if person.contact_restricted:
        return "Nobody may write to them"
    return person.relationship or ("" if person.email else "No email address")


class RecordForm(SeenForm):
    """What somebody said on paper or by telephone."""

    def __init__(self, *args: Any, request: ConsentRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        words = from_stored(request.words)
        paper = request.way == AskedBy.PAPER
        fields: dict[str, forms.Field] = {
            "given": YesNo(yes="Yes, they agree", no="No, they do not agree", label="What did they say?",
                           missing="Select what they said"),
        }  # fmt: skip
        if words.scopes:
            options = [Option(key, label) for key, label in words.scopes]
            fields["scopes"] = ManyField(options, label="What do they agree to?", required=False)
        fields["said_on"] = DateField(
            label="When was that?", called="Date they answered", missing="Enter the date they answered",
            validators=[possible_day, not_after_today],
        )  # fmt: skip
        if paper:
            fields["signature"] = forms.CharField(label="Name as signed", max_length=120, required=False)
            fields["file"] = forms.FileField(
                label="The signed form", required=False, help_text="A scan or a photograph.", widget=PlainFileInput
            )
        else:
            fields["taken_by"] = forms.CharField(
                label="Who spoke to them?", max_length=120, error_messages={"required": "Enter who spoke to them"}
            )
            fields["witness"] = forms.CharField(
                label="Who else heard it?",
                max_length=120,
                help_text="A colleague who can say that it was so.",
                error_messages={"required": "Enter who else heard it"},
            )
        fields["reason"] = forms.CharField(
            label="If not, why?", help_text="Only if they say.", required=False, max_length=1000,
            widget=forms.Textarea(attrs={"rows": 2}),
        )  # fmt: skip
        self.fields.update({name: present(field, size="m") for name, field in fields.items()})

    def clean(self) -> dict[str, Any]:
        """Asks for scopes, and on paper for signature and scan, where they agree."""
        cleaned = super().clean() or {}
        if cleaned.get("given") is not True:
            return cleaned
        for name, sentence in (
            ("scopes", "Select what they agree to"),
            ("signature", "Enter the name as it is signed"),
            ("file", "Choose the signed form, as a scan or a photograph"),
        ):
            if name in self.fields and not cleaned.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        return cleaned
