"""Statements as files: of a case, of an authority; each is kept as it left and can be fetched again."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from people.service import signed_in
from schoolyear.stretches import chosen
from wizard.funding.accounts import row_of
from wizard.funding.actions.keep_statement import File, keep_authority_statement, keep_case_statement
from wizard.funding.models import AuthorityStatement, CaseStatement
from wizard.funding.pages.authority import authority_accounts, authority_statement, stretch_of
from wizard.funding.pages.case_money import accounts_of_case
from wizard.funding.pages.reach import money_case
from wizard.funding.queries import authorities_with_money
from wizard.funding.statement import Statement, pdf_of, statement_of, xlsx_of

MADE = {"pdf": pdf_of, "xlsx": xlsx_of}


@never_cache
@login_required
@require_safe
def of_case(request: HttpRequest, reference: str, form: str) -> HttpResponse:
    """Gives the statement of a case for ?period=. 404 for anyone but the council's case workers and finance."""
    found = money_case(request, reference)
    accounts = accounts_of_case(found)
    calendar = accounts[0].parts.calendar if accounts else None
    stretch, _ = chosen(calendar, request.GET.get("period", ""), timezone.localdate())
    bills = found.invoices.select_related("case__submission")
    made = statement_of(found.authority, stretch, [row_of(one, stretch) for one in accounts], bills, found)
    return as_kept(keep_case_statement(signed_in(request), found, file_of(made, form)))


@never_cache
@login_required
@require_safe
def of_authority(request: HttpRequest, authority: str, form: str) -> HttpResponse:
    """Gives the statement of an authority for ?period=. 404 for who does not handle its money."""
    found = get_object_or_404(authorities_with_money(request.user), slug=authority)
    stretch, _ = stretch_of(found, request)
    made = authority_statement(found, stretch, authority_accounts(found, stretch))
    return as_kept(keep_authority_statement(signed_in(request), found, file_of(made, form)))


@never_cache
@login_required
@require_safe
def kept_of_case(request: HttpRequest, reference: str, statement: str) -> HttpResponse:
    """Gives a statement again as it left. 404 as for the case's money, and for a statement of another case."""
    found = money_case(request, reference)
    return as_kept(get_object_or_404(CaseStatement, case=found, public_id=statement))


@never_cache
@login_required
@require_safe
def kept_of_authority(request: HttpRequest, authority: str, statement: str) -> HttpResponse:
    """Gives a statement of an authority again as it left. 404 for who does not handle its money."""
    found = get_object_or_404(authorities_with_money(request.user), slug=authority)
    return as_kept(get_object_or_404(AuthorityStatement, authority=found, public_id=statement))


def file_of(made: Statement, form: str) -> File:
    """Returns the file of a statement: its bytes, and the name under which it is kept."""
    sent = MADE[form](made)
    return File(made.stretch.key, f"{made.name}.{form}", sent.headers["Content-Type"], sent.content)


def as_kept(kept: CaseStatement | AuthorityStatement) -> HttpResponse:
    """Answers with the file, as a download."""
    headers = {"Content-Disposition": f'attachment; filename="{kept.name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(bytes(kept.content), content_type=kept.media_type, headers=headers)
