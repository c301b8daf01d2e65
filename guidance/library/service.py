"""The door to the library: sources and contacts."""

from guidance.library.queries import contacts_of, source_keys, sources_by_key

__all__ = ["contacts_of", "source_keys", "sources_by_key"]
