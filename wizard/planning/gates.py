"""What rooms above want before the council ends provision. They say so in AppConfig.ready."""

from collections.abc import Callable
from datetime import date

from wizard.casework.models import Case
from wizard.routes.service import EndReason

EndGate = Callable[[Case, EndReason, date], str]
_gates: dict[str, EndGate] = {}


def register_end_gate(key: str, gate: EndGate) -> None:
    """Adds a gate; it returns a sentence that says why provision may not end so yet, or nothing."""
    _gates[key] = gate


def hindrance_to_ending(case: Case, reason: EndReason, on: date) -> str:
    """Returns the first sentence that speaks against this end on this day; empty when none does."""
    return next(filter(None, (gate(case, reason, on) for gate in _gates.values())), "")
