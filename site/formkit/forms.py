"""The form our pages start from, and what its error summary links to."""

from dataclasses import dataclass
from typing import Any

from django import forms


class GovukForm(forms.Form):
    """A form without the browser's own bubbles: the page's `<form novalidate>` and the server say what is wrong."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = missing_words(field)


def missing_words(field: forms.Field) -> str:
    """Returns what to say of an answer left out, when the field itself has no sentence for it."""
    if isinstance(field, forms.FileField):
        return "Choose a file"
    verb = "Select" if isinstance(field, forms.ChoiceField) else "Enter"
    return f"{verb} an answer for “{field.label}”" if field.label else f"{verb} an answer"


@dataclass(frozen=True)
class ErrorLink:
    """One line of the error summary; `href` is empty for an error of the whole form."""

    text: str
    href: str


def error_links(form: forms.BaseForm) -> list[ErrorLink]:
    """Returns every error in the order of the fields, each with the address of its field's first input."""
    links = [ErrorLink(str(text), "") for text in form.non_field_errors()]
    for bound in form:
        links += [ErrorLink(str(text), first_input(bound)) for text in bound.errors]
    return links


def first_input(bound: forms.BoundField) -> str:
    """Returns "#id" of the first input; grouped widgets have no id of their own, their first option has."""
    return f"#{bound.id_for_label or f'{bound.auto_id}_0'}"
