from django.apps import AppConfig


class ProvisionConfig(AppConfig):
    name = "wizard.provision"
    label = "provision"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hangs its part on the case's pages, says what its links are for, freezes what providers say."""
        from links.service import register_purpose
        from record.frozen import freeze
        from record.service import register_sender
        from wizard.casework.service import register_case_tab, register_school_part
        from wizard.provision import letters
        from wizard.provision.models import ProviderReport, RegisterMark

        register_purpose("provider", "provision:register", title="Your register")
        register_sender(letters.LINK, letters.build_link)
        register_sender(letters.ABSENT, letters.build_told)
        register_sender(letters.REPORT, letters.build_told)
        register_case_tab("provision", "Provision", 60, "provision:case")
        register_school_part("provision", "Provision", 60, "provision_school:case")
        freeze(RegisterMark)
        freeze(ProviderReport)
