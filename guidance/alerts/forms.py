"""The one question a follower is asked."""

from django import forms

from formkit.forms import GovukForm


class FollowForm(GovukForm):
    email = forms.EmailField(
        label="Your email address",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": "Enter your email address",
            "invalid": "Enter an email address like name@example.com",
            "max_length": "Enter a shorter email address: at most 254 characters",
        },
    )
