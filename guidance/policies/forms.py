"""The editor's forms: an edition's says why it cannot be published, before anything is."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from guidance.policies.drafts import approval_problems, draft_problems
from guidance.policies.numbering import UnknownStyle, styles_of
from guidance.policies.panels import AmendmentsField
from guidance.policies.queries import editors_at

BINDING = {"action-publish", "action-submit"}  # submitting for approval ends in publishing, by somebody else


class EditionForm(WagtailAdminPageForm):
    """Drafts may be saved unfinished; publishing asks for everything that freezing needs."""

    amendments = AmendmentsField(
        required=False,
        label="Earlier changes",
        help_text="One change a line: date | version | what changed. As in: 2023-09-01 | 2 | The threshold fell.",
    )

    def clean(self) -> dict[str, Any]:
        """Returns the cleaned data; adds the sentences of the freezing rules when it is to be published or approved."""
        cleaned: dict[str, Any] = super().clean()
        try:
            styles_of(cleaned.get("numbering") or "")
        except UnknownStyle as unknown:
            self.add_error("numbering", str(unknown))
        if BINDING.intersection(self.data) and not self.errors:
            self._check_draft(cleaned)
        return cleaned

    def _check_draft(self, cleaned: dict[str, Any]) -> None:
        page = self.instance
        for name, value in cleaned.items():
            setattr(page, name, value)
        for problem in draft_problems(page, self.parent_page.specific):
            self.add_error("change_note" if "change note" in problem else "body", problem)
        for problem in approval_problems(page) if "action-publish" in self.data else ():
            self.add_error("approved_by", problem)


class PolicyForm(WagtailAdminPageForm):
    """A policy is looked after by somebody who edits for its own authority."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["policy_owner"].queryset = editors_at(self.parent_page.slug)  # type: ignore[attr-defined]  # a choice among people
