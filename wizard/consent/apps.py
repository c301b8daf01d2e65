from django.apps import AppConfig


class ConsentConfig(AppConfig):
    name = "wizard.consent"
    label = "consent"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from links.service import register_purpose
        from record.service import register_sender
        from wizard.consent import letters
        from wizard.consent.links import CLINICIAN, PURPOSE

        register_purpose(PURPOSE, "family:answer", title="Your answer is asked for")
        register_purpose(CLINICIAN, "family:clinician_facts", title="Facts are asked for")
        for kind in letters.SUBJECTS:
            register_sender(kind, letters.build_letter)
