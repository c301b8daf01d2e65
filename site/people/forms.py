"""allauth's forms in our words: labels instead of placeholders, and one sentence for each fault."""

from typing import Any

from allauth.account import forms as allauth
from django import forms

from formkit.forms import GovukForm


def say(field: forms.Field, label: str, missing: str, hint: str = "") -> None:
    """Names a field, drops its placeholder and sets what is said when it is empty."""
    field.label, field.help_text = label, hint
    field.error_messages["required"] = missing
    field.widget.attrs.pop("placeholder", None)


STRONG = "At least 12 characters. Three words that do not belong together are easy to keep in mind."


class Plain:
    """Mixed into allauth's forms: the server says what is wrong, not the browser's bubbles."""

    use_required_attribute = False


class NewAddressForm(GovukForm):
    """The address somebody wants to sign in with."""

    def __init__(self, *args: Any, now: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        field = forms.EmailField(max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"}))
        say(
            field,
            "New email address",
            "Enter your new email address",
            "An address of your own at work, not a shared one.",
        )
        field.error_messages["invalid"] = "Enter an email address like name@example.com"
        field.widget.attrs["spellcheck"] = "false"
        self.fields["email"] = field

    def clean_email(self) -> str:
        """Returns it in small letters. Raises ValidationError for the address they have."""
        email = str(self.cleaned_data["email"]).strip().lower()
        if email == self.now.lower():
            raise forms.ValidationError("This is the address you sign in with now. Enter another")
        return email


class SignInForm(Plain, allauth.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["login"], "Email address", "Enter your email address")
        say(self.fields["password"], "Password", "Enter your password")
        self.fields["login"].widget.attrs.update(autocomplete="username", spellcheck="false")


class AskResetForm(Plain, allauth.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["email"], "Email address", "Enter your email address")


class ResetForm(Plain, allauth.ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["password1"], "New password", "Enter a new password", STRONG)
        say(self.fields["password2"], "New password, once more", "Enter the new password once more")


class ChangeForm(Plain, allauth.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["oldpassword"], "Password you use now", "Enter the password you use now")
        say(self.fields["password1"], "New password", "Enter a new password", STRONG)
        say(self.fields["password2"], "New password, once more", "Enter the new password once more")


class SetForm(Plain, allauth.SetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["password1"], "Password", "Enter a password", STRONG)
        say(self.fields["password2"], "Password, once more", "Enter the password once more")


class AskCodeForm(Plain, allauth.RequestLoginCodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["email"], "Email address", "Enter your email address")
        self.fields["email"].widget.attrs.update(autocomplete="username", spellcheck="false")


class GiveCodeForm(Plain, allauth.ConfirmLoginCodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["code"], "Code from the email", "Enter the code from the email", "Eight figures.")
        as_code(self.fields["code"])


class AgainForm(Plain, allauth.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["password"], "Password", "Enter your password")


def as_code(field: forms.Field) -> None:
    """Lets a phone show its figures and offer the code it has just received, and keeps the field short."""
    field.widget.attrs.update(inputmode="numeric", autocomplete="one-time-code", spellcheck="false")
    field.widget.attrs["class"] = "govuk-input--width-10"
