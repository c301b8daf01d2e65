"""What an editor says on our screens, checked before an action is asked to store it."""

from typing import Any

from django import forms

from guidance.checking.enums import FindingKind, Severity

SAY_WHY = "Say why this finding can be left."
LONGEST_REASON = 1000


class FilterForm(forms.Form):
    """Which findings are shown. What is not on the lists filters nothing."""

    severity = forms.ChoiceField(choices=[("", "Any"), *Severity.choices], required=False)
    kind = forms.ChoiceField(choices=[("", "Anything"), *FindingKind.choices], required=False, label="About")

    def chosen(self) -> dict[str, str]:
        """Returns the filters that are set, by name."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class LeaveForm(forms.Form):
    """Why one finding is left. The first three fields say which finding, as a dismissal remembers it."""

    code = forms.CharField(max_length=40, widget=forms.HiddenInput)
    clause = forms.CharField(max_length=80, required=False, widget=forms.HiddenInput)
    quote_sha256 = forms.CharField(max_length=64, widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Leave it, because",
        max_length=LONGEST_REASON,
        error_messages={"required": SAY_WHY},
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def key(self) -> tuple[str, str, str]:
        """Returns the finding meant, blank where the form says nothing."""
        return tuple(str(self.data.get(name) or "") for name in ("code", "clause", "quote_sha256"))  # type: ignore[return-value]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **kwargs)
