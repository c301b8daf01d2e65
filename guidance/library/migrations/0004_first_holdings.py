"""Contacts that were there before their past was kept begin it on the day they were last checked, else today."""

from django.db import migrations
from django.utils import timezone

DETAILS = ("holder", "phone", "text", "email", "url", "hours", "reply")


def begin_holdings(apps, schema_editor):
    Contact = apps.get_model("library", "Contact")
    ContactHolding = apps.get_model("library", "ContactHolding")
    today = timezone.localdate()
    ContactHolding.objects.bulk_create(
        ContactHolding(
            contact=contact,
            from_date=contact.last_checked or today,
            **{field: getattr(contact, field) for field in DETAILS},
        )
        for contact in Contact.objects.filter(holdings__isnull=True)
        if any(getattr(contact, field) for field in DETAILS)
    )


class Migration(migrations.Migration):
    dependencies = [("library", "0003_editions_and_holdings")]

    operations = [migrations.RunPython(begin_holdings, migrations.RunPython.noop)]
