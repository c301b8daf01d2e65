"""A version as a compiled route, without fetching its document again and again."""

from wizard.routes.compiling import kept_or_compiled
from wizard.routes.models import RouteVersion
from wizard.routes.route import Route


def route_of(version: RouteVersion) -> Route:
    """Returns the compiled route of a frozen version.

    A document is some 200 KB: queries leave it where it is (`defer`), and it is read once a process.
    """
    return kept_or_compiled(version.sha256, lambda: version.document)
