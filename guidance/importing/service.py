"""The door to importing: files in, published policies, sources, contacts and linked documents out."""

from guidance.importing.library_files import load_authority, load_library
from guidance.importing.linked_documents import load_documents
from guidance.importing.places import register_place
from guidance.importing.policies import load_policy
from guidance.importing.policy_file import read_policy
from guidance.importing.problems import ImportRefused

__all__ = [
    "ImportRefused",
    "load_authority",
    "load_documents",
    "load_library",
    "load_policy",
    "read_policy",
    "register_place",
]
