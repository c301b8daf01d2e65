"""What is asked of the council when it looks after what it arranged: a visit, and the yearly check of a provider."""

from datetime import date
from typing import Any

from formkit.options import YesNo
from formkit.presentation import present
from wizard.casework.service import CaseForm, day, long_answer, short_answer
from wizard.provision.enums import Finding
from wizard.provision.forms import choice
from wizard.provision.quality import ITEMS


class PlanVisitForm(CaseForm):
    """When who visits."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["planned_on"] = day("On which day?", "Day of the visit", "Enter the day of the visit")
        self.fields["visitor"] = short_answer("Who visits?", "Enter who visits")

    def clean_planned_on(self) -> date | None:
        """Returns the day; nothing is planned for yesterday."""
        return self.not_before_today("planned_on", "Day of the visit")


class VisitForm(CaseForm):
    """What a visit found, and what follows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["held_on"] = day("When was it?", "Day of the visit", "Enter when it was")
        self.fields["finding"] = choice(Finding.choices, "How is it going?", "Select how it is going")
        self.fields["found"] = long_answer(
            "What did you see and hear?", "Enter what you saw and heard",
            hint="What is taught and learned, how the pupil is, what the pupil says to it.",
        )  # fmt: skip
        self.fields["next_steps"] = long_answer("What follows?", "", required=False, rows=3)
        self.fields["next_on"] = day("When is the next visit?", "Day of the next visit", required=False)

    def clean_held_on(self) -> date | None:
        """Returns the day; nobody visited tomorrow."""
        return self.not_after_today("held_on", "Day of the visit")

    def clean_next_on(self) -> date | None:
        """Returns the day; the next visit lies ahead."""
        return self.not_before_today("next_on", "Day of the next visit")

    def clean(self) -> dict[str, Any]:
        """Wants to know what follows where it does not go well."""
        said = super().clean() or {}
        if said.get("finding") not in (None, "", Finding.WELL) and not said.get("next_steps", "").strip():
            self.add_error("next_steps", "Enter what must change, and who sees to it")
        return said


class QualityForm(CaseForm):
    """The council's list, item by item: seen or not, and what."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["checked_on"] = day("When did you look?", "Day of the check", "Enter when you looked")
        for key, words in ITEMS.items():
            self.fields[f"seen-{key}"] = present(
                YesNo(label=words, yes="Seen", no="Not seen", missing=f"Select whether you saw this: {words}"), size="s"
            )
            self.fields[f"what-{key}"] = short_answer("What you saw, or what is missing", "", required=False,
                                                      longest=300)  # fmt: skip
        self.fields["note"] = long_answer("Anything else?", "", required=False, rows=3)

    def clean_checked_on(self) -> date | None:
        """Returns the day; nobody looked tomorrow."""
        return self.not_after_today("checked_on", "Day of the check")

    def clean(self) -> dict[str, Any]:
        """Wants to know what is missing."""
        said = super().clean() or {}
        for key in ITEMS:
            if said.get(f"seen-{key}") is False and not said.get(f"what-{key}", "").strip():
                self.add_error(f"what-{key}", f"Enter what is missing: {ITEMS[key]}")
        return said

    def seen(self) -> dict[str, dict[str, Any]]:
        """Returns the answer to each item of the list."""
        said = self.cleaned_data
        return {key: {"seen": said[f"seen-{key}"], "what": said[f"what-{key}"]} for key in ITEMS}
