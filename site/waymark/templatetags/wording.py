"""{% load wording %}: small courtesies of typesetting."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def breakable(address: str) -> SafeString:
    """Returns an e-mail or web address, escaped, that a narrow column may break after "@" and "/" and nowhere odd."""
    safe = conditional_escape(address)
    return mark_safe(safe.replace("@", "@<wbr>").replace("/", "/<wbr>"))
