"""What every page's shell may say."""

from django.conf import settings
from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, object]:
    """Gives templates the site's name and whether this is a demonstration with made-up wording."""
    return {"site_name": settings.SITE_NAME, "demonstration": settings.DEMONSTRATION}
