"""The search form: what was looked for, and whose policies."""

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

    def __init__(self, data: Any, places: Iterable[AuthorityPage]) -> None:
        super().__init__(data)
        choices = [(place.authority.slug, place.authority.name) for place in places]
        chooser: Any = self.fields["authority"]
        chooser.choices = [("", EVERYBODY), *choices]
