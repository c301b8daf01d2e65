from django.apps import AppConfig


class ReadingConfig(AppConfig):
    name = "guidance.reading"
    label = "reading"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from guidance.importing.service import register_place
        from guidance.policies.models import EditionPage
        from guidance.reading.places import authority_page
        from guidance.reading.previews import preview_edition

        register_place(authority_page)
        EditionPage.render_preview = preview_edition
