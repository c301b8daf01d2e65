"""Pages for readers: an authority's place in the tree, which everything it publishes hangs below, and its guides."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, Revision

from guidance.policies.service import url_parts
from guidance.reading.blocks import GuideStreamBlock
from people.models import Authority


class AuthorityPage(Page):
    authority = models.OneToOneField(Authority, models.PROTECT, related_name="page")

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["policies.PolicyPage", "routes.RoutePage", "reading.GuidePage"]
    preview_modes: list[tuple[str, str]] = []

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        """Returns (site id, root URL, path) of the authority's page."""
        return url_parts(super().get_url_parts(request), reverse("reading:authority", args=[self.slug]))


class GuidePage(Page):
    """What happens and when, in plain English. It explains clauses; it is not policy, so it is not frozen."""

    lead = models.TextField(help_text="One or two sentences a parent reads first.")
    body = StreamField(GuideStreamBlock(), blank=True)

    parent_page_types = ["reading.AuthorityPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("body", heading="Parts"),
    ]

    #: The publishing action and the drawing of a draft, given by ReadingConfig.ready: both stand above models.
    publish_revision: ClassVar[Callable[..., None]]
    render_preview: ClassVar[Callable[["GuidePage", HttpRequest], HttpResponse]]

    def publish(self, revision: Revision, user: Any = None, **options: Any) -> None:
        """Publishes as Wagtail does and keeps the rendered parts. Raises PermissionDenied."""
        self.publish_revision(revision, user, **options)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Returns the guide as it would read if this draft were published now."""
        return self.render_preview(request)

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        """Returns (site id, root URL, path) of the guide."""
        address = reverse("reading:guide", args=[self.get_parent().slug, self.slug])
        return url_parts(super().get_url_parts(request), address)


class GuidePart(models.Model):
    """A part of a guide as published: its words rendered, and the wording of each clause it was checked against."""

    guide = models.ForeignKey(GuidePage, models.CASCADE, related_name="parts")
    key = models.CharField(max_length=36)
    order = models.PositiveSmallIntegerField()
    anchor = models.SlugField(max_length=80)
    heading = models.CharField(max_length=120)
    when = models.CharField(max_length=60, blank=True)
    html = models.TextField()
    clauses = models.JSONField(default=list, blank=True, help_text="The clauses it explains, in the editor's order.")
    #: uid -> SHA-256 of the clause's words when an editor last found that this part explains them rightly.
    checked = models.JSONField(default=dict, blank=True)
    checked_on = models.DateField()
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["guide", "order"]
        constraints = [models.UniqueConstraint(fields=["guide", "key"], name="guide_part_once")]

    def __str__(self) -> str:
        return self.heading
