from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "wizard.planning"
    label = "planning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Makes records, signatures and endings unchangeable."""
        from record.frozen import freeze
        from wizard.planning.models import Ending, PlanRecord, Signature

        freeze(Ending)
        freeze(PlanRecord)
        freeze(Signature)
