from functools import partial

from django.apps import AppConfig
from django.core.management import call_command

from record.frozen import freeze


class PoliciesConfig(AppConfig):
    name = "guidance.policies"
    label = "policies"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from guidance.library.service import register_citing
        from guidance.policies.actions.decide_approval import ask_for_approval, decide
        from guidance.policies.actions.publish_edition import publish_revision
        from guidance.policies.citing import citing_clauses
        from guidance.policies.forms import EditionForm, PolicyForm
        from guidance.policies.models import ApprovalTask, ClauseText, EditionPage, EditionVersion, PolicyPage, Review
        from guidance.policies.reminders import SUBJECTS, build_reminder, remind_editors
        from record.service import register_chore, register_sender

        freeze(EditionVersion)
        freeze(ClauseText)
        freeze(Review)
        ApprovalTask.begun = staticmethod(ask_for_approval)
        ApprovalTask.decided = staticmethod(decide)
        EditionPage.publish_revision = staticmethod(publish_revision)
        EditionPage.base_form_class = EditionForm
        PolicyPage.base_form_class = PolicyForm
        for kind in SUBJECTS:
            register_sender(kind, build_reminder)
        register_chore("policies-review-reminders", remind_editors)
        register_chore("policies-publish-scheduled", partial(call_command, "publish_scheduled", verbosity=0))
        register_citing(citing_clauses)
