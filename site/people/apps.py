from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from links.service import register_purpose
        from people.letters import ADDRESS, BUILDERS, INVITATION
        from people.notices import register_notices
        from people.purging import forget_joining
        from people.sessions.life import begin, forget_ended
        from record.service import register_chore, register_sender

        user_logged_in.connect(begin, dispatch_uid="people-session-begins")
        register_notices()
        register_purpose(INVITATION, "people:invited", title="An invitation to Waymark")
        register_purpose(ADDRESS, "account_new_address", title="Your new email address")
        for kind, build in BUILDERS.items():
            register_sender(kind, build)
        register_chore("people-forget-joining", forget_joining)
        register_chore("people-forget-sessions", forget_ended)
