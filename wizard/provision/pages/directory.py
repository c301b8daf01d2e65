"""The council's list of approved providers: who they are, what they offer, who leads on safeguarding, when checked."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from people.service import signed_in
from wizard.provision.actions.check_provider import check_provider, lacks
from wizard.provision.actions.keep_provider import end_provider, keep_provider, send_provider_link
from wizard.provision.forms import ProviderForm
from wizard.provision.looking_forms import QualityForm
from wizard.provision.messages import running_link
from wizard.provision.models import Provider
from wizard.provision.queries import councils_of, placed_with, providers_seen_by


@never_cache
@login_required
@require_safe
def providers(request: HttpRequest) -> HttpResponse:
    """Lists the providers of the councils the person works for. 404 for everybody else."""
    councils = list(councils_of(request.user).order_by("name"))
    if not councils:
        raise Http404
    listed = list(providers_seen_by(request.user))
    today = timezone.localdate()
    groups = [
        {
            "authority": one,
            "running": [row for row in listed if row.authority_id == one.pk and not over(row)],
            "over": [row for row in listed if row.authority_id == one.pk and over(row)],
        }
        for one in councils
    ]
    one = councils[0] if len(councils) == 1 else None
    context = {"groups": groups, "today": today, "authority": one, "desk_part": "providers"}
    return render(request, "provision/providers.html", context)


def over(provider: Provider) -> bool:
    """Whether it has left the list."""
    return provider.ended_on is not None


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def provider(request: HttpRequest, authority: str, provider: str = "") -> HttpResponse:
    """Asks about a provider, new or known; POST keeps it, sends its link, or ends it. 404 for another council's."""
    council = get_object_or_404(councils_of(request.user), slug=authority)
    mine = providers_seen_by(request.user).filter(authority=council)
    found = get_object_or_404(mine, public_id=provider) if provider else None
    if found is not None and request.POST.get("do") in ("link", "end"):
        return pressed(request, found)
    if found is not None and over(found):
        return render(request, "provision/provider_over.html", {"authority": council, "provider": found})
    form = ProviderForm(request.POST if request.method == "POST" else None, initial=initial_of(found))
    if request.method == "POST" and form.is_valid():
        kept = keep_provider(signed_in(request), council, form.cleaned_data, found)
        return redirect("provision:provider", council.slug, kept.public_id)
    context = {
        "authority": council,
        "form": form,
        "provider": found,
        "link": running_link(found) if found else None,
        "checks": checks_of(found) if found else [],
        "placed": list(placed_with(found, timezone.localdate())) if found else [],
    }
    return render(request, "provision/provider.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def quality(request: HttpRequest, authority: str, provider: str) -> HttpResponse:
    """Goes through the council's list with a provider; POST keeps it. 404 for another council's, or one that left."""
    council = get_object_or_404(councils_of(request.user), slug=authority)
    running = providers_seen_by(request.user).filter(authority=council, ended_on=None)
    found = get_object_or_404(running, public_id=provider)
    form = QualityForm(request.POST if request.method == "POST" else None, initial={"checked_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        check_provider(signed_in(request), found, said["checked_on"], form.seen(), said["note"])
        return redirect("provision:provider", council.slug, found.public_id)
    return render(request, "provision/quality.html", {"authority": council, "form": form, "provider": found})


def checks_of(provider: Provider) -> list[dict[str, Any]]:
    """Returns the checks of a provider, the latest first, each with what was not seen."""
    checks = provider.checks.select_related("checked_by")
    return [{"check": one, "lacks": lacks(one)} for one in checks]


def pressed(request: HttpRequest, provider: Provider) -> HttpResponse:
    """Sends the link to the register, or takes the provider off the list, as the button says."""
    actor = signed_in(request)
    if request.POST["do"] == "end":
        end_provider(actor, provider, timezone.localdate())
        return redirect("provision:providers")
    send_provider_link(actor, provider)
    return redirect("provision:provider", provider.authority.slug, provider.public_id)


def initial_of(provider: Provider | None) -> dict[str, Any]:
    """Returns what the form starts with."""
    names = ProviderForm().fields
    return {name: getattr(provider, name) for name in names} if provider else {}
