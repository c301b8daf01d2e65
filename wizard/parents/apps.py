from django.apps import AppConfig


class ParentsConfig(AppConfig):
    name = "wizard.parents"
    label = "parents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Says how its letters are written and what its links are for; hangs its tab on the case, tells families."""
        from links.service import register_purpose
        from record.service import register_chore, register_sender
        from wizard.casework.service import register_case_tab, register_chronology, register_family_teller
        from wizard.parents.alarms import raise_alarms
        from wizard.parents.chronology import entries_of
        from wizard.parents.late import tell_of_late
        from wizard.parents.notices import SUBJECTS, builder
        from wizard.parents.queries import unanswered
        from wizard.parents.readers import PURPOSE
        from wizard.parents.telling import tell

        for kind in SUBJECTS:
            register_sender(kind, builder(kind))
        register_purpose(PURPOSE, "parents:page", title="Your page")
        register_chore("parents-alarms", raise_alarms)
        register_chore("parents-late", tell_of_late)
        register_case_tab("messages", "Messages", 45, "parents:messages", unanswered)
        register_chronology("messages", entries_of)
        register_family_teller("parents", tell)
