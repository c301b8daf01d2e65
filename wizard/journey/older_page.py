"""A page that was opened before something was saved is sent after it: both are shown, and nothing is undone unseen."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.forms import BoundField, Form

from wizard.journey.posted import with_value
from wizard.referrals.service import day_in_words


def written_over(form: Form, saved: Mapping[str, Any], shown: str, *, own: bool | None = None) -> list[dict[str, Any]]:
    """Returns where `saved` is not what is sent, as journey/parts/written_over.html reads it; none for a second click.

    The form then says that its page showed what is saved now (`shown`): sent once more, it takes its place. `own`:
    whether the same person saved it; None where that is not known.
    """
    form.data = with_value(form.data, "seen", shown)
    both = [
        (one, saved[one.name], form.cleaned_data.get(one.name)) for one in form.visible_fields() if one.name in saved
    ]
    return [
        {"label": bound.label, "own": own, "theirs": in_words(bound, theirs), "yours": in_words(bound, yours)}
        for bound, theirs, yours in both
        if in_words(bound, theirs) != in_words(bound, yours)
    ]


def in_words(bound: BoundField, value: Any) -> list[str]:
    """Returns a value of a field as a person reads it."""
    if value in (None, "", []):
        return ["Not provided"]
    if isinstance(value, date):
        return [day_in_words(value)]
    labels = {str(key): str(label) for key, label in getattr(bound.field, "choices", ())}
    chosen = value if isinstance(value, list) else [bound.field.prepare_value(value)]
    return sorted(labels.get(str(one), str(one)) for one in chosen)
