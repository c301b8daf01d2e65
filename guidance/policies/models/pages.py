"""A policy, and its yearly editions while they are edited."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, Revision, Workflow

from guidance.policies.addresses import url_parts
from guidance.policies.blocks import ClauseStreamBlock
from guidance.policies.enums import APPROVAL, PolicyType

REVIEW_DUE_HELP = "Left blank, it is counted from the day the edition is in force, by the months beside it."


class PolicyPage(Page):
    """One authority's policy; its words are in the editions below it."""

    lead = models.TextField(blank=True, help_text="One or two sentences for families.")
    policy_type = models.CharField(max_length=10, choices=PolicyType, default=PolicyType.COUNCIL)
    policy_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who hears first when a review is due. One of this authority's editors.",
    )
    owner_role = models.CharField(
        max_length=120, blank=True, help_text="The post that owns it, such as: Head of inclusion. Readers see this."
    )

    parent_page_types = ["reading.AuthorityPage"]
    subpage_types = ["policies.EditionPage"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("policy_type"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("policy_owner"), FieldPanel("owner_role")])], heading="Who looks after it"
        ),
    ]
    preview_modes: list[tuple[str, str]] = []

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        """Returns (site id, root URL, path) of the policy's public address, which shows the current edition."""
        address = reverse("reading:policy", args=[self.get_parent().slug, self.slug])
        return url_parts(super().get_url_parts(request), address)


class EditionPage(Page):
    """One edition (a year's words) while it is edited. Publishing freezes it into an EditionVersion."""

    label = models.CharField(max_length=20, help_text="Such as 2026-27.")
    effective_from = models.DateField()
    issued_on = models.DateField(null=True, blank=True)
    review_due = models.DateField(null=True, blank=True)
    approved_by = models.CharField(max_length=120, blank=True, help_text="The approving body.")
    approved_on = models.DateField(null=True, blank=True)
    minute_reference = models.CharField(max_length=80, blank=True, help_text="Where the approval is minuted.")
    review_every = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(120)], help_text="In months."
    )
    source_version = models.CharField(
        max_length=40, blank=True, help_text="What the document calls itself, such as: version 3.2."
    )
    amendments = models.JSONField(default=list, blank=True)
    reasons = models.JSONField(default=dict, blank=True, editable=False)
    change_note = models.TextField(blank=True, help_text="What changed, in one sentence a parent understands.")
    note = models.TextField(blank=True, help_text="What a reader must know, such as: the policy gives no date.")
    numbering = models.CharField(
        max_length=40, default="1,a,i", help_text="Style of each level: 1, a, i, A or none, with commas."
    )
    body = StreamField(ClauseStreamBlock(), blank=True)

    parent_page_types = ["policies.PolicyPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("label"), FieldPanel("source_version")]),
                FieldRowPanel([FieldPanel("effective_from"), FieldPanel("issued_on")]),
                FieldRowPanel([FieldPanel("review_due", help_text=REVIEW_DUE_HELP), FieldPanel("review_every")]),
            ],
            heading="This edition",
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("approved_by"), FieldPanel("approved_on"), FieldPanel("minute_reference")])],
            heading="Approval",
        ),
        MultiFieldPanel([FieldPanel("change_note"), FieldPanel("note")], heading="What readers are told first"),
        FieldPanel("amendments", heading="Earlier changes, as the document lists them"),
        FieldPanel("numbering"),
        FieldPanel("body", heading="Clauses"),
    ]

    #: The publishing action, given by PoliciesConfig.ready: actions stand above models.
    publish_revision: ClassVar[Callable[..., None]]

    #: Draws the policy page from this draft, given by the reading room's AppConfig.ready.
    render_preview: ClassVar[Callable[["EditionPage", HttpRequest], HttpResponse]]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Returns the policy page as it would read if this draft were published now."""
        return self.render_preview(request)

    def publish(self, revision: Revision, user: Any = None, **options: Any) -> None:
        """Publishes and freezes in one transaction. Raises EditionRefused, or PermissionDenied."""
        self.publish_revision(revision, user, **options)

    def get_workflow(self) -> Workflow | None:
        """Returns the approval that every edition goes through; None where the site's own was switched off."""
        return Workflow.objects.active().filter(name=APPROVAL).first()

    @property
    def has_workflow(self) -> bool:
        """Whether this edition can be submitted for approval."""
        return self.get_workflow() is not None

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        """Returns (site id, root URL, path) of the edition's address: its latest version."""
        policy = self.get_parent()
        address = reverse("reading:edition", args=[policy.get_parent().slug, policy.slug, self.slug])
        return url_parts(super().get_url_parts(request), address)
