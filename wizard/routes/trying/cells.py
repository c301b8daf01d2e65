"""Plain fields of the try-out: each knows the JSON value it stands for, and shows one. None of them must be filled."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from formkit.dates import DayField

JSON = Any
LONGEST = 2000
NOTHING = "Not answered"
NOT_KNOWN = "not-known"
NOT_KNOWN_VALUE = {"not_known": True}


class Pick(forms.ChoiceField):
    """One of several, as a list to open. `values` are the JSON values of options that are not their own text."""

    def __init__(
        self, options: Iterable[tuple[str, str]], *, values: dict[str, JSON] | None = None, empty: str = NOTHING,
        **more: Any,
    ) -> None:  # fmt: skip
        self.values = values or {}
        super().__init__(choices=[("", empty), *options], required=False, **more)

    def stored(self, cleaned: Any) -> JSON:
        """Returns the JSON value, None for nothing chosen."""
        return self.values.get(cleaned, cleaned) if cleaned else None

    def shown(self, value: JSON) -> Any:
        """Returns the option that stands for a JSON value."""
        known = next((option for option, one in self.values.items() if one == value), None)
        return known or (value if isinstance(value, str) else "")


class Ticks(forms.MultipleChoiceField):
    """Any number of several, as boxes."""

    def __init__(self, options: Iterable[tuple[str, str]], **more: Any) -> None:
        widget = forms.CheckboxSelectMultiple
        super().__init__(choices=list(options), required=False, widget=widget, **more)

    def stored(self, cleaned: Any) -> JSON:
        """Returns the list chosen, None for none."""
        return list(cleaned) or None

    def shown(self, value: JSON) -> Any:
        """Returns the list."""
        return value if isinstance(value, list) else []


class Tick(forms.BooleanField):
    """One box, which stands for one JSON value."""

    def __init__(self, *, value: JSON = True, **more: Any) -> None:
        self.value = value
        super().__init__(required=False, **more)

    def stored(self, cleaned: Any) -> JSON:
        """Returns the value of a ticked box."""
        return self.value if cleaned else None

    def shown(self, value: JSON) -> Any:
        """Returns whether the box is ticked."""
        return bool(value)


class Words(forms.CharField):
    """A line of text."""

    def __init__(self, **more: Any) -> None:
        super().__init__(required=False, max_length=LONGEST, **more)

    def stored(self, cleaned: Any) -> JSON:
        """Returns the text, None for a blank."""
        return cleaned or None

    def shown(self, value: JSON) -> Any:
        """Returns the text."""
        return value if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


class Day(DayField):
    """A day, stored as ISO text."""

    def __init__(self, **more: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(required=False, widget=widget, input_formats=["%Y-%m-%d", "%d/%m/%Y"], **more)

    def stored(self, cleaned: Any) -> JSON:
        """Returns the ISO text."""
        return cleaned.isoformat() if isinstance(cleaned, date) else None

    def shown(self, value: JSON) -> Any:
        """Returns the ISO text as it is."""
        return value if isinstance(value, str) else ""


class Figure(forms.DecimalField):
    """A number; `text` stores it as a decimal text, as money and hours are."""

    def __init__(self, *, text: bool = False, **more: Any) -> None:
        self.text = text
        super().__init__(required=False, max_digits=9, decimal_places=2, **more)
        self.widget.attrs["step"] = "any"

    def stored(self, cleaned: Any) -> JSON:
        """Returns the number, whole where it is whole."""
        if cleaned is None:
            return None
        if self.text:
            return str(cleaned)
        return int(cleaned) if cleaned == cleaned.to_integral_value() else float(cleaned)

    def shown(self, value: JSON) -> Any:
        """Returns the number."""
        return "" if isinstance(value, dict | list | bool) or value is None else value
