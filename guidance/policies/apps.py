from django.apps import AppConfig

from record.frozen import freeze


class PoliciesConfig(AppConfig):
    name = "guidance.policies"
    label = "policies"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from guidance.policies.actions.publish_edition import publish_revision
        from guidance.policies.forms import EditionForm
        from guidance.policies.models import ClauseText, EditionPage, EditionVersion

        freeze(EditionVersion)
        freeze(ClauseText)
        EditionPage.publish_revision = staticmethod(publish_revision)
        EditionPage.base_form_class = EditionForm
