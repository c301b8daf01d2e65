"""A question as fields of a form: what it draws, what it shows at first, and the value it stores."""

from collections.abc import Mapping
from typing import Any

from django import forms

from wizard.journey.fields.turned import turned
from wizard.routes.service import Question

NOT_KNOWN_VALUE = {"not_known": True}


class Asked:
    """One question on a page. Subclasses say its fields; nothing is required here: the form asks in clean()."""

    grouped = False

    def __init__(self, question: Question) -> None:
        self.question = question

    @property
    def key(self) -> str:
        """The name of the first field."""
        return self.question.key

    def fields(self) -> dict[str, forms.Field]:
        """Returns the fields by name, in order."""
        raise NotImplementedError

    def initial(self, value: Any) -> dict[str, Any]:
        """Returns what the fields show for a stored value."""
        return {self.key: value}

    def value(self, cleaned: Mapping[str, Any]) -> Any:
        """Returns the value to store, or None for no answer."""
        return cleaned.get(self.key) or None

    def missing(self) -> str:
        """Returns the sentence said when an answer is needed and there is none."""
        return self.wanting("Enter", "Enter an answer")

    def wanting(self, verb: str, else_quoting: str) -> str:
        """Returns "Enter where the pupil lives"; of a question that cannot be turned so, its words after a colon."""
        said = turned(self.question.ask)
        return f"{verb} {said}" if said else f"{else_quoting}: {lower_first(self.question.ask)}"


class AskedWithUnknown(Asked):
    """Adds a box for "We do not know yet" below a field that has no options."""

    @property
    def box(self) -> str:
        """The name of the box."""
        return f"{self.key}__not_known"

    def fields(self) -> dict[str, forms.Field]:
        """Returns the field, and the box when the question offers it."""
        fields: dict[str, forms.Field] = {self.key: self.field()}
        if self.question.unknown:
            fields[self.box] = forms.BooleanField(required=False, label="We do not know yet")
        return fields

    def field(self) -> forms.Field:
        """Returns the one field."""
        raise NotImplementedError

    def initial(self, value: Any) -> dict[str, Any]:
        """Returns the value, or the ticked box."""
        if value == NOT_KNOWN_VALUE:
            return {self.box: True}
        return {self.key: value}

    def value(self, cleaned: Mapping[str, Any]) -> Any:
        """Returns the answer; what is written counts for more than the box."""
        given = self.given(cleaned.get(self.key))
        return NOT_KNOWN_VALUE if given is None and cleaned.get(self.box) else given

    def given(self, cleaned: Any) -> Any:
        """Returns a cleaned value as it is stored, None for a blank."""
        return cleaned or None


def lower_first(text: str) -> str:
    """Returns a sentence to follow a colon: its first letter small, unless a capital or digit follows."""
    return text if text[1:2].isupper() or text[1:2] in " '’" else text[:1].lower() + text[1:]
