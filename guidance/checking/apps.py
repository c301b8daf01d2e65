from django.apps import AppConfig


class CheckingConfig(AppConfig):
    name = "guidance.checking"
    label = "checking"
    default_auto_field = "django.db.models.BigAutoField"
