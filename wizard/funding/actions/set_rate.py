"""A council says what a school year costs under one of its rules, from a day on."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.models import Authority, User
from people.tenancy import holds
from record.service import record_event
from wizard.funding.enums import RATE_ROLES
from wizard.funding.models import Rate


@transaction.atomic
def set_rate(actor: User, authority: Authority, rule: str, yearly: Decimal, first_day: date, why: str) -> Rate:
    """Returns the stored rate; earlier ones stay for the days before it. Raises PermissionDenied."""
    held = Authority.objects.select_for_update().get(pk=authority.pk)
    if not holds(actor, RATE_ROLES, authority=held):
        raise PermissionDenied
    rate = Rate.objects.create(
        authority=held, rule=rule, yearly=yearly, first_day=first_day, why=why.strip(), set_by=actor,
        set_at=timezone.now(),
    )  # fmt: skip
    told = {"rate": rate.pk, "rule": rule, "from": first_day.isoformat()}
    record_event("funding", held.slug, "rate_set", actor, told)
    return rate
