from django.apps import AppConfig

from record.frozen import freeze


class RoutesConfig(AppConfig):
    name = "wizard.routes"
    label = "routes"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        freeze(self.get_model("RouteVersion"))
