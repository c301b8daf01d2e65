from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "wizard.casework"
    label = "casework"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Says how its notices are written, and gives the worker its alarm."""
        from record.frozen import freeze
        from record.service import expect_chains, register_chore, register_sender
        from wizard.casework.alarms import raise_alarms
        from wizard.casework.chronology import register_chronology
        from wizard.casework.happened import PROVIDERS
        from wizard.casework.models import CaseLetter, Decision
        from wizard.casework.notices import SUBJECTS, builder
        from wizard.casework.queries import cases_by_version, references
        from wizard.casework.recounting import recount_due
        from wizard.casework.reminding import escalate, remind
        from wizard.casework.retention import purge_cases
        from wizard.casework.sharing import files_shared_with
        from wizard.casework.tabs import register_case_tab, register_school_part
        from wizard.evidence.service import register_readers
        from wizard.routes.service import register_work

        for kind in SUBJECTS:
            register_sender(kind, builder(kind))
        register_work("cases", cases_by_version)
        register_chore("casework-alarms", raise_alarms)
        # Before the clocks are worked out anew, which moves a reminder that was missed on to the next day.
        register_chore("casework-reminders", remind)
        register_chore("casework-clocks", recount_due)
        register_chore("casework-escalation", escalate)
        register_chore("casework-retention", purge_cases)
        register_case_tab("where", "Where it is", 10, "casework:case")
        register_case_tab("sent", "What was sent", 20, "casework:sent")
        register_case_tab("decision", "Decision", 30, "casework:decision")
        register_case_tab("letters", "Letters", 40, "casework:case_letters")
        register_case_tab("people", "People", 80, "casework:people")
        register_case_tab("chronology", "Chronology", 85, "casework:chronology")
        register_school_part("after", "Asked and decided", 10, "journey:after")
        for kind, provider in PROVIDERS.items():
            register_chronology(kind, provider)
        expect_chains("case", references)
        register_readers(files_shared_with)
        freeze(Decision)
        freeze(CaseLetter)
