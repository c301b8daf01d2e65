from django.apps import AppConfig


class ParentsConfig(AppConfig):
    name = "wizard.parents"
    label = "parents"
    default_auto_field = "django.db.models.BigAutoField"
