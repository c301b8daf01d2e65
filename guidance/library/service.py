"""The door to the library: sources, what cites them, contacts, services, and the tasks of an authority's editors."""

from guidance.library.abbreviations import ABBREVIATIONS
from guidance.library.actions.add_source import add_source
from guidance.library.actions.change_source import change_source
from guidance.library.actions.close_task import ClosingRefused, close_task
from guidance.library.actions.open_task import open_task
from guidance.library.actions.supersede_source import supersede_source
from guidance.library.citing import Citing, register_citing
from guidance.library.contact_records import ContactRecord, frozen_contacts, thawed_contacts
from guidance.library.editors import editors_of
from guidance.library.freshness import entry_state
from guidance.library.holdings import keep_holding
from guidance.library.queries import (
    contacts_of,
    contacts_on,
    open_tasks_of,
    services_of,
    source_keys,
    sources_by_key,
)

__all__ = [
    "ABBREVIATIONS",
    "Citing",
    "ClosingRefused",
    "ContactRecord",
    "add_source",
    "change_source",
    "close_task",
    "contacts_of",
    "contacts_on",
    "editors_of",
    "entry_state",
    "frozen_contacts",
    "keep_holding",
    "open_task",
    "open_tasks_of",
    "register_citing",
    "services_of",
    "source_keys",
    "sources_by_key",
    "supersede_source",
    "thawed_contacts",
]
