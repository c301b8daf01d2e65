"""What holds for one case: whether the money is asked for, of whom, and how much a year (requirements N10, E62)."""

from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.casework.models import Case
from wizard.funding.actions.hold_money import Refused, hold_money
from wizard.funding.models import CaseTerms
from wizard.routes.service import casework_of, route_of


@transaction.atomic
def set_terms(
    actor: User, case: Case, rule: str, *, applies: bool = True, payer_name: str = "", payer_reference: str = "",
    yearly: Decimal | None = None, note: str = "",
) -> CaseTerms:  # fmt: skip
    """Returns the terms that hold from now on; earlier ones stay readable.

    Another council that pays is named. Raises PermissionDenied, Refused, KeyError for a rule the route does not have.
    """
    held = hold_money(actor, case.pk)
    version = held.submission.referral.route_version
    casework, route = casework_of(version), route_of(version)
    if casework is None:
        raise KeyError(rule)
    payer = route.parties.get(casework.funding[rule].payer)
    if applies and payer is not None and payer.kind == "other_council" and not payer_name.strip():
        raise Refused("Name the council that pays")
    terms = CaseTerms.objects.create(
        case=held, rule=rule, applies=applies, payer_name=payer_name.strip(), payer_reference=payer_reference.strip(),
        yearly=yearly, note=note.strip(), set_by=actor, set_at=timezone.now(),
    )  # fmt: skip
    told = {"terms": terms.pk, "rule": rule, "applies": applies}
    record_event("case", held.submission.reference, "funding_terms_set", actor, told)
    return terms
