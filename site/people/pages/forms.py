"""What is asked of people who join, invite and answer."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from formkit.forms import GovukForm
from formkit.options import Option, OptionsField
from formkit.presentation import present
from people.enums import Role
from people.models import Authority, User

MAY = {
    Role.REFERRER: "Writes and sends referrals, and keeps the register",
    Role.VIEWER: "Reads referrals and changes nothing",
    Role.SCHOOL_ADMINISTRATOR: "Refers, and looks after who works here",
    Role.COORDINATOR: "Works cases",
    Role.SENIOR_COORDINATOR: "Works cases, and looks after who works here",
    Role.PANEL_MEMBER: "Takes part in panel decisions",
    Role.FINANCE: "Sees what provision costs",
    Role.EDITOR: "Writes policies and routes",
}


def email_field(label: str, hint: str = "") -> forms.EmailField:
    """Returns a field for an e-mail address, with a sentence for each fault."""
    return forms.EmailField(
        label=label,
        help_text=hint,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": "Enter an email address",
            "invalid": "Enter an email address like name@example.com",
            "max_length": "Enter a shorter email address: at most 254 characters",
        },
    )


def name_field(label: str, missing: str, most: int = 150, **kwargs: Any) -> forms.CharField:
    """Returns a field for a line of words."""
    return forms.CharField(
        label=label,
        max_length=most,
        error_messages={"required": missing, "max_length": f"Use at most {most} characters"},
        **kwargs,
    )


def role_field(roles: Sequence[Role], label: str) -> OptionsField:
    """Returns the choice of a role, each with what it may do."""
    return present(
        OptionsField(
            [Option(role.value, role.label, MAY[role]) for role in roles], label=label, missing="Select a role"
        )
    )


class FindForm(GovukForm):
    """Which school."""

    q = forms.CharField(
        label="Name, postcode or URN of your school",
        max_length=100,
        error_messages={
            "required": "Enter the name, postcode or URN of your school",
            "max_length": "Use at most 100 characters",
        },
    )


class AskForm(GovukForm):
    """Who asks to join a school, and what for."""

    def __init__(self, *args: Any, roles: Sequence[Role], councils: Sequence[Authority], known: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not known:
            self.fields["name"] = name_field("Your name", "Enter your name")
            self.fields["email"] = email_field("Your work email address", "The answer comes here")
        self.fields["post"] = name_field("What you do at the school", "Enter what you do at the school", 100)
        self.fields["post"].help_text = "For example, SENCO"
        self.fields["role"] = role_field(roles, "What do you need to do here?")
        if councils:
            options = [Option(council.slug, council.name) for council in councils]
            hint = "The school’s own council is not on Waymark, so this one answers you."
            field = OptionsField(
                options, label="Which council do you refer to?", help_text=hint, missing="Select a council"
            )
            self.fields["council"] = present(field)
        for name in ("name", "email", "post"):
            if name in self.fields:
                present(self.fields[name])


class InviteForm(GovukForm):
    """Whom to invite, as what."""

    def __init__(self, *args: Any, roles: Sequence[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = present(email_field("Their work email address"))
        self.fields["role"] = role_field(roles, "What will they do here?")


class RoleForm(GovukForm):
    """Another role."""

    def __init__(self, *args: Any, roles: Sequence[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"] = role_field(roles, "What will they do here?")


class DecideForm(GovukForm):
    """Yes, as what, or no."""

    REFUSE = "refuse"

    def __init__(self, *args: Any, roles: Sequence[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [Option(role.value, f"Yes, as {role.label.lower()}", MAY[role]) for role in roles]
        options.append(Option(self.REFUSE, "No", "We write to them that it was not agreed to", apart=True))
        field = OptionsField(options, label="Do they work here?", missing="Select yes, with a role, or no")
        self.fields["answer"] = present(field)


class NamedPersonForm(GovukForm):
    """Who answers for pupils with medical needs: a post and a mailbox."""

    role = present(name_field("Post", "Enter the post, such as SENCO", 100, help_text="For example, SENCO. No name."))
    mailbox = present(email_field("Email address", "One that others read too, if you have one"))


class AccountForm(GovukForm):
    """The names and the password of a new account. `email` is whose it will be."""

    first_name = present(name_field("First name", "Enter your first name"))
    last_name = present(name_field("Last name", "Enter your last name"))
    password1 = present(
        forms.CharField(
            label="Password",
            help_text="At least 12 characters. Three words that do not belong together are easy to keep in mind.",
            strip=False,
            widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
            error_messages={"required": "Enter a password"},
        )
    )
    password2 = present(
        forms.CharField(
            label="Password, once more",
            strip=False,
            widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
            error_messages={"required": "Enter the password once more"},
        )
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any]:
        """Refuses a password that is weak, or typed differently the second time."""
        cleaned = super().clean() or {}
        first, again = cleaned.get("password1"), cleaned.get("password2")
        if first and again and first != again:
            self.add_error("password2", "The two passwords are not the same")
        if first:
            names = {name: cleaned.get(name, "") for name in ("first_name", "last_name")}
            try:
                validate_password(first, User(email=self.email, **names))
            except ValidationError as weak:
                self.add_error("password1", weak)
        return cleaned
