"""Letters to the owner of an account, whenever the ways into it change. They hold nothing but what happened."""

from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from people.models import User
from record.models import Outbox
from record.service import enqueue, register_sender

KIND = "sign_in."
WHAT = {
    "password_changed": "Your password was changed",
    "password_reset": "Your password was chosen anew by a link sent to this address",
    "password_set": "A password was set",
    "totp_activated": "An authenticator app was added",
    "totp_deactivated": "The authenticator app was taken off",
    "webauthn_added": "A passkey was added",
    "webauthn_removed": "A passkey was taken off",
    "recovery_codes_generated": "New recovery codes were made; the ones before no longer work",
    "account_connected": "Your account was joined to a sign-in of your school or council",
    "account_disconnected": "A sign-in of your school or council was taken off your account",
    "address_asked": "Somebody asked to sign in to your account with another email address",
    "address_changed": "Your account is signed in to with another email address now",
    "second_factor_reset": "Whoever manages accounts took your second step off, so that you can set up another",
}


def tell_of(user: User, what: str) -> None:
    """Stores the promise of a letter about one change (a key of WHAT). Call in the change's transaction."""
    if what in WHAT:
        enqueue(KIND + what, "user", str(user.pk), user.email, f"{KIND}{what}:{uuid4().hex}")


def build_notice(row: Outbox) -> EmailMessage:
    """Returns the letter of one outbox row."""
    what = WHAT[row.kind.removeprefix(KIND)]
    about_address = row.kind.removeprefix(KIND) in ("address_asked", "address_changed")
    template = "people/notice_address.txt" if about_address else "people/notice.txt"
    body = render_to_string(template, {"what": what, "address": settings.WAGTAILADMIN_BASE_URL})
    return EmailMessage(
        f"{what} on {settings.SITE_NAME}" if len(what) < 40 else f"Your sign-in to {settings.SITE_NAME} changed",
        body,
        None,
        [row.recipient],
    )


def register_notices() -> None:
    """Tells the outbox how each kind becomes a letter. Call from AppConfig.ready."""
    for what in WHAT:
        register_sender(KIND + what, build_notice)
