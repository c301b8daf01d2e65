"""The one question before a link opens."""

from django import forms

from formkit.forms import GovukForm

CODE_LENGTH = 6


class CodeForm(GovukForm):
    code = forms.CharField(
        label="Code",
        help_text="Six figures, in the email we sent you",
        max_length=20,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "govuk-input--width-5"}
        ),
        error_messages={"required": "Enter the six figures of the code", "max_length": "The code has six figures"},
    )

    def clean_code(self) -> str:
        """Returns six figures without spaces. Raises ValidationError."""
        code = "".join(str(self.cleaned_data["code"]).split())
        if len(code) != CODE_LENGTH or not (code.isascii() and code.isdigit()):
            raise forms.ValidationError("The code has six figures, such as 123456")
        return code

    def refuse(self) -> None:
        """Says that the code does not open the page; why is not told to a guesser."""
        words = "That code does not work. Check the newest email from us, or ask for another code"
        self.add_error("code", words)
