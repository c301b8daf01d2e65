from django.apps import AppConfig

from record.frozen import freeze


class RoutesConfig(AppConfig):
    name = "wizard.routes"
    label = "routes"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from guidance.library.service import register_citing
        from guidance.policies.service import register_effects
        from record.service import register_chore
        from wizard.routes.approvals import now_waiting
        from wizard.routes.cited_sources import citing_questions
        from wizard.routes.edition_effects import touched_routes
        from wizard.routes.models import RouteApprovalTask
        from wizard.routes.stale import watch_clauses

        RouteApprovalTask.begun = staticmethod(now_waiting)
        register_chore("route-clauses", watch_clauses)
        freeze(self.get_model("RouteVersion"))
        register_citing(citing_questions)
        register_effects(touched_routes)
