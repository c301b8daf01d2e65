from django.apps import AppConfig


class ProvisionConfig(AppConfig):
    name = "wizard.provision"
    label = "provision"
    default_auto_field = "django.db.models.BigAutoField"
