"""Pounds in templates."""

from decimal import Decimal

from django import template

from wizard.funding.statement import money

register = template.Library()


@register.filter
def pounds(amount: Decimal | None) -> str:
    """Returns £1,250.50, or nothing for an amount that is not known."""
    return "" if amount is None else money(amount)
