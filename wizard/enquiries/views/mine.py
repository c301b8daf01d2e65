"""The person's own page: what is still to say, sending, and later where it has got to and the answer."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from guidance.library.service import contacts_of
from links.models import Link
from links.service import address_of, opened_by_link
from wizard.enquiries.actions.keep_part import SentAlready, add_sibling, keep_part, take_back
from wizard.enquiries.actions.send_enquiry import NotReady, send_enquiry
from wizard.enquiries.actions.start_enquiry import PURPOSE
from wizard.enquiries.forms import FORMS, ChildForm, SiblingForm, YouForm, initial_of
from wizard.enquiries.models import Enquiry
from wizard.enquiries.parts import may_have_siblings, parts_of
from wizard.enquiries.queries import all_of, enquiry_of
from wizard.enquiries.times import WORKING_DAYS_TO_ANSWER

FORM_METHODS = ["GET", "HEAD", "POST"]


@sensitive_post_parameters()
@require_http_methods(FORM_METHODS)
@opened_by_link(PURPOSE)
def mine(request: HttpRequest, link: Link) -> HttpResponse:
    """Answers with the enquiry; POST sends it or takes it back."""
    first = _first(link)
    wanting = False
    if request.method == "POST" and request.POST.get("do") == "take_back":
        take_back(link)
        return redirect(address_of(link)) if not first.is_started else render(request, "enquiries/deleted.html")
    if request.method == "POST":
        try:
            send_enquiry(link)
            return redirect(address_of(link))
        except NotReady:
            wanting = True
    together = all_of(first)
    context = {
        **_shell(link, first),
        "children": [{"enquiry": one, "parts": _rows(link, one)} for one in together],
        "wanting": [(one, part) for one in together for part in parts_of(one) if part.lacking] if wanting else [],
        "may_add": first.is_started and may_have_siblings(first),
        "days": WORKING_DAYS_TO_ANSWER,
    }
    return render(request, "enquiries/mine.html" if first.is_started else "enquiries/sent.html", context)


@sensitive_post_parameters()
@require_http_methods(FORM_METHODS)
@opened_by_link(PURPOSE)
def part(request: HttpRequest, link: Link, public_id: str, part: str) -> HttpResponse:
    """Answers with one page of an enquiry; POST keeps it. 404 for a page there is not, or another link's."""
    found = next((one for one in all_of(_first(link)) if one.public_id == public_id), None)
    if found is None or part not in {one.key for one in parts_of(found)}:
        raise Http404
    if not found.is_started:
        return redirect(address_of(link))
    extra = {"starter": found.starter} if FORMS[part] in (YouForm, ChildForm) else {}
    form = FORMS[part](request.POST if request.method == "POST" else None, initial=initial_of(found, part), **extra)
    if form.is_valid():
        try:
            kept = keep_part(link, public_id, form.cleaned_data)
        except SentAlready:
            return redirect(address_of(link))
        return redirect(_next(link, kept, part))
    title = next(one.title for one in parts_of(found) if one.key == part)
    context = {**_shell(link, found), "form": form, "title": title, "about": found.child_name if found.beside else ""}
    return render(request, "enquiries/part.html", context)


@sensitive_post_parameters()
@require_http_methods(FORM_METHODS)
@opened_by_link(PURPOSE)
def sibling(request: HttpRequest, link: Link) -> HttpResponse:
    """Answers with the page that adds a brother or sister."""
    first = _first(link)
    if not first.is_started or not may_have_siblings(first):
        raise Http404
    form = SiblingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            added = add_sibling(link, form.cleaned_data["child_name"])
        except SentAlready:
            return redirect(address_of(link))
        return redirect(f"{address_of(link)}{added.public_id}/child/")
    return render(request, "enquiries/part.html", {**_shell(link, first), "form": form, "title": "A brother or sister"})


def _first(link: Link) -> Enquiry:
    try:
        return enquiry_of(link)
    except Enquiry.DoesNotExist as gone:
        raise Http404 from gone


def _rows(link: Link, enquiry: Enquiry) -> list[dict[str, Any]]:
    """The parts as components/task_list.html draws them."""
    here = address_of(link)
    return [
        {
            "title": part.title,
            "href": f"{here}{enquiry.public_id}/{part.key}/",
            "hint": f"Still wanted: {part.lacking[0].lower()}{part.lacking[1:]}" if part.lacking else "",
            "status": "To do" if part.lacking else "Done",
            "tone": "todo" if part.lacking else "plain",
        }
        for part in parts_of(enquiry)
    ]


def _next(link: Link, enquiry: Enquiry, done: str) -> str:
    """The page after this one that still lacks something; the enquiry itself when none does."""
    keys = [part.key for part in parts_of(enquiry)]
    after = parts_of(enquiry)[keys.index(done) + 1 :] if done in keys else []
    following = next((part for part in after if part.lacking), None)
    return f"{address_of(link)}{enquiry.public_id}/{following.key}/" if following else address_of(link)


def _shell(link: Link, enquiry: Enquiry) -> dict[str, Any]:
    return {
        "authority": enquiry.authority,
        "enquiry": enquiry,
        "here": address_of(link),
        "contact": next((one for one in contacts_of(enquiry.authority) if one.main), None),
    }
