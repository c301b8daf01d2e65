"""Fields of the editor's form that a model field cannot draw by itself."""

from datetime import date
from typing import Any

from django import forms

Row = dict[str, str]


class AmendmentsField(forms.CharField):
    """The changes a document lists of itself, one a line: date | version | what changed."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        """Returns the stored rows as lines; text that was typed stays as it is."""
        if not isinstance(value, list):
            return value
        return "\n".join(" | ".join((row.get("on", ""), row.get("version", ""), row.get("what", ""))) for row in value)

    def to_python(self, value: Any) -> Any:
        """Returns the rows as they are stored. Raises ValidationError, naming the line that cannot be read."""
        lines = (line.strip() for line in str(value or "").splitlines())
        return [_row(place, line) for place, line in enumerate(lines, 1) if line]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other rows were typed than are stored."""
        return bool(super().has_changed(self.prepare_value(initial), data))


def _row(place: int, line: str) -> Row:
    parts = [part.strip() for part in line.split("|", 2)]
    if len(parts) != 3 or not parts[2]:
        raise forms.ValidationError(f"Line {place} needs a date, a version and what changed, with | between them.")
    if parts[0]:
        try:
            date.fromisoformat(parts[0])
        except ValueError:
            said = f"Line {place} begins with “{parts[0]}”. Write the date as 2023-09-01, or leave it out."
            raise forms.ValidationError(said) from None
    return {"on": parts[0], "version": parts[1], "what": parts[2]}
