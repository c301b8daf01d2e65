from django.apps import AppConfig


class LinksConfig(AppConfig):
    name = "links"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from links.forgetting import forget_links
        from links.letters import CODE, build_code
        from links.mailboxes import real_address
        from record.service import readdress_with, register_chore, register_sender

        readdress_with(real_address)
        register_sender(CODE, build_code)
        register_chore("links-forget", forget_links)
