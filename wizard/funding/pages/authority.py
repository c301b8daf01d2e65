"""The money of an authority: what is owed in a term or a year, by whom, invoices that wait, and the rates."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from people.enums import CASE_ROLES
from people.models import Authority
from people.service import holds, signed_in
from schoolyear.stretches import Stretch, chosen
from wizard.attendance.service import calendar_of
from wizard.casework.models import Case, CaseMoment
from wizard.casework.service import standings_of
from wizard.funding.accounts import Account, Calendars, Row, accounts_of, owed_today, row_of
from wizard.funding.actions.set_rate import set_rate
from wizard.funding.enums import BASES, RATE_ROLES, InvoiceState
from wizard.funding.forms import RateForm
from wizard.funding.models import AuthorityStatement, Charge, Invoice, Rate
from wizard.funding.pages.reach import newest_kept, tag_of
from wizard.funding.queries import authorities_with_money
from wizard.funding.statement import Statement, statement_of
from wizard.routes.service import FundingRule, casework_of, current_versions_at

SHOWN = 200
#: Money can only run on a case where education began.
BEGAN = "provision_started"


@never_cache
@login_required
@require_safe
def first(request: HttpRequest) -> HttpResponse:
    """Leads to the money of the person's authority, or asks which. 404 for who handles none."""
    authorities = list(authorities_with_money(request.user))
    if not authorities:
        raise Http404
    if len(authorities) == 1:
        return redirect("funding:authority", authority=authorities[0].slug)
    return render(request, "funding/which.html", {"authorities": authorities, "desk_part": "money"})


@never_cache
@login_required
@require_safe
def money_of(request: HttpRequest, authority: str) -> HttpResponse:
    """Shows what is owed in the chosen time. 404 for who does not handle this authority's money."""
    found = get_object_or_404(authorities_with_money(request.user), slug=authority)
    stretch, offered = stretch_of(found, request)
    accounts = authority_accounts(found, stretch)
    statement = authority_statement(found, stretch, accounts)
    bills = Invoice.objects.filter(case__authority=found, state__in=[InvoiceState.RECEIVED, InvoiceState.APPROVED])
    waiting = bills.select_related("case__submission").prefetch_related("proofs__item").order_by("-state", "dated")
    context = {
        "authority": found,
        "works": holds(request.user, CASE_ROLES, authority=found),
        "may_set": holds(request.user, RATE_ROLES, authority=found),
        "statement": statement,
        "to_charge": to_charge(accounts),
        "unpaid": list(unpaid_charges(found)[:SHOWN]),
        "rows": statement.rows[:SHOWN],
        "more": max(len(statement.rows) - SHOWN, 0),
        "stretch": stretch,
        "offered": offered,
        "waiting": [{"invoice": one, "tag": tag_of(one)} for one in waiting[:SHOWN]],
        "rates": rates_shown(found),
        "kept": newest_kept(AuthorityStatement.objects.filter(authority=found)),
        "desk_part": "money",
    }
    return render(request, "funding/authority.html", context)


def stretch_of(authority: Authority, request: HttpRequest) -> tuple[Stretch, Any]:
    """Returns the stretch of time asked for, and those offered."""
    return chosen(calendar_of(authority), request.GET.get("period", ""), timezone.localdate())


def authority_accounts(authority: Authority, stretch: Stretch) -> list[Account]:
    """Returns the accounts of the cases where education began before the stretch is over."""
    began = CaseMoment.objects.filter(event=BEGAN, struck_at=None, on__lte=stretch.last).values("case")
    cases = Case.objects.filter(authority=authority, pk__in=began).exclude(closed_on__lt=stretch.first)
    standings = standings_of(cases.order_by("submission__reference"), timezone.localdate())
    return accounts_of(standings, authority, Calendars().of(standings))


def to_charge(accounts: Iterable[Account]) -> list[dict[str, Any]]:
    """Returns what is owed up to today and not charged yet, or charged too much, where it is known who pays."""
    found = []
    for one in accounts:
        _, owed, _ = owed_today(one, timezone.localdate())
        known = one.payer_kind != "other_council" or (one.terms is not None and one.terms.payer_name)
        if known and owed is not None and owed != one.charged:
            found.append({"account": one, "amount": owed - one.charged})
    return found


def unpaid_charges(authority: Authority) -> QuerySet[Charge]:
    """Returns the charges that nobody has paid yet, the oldest first."""
    unpaid = Charge.objects.filter(case__authority=authority, paid_on=None).order_by("made_at", "pk")
    return unpaid.select_related("case__submission")


def authority_statement(authority: Authority, stretch: Stretch, accounts: Iterable[Account]) -> Statement:
    """Returns the statement of an authority."""
    rows: list[Row] = [row_of(one, stretch) for one in accounts]
    bills = Invoice.objects.filter(case__authority=authority).exclude(state=InvoiceState.REFUSED)
    return statement_of(authority, stretch, rows, bills.select_related("case__submission"))


def rules_of(authority: Authority) -> dict[str, FundingRule]:
    """Returns the rules on money of the authority's current routes, by key."""
    found: dict[str, FundingRule] = {}
    for version in current_versions_at(authority.slug, timezone.localdate()):
        casework = casework_of(version)
        found.update(casework.funding if casework else {})
    return found


def rates_shown(authority: Authority) -> list[dict[str, Any]]:
    """Returns each rule with what its amount is a share of and its rates, the newest first."""
    rows = list(Rate.objects.filter(authority=authority).select_related("set_by").order_by("-first_day", "-pk"))
    return [
        {
            "rule": rule,
            "basis": BASES.get(rule.basis, rule.basis),
            "rates": [one for one in rows if one.rule == rule.key],
        }
        for rule in rules_of(authority).values()
    ]


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest, authority: str, rule: str) -> HttpResponse:
    """Asks what a year costs from a day on; POST stores it. 404 for who does not set rates here."""
    found = get_object_or_404(authorities_with_money(request.user), slug=authority)
    known = rules_of(found)
    if rule not in known or not holds(request.user, RATE_ROLES, authority=found):
        raise Http404
    form = RateForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        set_rate(signed_in(request), found, rule, **form.cleaned_data)
        return redirect("funding:authority", authority=authority)
    works = holds(request.user, CASE_ROLES, authority=found)
    context = {"authority": found, "works": works, "form": form, "rule": known[rule], "desk_part": "money"}
    return render(request, "funding/rate.html", context)
