from django.apps import AppConfig


class LinksConfig(AppConfig):
    name = "links"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from links.forgetting import forget_links
        from links.letters import CODE, build_code
        from record.service import register_chore, register_sender

        register_sender(CODE, build_code)
        register_chore("links-forget", forget_links)
