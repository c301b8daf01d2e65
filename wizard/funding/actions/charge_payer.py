"""Asking who pays for what is owed up to a day, and noting that they paid."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.casework.models import Case
from wizard.casework.service import standing_of
from wizard.funding.accounts import Account, Calendars, accounts_of
from wizard.funding.actions.hold_money import Refused, hold_money
from wizard.funding.models import Charge
from wizard.funding.reckoning import NotKnown


def account_of(case: Case, rule: str) -> Account:
    """Returns the account of a case under one rule. Raises KeyError for a rule the route does not have."""
    standing = standing_of(case)
    found = accounts_of([standing], case.authority, Calendars().of([standing]))
    return {one.rule.key: one for one in found}[rule]


@transaction.atomic
def charge_payer(actor: User, case: Case, rule: str, up_to: date) -> Charge:
    """Returns the stored charge: everything owed up to the day, less what was charged before.

    A stop that came late, or a corrected rate, is put right by the next charge, which then may be below zero.
    Raises PermissionDenied, Refused, KeyError.
    """
    held = hold_money(actor, case.pk)
    account = account_of(held, rule)
    if not account.runs or account.first is None:
        raise Refused(account.waits)
    if account.payer_kind == "other_council" and not (account.terms and account.terms.payer_name):
        raise Refused("Name the council that pays before you charge it")
    if up_to < account.first:
        raise Refused(f"Nothing is owed before {account.first:%-d %B %Y}")
    try:
        owed = account.owed_up_to(up_to)
    except NotKnown as waits:
        raise Refused(str(waits)) from waits
    if owed == account.charged:
        raise Refused("Nothing more is owed up to that day")
    last = max((one.number for one in account.charges), default=0)
    charge = Charge.objects.create(
        case=held, rule=rule, number=last + 1, payer_name=account.payer,
        payer_reference=account.terms.payer_reference if account.terms else "", first_day=account.first, up_to=up_to,
        owed=owed, before=account.charged, amount=owed - account.charged, made_by=actor, made_at=timezone.now(),
    )  # fmt: skip
    told = {"charge": charge.number, "rule": rule, "up_to": up_to.isoformat()}
    record_event("case", held.submission.reference, "charged", actor, told)
    return charge


@transaction.atomic
def note_paid(actor: User, charge: Charge, on: date) -> Charge:
    """Returns the charge with the day it was paid; the first day noted stands. Raises PermissionDenied."""
    held = hold_money(actor, charge.case_id)
    found = Charge.objects.get(pk=charge.pk)
    if found.paid_on is None:
        found.paid_on, found.paid_noted_by = on, actor
        found.save(update_fields=["paid_on", "paid_noted_by"])
        told = {"charge": found.number, "rule": found.rule}
        record_event("case", held.submission.reference, "charge_paid", actor, told)
    return found
