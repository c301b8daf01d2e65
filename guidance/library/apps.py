from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "guidance.library"
    label = "library"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from guidance.library.actions.ask_about_entries import ask_everywhere
        from guidance.library.to_do_letters import TO_DO, build_letter, write_to_editors
        from record.service import register_chore, register_sender

        register_sender(TO_DO, build_letter)
        register_chore("library-entries-to-check", ask_everywhere)
        register_chore("library-to-do-letters", write_to_editors)
