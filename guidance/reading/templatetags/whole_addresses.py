"""Addresses as other sites need them."""

from django import template

from guidance.reading.addresses import whole

register = template.Library()
register.filter("whole", whole)
