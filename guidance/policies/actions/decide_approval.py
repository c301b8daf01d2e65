"""Approving an edition, or sending it back: the end of the workflow's one step."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.models import TaskState, Workflow, WorkflowTask

from guidance.policies.approvals import ApprovalForm, SendBackForm, sentences
from guidance.policies.enums import APPROVAL
from guidance.policies.models import ApprovalTask, EditionPage, PolicyPage
from guidance.policies.problems import EditionRefused
from guidance.policies.waiting import no_longer_waiting, now_waiting
from people.models import User
from record.service import record_event


def approve_edition(page: EditionPage, actor: User, said: dict[str, Any]) -> None:
    """Records an edition's approval and publishes it, now or on its day; an edition not yet submitted is submitted.

    `said` answers ApprovalForm. Raises PermissionDenied, or EditionRefused with sentences; then nothing is changed.
    """
    _act(page, actor, "approve", said)


def send_back(page: EditionPage, actor: User, comment: str) -> None:
    """Ends the waiting of a submitted edition with a word on what must change. Raises PermissionDenied or
    EditionRefused."""
    if not page.workflow_in_progress:
        raise EditionRefused(["This edition is not waiting for approval."])
    _act(page, actor, "reject", {"comment": comment})


def ask_for_approval(state: TaskState) -> None:
    """Tells the authority's editors that an edition waits."""
    page = state.workflow_state.content_object.specific
    now_waiting(page, page.get_parent().specific, str(state.pk))


def decide(state: TaskState, actor: User | None, action: str, said: dict[str, Any]) -> None:
    """Carries out what was decided at the step. Raises PermissionDenied, or EditionRefused with sentences."""
    page = state.workflow_state.content_object.specific
    if actor is None or not page.permissions_for_user(actor).can_publish():
        raise PermissionDenied("You may not approve for this authority.")
    form = (ApprovalForm if action == "approve" else SendBackForm)(said)
    if not form.is_valid():
        raise EditionRefused(sentences(form))
    with transaction.atomic():
        if action == "approve":
            _approve(state, page, actor, form.cleaned_data)
        else:
            state.reject(user=actor, comment=form.cleaned_data["comment"])
            no_longer_waiting(page, _policy(page), f"Sent back: {form.cleaned_data['comment']}")


def _act(page: EditionPage, actor: User, action: str, said: dict[str, Any]) -> None:
    with transaction.atomic():
        if not page.permissions_for_user(actor).can_publish():
            raise PermissionDenied("You may not approve for this authority.")
        workflow = page.get_workflow() or _made()
        held = page.current_workflow_state
        if held and held.status == held.STATUS_NEEDS_CHANGES:
            held.cancel(user=actor)
        running = page.current_workflow_state or workflow.start(page, actor)
        running.current_task_state.task.specific.on_action(running.current_task_state, actor, action, **said)


def _approve(state: TaskState, page: EditionPage, actor: User, said: dict[str, Any]) -> None:
    draft = page.get_latest_revision_as_object()
    for name, value in said.items():
        setattr(draft, name, value)
    state.revision = draft.save_revision(user=actor)
    state.save(update_fields=["revision"])
    told = f"{said['approved_by']}, {said['approved_on']:%-d %B %Y} {said['minute_reference']}".strip()
    record_event("edition", str(page.pk), "edition.approved", actor, {key: str(value) for key, value in said.items()})
    # Read anew: what the state holds of the page does not know of the revision just saved.
    TaskState.objects.get(pk=state.pk).specific.approve(user=actor, comment=told)
    no_longer_waiting(page, _policy(page), f"Approved: {told}")


def _policy(page: EditionPage) -> PolicyPage:
    policy: PolicyPage = page.get_parent().specific
    return policy


def _made() -> Workflow:
    """Returns the site's own approval, made again where somebody took it away."""
    task = ApprovalTask.objects.filter(name=APPROVAL).first() or ApprovalTask.objects.create(name=APPROVAL)
    workflow, _ = Workflow.objects.get_or_create(name=APPROVAL)
    workflow.active = task.active = True
    workflow.save()
    task.save()
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    return workflow
