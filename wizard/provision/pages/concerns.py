"""Worries about a child: written down for named people; nobody else learns that there is one."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people.service import signed_in
from wizard.provision.actions.keep_concern import follow_up, raise_concern, read_concern
from wizard.provision.pages.sides import writing_side
from wizard.provision.queries import concerns_read_by, lead_of, possible_readers
from wizard.provision.safety_forms import ConcernForm, NoteForm

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@login_required
@GET_POST
def concerns(request: HttpRequest, **address: str) -> HttpResponse:
    """Lists the worries that the person may read, and asks for one; POST writes it down."""
    side, actor = writing_side(request, **address), signed_in(request)
    people = possible_readers(side.case).exclude(pk=actor.pk)
    staff = set(people.filter(memberships__school=side.case.school_id).values_list("pk", flat=True))
    form = ConcernForm(request.POST if request.method == "POST" else None, people=people, at_school=staff)
    if request.method == "POST" and form.is_valid():
        said = {key: form.cleaned_data[key] for key in ("seen_on", "about", "told_lead", "told_on")}
        found = raise_concern(actor, side.case, readers=form.readers(), **said)
        return redirect(side.href("concern", found.public_id))
    mine = [{"concern": one, "href": side.href("concern", one.public_id)} for one in concerns_read_by(actor, side.case)]
    context = {**side.context, "form": form, "back_href": side.href("case"), "mine": mine, "lead": lead_of(side.case)}
    return render(request, "provision/concerns.html", context)


@never_cache
@login_required
@GET_POST
def concern(request: HttpRequest, concern: str, **address: str) -> HttpResponse:
    """Shows one worry to a person named to read it, which is an event; POST adds what was done. 404 for all others."""
    side, actor = writing_side(request, **address), signed_in(request)
    found = get_object_or_404(concerns_read_by(actor, side.case), public_id=concern)
    form = NoteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        follow_up(actor, found, form.cleaned_data["what"])
        return redirect(side.href("concern", found.public_id))
    read_concern(actor, found)
    context = {
        **side.context,
        "form": form,
        "back_href": side.href("concerns"),
        "concern": found,
        "readers": found.readers.select_related("person"),
        "notes": found.notes.select_related("by"),
    }
    return render(request, "provision/concern.html", context)
