from django.apps import AppConfig


class WaymarkConfig(AppConfig):
    name = "waymark"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from people.service import follow_memberships
        from waymark.cms_access import follow

        follow_memberships(follow)
