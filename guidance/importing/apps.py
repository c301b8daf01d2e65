from django.apps import AppConfig


class ImportingConfig(AppConfig):
    name = "guidance.importing"
    label = "importing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from guidance.importing.actions.purge_abandoned import purge_abandoned
        from record.service import register_chore

        register_chore("importing-purge-abandoned", purge_abandoned)
