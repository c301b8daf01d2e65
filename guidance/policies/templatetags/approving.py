"""What is open in an edition, wherever somebody is about to approve it."""

from typing import Any

from django import template

from guidance.policies.before_approval import open_before_approval
from guidance.policies.models import EditionPage

register = template.Library()


@register.inclusion_tag("wagtailadmin/policies/open_points.html")
def open_points(edition: EditionPage) -> dict[str, Any]:
    """Lists what is open in an edition's latest draft. It stops nothing: rules inform, people decide."""
    return {"rooms": open_before_approval(edition)}
