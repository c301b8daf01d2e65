from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "wizard.referrals"
    label = "referrals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Freezes what was sent, and says how letters about it are written."""
        from record.frozen import freeze
        from record.service import register_chore, register_sender
        from wizard.referrals.actions.start_by_link import forget_unopened
        from wizard.referrals.actions.warn_of_expiry import warn_of_expiry
        from wizard.referrals.letters import ASSIGNED, BEGUN, EXPIRES, build_assigned, build_begun, build_expires
        from wizard.referrals.models import Submission
        from wizard.referrals.queries import drafts_by_version
        from wizard.referrals.receipts import FAMILY_RECEIPT, RECEIPT, build_family_receipt, build_receipt
        from wizard.routes.service import register_work

        freeze(Submission)
        register_work("drafts", drafts_by_version)
        register_sender(RECEIPT, build_receipt)
        register_sender(FAMILY_RECEIPT, build_family_receipt)
        register_sender(ASSIGNED, build_assigned)
        register_sender(EXPIRES, build_expires)
        register_sender(BEGUN, build_begun)
        register_chore("unopened-starts-forgotten", forget_unopened)
        register_chore("drafts-expire", warn_of_expiry)
