"""The editor's form: it says why an edition cannot be published, before anything is."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from guidance.policies.drafts import draft_problems
from guidance.policies.numbering import UnknownStyle, styles_of

BINDING = {"action-publish", "action-submit"}  # submitting for approval ends in publishing, by somebody else


class EditionForm(WagtailAdminPageForm):
    """Drafts may be saved unfinished; publishing asks for everything that freezing needs."""

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
