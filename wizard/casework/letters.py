"""Letters about cases that did not leave for certain: a case worker sees each, and decides."""

from contextlib import suppress
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from people.enums import CASE_ROLES
from people.models import User
from people.service import authorities_with, signed_in
from record.enums import OutboxState
from record.models import Outbox
from record.service import NotStuck, stuck_letters
from wizard.casework.actions.mend_letter import CHOICES, mend_letter
from wizard.casework.queries import cases_visible_to

KINDS = {
    "receipt": "The school’s receipt",
    "family_receipt": "The family’s receipt",
    "case_opened": "The council’s notice of a new referral",
    "case_acknowledged": "That the council has the referral",
    "case_alarm": "That nobody has acknowledged a referral",
    "case_hand_over": "That the school has to hand it over",
    "case_assigned": "That a case has a new coordinator",
    "case_assigned_several": "That cases have a new coordinator",
    "consent_withdrawn": "That an agreement was taken back",
    "consent_told": "That the family has answered",
    "referral_withdrawn": "That the school withdrew the referral",
    "case_asked": "That the council asks for something",
    "case_letter_school": "That the council has written to the school",
    "case_letter_family": "That the council has written to the family",
    "invoice_documents": "That a hospital school is asked for documents",
    "family_page": "The link to the family’s page",
    "family_news": "That there is news on the family’s page",
    "family_wrote": "That a family has written",
    "family_waits": "That a family waits for an answer",
}
MOST = 200


def letters_of(user: User) -> QuerySet[Outbox]:
    """Returns the stuck letters about the cases this person works; none about drafts, which are the schools' own."""
    references = cases_visible_to(user).order_by().values("submission__reference")
    return stuck_letters().filter(subject_kind__in=("submission", "case"), subject_id__in=references)


@never_cache
@login_required
@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """Lists the letters that wait for a person. 404 for who works no cases."""
    user = signed_in(request)
    authorities = list(authorities_with(user, CASE_ROLES))
    if not authorities:
        raise Http404
    context = {
        "authority": authorities[0] if len(authorities) == 1 else None,
        "rows": [row_of(row) for row in letters_of(user)[:MOST]],
        "desk_part": "letters",
    }
    return render(request, "casework/letters.html", context)


def row_of(row: Outbox) -> dict[str, Any]:
    """Returns what one letter's row says."""
    return {
        "letter": row,
        "what": KINDS.get(row.kind, row.kind.replace("_", " ").capitalize()),
        "given_up": row.state == OutboxState.DEAD,
    }


@never_cache
@login_required
@require_http_methods(["POST"])
def mend(request: HttpRequest, number: int) -> HttpResponse:
    """Sends a letter again or counts it as arrived. 404 for a letter of another council, and for one that has left."""
    user = signed_in(request)
    choice = request.POST.get("choice", "")
    if choice not in CHOICES:
        raise Http404
    row = get_object_or_404(letters_of(user), pk=number)
    with suppress(NotStuck):  # a colleague decided in this moment: the list shows how it stands
        mend_letter(user, row, choice)
    return redirect("casework:letters")
