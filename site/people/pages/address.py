"""Changing the e-mail address that one signs in with."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from links.models import Link
from links.service import opened_by_link
from people.actions.change_address import AddressTaken, ask_for_address, change_address
from people.forms import NewAddressForm
from people.letters import ADDRESS
from people.limits import too_many_addresses
from people.requests import signed_in
from people.second_factor.rules import lacking


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@reauthentication_required
def ask(request: HttpRequest) -> HttpResponse:
    """Asks for the new address; POST sends a link there. Who has to show a second step shows it first."""
    if lacking(request):
        return redirect("second_factor_needed")
    user = signed_in(request)
    form = NewAddressForm(request.POST if request.method == "POST" else None, now=user.email)
    if form.is_valid():
        if too_many_addresses(request, form.cleaned_data["email"]):
            return render(request, "people/too_many.html", status=429)
        ask_for_address(user, form.cleaned_data["email"])
        return render(request, "people/address_asked.html", {"email": form.cleaned_data["email"]})
    return render(request, "people/address.html", {"form": form})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@opened_by_link(ADDRESS)
def take(request: HttpRequest, link: Link) -> HttpResponse:
    """Asks whether the account shall have this address; POST does it. The link and its code prove the mailbox."""
    taken = False
    if request.method == "POST":
        try:
            change_address(link)
            return render(request, "people/address_changed.html", {"email": link.email})
        except AddressTaken:
            taken = True
        except PermissionDenied:
            raise Http404 from None
    return render(request, "people/address_take.html", {"email": link.email, "taken": taken})
