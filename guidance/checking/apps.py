from django.apps import AppConfig


class CheckingConfig(AppConfig):
    name = "guidance.checking"
    label = "checking"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from guidance.checking.panels import ChecksPanel
        from guidance.policies.models import EditionPage

        EditionPage.content_panels = [ChecksPanel(heading="Checks"), *EditionPage.content_panels]
