"""The forms of second factors, in our words."""

from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.cache import cache

from people.forms import Plain, as_code, say
from people.second_factor.adapter import SecondFactors

EITHER = "The six figures your authenticator app shows now, or one of your recovery codes."


class UsedOnce:
    """Mixed into forms that take a code: an app's code counts once for as long as it would be taken.

    allauth remembers it for one period of 30 seconds, and takes the one before and the one after as well.
    """

    authenticator: Authenticator

    def clean_code(self) -> str:
        """Returns the code. Raises ValidationError when it is wrong or was used before."""
        code: str = super().clean_code()  # type: ignore[misc]  # a mixin: the form comes after
        key = f"second-factor-used:{self.authenticator.pk}:{code}"
        lasts = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
        if self.authenticator.type == Authenticator.Type.TOTP and not cache.add(key, True, timeout=lasts):
            raise SecondFactors().validation_error("incorrect_code")
        return code


class ShowCodeForm(UsedOnce, Plain, base.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["code"], "Code", "Enter a code", EITHER)
        as_code(self.fields["code"])


class ShowCodeAgainForm(UsedOnce, Plain, base.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["code"], "Code", "Enter a code", EITHER)
        as_code(self.fields["code"])


class AddAppForm(Plain, ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["code"], "Code", "Enter the code that your app shows", "The six figures your app shows now.")
        as_code(self.fields["code"])


class RemoveAppForm(Plain, DeactivateTOTPForm):
    pass


class NewCodesForm(Plain, GenerateRecoveryCodesForm):
    pass


class AddPasskeyForm(Plain, webauthn._BaseAddWebAuthnForm):
    """A passkey that knows its owner by fingerprint, face or PIN, so that it may stand alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = self.fields["name"]
        name.max_length = 60  # type: ignore[attr-defined]  # a CharField
        say(name, "Name of the passkey", "", "So that you can tell it from others: “school laptop”, for instance.")
        name.widget.attrs["maxlength"] = 60

    def clean_name(self) -> str:
        """Returns the name, cut to what a page can show."""
        return super().clean_name()[:60]

    def clean(self) -> dict[str, Any]:
        """Returns the data. Raises ValidationError unless the device asked its owner."""
        self.cleaned_data["passwordless"] = True
        return super().clean()


class NamePasskeyForm(Plain, webauthn.EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(
            label="Name of the passkey", max_length=60, error_messages={"required": "Enter a name"}
        )
