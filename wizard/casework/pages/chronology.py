"""A case from its first day on with its audit trail, on one page and as one file."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from people.service import signed_in
from printing.typesetting import pdf_response
from record.service import Chain, chains
from wizard.casework.case_page import case_context, case_for
from wizard.casework.chronology import Entry, chronology_of
from wizard.casework.history import trail_of
from wizard.casework.letter_paper import papers, part, typeset
from wizard.casework.models import Case
from wizard.casework.reading import note_reading


@never_cache
@login_required
@require_safe
def chronology(request: HttpRequest, reference: str) -> HttpResponse:
    """Answers with everything that happened and the audit trail. 404 for anyone but the council's case workers."""
    found = case_for(request, reference)
    note_reading(signed_in(request), found, "chronology")
    context = {
        **case_context(found, "chronology"),
        "entries": days_of(chronology_of(found)),
        "trail": trail_of(found),
        "chain": chain_of(found),
    }
    return render(request, "casework/chronology.html", context)


@never_cache
@login_required
@require_safe
def chronology_pdf(request: HttpRequest, reference: str) -> HttpResponse:
    """Gives the same as a PDF. 404 for anyone but the council's case workers."""
    found = case_for(request, reference)
    note_reading(signed_in(request), found, "chronology")
    now = timezone.now()
    facts = [
        f"Made on {format_date(timezone.localtime(now), 'j F Y, H:i')} by {signed_in(request)}.",
        "Confidential: it names a child.",
        whole(chain_of(found)),
    ]
    happened = [(format_date(entry.day, "j F Y"), said(entry)) for entry in chronology_of(found)]
    trail = [(one["when"], f"{one['text']} {one['who']}\n{one['number']}: {one['hash']}") for one in trail_of(found)]
    parts = [
        part("What happened", "" if happened else "Nothing yet.", happened),
        part("Audit trail", "Each event holds the hash of the one before.", trail, new_page=True),
    ]
    title = f"Chronology of referral {reference}"
    told = papers(found.authority, title, title, facts, parts)
    return pdf_response(typeset(told, now), f"{reference}-chronology")


def days_of(entries: list[Entry]) -> list[dict[str, Any]]:
    """Returns the entries with their day in words."""
    return [{"day": format_date(one.day, "l j F Y"), "entry": one} for one in entries]


def said(entry: Entry) -> str:
    """Returns an entry as lines of the file."""
    return f"{entry.what}\n{entry.who}" if entry.who else entry.what


def chain_of(case: Case) -> Chain:
    """Returns the case's chain, counted through now."""
    return next(chains("case", case.submission.reference))


def whole(chain: Chain) -> str:
    """Returns whether the chain holds, in words."""
    if chain.broken is None:
        return f"The audit trail is whole: {chain.links} events, each following from the one before."
    return f"The audit trail does not hold from event {chain.broken} on: somebody changed what was written down."
