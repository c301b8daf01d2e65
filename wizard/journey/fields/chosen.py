"""Questions answered by choosing."""

from collections.abc import Mapping
from typing import Any

from django import forms

from formkit.options import NOT_KNOWN, NOT_KNOWN_LABEL, ManyField, Option, OptionsField
from wizard.journey.fields.asked import NOT_KNOWN_VALUE, Asked, lower_first
from wizard.routes.service import Choice


class One(Asked):
    """One of several, as radios."""

    def options(self) -> list[Option]:
        """Returns the options with their hints."""
        return options_of(self.question.options)

    def fields(self) -> dict[str, forms.Field]:
        """Returns the radios, with "We do not know yet" when the question offers it."""
        unknown = self.question.unknown
        short = len(self.options()) == 2 and not unknown and not any(one.hint for one in self.options())
        return {
            self.key: OptionsField(
                self.options(), not_known=unknown, missing=self.missing(), required=False, inline=short
            )
        }

    def initial(self, value: Any) -> dict[str, Any]:
        """Returns the chosen option."""
        return {self.key: NOT_KNOWN if value == NOT_KNOWN_VALUE else value}

    def value(self, cleaned: Mapping[str, Any]) -> Any:
        """Returns the option's key, or that it is not known."""
        chosen = cleaned.get(self.key)
        return NOT_KNOWN_VALUE if chosen == NOT_KNOWN else chosen or None

    def missing(self) -> str:
        """Returns the sentence for nothing chosen."""
        return self.wanting("Select", "Select an answer")


class YesOrNo(One):
    """Yes or no; stored as the words."""

    def options(self) -> list[Option]:
        """Returns the pair."""
        return [Option("yes", "Yes"), Option("no", "No")]


class Many(Asked):
    """Any number of several, as boxes."""

    def fields(self) -> dict[str, forms.Field]:
        """Returns the boxes."""
        last = [Option(NOT_KNOWN, NOT_KNOWN_LABEL, apart=True)] if self.question.unknown else []
        options = [*options_of(self.question.options), *last]
        return {self.key: ManyField(options, missing=self.missing(), required=False)}

    def initial(self, value: Any) -> dict[str, Any]:
        """Returns the chosen options."""
        return {self.key: [NOT_KNOWN] if value == NOT_KNOWN_VALUE else value}

    def value(self, cleaned: Mapping[str, Any]) -> Any:
        """Returns the chosen keys in the order of the route; what is chosen counts for more than not knowing."""
        chosen = set(cleaned.get(self.key) or ())
        keys = [option.key for option in self.question.options if option.key in chosen]
        return keys or (NOT_KNOWN_VALUE if NOT_KNOWN in chosen else None)

    def missing(self) -> str:
        """Returns the sentence for no box ticked."""
        return self.wanting("Select", "Select at least one answer")


class Declared(Asked):
    """A statement to agree to."""

    def fields(self) -> dict[str, forms.Field]:
        """Returns one box."""
        return {self.key: forms.BooleanField(required=False)}

    def initial(self, value: Any) -> dict[str, Any]:
        """Returns whether the box is ticked."""
        return {self.key: value == "yes"}

    def value(self, cleaned: Mapping[str, Any]) -> Any:
        """Returns "yes" or None."""
        return "yes" if cleaned.get(self.key) else None

    def missing(self) -> str:
        """Returns the sentence for a box left empty."""
        return f"Tick the box to confirm: {lower_first(self.question.ask)}"


def options_of(choices: tuple[Choice, ...]) -> list[Option]:
    """Returns a route's choices as options."""
    return [Option(choice.key, choice.label, choice.hint, apart=choice.alone, alone=choice.alone) for choice in choices]
