"""Addresses as they stand outside the site: in feeds, in the API, on paper."""

from django.conf import settings


def whole(path: str) -> str:
    """Returns a path of the site with the site's own address before it; "" stays empty."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path if path else ""
