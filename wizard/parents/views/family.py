"""The page behind a family's link: where the case is, what was decided and why, what comes next, and whom to ask."""

from collections.abc import Callable
from datetime import date
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
from printing.typesetting import pdf_response
from wizard.casework.enums import OPEN
from wizard.casework.service import papers, typeset
from wizard.casework.service import part as part_of_paper
from wizard.parents.actions.disagree import disagree
from wizard.parents.actions.keep_page import note_opening
from wizard.parents.actions.write_message import write_by_link
from wizard.parents.contact import advice_of, contact_of
from wizard.parents.forms import DisagreeForm, MessageForm
from wizard.parents.letters import letters_to
from wizard.parents.news import news_of
from wizard.parents.parts import PARTS, Part, read_disagree
from wizard.parents.queries import messages_with
from wizard.parents.readers import PURPOSE, Reader, reader_of
from wizard.parents.standing import REFUSED, decided, headline, next_of
from wizard.parents.times import WORKING_DAYS_TO_ANSWER

View = Callable[..., HttpResponseBase]


def their_page(part: str) -> Callable[[View], View]:
    """Makes view(request, reader, ...) of a page behind a family's link; what is read is written down (N107, L22).

    `part` is what the page shows, one of wizard.parents.parts or the first page or all.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def reached(request: HttpRequest, link: Link, **kwargs: Any) -> HttpResponseBase:
            reader = reader_of(link)
            note_opening(reader, part)
            return view(request, reader, **kwargs)

        guarded = opened_by_link(PURPOSE)(reached)
        return sensitive_post_parameters()(require_http_methods(["GET", "HEAD", "POST"])(guarded))

    return decorate


def frame(reader: Reader) -> dict[str, Any]:
    """Returns what every page behind the link shows. `level` is that of a part's own headings."""
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
        "today": timezone.localdate(),
        "level": 2,
    }


def top(reader: Reader, today: date) -> dict[str, Any]:
    """Returns where the case is, what comes next, whose move it is and by when."""
    decision = decided(reader)
    return {
        "headline": headline(reader, decision, today),
        "next": next_of(reader, today),
        "refused": decision is not None and decision.kind in REFUSED and reader.case.status not in OPEN,
    }


@their_page("page")
def page(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Answers with where the case is, and a line for each part."""
    today, new = timezone.localdate(), news_of(reader)
    rows = {part.key: part.read(reader, today) for part in PARTS}
    lines = [{"part": part, "line": part.line(reader, rows[part.key], today), "new": part.key in new} for part in PARTS]
    context = {**frame(reader), **rows["next"], **rows["disagree"], **top(reader, today), "parts": lines}
    return render(request, "parents/page.html", context)


def part_page(part: Part) -> View:
    """Returns the view of one part."""

    def shown(request: HttpRequest, reader: Reader) -> HttpResponse:
        context = {**frame(reader), **part.read(reader, timezone.localdate()), "part": part}
        return render(request, "parents/part.html", context)

    return their_page(part.key)(shown)


@their_page("all")
def everything(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Answers with every part on one page, to be printed."""
    today = timezone.localdate()
    context = {**frame(reader), **top(reader, today), "parts": PARTS, "level": 3}
    for part in PARTS:
        context |= part.read(reader, today)
    return render(request, "parents/all.html", context)


@their_page("messages")
def messages(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Answers with the person's conversation with the council; POST adds to it."""
    form = MessageForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        write_by_link(reader.link, form.cleaned_data["text"])
        return redirect(f"{address_of(reader.link)}messages/")
    context = {**frame(reader), "form": form, "rows": messages_with(reader.case, reader.person)}
    return render(request, "parents/messages.html", context)


@their_page("disagree")
def challenge(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Answers with the ways to disagree; POST takes the first or the second."""
    form = DisagreeForm(request.POST if request.method == "POST" else None, reader=reader)
    if request.method == "POST" and form.is_valid():
        disagree(reader.link, form.cleaned_data["stage"], form.cleaned_data["about"])
        return redirect(f"{address_of(reader.link)}disagree/")
    context = {**frame(reader), **read_disagree(reader, timezone.localdate()), "form": form}
    return render(request, "parents/disagree.html", context)


@their_page("letters")
def letter(request: HttpRequest, reader: Reader, letter: str) -> HttpResponse:
    """Answers with a letter to this person as it went out. 404 for anybody else's."""
    context = {**frame(reader), "letter": one_letter(reader, letter)}
    return render(request, "parents/letter.html", context)


@their_page("letters")
def letter_pdf(request: HttpRequest, reader: Reader, letter: str) -> HttpResponse:
    """Answers with a letter to this person as a tagged PDF. 404 as for the page."""
    found = one_letter(reader, letter)
    facts = [format_date(timezone.localtime(found.made_at), "j F Y"), found.to_name]
    reference = reader.case.submission.reference
    told = papers(reader.case.authority, found.subject, reference, facts, [part_of_paper("", found.body)])
    return pdf_response(typeset(told, found.made_at), f"{reference}-letter")


def one_letter(reader: Reader, public_id: str) -> Any:
    """Returns one of this person's letters. Raises Http404."""
    found = next((one for one in letters_to(reader) if one.public_id == public_id), None)
    if found is None:
        raise Http404
    return found
