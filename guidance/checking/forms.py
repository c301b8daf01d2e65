"""What an editor says on our screens, checked before an action is asked to store it."""

from typing import Any

from django import forms

from guidance.checking.completeness import Completeness
from guidance.checking.document import CheckedClause
from guidance.checking.enums import FindingKind, Severity
from guidance.checking.models import LinkedDocument
from guidance.policies.models import PolicyPage

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
        code, clause, quote = (str(self.data.get(name) or "") for name in ("code", "clause", "quote_sha256"))
        return code, clause, quote

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["use_required_attribute"] = False
        super().__init__(*args, **kwargs)


class AnswerForm(forms.Form):
    """The clause that covers an item, or why the item does not apply; with neither, the earlier word is taken back."""

    clause = forms.CharField(
        label="Covered by clause", max_length=80, required=False, help_text="Its number, such as 4.b."
    )
    reason = forms.CharField(
        label="Does not apply, because",
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, completeness: Completeness, **kwargs: Any) -> None:
        kwargs["use_required_attribute"] = False
        super().__init__(*args, **kwargs)
        self.completeness = completeness
        self.fields["clause"].widget.attrs["list"] = "clauses"

    def clean_clause(self) -> CheckedClause | None:
        """Returns the clause of the newest edition that is meant."""
        name = str(self.cleaned_data["clause"])
        found = self.completeness.clause_called(name)
        if name and found is None:
            raise forms.ValidationError(f"“{name}” is no clause of the newest edition.")
        return found

    def clean(self) -> dict[str, Any]:
        """Returns the data; an item is covered or does not apply, not both, and one of them must be said."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("clause") and cleaned.get("reason"):
            self.add_error("reason", "Give a clause, or say why this does not apply: not both.")
        if not self.errors and not cleaned.get("clause") and not cleaned.get("reason"):
            self.add_error("clause", "Give the clause that covers this, or say below why it does not apply.")
        return cleaned


class DocumentForm(forms.ModelForm[LinkedDocument]):
    """A document that goes with a policy: at a web address, or another policy of the same authority."""

    url = forms.URLField(
        label="Web address", max_length=1000, required=False, assume_scheme="https",
        help_text="Where readers find it. Or choose a policy below.",
    )  # fmt: skip

    class Meta:
        model = LinkedDocument
        fields = ("title", "kind", "url", "page", "owner_role", "review_due", "last_checked")
        error_messages = {"title": {"required": "Give the document's title."}}
        labels = {"page": "Or a policy here", "owner_role": "Looked after by", "last_checked": "Last read through"}
        widgets = {
            name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d") for name in ("review_due", "last_checked")
        }

    def __init__(self, *args: Any, policy: PolicyPage, **kwargs: Any) -> None:
        kwargs["use_required_attribute"] = False
        super().__init__(*args, **kwargs)
        self.instance.policy = policy
        self.fields["page"].queryset = PolicyPage.objects.sibling_of(policy, inclusive=False)  # type: ignore[attr-defined]  # a choice among pages

    def clean(self) -> dict[str, Any]:
        """Returns the data; asks for one place where the document is."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("url") and not cleaned.get("page") and "url" not in self.errors:
            self.add_error("url", "Say where it is: give its web address, or choose a policy.")
        if cleaned.get("url") and cleaned.get("page"):
            self.add_error("page", "Give a web address or choose a policy, not both.")
        return cleaned
