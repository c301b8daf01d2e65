from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from people.notices import register_notices
        from people.sessions.life import begin, forget_ended
        from record.service import register_chore

        user_logged_in.connect(begin, dispatch_uid="people-session-begins")
        register_notices()
        register_chore("people-forget-sessions", forget_ended)
