"""What a clause is called, and the way to where it is edited."""

from django import template
from django.urls import reverse

from guidance.checking.completeness import Completeness
from guidance.checking.document import CheckedClause

register = template.Library()


@register.filter
def in_editor(clause: CheckedClause, found: Completeness) -> str:
    """Returns the address of a clause's block in the editor of the newest edition."""
    if found.edition is None:
        return ""
    address, block = reverse("wagtailadmin_pages:edit", args=[found.edition.pk]), found.blocks.get(clause.uid)
    return f"{address}#:w:contentpath=body.{block}" if block else address


@register.filter
def called(clause: CheckedClause, found: Completeness) -> str:
    """Returns what people call the place of a clause."""
    return found.names.get(clause.name, clause.number)
