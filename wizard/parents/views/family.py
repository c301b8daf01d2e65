"""The page behind a family's link: where the case is, what was decided and why, what comes next, and whom to ask."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from links.models import Link
from links.service import address_of, opened_by_link
from wizard.casework.enums import OPEN
from wizard.casework.models import Challenge
from wizard.casework.service import papers, part, pdf_response, typeset
from wizard.parents.actions.disagree import disagree
from wizard.parents.actions.keep_page import note_opening
from wizard.parents.actions.write_message import write_by_link
from wizard.parents.contact import advice_of, contact_of
from wizard.parents.forms import DisagreeForm, MessageForm
from wizard.parents.letters import letters_to
from wizard.parents.plan import plan_of
from wizard.parents.queries import messages_with
from wizard.parents.readers import PURPOSE, Reader, reader_of
from wizard.parents.shared import agreed_of, consent_address, shared_of
from wizard.parents.standing import REFUSED, day_words, dues_of, headline, next_of, promised, undecided_late
from wizard.parents.steps import picture_of, steps_of
from wizard.parents.times import WORKING_DAYS_TO_ANSWER
from wizard.parents.week import week_of

View = Callable[..., HttpResponseBase]


def their_page(view: View) -> View:
    """Makes view(request, reader, ...) of a page behind a family's link; what is read is written down (N107, L22)."""

    @wraps(view)
    def reached(request: HttpRequest, link: Link, **kwargs: Any) -> HttpResponseBase:
        reader = reader_of(link)
        if request.method == "GET":
            note_opening(reader, view.__name__)
        return view(request, reader, **kwargs)

    return sensitive_post_parameters()(require_http_methods(["GET", "HEAD", "POST"])(opened_by_link(PURPOSE)(reached)))


def frame(reader: Reader) -> dict[str, Any]:
    """Returns what every page behind the link shows."""
    return {
        "authority": reader.case.authority,
        "case": reader.case,
        "person": reader.person,
        "themselves": reader.themselves,
        "child": reader.child,
        "home_href": address_of(reader.link),
        "contact": contact_of(reader),
        "advice": advice_of(reader),
        "days": WORKING_DAYS_TO_ANSWER,
    }


@their_page
def page(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Answers with where the case is."""
    today = timezone.localdate()
    decisions = list(reader.case.decisions.order_by("-number"))
    decision = decisions[0] if decisions else None
    steps = steps_of(reader, decision, today)
    late = undecided_late(reader, today)
    context = {
        **frame(reader),
        "headline": headline(reader, decision, today),
        "next": next_of(reader, today),
        "late_since": day_words(late, today) if late else "",
        "steps": steps,
        "picture": picture_of(steps),
        "dues": dues_of(reader, today),
        "asked": list(reader.case.info_requests.filter(of="family", answered_at=None, withdrawn_at=None)),
        "promised": promised(reader),
        "decisions": decisions,
        "letters": letters_to(reader),
        "plan": plan_of(reader, today),
        "week": week_of(reader, today),
        "messages_so_far": messages_with(reader.case, reader.person),
        "shared": shared_of(reader),
        "agreed": agreed_of(reader),
        "agreed_href": consent_address(reader),
        "running": reader.case.status in OPEN,
        "refused": decision is not None and decision.kind in REFUSED and reader.case.status not in OPEN,
        "today": today,
    }
    return render(request, "parents/page.html", context)


@their_page
def messages(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Answers with the person's conversation with the council; POST adds to it."""
    form = MessageForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        write_by_link(reader.link, form.cleaned_data["text"])
        return redirect(f"{address_of(reader.link)}messages/")
    context = {**frame(reader), "form": form, "rows": messages_with(reader.case, reader.person)}
    return render(request, "parents/messages.html", context)


@their_page
def challenge(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Answers with the ways to disagree; POST takes the first or the second."""
    form = DisagreeForm(request.POST if request.method == "POST" else None, reader=reader)
    if request.method == "POST" and form.is_valid():
        disagree(reader.link, form.cleaned_data["stage"], form.cleaned_data["about"])
        return redirect(f"{address_of(reader.link)}disagree/")
    late = undecided_late(reader, timezone.localdate())
    context = {
        **frame(reader),
        "form": form,
        "said": own_challenges(reader),
        "late_since": day_words(late, timezone.localdate()) if late else "",
    }
    return render(request, "parents/disagree.html", context)


def own_challenges(reader: Reader) -> list[Challenge]:
    """Returns what was challenged in this person's name."""
    return list(reader.case.challenges.filter(made_by=reader.person.name).select_related("decision"))


@their_page
def letter(request: HttpRequest, reader: Reader, letter: str) -> HttpResponse:
    """Answers with a letter to this person as it went out. 404 for anybody else's."""
    context = {**frame(reader), "letter": one_letter(reader, letter)}
    return render(request, "parents/letter.html", context)


@their_page
def letter_pdf(request: HttpRequest, reader: Reader, letter: str) -> HttpResponse:
    """Answers with a letter to this person as a tagged PDF. 404 as for the page."""
    found = one_letter(reader, letter)
    facts = [format_date(timezone.localtime(found.made_at), "j F Y"), found.to_name]
    reference = reader.case.submission.reference
    told = papers(reader.case.authority, found.subject, reference, facts, [part("", found.body)])
    return pdf_response(typeset(told, found.made_at), f"{reference}-letter")


def one_letter(reader: Reader, public_id: str) -> Any:
    """Returns one of this person's letters. Raises Http404."""
    found = next((one for one in letters_to(reader) if one.public_id == public_id), None)
    if found is None:
        raise Http404
    return found
