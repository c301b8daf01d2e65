"""What a reader chooses by: what was looked for in whose policies, and which two to compare."""

from collections.abc import Iterable
from typing import Any

from django import forms

from formkit.forms import GovukForm
from guidance.reading.models import AuthorityPage

LONGEST = 200
EVERYBODY = "All councils, trusts and schools"


class SearchForm(GovukForm):
    q = forms.CharField(
        label="Search policies, or find your council",
        max_length=LONGEST,
        strip=True,
        error_messages={
            "required": "Type a word to look for, such as evidence",
            "max_length": f"Look for fewer words: at most {LONGEST} characters",
            "null_characters_not_allowed": "Type the words again: one of the characters cannot be read",
        },
    )
    authority = forms.ChoiceField(
        label="Whose policies",
        required=False,
        error_messages={"invalid_choice": "Choose a council, trust or school from the list"},
    )
    earlier = forms.BooleanField(label="Also look in earlier editions", required=False)

    def __init__(self, data: Any, places: Iterable[AuthorityPage]) -> None:
        super().__init__(data)
        choices = [(place.authority.slug, place.authority.name) for place in places]
        chooser: Any = self.fields["authority"]
        chooser.choices = [("", EVERYBODY), *choices]


class CompareForm(GovukForm):
    one = forms.ChoiceField(
        label="First council, trust or school",
        error_messages={
            "required": "Choose the first council, trust or school",
            "invalid_choice": "Choose the first council, trust or school from the list",
        },
    )
    other = forms.ChoiceField(
        label="Second council, trust or school",
        error_messages={
            "required": "Choose the second council, trust or school",
            "invalid_choice": "Choose the second council, trust or school from the list",
        },
    )

    def __init__(self, data: Any, places: Iterable[AuthorityPage]) -> None:
        super().__init__(data)
        choices = [("", "Choose from the list"), *((place.authority.slug, place.authority.name) for place in places)]
        for name in ("one", "other"):
            chooser: Any = self.fields[name]
            chooser.choices = choices

    def clean(self) -> dict[str, Any]:
        """Refuses one authority beside itself."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("one") and cleaned.get("one") == cleaned.get("other"):
            self.add_error("other", "Choose a second one that is not the first")
        return cleaned
