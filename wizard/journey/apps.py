from django.apps import AppConfig


class JourneyConfig(AppConfig):
    name = "wizard.journey"
    label = "journey"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from guidance.reading.service import register_routes
        from links.service import register_purpose
        from record.service import register_chore, register_sender
        from wizard.casework.service import register_school_part
        from wizard.journey.actions.purge_drafts import purge_drafts
        from wizard.journey.family.reminding import ask_again_where_changed, send_reminders
        from wizard.journey.last_days import KINDS, announce_last_days, build_letter
        from wizard.journey.offering import offered_routes
        from wizard.journey.preview import preview_draft
        from wizard.journey.typed import forget_old
        from wizard.referrals.service import START_PURPOSE
        from wizard.routes.service import register_preview

        register_routes(offered_routes)
        register_school_part("history", "How it went", 90, "journey:after_history")
        register_purpose(START_PURPOSE, "journey:begun", title="Your referral")
        for kind in KINDS:
            register_sender(kind, build_letter)
        register_chore("consents-asked-again", ask_again_where_changed)
        register_chore("consent-reminders", send_reminders)
        register_chore("route-last-days", announce_last_days)
        register_chore("drafts-purged", purge_drafts)
        register_chore("typed-text-forgotten", forget_old)
        register_preview(preview_draft)
