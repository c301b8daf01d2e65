"""The door to the library: sources, contacts, services, and the tasks of an authority's editors."""

from guidance.library.abbreviations import ABBREVIATIONS
from guidance.library.actions.close_task import ClosingRefused, close_task
from guidance.library.actions.open_task import open_task
from guidance.library.queries import contacts_of, open_tasks_of, services_of, source_keys, sources_by_key

__all__ = [
    "ABBREVIATIONS",
    "ClosingRefused",
    "close_task",
    "contacts_of",
    "open_task",
    "open_tasks_of",
    "services_of",
    "source_keys",
    "sources_by_key",
]
