from django.apps import AppConfig


class EnquiriesConfig(AppConfig):
    name = "wizard.enquiries"
    label = "enquiries"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Says how its letters are written, what its links are for, and gives the worker its alarm."""
        from links.service import register_purpose
        from record.service import register_chore, register_sender
        from wizard.enquiries.actions.start_enquiry import PURPOSE
        from wizard.enquiries.alarms import forget_enquiries, raise_alarms
        from wizard.enquiries.notices import SUBJECTS, builder

        for kind in SUBJECTS:
            register_sender(kind, builder(kind))
        register_purpose(PURPOSE, "enquiries:mine", title="Your enquiry")
        register_chore("enquiries-alarms", raise_alarms)
        register_chore("enquiries-forget", forget_enquiries)
