from django.apps import AppConfig


class CheckingConfig(AppConfig):
    name = "guidance.checking"
    label = "checking"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from guidance.checking.actions.check_links import check_links
        from guidance.checking.before_approval import open_errors
        from guidance.checking.due_documents import ask_for_reviews
        from guidance.checking.panels import ChecksPanel
        from guidance.policies.models import EditionPage
        from guidance.policies.service import say_before_approval
        from record.service import register_chore

        register_chore("checking-links", check_links)
        register_chore("checking-documents-due", ask_for_reviews)
        say_before_approval(open_errors)
        EditionPage.content_panels = [ChecksPanel(heading="Checks"), *EditionPage.content_panels]
