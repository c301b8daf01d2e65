from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "wizard.support"
    label = "support"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Freezes what is written down; gives the worker the daily look and the purge; brings answers to referrals."""
        from record.frozen import freeze
        from record.service import register_chore, register_sender
        from wizard.attendance.service import register_bringer
        from wizard.support.bringing import brought, prefill_of
        from wizard.support.letters import DUE, build_due
        from wizard.support.reminders import remind_schools
        from wizard.support.retention import purge_records

        freeze(self.get_model("Entry"))
        register_sender(DUE, build_due)
        register_chore("support-reminders", remind_schools)
        register_chore("support-purge", purge_records)
        register_bringer(prefill_of, brought)
