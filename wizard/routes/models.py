"""A route while edited, and its frozen versions. The wizard reads only RouteVersion."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from wagtail.admin.panels import HelpPanel
from wagtail.models import Page, Task, TaskState, Workflow, WorkflowState

from guidance.policies.models import EditionVersion
from guidance.policies.service import url_parts

#: The name of the workflow that a route's first version is approved by; the migration makes it.
APPROVAL = "approval of a route"


class RouteApprovalTask(Task):
    """Open to everyone who may publish the route; approving it publishes it, on the route's own screen."""

    #: Tells the authority's editors that a route waits, given by RoutesConfig.ready: actions stand above models.
    begun: ClassVar[Callable[[TaskState], None]]

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """Returns the new state of the step."""
        state = super().start(workflow_state, user=user)
        type(self).begun(state)
        return state

    def get_actions(self, obj: Page, user: Any) -> list[tuple[str, str, bool]]:
        """Returns nothing: the route's own screen approves and sends back, and Wagtail's window stays shut."""
        return []

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        """Returns the open steps for whoever runs the site; an authority's editors find theirs among their tasks."""
        if user.is_superuser:
            return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        return TaskState.objects.none()

    @classmethod
    def get_description(cls) -> str:
        """Returns what the step is, for whoever builds a workflow."""
        return "Records the approving body, the day and the minute reference, and publishes the route"

    class Meta:
        verbose_name = "approval of a route"


class RoutePage(Page):
    """One authority's way to refer. `key` is the document's route key, for ever; the address is made from it.

    The page's own slug is prefixed: policies are its siblings in the tree and often have the same name.
    """

    key = models.SlugField(max_length=60)
    #: The document being edited: canonical JSON, part of every revision. Blank until somebody first edits it here.
    draft = models.TextField(blank=True)

    parent_page_types = ["reading.AuthorityPage"]
    subpage_types: list[str] = []
    #: Wagtail's own form changes nothing: the name belongs to the document, the address stands for ever.
    content_panels = [
        HelpPanel("A route is built part by part. Choose <strong>Edit the route’s parts</strong> below."),
    ]
    promote_panels: list[Any] = []
    settings_panels: list[Any] = []

    @property
    def address(self) -> str:
        """The last part of the start page's address."""
        return self.key.replace("_", "-")

    def get_workflow(self) -> Workflow | None:
        """Returns the approval that a route's first version goes through; None where the site's own is off."""
        return Workflow.objects.active().filter(name=APPROVAL).first()

    @property
    def has_workflow(self) -> bool:
        """Whether this route can be submitted for approval."""
        return self.get_workflow() is not None

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Leads to the draft's own preview, which has a page for every question."""
        return HttpResponseRedirect(reverse("cms_routes:preview", args=[self.pk]))

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        """Returns (site id, root URL, path) of the route's start page."""
        address = reverse("journey:start", args=[self.get_parent().slug, self.address])
        return url_parts(super().get_url_parts(request), address)


class RouteVersion(models.Model):
    """A route document as published: canonical text with its hash, frozen."""

    route = models.ForeignKey(RoutePage, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    schema_version = models.CharField(max_length=10)
    document = models.TextField()
    sha256 = models.CharField(max_length=64)
    edition_version = models.ForeignKey(
        EditionVersion, models.PROTECT, null=True, blank=True, related_name="route_versions"
    )
    change_note = models.TextField(blank=True)
    effective_from = models.DateField()
    accepts_until = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, null=True, blank=True, db_constraint=False
    )
    approved_by = models.CharField(max_length=120, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    minute_reference = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["route", "number"], name="route_version_once")]

    def __str__(self) -> str:
        return f"route {self.route_id}, version {self.number}"


class LastDay(models.Model):
    """The last day on which a version takes referrals, as an editor set it later: the version itself is frozen.

    The newest row counts; one without a day takes the limit back.
    """

    version = models.ForeignKey(RouteVersion, models.PROTECT, related_name="last_days")
    day = models.DateField(null=True, blank=True)
    why = models.TextField(blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"version {self.version_id} until {self.day or 'further notice'}"
