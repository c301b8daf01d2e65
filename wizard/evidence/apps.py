from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "wizard.evidence"
    label = "evidence"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from record.service import register_chore, register_sender
        from wizard.evidence.chores import clear_orphans, scan_waiting
        from wizard.evidence.letters import INFECTED_LETTER, build_letter

        register_chore("scanning evidence", scan_waiting)
        register_chore("clearing evidence", clear_orphans)
        register_sender(INFECTED_LETTER, build_letter)
