"""Routes in the CMS: the screens of our own below /cms/routes/."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks


@hooks.register("register_admin_urls")
def register_screens() -> list[URLPattern | URLResolver]:
    """Puts the room's screens below /cms/."""
    return [path("", include("wizard.routes.urls"))]
