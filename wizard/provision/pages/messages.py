"""What provider, school and council write to each other about one pupil; the council's and the school's page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people.service import signed_in
from wizard.provision.actions.write_message import note_read, side_of, write_message
from wizard.provision.messages import messages_of, running_link, unread_by
from wizard.provision.pages.sides import writing_side
from wizard.provision.queries import placements_of
from wizard.provision.safety_forms import MessageForm


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def messages(request: HttpRequest, placement: str, **address: str) -> HttpResponse:
    """Shows what was written and asks for more; POST writes it, or says that something was read.

    404 for who may not write on this case, and for a placement of another.
    """
    side, actor = writing_side(request, **address), signed_in(request)
    one = get_object_or_404(placements_of(side.case), public_id=placement)
    here = side.href("messages", one.public_id)
    if request.method == "POST" and "read" in request.POST:
        note_read(actor, get_object_or_404(messages_of(one), public_id=request.POST["read"]))
        return redirect(here)
    form = MessageForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        write_message(actor, one, **form.cleaned_data)
        return redirect(here)
    waiting = unread_by(side_of(actor, side.case), [one])
    context = {
        **side.context,
        "form": form,
        "placement": one,
        "said": messages_of(one),
        "unread": {message.public_id for message in waiting[one.pk]},
        "link": running_link(one.provider),
        "back_href": side.href("case"),
    }
    return render(request, "provision/messages.html", context)
