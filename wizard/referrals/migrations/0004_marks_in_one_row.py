import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Marks of both kinds in one row, so that storing them costs one query. No referral had any yet."""

    dependencies = [("referrals", "0003_handing_over_and_duplicates")]

    operations = [
        migrations.DeleteModel(name="PupilMark"),
        migrations.CreateModel(
            name="PupilMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("upn", models.CharField(db_index=True, max_length=64, null=True)),
                ("named", models.CharField(db_index=True, max_length=64, null=True)),
                (
                    "referral",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pupil_mark",
                        to="referrals.referral",
                    ),
                ),
            ],
        ),
    ]
