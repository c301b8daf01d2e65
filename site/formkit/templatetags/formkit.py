"""{% load formkit %}: the error summary's lines for any form."""

from django import forms, template

from formkit.forms import ErrorLink
from formkit.forms import error_links as links_of

register = template.Library()


@register.simple_tag
def error_links(form: forms.BaseForm | None) -> list[ErrorLink]:
    """Returns the form's errors as lines with links; none for a form that is absent or not yet sent."""
    return links_of(form) if isinstance(form, forms.BaseForm) and form.is_bound else []
