"""What a provider writes by its link about one of its pupils: how it goes, a worry, a message."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from links.models import Link
from links.service import address_of
from people.models import Authority, School
from wizard.casework.models import Case
from wizard.casework.service import pupil_words
from wizard.provision.actions.keep_concern import raise_concern_by_link
from wizard.provision.actions.note_reading import note_provider_reading
from wizard.provision.actions.send_report import send_report
from wizard.provision.actions.write_message import note_read_by_link, write_message_by_link
from wizard.provision.enums import Party
from wizard.provision.link_forms import ProviderMessageForm, ReadForm, ReportForm, WorryForm
from wizard.provision.messages import messages_of, unread_by
from wizard.provision.models import Placement, Provider, ProviderReport
from wizard.provision.pages.link_frame import frame, last_name, their_page
from wizard.provision.queries import lead_of, pupils_of
from wizard.provision.readers import safeguarding_at
from wizard.provision.safety_forms import COUNCIL, SCHOOL


def pupil_behind(link: Link, provider: Provider, public_id: str, part: str) -> Placement:
    """Returns one of the provider's own pupils, and writes down the reading. Raises Http404 for another's."""
    found: Placement = get_object_or_404(pupils_of(provider, timezone.localdate()), public_id=public_id)
    note_provider_reading(link, found, part)
    return found


@their_page
def report(request: HttpRequest, link: Link, provider: Provider, placement: str) -> HttpResponseBase:
    """Asks how it goes; POST sends the report. 404 for a pupil of another provider."""
    found = pupil_behind(link, provider, placement, "report")
    form = ReportForm(
        request.POST if request.method == "POST" else None,
        initial={"written_by": last_name(link), "last_day": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid():
        send_report(link, found, **form.cleaned_data)
        return redirect(address_of(link))
    context = {
        **frame(link, provider),
        "form": form,
        "placement": found,
        "pupil": pupil_words(found.case),
        "school": found.case.school,
        "reports": list(ProviderReport.objects.filter(placement=found)[:10]),
    }
    return render(request, "provision/report.html", context)


@their_page
def worry(request: HttpRequest, link: Link, provider: Provider, placement: str) -> HttpResponseBase:
    """Asks for a worry about a child; POST sends it to safeguarding people. It is never shown by the link again."""
    found = pupil_behind(link, provider, placement, "worry")
    groups = groups_of(found.case)
    today = timezone.localdate()
    form = WorryForm(
        request.POST if request.method == "POST" else None, groups=groups,
        initial={"read_by": groups, "seen_on": today, "told_on": today, "written_by": last_name(link)},
    )  # fmt: skip
    if request.method == "POST" and groups and form.is_valid():
        raise_concern_by_link(link, found, **form.said())
        return redirect(f"{request.path}?sent=1")
    context = {
        **frame(link, provider),
        "form": form,
        "pupil": pupil_words(found.case),
        "school": found.case.school,
        "lead": lead_of(found.case),
        "groups": groups,
        "sent": "sent" in request.GET,
    }
    return render(request, "provision/worry.html", context)


@their_page
def messages(request: HttpRequest, link: Link, provider: Provider, placement: str) -> HttpResponseBase:
    """Shows what was written about a pupil; POST writes more, or says that something was read."""
    found = pupil_behind(link, provider, placement, "messages")
    name = last_name(link)
    reads = request.method == "POST" and "read" in request.POST
    form = ProviderMessageForm(
        request.POST if request.method == "POST" and not reads else None, initial={"written_by": name}
    )
    reading = ReadForm(request.POST if reads else None, initial={"name": name}, auto_id="read-%s")
    if reads:
        message = get_object_or_404(messages_of(found), public_id=request.POST["read"])
        if reading.is_valid():
            note_read_by_link(link, message, reading.cleaned_data["name"])
            return redirect(request.path)
    elif request.method == "POST" and form.is_valid():
        write_message_by_link(link, found, **form.cleaned_data)
        return redirect(request.path)
    waiting = unread_by(Party.PROVIDER, [found])[found.pk]
    context = {
        **frame(link, provider),
        "form": reading if reads else form,
        "writing": form,
        "reading": reading,
        "pupil": pupil_words(found.case),
        "school": found.case.school,
        "said": messages_of(found),
        "unread": {one.public_id for one in waiting},
    }
    return render(request, "provision/provider_messages.html", context)


def groups_of(case: Case) -> list[str]:
    """Returns whose safeguarding people there are to read a worry about this pupil."""
    places: dict[str, Authority | School] = {SCHOOL: case.school, COUNCIL: case.authority}
    return [key for key, place in places.items() if safeguarding_at(place).exists()]
