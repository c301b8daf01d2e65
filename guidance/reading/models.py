"""The authority's place in the page tree: everything it publishes hangs below it."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Page

from guidance.policies.service import url_parts
from people.models import Authority


class AuthorityPage(Page):
    authority = models.OneToOneField(Authority, models.PROTECT, related_name="page")

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["policies.PolicyPage", "routes.RoutePage"]
    preview_modes: list[tuple[str, str]] = []

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        """Returns (site id, root URL, path) of the authority's page."""
        return url_parts(super().get_url_parts(request), reverse("reading:authority", args=[self.slug]))
