"""The door to searching: read what was typed, find clauses, and keep the index."""

from guidance.searching.actions.index_policies import index_policies
from guidance.searching.asking import Asked, read
from guidance.searching.databases import without_index
from guidance.searching.finding import PAGE, Found, Hit, find
from guidance.searching.words import Wanted

__all__ = ["PAGE", "Asked", "Found", "Hit", "Wanted", "find", "index_policies", "read", "without_index"]
