"""Beginning a referral without an account: an e-mail address, a link with a code, and who one is. Then the walk."""

from allauth.core import ratelimit
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from guidance.library.service import contacts_of
from links.models import Link
from links.service import address_of, opened_by_link
from people.models import Authority
from wizard.journey.begin_form import AskToBeginForm, BeginnerForm
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import StartedByLink
from wizard.referrals.service import START_PURPOSE, ask_to_start, begin_by_link, may_begin
from wizard.routes.service import current_route_version, route_of

#: For settings.ACCOUNT_RATE_LIMITS: shared with enquiries, which the same people make.
FROM_ONE_PLACE, TO_ONE_ADDRESS = "enquiry", "enquiry_letter"
KNOWN_FOR = 12 * 60 * 60  # seconds that a browser knows its link again, though the page closes after half an hour


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, authority: str, route: str) -> HttpResponse:
    """Asks for an e-mail address; POST sends the link. 404 for a route that nobody begins without an account."""
    owner = get_object_or_404(Authority, slug=authority)
    version = current_route_version(owner.slug, route, timezone.localdate())
    parties = may_begin(route_of(version)) if version else []
    if version is None or not parties:
        raise Http404
    form = AskToBeginForm(request.POST if request.method == "POST" else None, parties=parties)
    if form.is_valid():
        if not ratelimit.consume(request, action=FROM_ONE_PLACE):
            return render(request, "enquiries/too_many.html", {"authority": owner}, status=429)
        email = form.cleaned_data["email"]
        # Never said to whoever asks: an address that was written to often enough gets no further letter today.
        if ratelimit.consume(request, action=TO_ONE_ADDRESS, key=email.strip().lower()):
            ask_to_start(version, form.cleaned_data.get("party") or parties[0].key, email)
        return redirect("journey:link_sent")
    context = {
        "authority": owner,
        "route": route_of(version),
        "address": route,
        "form": form,
        "parties": parties,
        "contact": next((one for one in contacts_of(owner) if one.main), None),
    }
    return render(request, "journey/begin_by_link.html", context)


@never_cache
@require_safe
def link_sent(request: HttpRequest) -> HttpResponse:
    """Says that a letter is on its way; the same for everybody."""
    return render(request, "enquiries/letter_sent.html", {"page_title": "Check your email for the link to begin"})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@opened_by_link(START_PURPOSE)
def begun(request: HttpRequest, link: Link) -> HttpResponseBase:
    """Asks who they are, then leads to the referral; POST keeps it. With ?about=1 it can be changed in a draft."""
    found = StartedByLink.objects.select_related("referral", "route_version").filter(link=link).first()
    if found is None:
        raise Http404
    if not request.user.is_authenticated:
        request.session.set_expiry(KNOWN_FOR)
    referral = found.referral
    if referral is not None and referral.status == ReferralStatus.WITHDRAWN:
        return render(request, "journey/begun_over.html", {"authority": referral.authority})
    changing = request.method == "POST" or "about" in request.GET
    if referral is not None and not (changing and referral.status == ReferralStatus.DRAFT):
        return redirect("journey:tasks", referral.public_id)
    route = route_of(found.route_version)
    party = route.parties[found.party]
    form = BeginnerForm(request.POST if request.method == "POST" else None, party=party, begun=found)
    if form.is_valid():
        try:
            return redirect("journey:tasks", begin_by_link(link, form.said()).public_id)
        except PermissionDenied:  # sent or withdrawn in this moment, in another window
            return redirect(address_of(link))
    authority = found.route_version.route.get_parent().specific.authority
    context = {
        "authority": authority,
        "route": route,
        "form": form,
        "family": form.family,
        "begun": found,
        "here": address_of(link),
    }
    return render(request, "journey/begun.html", context)
