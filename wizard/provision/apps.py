from django.apps import AppConfig


class ProvisionConfig(AppConfig):
    name = "wizard.provision"
    label = "provision"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hangs its part on the case's pages, says what its links are for, freezes what providers say."""
        from links.service import register_purpose
        from record.frozen import freeze
        from record.service import register_chore, register_sender
        from wizard.casework.service import register_case_tab, register_chronology, register_school_part
        from wizard.evidence.service import register_named_readers
        from wizard.planning.service import register_end_gate
        from wizard.provision import letters
        from wizard.provision.alarms import tell_unread
        from wizard.provision.chronology import entries
        from wizard.provision.ending import hindrance
        from wizard.provision.models import (
            ConcernNote,
            EngagementEntry,
            EngagementWarning,
            HomeRisk,
            Message,
            MessageReading,
            ProviderReport,
            QualityCheck,
            RegisterMark,
        )
        from wizard.provision.readers import papers_open_to

        register_purpose("provider", "provision:register", title="Your register")
        register_sender(letters.LINK, letters.build_link)
        register_sender(letters.ABSENT, letters.build_told)
        register_sender(letters.REPORT, letters.build_told)
        register_sender(letters.MESSAGE, letters.build_message)
        register_sender(letters.TO_PROVIDER, letters.build_to_provider)
        register_sender(letters.CONCERN, letters.build_for_reader)
        register_chore("provision-unread", tell_unread)
        register_case_tab("provision", "Provision", 60, "provision:case")
        register_chronology("provision", entries)
        register_named_readers(papers_open_to)
        register_school_part("provision", "Provision", 60, "provision_school:case")
        register_end_gate("engagement", hindrance)
        for model in (
            RegisterMark,
            ProviderReport,
            EngagementEntry,
            EngagementWarning,
            HomeRisk,
            ConcernNote,
            Message,
            MessageReading,
            QualityCheck,
        ):
            freeze(model)
