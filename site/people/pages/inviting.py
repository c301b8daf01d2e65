"""Inviting somebody, and accepting: the letter's link opens with a code from the invited mailbox."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from links.models import Link
from links.service import opened_by_link
from people.actions.answer_invitation import (
    InvitationOver,
    accept_invitation,
    accept_with_new_account,
    is_open,
)
from people.actions.invite import HoldsRoleAlready, invite
from people.actions.manage_invitation import resend_invitation, withdraw_invitation
from people.enums import InvitationState, Role
from people.granting import offered
from people.joining import Place, place_of
from people.letters import INVITATION
from people.limits import too_many_invitations
from people.models import Invitation, User
from people.pages.forms import AccountForm, InviteForm
from people.pages.reach import address_of_place, authority_of, invitation_of, school_of
from people.requests import signed_in

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(FORM_METHODS)
@login_required
def invite_to_school(request: HttpRequest, school: str) -> HttpResponse:
    """Invites somebody to a school."""
    return _invite(request, Place(school=school_of(request, school)))


@require_http_methods(FORM_METHODS)
@login_required
def invite_to_authority(request: HttpRequest, authority: str) -> HttpResponse:
    """Invites somebody to an authority."""
    return _invite(request, Place(authority=authority_of(request, authority)))


def _invite(request: HttpRequest, place: Place) -> HttpResponse:
    named = place.school or place.authority
    form = InviteForm(request.POST if request.method == "POST" else None, roles=offered(place.authority))
    if form.is_valid():
        email, role = form.cleaned_data["email"], Role(form.cleaned_data["role"])
        if too_many_invitations(request, email):
            return render(request, "people/too_many.html", status=429)
        try:
            invite(signed_in(request), email, role, authority=place.authority, school=place.school)
        except HoldsRoleAlready:
            form.add_error("email", f"They already work here as {role.label.lower()}")
        except PermissionDenied:
            form.add_error("email", "This is your own address. Enter somebody else’s")
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, f"Invitation sent to {email}. It can be accepted within 14 days.")
            return redirect(address_of_place(place))
    context = {"form": form, "place": named, "authority": place.authority or getattr(named, "authority", None)}
    return render(request, "people/invite.html", {**context, "back": address_of_place(place)})


@require_POST
@login_required
def resend(request: HttpRequest, public_id: str) -> HttpResponse:
    """Sends an invitation once more, with a new link."""
    held = invitation_of(request, public_id)
    if too_many_invitations(request, held.email):
        return render(request, "people/too_many.html", status=429)
    resend_invitation(signed_in(request), held)
    messages.success(request, f"Invitation sent to {held.email} once more. Earlier links no longer work.")
    return redirect(address_of_place(place_of(held)))


@require_POST
@login_required
def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    """Takes an invitation back."""
    held = withdraw_invitation(signed_in(request), invitation_of(request, public_id))
    withdrawn = held.state == InvitationState.WITHDRAWN
    messages.success(request, "Invitation withdrawn. Its link no longer works." if withdrawn else "It was accepted.")
    return redirect(address_of_place(place_of(held)))


@sensitive_post_parameters("password1", "password2")
@opened_by_link(INVITATION)
@require_http_methods(FORM_METHODS)
def invited(request: HttpRequest, link: Link) -> HttpResponse:
    """Shows what is offered, and takes the answer: by the account the person is signed in with, or by a new one."""
    rows = Invitation.objects.select_related("school__authority", "authority", "invited_by", "accepted_by")
    held = rows.filter(public_id=link.subject_id).first()
    if held is None:
        raise Http404
    user = request.user if isinstance(request.user, User) else None
    if held.state == InvitationState.ACCEPTED:
        return render(request, "people/invited_done.html", {"invitation": held})
    if not is_open(held):
        return _over(request, held)
    if user is not None:
        return _with_this_account(request, held, user)
    if User.objects.filter(email=held.email).exists():
        href = f"{reverse('account_login')}?{urlencode({'next': request.path})}"
        return render(request, "people/invited_sign_in.html", {"invitation": held, "href": href})
    return _with_new_account(request, held)


def _with_this_account(request: HttpRequest, held: Invitation, user: User) -> HttpResponse:
    if request.method != "POST":
        return render(request, "people/invited.html", {"invitation": held, "account": user})
    try:
        role = accept_invitation(user, held)
    except InvitationOver:
        return _over(request, held)
    messages.success(request, f"You are now {role}.")
    return redirect("people:mine")


def _with_new_account(request: HttpRequest, held: Invitation) -> HttpResponse:
    form = AccountForm(request.POST if request.method == "POST" else None, email=held.email)
    if not form.is_valid():
        return render(request, "people/invited_new.html", {"invitation": held, "form": form})
    told: dict[str, Any] = form.cleaned_data
    try:
        accept_with_new_account(
            held, password=told["password1"], first_name=told["first_name"], last_name=told["last_name"]
        )
    except InvitationOver:
        return _over(request, held)
    messages.success(request, "Your account is ready. Sign in with the password you have just chosen.")
    return redirect(f"{reverse('account_login')}?{urlencode({'next': reverse('people:mine')})}")


def _over(request: HttpRequest, held: Invitation) -> HttpResponse:
    return render(request, "people/invited_over.html", {"invitation": held}, status=410)
