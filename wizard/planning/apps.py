from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "wizard.planning"
    label = "planning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hangs the plan on a case's pages, says how its letter is written, and makes what was signed unchangeable."""
        from links.service import register_purpose
        from record.frozen import freeze
        from record.service import register_chore, register_sender
        from wizard.casework.service import (
            ENDED,
            register_case_filter,
            register_case_tab,
            register_chronology,
            register_letter_values,
            register_school_part,
        )
        from wizard.planning.actions.ask_by_link import PURPOSE as ADVICE
        from wizard.planning.actions.ask_by_link import remind_health
        from wizard.planning.actions.ask_signature import LETTER, PURPOSE
        from wizard.planning.chores import give_places
        from wizard.planning.chronology import entries
        from wizard.planning.models import Continuation, Ending, PlanRecord, Signature
        from wizard.planning.notices import ADVICE as ADVICE_LETTERS
        from wizard.planning.notices import advice, agreement_to_sign
        from wizard.planning.provided import provided_by, things_provided
        from wizard.planning.where import still_to_bring
        from wizard.planning.wording import words_of_end

        register_case_tab("plan", "Plan", 50, "planning:plan")
        register_school_part("plan", "Plan", 20, "planning_school:plan", still_to_bring)
        register_purpose(PURPOSE, "signing:sign", title="An agreement to read and sign")
        register_sender(LETTER, agreement_to_sign)
        register_purpose(ADVICE, "advising:advise", title="What you were asked for")
        for kind in ADVICE_LETTERS:
            register_sender(kind, advice)
        register_chore("advice-reminders", remind_health)
        register_chronology("planning", entries)
        register_chore("places", give_places)
        register_case_filter("provision", "Provision", things_provided, provided_by)
        register_letter_values(ENDED, words_of_end)
        freeze(Continuation)
        freeze(Ending)
        freeze(PlanRecord)
        freeze(Signature)
