from django.apps import AppConfig


class ReadingConfig(AppConfig):
    name = "guidance.reading"
    label = "reading"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from guidance.importing.service import register_place
        from guidance.reading.places import authority_page

        register_place(authority_page)
