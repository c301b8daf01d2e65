from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "wizard.referrals"
    label = "referrals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Freezes what was sent, and says how its receipt is written."""
        from record.frozen import freeze
        from record.service import register_sender
        from wizard.referrals.models import Submission
        from wizard.referrals.queries import drafts_by_version
        from wizard.referrals.receipts import RECEIPT, build_receipt
        from wizard.routes.service import register_work

        freeze(Submission)
        register_work("drafts", drafts_by_version)
        register_sender(RECEIPT, build_receipt)
