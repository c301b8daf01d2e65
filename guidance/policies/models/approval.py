"""The step of Wagtail's workflow at which somebody says who approved an edition, when, and where it is minuted."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from wagtail.models import Page, Task, TaskState, WorkflowState

from guidance.policies.approvals import ApprovalForm, SendBackForm


class ApprovalTask(Task):
    """Open to everyone who may publish the edition; approving it publishes it, now or on its day."""

    #: What happens at the step, given by PoliciesConfig.ready: actions stand above models.
    begun: ClassVar[Callable[[TaskState], None]]
    decided: ClassVar[Callable[..., None]]

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """Returns the new state of the step; the authority's editors find it among their tasks."""
        state = super().start(workflow_state, user=user)
        type(self).begun(state)
        return state

    def get_actions(self, obj: Page, user: Any) -> list[tuple[str, str, bool]]:
        """Returns what the user may do at this step, for those who may publish the edition."""
        if not obj.permissions_for_user(user).can_publish():
            return []
        return [("reject", "Send back", True), ("approve", "Approve", True)]

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        """Returns what is asked: approving needs the body, the day and the minute; sending back a reason."""
        return ApprovalForm if action == "approve" else SendBackForm

    def get_template_for_action(self, action: str) -> str:
        """Returns the template of the question the editor's form asks: approving names what is open in the draft."""
        return "wagtailadmin/policies/approve_in_the_form.html" if action == "approve" else ""

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **said: Any) -> None:
        """Approves or sends back. Raises PermissionDenied, or EditionRefused with sentences for the editor."""
        self.decided(task_state, user, action_name, said)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        """Returns the open steps for whoever runs the site; an authority's editors find theirs among their tasks."""
        if user.is_superuser:
            return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        return TaskState.objects.none()

    @classmethod
    def get_description(cls) -> str:
        """Returns what the step is, for whoever builds a workflow."""
        return "Records the approving body, the day and the minute reference, and publishes the edition"

    class Meta:
        verbose_name = "approval of an edition"
