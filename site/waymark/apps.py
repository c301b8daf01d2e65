from django.apps import AppConfig


class WaymarkConfig(AppConfig):
    name = "waymark"
    default_auto_field = "django.db.models.BigAutoField"
