"""The door to reading: what higher floors tell it."""

from guidance.reading.guide_files import load_guide
from guidance.reading.places import authority_page, site_root
from guidance.reading.routes import RouteLink, register_routes
from guidance.reading.shell import council_links

__all__ = ["RouteLink", "authority_page", "council_links", "load_guide", "register_routes", "site_root"]
