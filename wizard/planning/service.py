"""The door to planning: what rooms above may want before the council ends provision."""

from wizard.planning.gates import hindrance_to_ending, register_end_gate
from wizard.planning.sections import SECTIONS

__all__ = ["SECTIONS", "hindrance_to_ending", "register_end_gate"]
