from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate

from record import frozen


class RecordConfig(AppConfig):
    name = "record"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from record.heads import keep_heads
        from record.service import register_chore

        frozen.freeze(self.get_model("Event"))
        frozen.freeze(self.get_model("ChainHead"))
        register_chore("record-heads", keep_heads)
        connection_created.connect(frozen.teach_sqlite, dispatch_uid="record-teach-sqlite")
        post_migrate.connect(frozen.install_triggers, sender=self, dispatch_uid="record-install-triggers")
