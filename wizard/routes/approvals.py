"""A route's approval: which body gave it, on which day and where it is minuted, and who still waits for it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from wagtail.models import TaskState, Workflow, WorkflowTask

from guidance.library.service import close_task, open_task, open_tasks_of
from guidance.reading.models import AuthorityPage
from people.models import Authority
from wizard.routes.models import APPROVAL, RouteApprovalTask, RoutePage

KIND = "route-approval"


@dataclass(frozen=True)
class Approval:
    """Who approved a route, on which day, and under which minute (may be blank: not every body minutes)."""

    approved_by: str
    approved_on: date
    minute_reference: str = ""

    @property
    def told(self) -> str:
        return f"{self.approved_by}, {self.approved_on:%-d %B %Y} {self.minute_reference}".strip()


def needs_approval(page: RoutePage) -> bool:
    """Whether publishing wants an approval: the first version does, a later one stands on it."""
    return not page.versions.exists()


def waiting_step(page: RoutePage) -> TaskState | None:
    """Returns the step at which a submitted route waits, or None."""
    state = page.current_workflow_state
    return state.current_task_state if state and state.status == state.STATUS_IN_PROGRESS else None


def now_waiting(state: TaskState) -> None:
    """Opens a task of the authority's editors for a route that was submitted."""
    page = RoutePage.objects.get(pk=state.workflow_state.object_id)
    about = f"“{page.draft_title or page.title}” waits for approval."
    open_task(_authority(page), KIND, f"{_key(page)}{state.pk}", about, reverse("cms_routes:publish", args=[page.pk]))


def no_longer_waiting(page: RoutePage, note: str) -> None:
    """Closes every open task about this route's approval; the site's own act, because the cause went away."""
    authority = _authority(page)
    for task in open_tasks_of(authority):
        if task.kind == KIND and task.key.startswith(_key(page)):
            close_task(authority, task.key, None, note)


def the_workflow(page: RoutePage) -> Workflow:
    """Returns the site's own approval of routes, made again where somebody took it away."""
    found = page.get_workflow()
    if found:
        return found
    task = RouteApprovalTask.objects.filter(name=APPROVAL).first() or RouteApprovalTask.objects.create(name=APPROVAL)
    workflow, _ = Workflow.objects.get_or_create(name=APPROVAL)
    workflow.active = task.active = True
    workflow.save()
    task.save()
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    return workflow


def _authority(page: RoutePage) -> Authority:
    return AuthorityPage.objects.select_related("authority").ancestor_of(page).get().authority


def _key(page: RoutePage) -> str:
    return f"{KIND}:{page.pk}:"
