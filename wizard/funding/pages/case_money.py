"""The money of one case: what is owed under each rule, what was charged and paid, invoices, and what stops it."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people.service import signed_in
from schoolyear.stretches import Stretch, chosen
from wizard.casework.models import Case
from wizard.casework.service import standing_of
from wizard.funding.accounts import Account, Calendars, accounts_of, owed_today, row_of
from wizard.funding.actions.charge_payer import charge_payer, note_paid
from wizard.funding.actions.hold_money import Refused
from wizard.funding.actions.set_terms import set_terms
from wizard.funding.actions.stop_money import stop_money, strike_stop
from wizard.funding.forms import ChargeForm, PaidForm, StopForm, TermsForm
from wizard.funding.models import CaseStatement, Charge
from wizard.funding.pages.reach import money_case, money_context, newest_kept, tag_of


def accounts_of_case(case: Case) -> list[Account]:
    """Returns the case's accounts, one for each of its route's rules on money."""
    standing = standing_of(case)
    return accounts_of([standing], case.authority, Calendars().of([standing]))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def money(request: HttpRequest, reference: str) -> HttpResponse:
    """Shows the money of a case; POST strikes a stop. 404 for anyone but the council's case workers and finance."""
    found = money_case(request, reference)
    if request.method == "POST":
        number = request.POST.get("stop", "")
        key = int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0
        strike_stop(signed_in(request), get_object_or_404(found.funding_stops.filter(struck_at=None), pk=key))
        return redirect("funding:money", reference=reference)
    accounts, today = accounts_of_case(found), timezone.localdate()
    calendar = accounts[0].parts.calendar if accounts else None
    stretch, offered = chosen(calendar, request.GET.get("period", ""), today)
    context = {
        "rows": [account_words(one, stretch, today) for one in accounts],
        "stretch": stretch,
        "offered": offered,
        "kept": newest_kept(CaseStatement.objects.filter(case=found)),
        "stops": list(found.funding_stops.select_related("recorded_by", "struck_by")),
        "invoices": [{"invoice": one, "tag": tag_of(one)} for one in found.invoices.prefetch_related("proofs__item")],
    }
    return render(request, "funding/money.html", {**money_context(request, found), **context})


def account_words(account: Account, stretch: Stretch, today: date) -> dict[str, Any]:
    """Returns what a card shows: the account, the chosen stretch, and where it stands today."""
    day, owed, waits = owed_today(account, today)
    return {
        "account": account,
        "row": row_of(account, stretch),
        "day": day,
        "owed": owed,
        "to_charge": None if owed is None else owed - account.charged,
        "waits": waits,
        "council": account.payer_kind == "other_council",
    }


def rule_account(case: Case, rule: str) -> Account:
    """Returns the account under a rule; raises Http404 for a rule the route does not have."""
    for account in accounts_of_case(case):
        if account.rule.key == rule:
            return account
    raise Http404


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def terms(request: HttpRequest, reference: str, rule: str) -> HttpResponse:
    """Asks whether the money is asked for, of whom and how much; POST stores it. 404 as for the case's money."""
    found = money_case(request, reference)
    account = rule_account(found, rule)
    council, agreed = account.payer_kind == "other_council", account.terms
    first = {"payer_name": agreed.payer_name, "payer_reference": agreed.payer_reference, "yearly": agreed.yearly,
             "note": agreed.note, "applies": agreed.applies} if agreed else {}  # fmt: skip
    form = TermsForm(request.POST if request.method == "POST" else None, council=council, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            set_terms(signed_in(request), found, rule, **form.cleaned_data)
        except Refused as why:
            form.say({"payer_name": str(why)})
        else:
            return redirect("funding:money", reference=reference)
    context = {**money_context(request, found), "form": form, "account": account}
    return render(request, "funding/terms.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, reference: str) -> HttpResponse:
    """Asks why money stops and after which day; POST writes it down. 404 as for the case's money."""
    found = money_case(request, reference)
    form = StopForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        stop_money(signed_in(request), found, **form.cleaned_data)
        return redirect("funding:money", reference=reference)
    return render(request, "funding/stop.html", {**money_context(request, found), "form": form})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def charge(request: HttpRequest, reference: str, rule: str) -> HttpResponse:
    """Asks up to which day is charged; POST makes the charge. 404 as for the case's money."""
    found = money_case(request, reference)
    account = rule_account(found, rule)
    form = ChargeForm(
        request.POST if request.method == "POST" else None, initial={"up_to": account.last or timezone.localdate()}
    )
    if request.method == "POST" and form.is_valid():
        try:
            charge_payer(signed_in(request), found, rule, form.cleaned_data["up_to"])
        except Refused as why:
            form.say({"up_to": str(why)})
        else:
            return redirect("funding:money", reference=reference)
    context = {**money_context(request, found), "form": form, "account": account}
    return render(request, "funding/charge.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def paid(request: HttpRequest, reference: str, rule: str, number: int) -> HttpResponse:
    """Asks when a charge was paid; POST writes it down. 404 also for one that is paid."""
    found = money_case(request, reference)
    one = get_object_or_404(Charge.objects.filter(case=found, rule=rule, paid_on=None), number=number)
    form = PaidForm(request.POST if request.method == "POST" else None, initial={"paid_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        note_paid(signed_in(request), one, form.cleaned_data["paid_on"])
        return redirect("funding:money", reference=reference)
    return render(request, "funding/paid.html", {**money_context(request, found), "form": form, "charge": one})
