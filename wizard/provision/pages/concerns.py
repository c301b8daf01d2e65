"""Worries about a child: written down for named people; nobody else learns that there is one."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people.models import User
from people.service import signed_in
from record.service import events_of
from wizard.casework.models import Case
from wizard.evidence.service import UploadRefused
from wizard.provision.actions.keep_concern import add_paper, follow_up, let_read, raise_concern, read_concern
from wizard.provision.models import Concern
from wizard.provision.pages.sides import writing_side
from wizard.provision.queries import lead_of
from wizard.provision.readers import (
    CHAIN,
    READ,
    at_school,
    concerns_read_by,
    has_read,
    possible_readers,
    readers_of,
    safeguarding_at,
)
from wizard.provision.safety_forms import COUNCIL, GROUPS, SCHOOL, ConcernForm, FileForm, NoteForm, PersonForm

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@login_required
@GET_POST
def concerns(request: HttpRequest, **address: str) -> HttpResponse:
    """Lists the worries that the person may read, and asks for one; POST writes it down."""
    side, actor = writing_side(request, **address), signed_in(request)
    people = possible_readers(side.case).exclude(pk=actor.pk)
    staff = set(at_school(side.case.school).values_list("pk", flat=True))
    form = ConcernForm(
        request.POST if request.method == "POST" else None, people=people, at_school=staff, groups=groups_of(side.case)
    )
    if request.method == "POST" and form.is_valid():
        found = raise_concern(actor, side.case, **form.said())
        return redirect(side.href("concern", found.public_id))
    listed = list(concerns_read_by(actor, side.case))
    read = has_read(actor, listed)
    mine = [
        {"concern": one, "href": side.href("concern", one.public_id), "new": not is_known(one, actor, read)}
        for one in listed
    ]
    context = {
        **side.context,
        "form": form,
        "back_href": side.href("case"),
        "mine": mine,
        "lead": lead_of(side.case),
        "people_href": side.href("safeguarding"),
    }
    return render(request, "provision/concerns.html", context)


def is_known(concern: Concern, person: User, read: set[str]) -> bool:
    """Whether a person wrote or opened a worry."""
    return concern.raised_by_id == person.pk or concern.public_id in read


def groups_of(case: Case) -> dict[str, str]:
    """Returns the safeguarding people there are for a case, by whose they are, with their names."""
    found = {}
    for key, place in ((SCHOOL, case.school), (COUNCIL, case.authority)):
        if names := [str(one) for one in safeguarding_at(place)]:
            found[key] = f"{GROUPS[key]}: {', '.join(names)}"
    return found


@never_cache
@login_required
@GET_POST
def concern(request: HttpRequest, concern: str, **address: str) -> HttpResponse:
    """Shows one worry to a person who may read it, which is an event; POST adds what was done, or one reader more.

    404 for all others.
    """
    side, actor = writing_side(request, **address), signed_in(request)
    found = get_object_or_404(concerns_read_by(actor, side.case), public_id=concern)
    readers = readers_of(found)
    others = possible_readers(side.case).exclude(pk__in=[one.pk for one in readers])
    do = request.POST.get("do", "") if request.method == "POST" else None
    form = NoteForm(request.POST if do == "note" else None)
    naming = PersonForm(request.POST if do == "name" else None, people=others, label="Who else may read it?")
    if do == "note" and form.is_valid():
        follow_up(actor, found, form.cleaned_data["what"])
        return redirect(side.href("concern", found.public_id))
    if do == "name" and naming.is_valid():
        let_read(actor, found, naming.person())
        return redirect(side.href("concern", found.public_id))
    read_concern(actor, found)
    context = {
        **side.context,
        "form": naming if do == "name" else form,
        "noting": form,
        "naming": naming if others else None,
        "back_href": side.href("concerns"),
        "concern": found,
        "readers": readers,
        "readings": readings_of(found),
        "papers": found.papers.select_related("item"),
        "paper_href": side.href("concern_paper", found.public_id),
        "notes": found.notes.select_related("by"),
    }
    return render(request, "provision/concern.html", context)


@never_cache
@login_required
@GET_POST
def concern_paper(request: HttpRequest, concern: str, **address: str) -> HttpResponse:
    """Asks for a file that belongs to a worry; POST keeps it for the worry's readers. 404 for all others."""
    side, actor = writing_side(request, **address), signed_in(request)
    found = get_object_or_404(concerns_read_by(actor, side.case), public_id=concern)
    posted = request.method == "POST"
    form = FileForm(request.POST, request.FILES) if posted else FileForm()
    back = side.href("concern", found.public_id)
    if posted and form.is_valid():
        try:
            add_paper(actor, found, form.cleaned_data["file"])
        except UploadRefused as refused:
            form.add_error("file", str(refused))
        else:
            return redirect(back)
    context = {**side.context, "form": form, "back_href": back, "concern": found}
    return render(request, "provision/concern_paper.html", context)


def readings_of(concern: Concern) -> dict[str, object]:
    """Returns when each person read a worry first, by name."""
    found: dict[str, object] = {}
    for one in events_of(CHAIN, concern.public_id):
        if one.kind == READ:
            found.setdefault(str(one.actor), one.at)
    return found
