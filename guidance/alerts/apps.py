from django.apps import AppConfig


class AlertsConfig(AppConfig):
    name = "guidance.alerts"
    label = "alerts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from guidance.alerts.letters import BUILDERS
        from guidance.alerts.purging import forget_addresses
        from guidance.alerts.telling import tell_followers
        from record.service import register_chore, register_sender

        for kind, build in BUILDERS.items():
            register_sender(kind, build)
        register_chore("alerts-tell-followers", tell_followers)
        register_chore("alerts-forget-addresses", forget_addresses)
