from django.apps import AppConfig


class ReadingConfig(AppConfig):
    name = "guidance.reading"
    label = "reading"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from guidance.importing.service import register_place
        from guidance.policies.models import EditionPage
        from guidance.reading.actions.publish_guide import publish_revision
        from guidance.reading.guide_tasks import ask_editors
        from guidance.reading.models import GuidePage
        from guidance.reading.places import authority_page
        from guidance.reading.previews import preview_edition, preview_guide
        from record.service import register_chore

        register_place(authority_page)
        EditionPage.render_preview = preview_edition
        GuidePage.publish_revision = staticmethod(publish_revision)
        GuidePage.render_preview = preview_guide
        register_chore("reading-guides-to-check", ask_editors)
