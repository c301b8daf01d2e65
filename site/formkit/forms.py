"""The form our pages start from, and what its error summary links to."""

from dataclasses import dataclass

from django import forms


class GovukForm(forms.Form):
    """A form without the browser's own bubbles: the page's `<form novalidate>` and the server say what is wrong."""

    use_required_attribute = False


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
