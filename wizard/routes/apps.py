from django.apps import AppConfig


class RoutesConfig(AppConfig):
    name = "wizard.routes"
    label = "routes"
    default_auto_field = "django.db.models.BigAutoField"
