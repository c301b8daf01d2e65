"""The door to the family's pages: who has one, by which link, and what they write there."""

from wizard.parents.actions.keep_page import send_page
from wizard.parents.actions.write_message import write_by_link, write_to_family
from wizard.parents.readers import family_of, running_link

__all__ = ["family_of", "running_link", "send_page", "write_by_link", "write_to_family"]
