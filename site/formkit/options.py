"""Fields with options to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django import forms

from formkit.widgets import Checkboxes, Radios

NOT_KNOWN = "not_known"
NOT_KNOWN_LABEL = "We do not know yet"


@dataclass(frozen=True)
class Option:
    """One thing to choose. `apart` puts "or" above it; `alone` goes with no other (boxes only)."""

    value: str
    label: str
    hint: str = ""
    apart: bool = False
    alone: bool = False


def with_not_known(options: Iterable[Option], wanted: bool) -> list[Option]:
    """Returns the options, followed by "or We do not know yet" when wanted."""
    last = [Option(NOT_KNOWN, NOT_KNOWN_LABEL, apart=True)] if wanted else []
    return [*options, *last]


class OptionsField(forms.ChoiceField):
    """One of several, as radios. Cleans to the option's value, or "" when optional and left alone."""

    def __init__(
        self, options: Iterable[Option], *, not_known: bool = False, missing: str = "", inline: bool = False,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        shown = with_not_known(options, not_known)
        kwargs.setdefault("widget", Radios(**option_words(shown), inline=inline))
        super().__init__(choices=[(o.value, o.label) for o in shown], **kwargs)
        say_when_missing(self, missing or "Select an answer")


class ManyField(forms.MultipleChoiceField):
    """Any number of several, as checkboxes. Cleans to a list of values in the order posted."""

    def __init__(self, options: Iterable[Option], *, missing: str = "", **kwargs: Any) -> None:
        shown = list(options)
        self.alone = {option.value: option.label for option in shown if option.alone}
        kwargs.setdefault("widget", Checkboxes(**option_words(shown)))
        super().__init__(choices=[(o.value, o.label) for o in shown], **kwargs)
        say_when_missing(self, missing or "Select at least one")

    def validate(self, value: list[str]) -> None:
        """Raises ValidationError also for an option that stands alone, chosen with others."""
        super().validate(value)
        for chosen in value if len(value) > 1 else ():
            if chosen in self.alone:
                raise forms.ValidationError(f"Select what applies, or “{self.alone[chosen]}”, but not both")


class YesNo(OptionsField):
    """Yes or no. Cleans to True, False, NOT_KNOWN (when offered and chosen) or None when left alone."""

    def __init__(self, *, yes: str = "Yes", no: str = "No", not_known: bool = False, **kwargs: Any) -> None:
        pair = [Option("yes", yes), Option("no", no)]
        super().__init__(pair, not_known=not_known, inline=not not_known, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Returns the posted form ("yes", "no") of a stored True or False."""
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value

    def clean(self, value: Any) -> bool | Literal["not_known"] | None:
        """Returns the answer. Raises ValidationError when missing or not offered."""
        chosen = super().clean(self.prepare_value(value))
        answers: dict[str, Any] = {"yes": True, "no": False, NOT_KNOWN: NOT_KNOWN}
        return answers.get(chosen)


def option_words(options: list[Option]) -> dict[str, Any]:
    """Returns what OptionHints wants to know of the options."""
    return {"hints": {o.value: o.hint for o in options}, "apart": [o.value for o in options if o.apart]}


def say_when_missing(field: forms.Field, message: str) -> None:
    """Sets one sentence for an answer not given and for one that was never offered."""
    field.error_messages.update({"required": message, "invalid_choice": message, "invalid_list": message})
