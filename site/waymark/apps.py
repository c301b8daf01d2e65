from django.apps import AppConfig
from django.db.backends.signals import connection_created


class WaymarkConfig(AppConfig):
    name = "waymark"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from people.service import follow_memberships
        from waymark.cms_access import follow
        from waymark.page_cache.writes import watch

        follow_memberships(follow)
        connection_created.connect(watch, dispatch_uid="waymark-page-cache")
