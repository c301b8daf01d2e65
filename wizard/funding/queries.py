"""Whose money a person sees. Every reading starts here."""

from collections import defaultdict
from collections.abc import Collection

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from people.models import Authority, User
from people.tenancy import authorities_with
from wizard.casework.models import Case
from wizard.funding.checking import checks_of, lacks_of
from wizard.funding.enums import MONEY_ROLES, InvoiceState
from wizard.funding.models import CaseTerms, Charge, Invoice, Proof, Rate, Stop
from wizard.funding.reckoning import DatedRate


def authorities_with_money(user: User | AnonymousUser) -> QuerySet[Authority]:
    """Returns the authorities whose money the person handles."""
    return authorities_with(user, MONEY_ROLES)


def cases_with_money(user: User | AnonymousUser) -> QuerySet[Case]:
    """Returns the cases of those authorities, without the document that says why the child is unwell."""
    cases = Case.objects.filter(authority__in=authorities_with_money(user))
    related = ("submission__referral__route_version", "authority", "school", "pupil")
    return cases.select_related(*related).defer("submission__document")


def rates_of(authority: Authority) -> dict[str, list[DatedRate]]:
    """Returns an authority's rates by rule, as they came into force."""
    found: dict[str, list[DatedRate]] = defaultdict(list)
    for row in Rate.objects.filter(authority=authority).order_by("first_day", "pk"):
        found[row.rule].append(DatedRate(row.first_day, row.yearly))
    return found


def terms_of(cases: Collection[int]) -> dict[tuple[int, str], CaseTerms]:
    """Returns the terms that hold, by case and rule."""
    return {(one.case_id, one.rule): one for one in CaseTerms.objects.filter(case__in=cases).order_by("pk")}


def stops_of(cases: Collection[int]) -> dict[int, list[Stop]]:
    """Returns the stops that were not struck, by case, the earliest first."""
    found: dict[int, list[Stop]] = defaultdict(list)
    for one in Stop.objects.filter(case__in=cases, struck_at=None).order_by("last_day", "pk"):
        found[one.case_id].append(one)
    return found


def charges_of(cases: Collection[int]) -> dict[tuple[int, str], list[Charge]]:
    """Returns the charges made, by case and rule, in their order."""
    found: dict[tuple[int, str], list[Charge]] = defaultdict(list)
    for one in Charge.objects.filter(case__in=cases).select_related("made_by").order_by("number"):
        found[one.case_id, one.rule].append(one)
    return found


def papers_of(invoice: Invoice) -> list[Proof]:
    """Returns the documents behind an invoice with their files; what was prefetched is not asked for again."""
    fetched = "proofs" in getattr(invoice, "_prefetched_objects_cache", {})
    return list(invoice.proofs.all() if fetched else invoice.proofs.select_related("item", "seen_by"))


def lacks_in(invoice: Invoice) -> dict[str, str]:
    """Returns what the hospital has still to send, by kind of document."""
    return lacks_of(invoice.first_day, invoice.last_day, papers_of(invoice))


def hindrances_to(invoice: Invoice) -> dict[str, str]:
    """Returns what stands between an invoice and its payment, by kind of document: missing, or being checked."""
    papers = papers_of(invoice)
    return {**checks_of(papers), **lacks_of(invoice.first_day, invoice.last_day, papers)}


def takes_papers(invoice: Invoice) -> bool:
    """Whether documents may still be added: until it is decided, and after it where one of an approved one is lost."""
    lost = invoice.state == InvoiceState.APPROVED and bool(lacks_in(invoice))
    return lost or invoice.state == InvoiceState.RECEIVED


def doubles_of(invoice: Invoice) -> list[Invoice]:
    """Returns other invoices that may be for the same: this hospital's number on another case of the authority, or
    days of this one on the same case. An invoice that is not paid counts for nothing."""
    others = Invoice.objects.filter(case__authority=invoice.case.authority).exclude(pk=invoice.pk)
    number = Q(hospital__iexact=invoice.hospital, number__iexact=invoice.number)
    days = Q(case=invoice.case_id, first_day__lte=invoice.last_day, last_day__gte=invoice.first_day)
    found = others.exclude(state=InvoiceState.REFUSED).filter(number | days)
    return list(found.select_related("case__submission").order_by("dated", "pk"))
