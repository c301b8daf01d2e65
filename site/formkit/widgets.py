"""Widgets that the stock ones lack: hints and an "or" between options, and a plain file input."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms


class OptionHints:
    """Mixed into a widget of options: a hint beneath an option, and "or" above the ones that stand apart."""

    hints: Mapping[str, str]
    apart: frozenset[str]
    inline: bool

    def __init__(
        self,
        *args: Any,
        hints: Mapping[str, str] | None = None,
        apart: Iterable[str] = (),
        inline: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.hints = dict(hints or {})
        self.apart = frozenset(apart)
        self.inline = inline

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Returns Django's option with `hint` and `divider` added."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)  # type: ignore[misc]  # a mixin: the widget comes after
        option["hint"] = self.hints.get(str(value), "")
        option["divider"] = str(value) in self.apart
        return option

    def get_context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Returns Django's context with `widget.inline` added."""
        context: dict[str, Any] = super().get_context(*args, **kwargs)  # type: ignore[misc]  # a mixin: the widget comes after
        context["widget"]["inline"] = self.inline
        return context


class Radios(OptionHints, forms.RadioSelect):
    template_name = "formkit/widgets/radios.html"


class Checkboxes(OptionHints, forms.CheckboxSelectMultiple):
    template_name = "formkit/widgets/checkboxes.html"


class PlainFileInput(forms.FileInput):
    """A file input as the browser draws it: the enhanced one of govuk-frontend fails axe."""

    template_name = "formkit/widgets/file.html"
