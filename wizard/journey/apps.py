from django.apps import AppConfig


class JourneyConfig(AppConfig):
    name = "wizard.journey"
    label = "journey"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from guidance.reading.service import register_routes
        from wizard.journey.offering import offered_routes
        from wizard.journey.preview import preview_draft
        from wizard.routes.previewing import register_preview

        register_routes(offered_routes)
        register_preview(preview_draft)
