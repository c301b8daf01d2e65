from django.apps import AppConfig


class SearchingConfig(AppConfig):
    name = "guidance.searching"
    label = "searching"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from guidance.policies.service import when_published
        from guidance.searching.actions.index_policies import index_missing, index_published
        from record.service import register_chore

        when_published(index_published)
        register_chore("searching-index-missing", index_missing)
