"""The door to alerts: what changed between two versions, in one sentence."""

from guidance.alerts.changes_told import changes_in_words

__all__ = ["changes_in_words"]
