from django.apps import AppConfig


class WaymarkConfig(AppConfig):
    name = "waymark"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from people.service import follow_memberships  # noqa: PLC0415  (models are loaded by now)
        from waymark.cms_access import follow  # noqa: PLC0415

        follow_memberships(follow)
